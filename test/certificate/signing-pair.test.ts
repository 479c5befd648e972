import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generatedSigningPair } from '../../src/app/config/generated-signing-pair.ts';
import { readSettings, SettingsError } from '../../src/app/config/settings.ts';
import { createSigner } from '../../src/certificate/index.ts';
import { storedCertificate } from '../../src/certificate/certificate-text.ts';
import { PemConverter } from '../../src/certificate/x509.ts';
import { authority, issue, type Issued } from './chain.ts';

let folder: string;
const keyOf = async ({ keys }: Issued): Promise<string> =>
  PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    readSettings(variables);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signing-pair-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('the signing pair of the settings', () => {
  it('is read from two files', async () => {
    const ca = await authority('CN=Gateway', { key: 'RSA-2048' });
    const SIGNING_CERT_FILE = await file('ca.pem', ca.pem);
    const SIGNING_KEY_FILE = await file('ca.key', await keyOf(ca));
    const { signing } = readSettings({ SIGNING_CERT_FILE, SIGNING_KEY_FILE });
    const leaf = await issue({ name: 'CN=leaf, O=Bank', by: ca });
    if (signing === null) throw new Error('no pair was read');
    const { pem } = await createSigner(signing)(storedCertificate(leaf.pem), new Date());
    expect(new X509Certificate(pem).verify(new X509Certificate(ca.pem).publicKey)).toBe(true);
  });

  it('is refused where it is no pair, without a word of what the files hold', async () => {
    const [ca, other] = [await authority('CN=Gateway'), await authority('CN=Other')];
    const cert = await file('gateway.pem', ca.pem);
    const key = await file('gateway.key', await keyOf(ca));
    const both = (SIGNING_CERT_FILE: string, SIGNING_KEY_FILE: string) =>
      problemsOf({ SIGNING_CERT_FILE, SIGNING_KEY_FILE });
    expect(problemsOf({ SIGNING_CERT_FILE: cert })).toEqual(['SIGNING_KEY_FILE: is required with SIGNING_CERT_FILE']);
    expect(problemsOf({ SIGNING_KEY_FILE: key })).toEqual(['SIGNING_CERT_FILE: is required with SIGNING_KEY_FILE']);
    expect(both(cert, await file('other.key', await keyOf(other)))).toEqual([
      'SIGNING_KEY_FILE: is not the key of SIGNING_CERT_FILE',
    ]);
    const unreadable = 'SIGNING_CERT_FILE: cannot be read as a certificate (PEM)';
    expect(both(join(folder, 'absent'), key)).toEqual([unreadable]);
    expect(both(key, key)).toEqual([unreadable]);
    expect(both(cert, cert)).toEqual(['SIGNING_KEY_FILE: cannot be read as an unencrypted private key (PEM)']);
    const leaf = await issue({ name: 'CN=leaf' });
    expect(both(await file('leaf.pem', leaf.pem), await file('leaf.key', await keyOf(leaf)))).toEqual([
      'SIGNING_CERT_FILE: is not the certificate of an authority (CA:TRUE)',
    ]);
  });

  it('is generated once beside the data', async () => {
    const made = await Promise.all([1, 2, 3].map(() => generatedSigningPair(join(folder, 'data'), new Date())));
    expect(new Set(made.map(({ certificate }) => certificate)).size).toBe(1);
    const [pair] = made;
    if (pair === undefined) throw new Error('nothing was made');
    const certificate = new X509Certificate(pair.certificate);
    expect([certificate.ca, certificate.checkPrivateKey(createPrivateKey(pair.key))]).toEqual([true, true]);
    expect(await generatedSigningPair(join(folder, 'data'), new Date())).toEqual(pair);
  });
});
