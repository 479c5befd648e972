import { randomBytes, webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  type KeyUsageFlags,
  KeyUsagesExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '../../src/certificate/x509.ts';

/** A certificate with its key, to issue others. */
export interface Issued {
  readonly certificate: X509Certificate;
  readonly pem: string;
  readonly keys: webcrypto.CryptoKeyPair;
}

interface Wishes {
  readonly name: string;
  /** Absent: signed by its own key. */
  readonly by?: Issued;
  readonly isCa?: boolean;
  readonly pathLength?: number;
  /** Days from now. */
  readonly from?: number;
  readonly to?: number;
  readonly key?: 'P-256' | 'RSA-1024' | 'RSA-2048' | 'RSA-4096';
  readonly hash?: 'SHA-1' | 'SHA-256';
  readonly usages?: KeyUsageFlags;
}

const dayMs = 24 * 3_600_000;
const rsa = (bits: number, hash: string) => ({
  name: 'RSASSA-PKCS1-v1_5',
  hash,
  modulusLength: bits,
  publicExponent: new Uint8Array([1, 0, 1]),
});
const ec = (hash: string) => ({ name: 'ECDSA', namedCurve: 'P-256', hash });

/** Real certificates, made as a test needs them. */
export async function issue(wishes: Wishes): Promise<Issued> {
  const { name, by, isCa = false, pathLength, from = -1, to = 365, key = 'P-256', hash = 'SHA-256' } = wishes;
  const algorithm = key === 'P-256' ? ec(hash) : rsa(Number(key.slice(4)), hash);
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const signer = by?.keys ?? keys;
  const certificate = await X509CertificateGenerator.create({
    serialNumber: randomBytes(8).toString('hex'),
    subject: name,
    issuer: by?.certificate.subject ?? name,
    notBefore: new Date(Date.now() + from * dayMs),
    notAfter: new Date(Date.now() + to * dayMs),
    publicKey: keys.publicKey,
    signingKey: signer.privateKey,
    signingAlgorithm: { ...signer.privateKey.algorithm, hash } as webcrypto.EcdsaParams,
    extensions: [
      ...(isCa ? [new BasicConstraintsExtension(true, pathLength, true)] : []),
      ...(wishes.usages === undefined ? [] : [new KeyUsagesExtension(wishes.usages, true)]),
    ],
  });
  return { certificate, pem: certificate.toString('pem'), keys };
}

export const authority = (name: string, wishes: Partial<Wishes> = {}): Promise<Issued> =>
  issue({ name, isCa: true, ...wishes });
