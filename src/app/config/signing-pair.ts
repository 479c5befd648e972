import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { SigningPair } from '../../certificate/index.ts';

const certificateName = 'SIGNING_CERT_FILE';
const keyName = 'SIGNING_KEY_FILE';

/** The pair that two settings name, or what is wrong with them. Nothing of the content shows in a problem. */
export function readSigningPair(
  certificate: string | null,
  key: string | null,
): { pair: SigningPair | null; problems: string[] } {
  if (certificate === null && key === null) return { pair: null, problems: [] };
  if (certificate === null) return refusal(certificateName, `is required with ${keyName}`);
  if (key === null) return refusal(keyName, `is required with ${certificateName}`);
  const readCertificate = read(certificate, (text) => new X509Certificate(text));
  const readKey = read(key, createPrivateKey);
  if (readCertificate === null) return refusal(certificateName, 'cannot be read as a certificate (PEM)');
  if (readKey === null) return refusal(keyName, 'cannot be read as an unencrypted private key (PEM)');
  const fault = faultOf(readCertificate.value, readKey.value);
  return fault === null
    ? { pair: { certificate: readCertificate.text, key: readKey.text }, problems: [] }
    : refusal(...fault);
}

const curves = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

function faultOf(certificate: X509Certificate, key: KeyObject): readonly [name: string, text: string] | null {
  const isUsable = key.asymmetricKeyType === 'rsa' || curves.has(key.asymmetricKeyDetails?.namedCurve ?? '');
  if (!isUsable) return [keyName, 'must be RSA or EC (P-256, P-384, P-521)'];
  if (!certificate.checkPrivateKey(key)) return [keyName, `is not the key of ${certificateName}`];
  return certificate.ca ? null : [certificateName, 'is not the certificate of an authority (CA:TRUE)'];
}

function refusal(name: string, text: string): { pair: null; problems: string[] } {
  return { pair: null, problems: [`${name}: ${text}`] };
}

function read<T>(path: string, parse: (text: string) => T): { text: string; value: T } | null {
  try {
    const text = readFileSync(path, 'utf8');
    return { text, value: parse(text) };
  } catch {
    return null;
  }
}
