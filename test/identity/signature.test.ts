import { generateKeyPairSync, sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CompactEncrypt, createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import fc from 'fast-check';
import {
  createSigner,
  encoded,
  expectRefused,
  failureOf,
  goodClaims,
  identifyWith,
  reasonOf,
  signWith,
  type Signer,
} from './signing.ts';

let signer: Signer;
let good: string;

beforeAll(async () => {
  signer = await createSigner();
  good = await signer.sign(goodClaims());
});

describe('algorithms', () => {
  it.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'])('%s', async (alg) => {
    const ofAlgorithm = await createSigner(alg);
    expect(await identifyWith(ofAlgorithm.keys, await ofAlgorithm.sign(goodClaims()))).toMatchObject({ userId: 'ada' });
  });

  it.each(['none', 'None', 'nOnE', 'NONE', '', undefined, null, 1, ['ES256']])('refuses alg %j', async (alg) => {
    const token = `${encoded({ alg, kid: 'ES256' })}.${encoded(goodClaims())}`;
    const signature = good.split('.')[2] ?? '';
    await expectRefused(signer.keys, `${token}.${signature}`, /^ERR_(JOSE_ALG_NOT_ALLOWED|JWS_INVALID)$/);
    await expectRefused(signer.keys, `${token}.`, /^not canonical base64url$/);
    await expectRefused(signer.keys, token, /^not three parts$/);
  });

  it('refuses a public key used as a shared secret', async () => {
    const { publicKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k' };
    const secret = new TextEncoder().encode(JSON.stringify(jwk));
    const token = await signWith(secret, goodClaims(), { alg: 'HS256', kid: 'k' });
    const failure = await failureOf(identifyWith(createLocalJWKSet({ keys: [jwk] }), token));
    expect(reasonOf(failure)).toBe('ERR_JOSE_ALG_NOT_ALLOWED');
  });

  it('refuses Ed25519, whose keys the set may hold for others', async () => {
    const edwards = await createSigner('Ed25519');
    expect(reasonOf(await failureOf(identifyWith(edwards.keys, await edwards.sign(goodClaims()))))).toBe(
      'ERR_JOSE_ALG_NOT_ALLOWED',
    );
  });

  it('takes an RSA key of 1,024 bits for a fault of the issuer', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1_024 });
    const signed = `${encoded({ alg: 'RS256', kid: 'weak' })}.${encoded(goodClaims())}`;
    const token = `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
    const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'weak' }] });
    const failure = await failureOf(identifyWith(keys, token));
    expect(failure).toMatchObject({ code: 'UNAVAILABLE', http: 503 });
    expect(reasonOf(failure)).toMatch(/2048/);
  });
});

describe('form', () => {
  it('refuses every other spelling of the last signature character', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const last of alphabet.replace(good.slice(-1), '')) {
      await expectRefused(
        signer.keys,
        good.slice(0, -1) + last,
        /^(not canonical base64url|ERR_JWS_SIGNATURE_VERIFICATION_FAILED)$/,
      );
    }
  });

  it('refuses a signature by another key', async () => {
    const impostor = await createSigner();
    await expectRefused(signer.keys, await impostor.sign(goodClaims()), /^ERR_JWS_SIGNATURE_VERIFICATION_FAILED$/);
  });

  it('refuses the payload of another token', async () => {
    const other = await signer.sign({ ...goodClaims(), preferred_username: 'admin' });
    const [header, , signature] = good.split('.');
    await expectRefused(
      signer.keys,
      `${header}.${other.split('.')[1]}.${signature}`,
      /^ERR_JWS_SIGNATURE_VERIFICATION_FAILED$/,
    );
  });

  it.each<[string, (token: string) => string, RegExp]>([
    ['empty', () => '', /^not three parts$/],
    ['two parts', (token) => token.slice(0, token.lastIndexOf('.')), /^not three parts$/],
    ['four parts', (token) => `${token}.e30`, /^not three parts$/],
    ['only dots', () => '..', /^not canonical base64url$/],
    ['padding', (token) => `${token}==`, /^not canonical base64url$/],
    ['a line break', (token) => `${token}\n`, /^not canonical base64url$/],
    ['a blank inside', (token) => token.replace('.', ' .'), /^not canonical base64url$/],
    ['the other base64', (token) => `${token.slice(0, -4)}+/+/`, /^not canonical base64url$/],
    ['letters beyond ASCII', (token) => token.replace('.', '\u0130.'), /^not canonical base64url$/],
    ['50 kB', (token) => token.replace('.', `${'A'.repeat(50_000)}.`), /^longer than 16 kB$/],
    ['a header that is no JSON', (token) => token.replace(/^[^.]+/, encoded('{')), /^ERR_JWS_INVALID$/],
    ['a header that is a list', (token) => token.replace(/^[^.]+/, encoded('[]')), /^ERR_JWS_INVALID$/],
  ])('refuses %s', async (_name, changed, reason) => {
    await expectRefused(signer.keys, changed(good), reason);
  });

  it('refuses 16 kB and one character, and takes 16 kB', async () => {
    const sized = (length: number) => signer.sign({ ...goodClaims(), filler: 'x'.repeat(length) });
    const longest = 16 * 1024;
    let filler = 12_000;
    while ((await sized(filler + 1)).length <= longest) filler += 1;
    expect(await identifyWith(signer.keys, await sized(filler))).toMatchObject({ userId: 'ada' });
    await expectRefused(signer.keys, await sized(filler + 1), /^longer than 16 kB$/);
  });

  it('refuses an encrypted token', async () => {
    const { publicKey } = await generateKeyPair('RSA-OAEP-256');
    const jwe = await new CompactEncrypt(new TextEncoder().encode(good))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' })
      .encrypt(publicKey);
    await expectRefused(signer.keys, jwe, /^not three parts$/);
  });

  it('refuses whatever is changed in it, and always in the same way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.string({ minLength: 1, maxLength: 3 }), async (place, text) => {
        const changed = good.slice(0, place) + text + good.slice(place + text.length);
        fc.pre(changed !== good);
        await expectRefused(signer.keys, changed, /./);
      }),
      { numRuns: 300 },
    );
  });
});
