import { createPrivateKey, randomBytes, webcrypto, type KeyObject } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from './x509.ts';
import type { ReadCertificate } from './certificate-text.ts';

/** The gateway's own certificate and key, in PEM. */
export interface SigningPair {
  readonly certificate: string;
  readonly key: string;
}

interface SignedCertificate {
  readonly pem: string;
  readonly validTo: Date;
}

/** Signs the key of a partner's certificate with the gateway's own. */
export type Signer = (certificate: ReadCertificate, now: Date) => Promise<SignedCertificate>;

const validMs = 365 * 24 * 3_600_000;
const serialBytes = 16;
const largestFirstByte = 0x7f;
const leastFirstByte = 0x40;
const namedCurves: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

export function createSigner(pair: SigningPair): Signer {
  const issuer = new X509Certificate(pair.certificate);
  const keyObject = createPrivateKey(pair.key);
  const algorithm = algorithmOf(keyObject);
  const signingKey = webcrypto.subtle.importKey(
    'pkcs8',
    keyObject.export({ format: 'der', type: 'pkcs8' }),
    algorithm,
    false,
    ['sign'],
  );
  // a key that cannot be used is told by the first call
  signingKey.catch(() => undefined);

  return async ({ parts }, now) => {
    // never longer than what it rests on
    const validTo = new Date(Math.min(now.getTime() + validMs, parts.notAfter.getTime(), issuer.notAfter.getTime()));
    const signed = await X509CertificateGenerator.create({
      serialNumber: newSerial(),
      subject: parts.subjectName,
      issuer: issuer.subjectName,
      notBefore: now,
      notAfter: validTo,
      publicKey: parts.publicKey,
      signingAlgorithm: algorithm,
      signingKey: await signingKey,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(
          KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment | KeyUsageFlags.dataEncipherment,
          true,
        ),
        await SubjectKeyIdentifierExtension.create(parts.publicKey),
        await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      ],
    });
    return { pem: `${signed.toString('pem')}\n`, validTo };
  };
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject) {
  if (asymmetricKeyType === 'rsa') return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const namedCurve = namedCurves[asymmetricKeyDetails?.namedCurve ?? ''];
  if (namedCurve === undefined) throw new Error('the signing key must be RSA or EC (P-256, P-384, P-521)');
  return { name: 'ECDSA', hash: 'SHA-256', namedCurve };
}

/** Positive, of full length, and not to be guessed (RFC 5280, 4.1.2.2). */
function newSerial(): string {
  const bytes = randomBytes(serialBytes);
  bytes[0] = ((bytes[0] ?? 0) & largestFirstByte) | leastFirstByte;
  return bytes.toString('hex');
}
