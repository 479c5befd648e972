import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import {
  createDevelopmentIssuer,
  createIdentityProvider,
  personas,
  type DevelopmentIssuer,
  type Identity,
  type Persona,
} from '../../src/identity/index.ts';
import { stopClocks } from './fake-clock.ts';
import { failureOf, identifyWith, reasonOf } from './signing.ts';

const keyFile = 'development-issuer-key.json';
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'development-issuer-'));
});

afterEach(async () => {
  jest.useRealTimers();
  await rm(dataDir, { recursive: true });
});

function persona(name: Persona['name']): Persona {
  const found = personas.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no persona ${name}`);
  return found;
}

function identify({ issuer, audience, rolesClaim, keys }: DevelopmentIssuer, token: string): Promise<Identity> {
  const provider = createIdentityProvider({ issuer, audiences: [audience], rolesClaim, keys });
  return provider.identify({ tokens: [token], from: 'bearer' });
}

describe('its tokens', () => {
  it.each<[Persona['name'], string[]]>([
    ['admin', ['PARTNER_ADMIN', 'POLICYMANAGER']],
    ['partner', ['AUTH_PARTNER']],
    ['other-partner', ['AUTH_PARTNER']],
  ])('make %s known', async (name, roles) => {
    const issuer = await createDevelopmentIssuer({ dataDir });
    const identity = await identify(issuer, await issuer.token(persona(name)));
    expect(identity).toEqual({ userId: name, roles: new Set(roles) });
  });

  it('look like those of Keycloak', async () => {
    const issuer = await createDevelopmentIssuer({ dataDir });
    const token = await issuer.token(persona('partner'));
    const { iat = 0, ...claims } = decodeJwt(token);
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', typ: 'JWT', kid: expect.any(String) });
    expect(claims).toEqual({
      iss: 'urn:partner-gateway:development',
      aud: 'partner-gateway',
      azp: 'partner-gateway',
      typ: 'Bearer',
      sub: 'development-partner',
      jti: expect.any(String),
      exp: iat + 12 * 60 * 60,
      preferred_username: 'partner',
      name: 'Pat Partner',
      given_name: 'Pat',
      family_name: 'Partner',
      organizationName: 'Demo Bank',
      partnerType: 'AUTH_PARTNER',
      phoneNumber: '5550101',
      locale: 'eng',
      email: 'partner@example.org',
      realm_access: { roles: ['AUTH_PARTNER'] },
    });
  });

  it('last 12 hours', async () => {
    stopClocks();
    const issuer = await createDevelopmentIssuer({ dataDir });
    const token = await issuer.token(persona('admin'));
    jest.advanceTimersByTime(12 * 60 * 60_000);
    expect(await identify(issuer, token)).toMatchObject({ userId: 'admin' });
    jest.advanceTimersByTime(61_000);
    expect(reasonOf(await failureOf(identify(issuer, token)))).toMatch(/^ERR_JWT_EXPIRED/);
  });

  it('are refused by a gateway that has another key, or a real issuer', async () => {
    const issuer = await createDevelopmentIssuer({ dataDir });
    const another = await createDevelopmentIssuer({ dataDir: join(dataDir, 'another') });
    const token = await issuer.token(persona('admin'));
    expect(reasonOf(await failureOf(identify(another, token)))).toBe('ERR_JWKS_NO_MATCHING_KEY');
    expect(reasonOf(await failureOf(identifyWith(issuer.keys, token)))).toMatch(/\(iss: /);
  });
});

describe('its key', () => {
  it('is kept between starts', async () => {
    const token = await (await createDevelopmentIssuer({ dataDir })).token(persona('admin'));
    expect(await identify(await createDevelopmentIssuer({ dataDir }), token)).toMatchObject({ userId: 'admin' });
  });

  it('lies in a file that only its owner can read, in a folder made where it is missing', async () => {
    const missing = join(dataDir, 'a', 'b');
    await createDevelopmentIssuer({ dataDir: missing });
    expect((await stat(join(missing, keyFile))).mode & 0o777).toBe(0o600);
    expect(await readdir(missing)).toEqual([keyFile]);
  });

  it('is the same for all that start at once', async () => {
    const issuers = await Promise.all(Array.from({ length: 12 }, () => createDevelopmentIssuer({ dataDir })));
    for (const issuer of issuers) {
      const token = await issuer.token(persona('admin'));
      for (const other of issuers) expect(await identify(other, token)).toMatchObject({ userId: 'admin' });
    }
    expect(await readdir(dataDir)).toEqual([keyFile]);
  });

  it.each<[string, () => Promise<string>]>([
    ['empty', () => Promise.resolve('')],
    ['cut short', async () => (await privateKeyText()).slice(0, -20)],
    ['no key', () => Promise.resolve('{"keys":[]}')],
    ['of another type', () => privateKeyText('RS256')],
    ['only public', async () => withMember(await privateKeyText(), 'd', undefined)],
    ['off the curve', async () => withMember(await privateKeyText(), 'x', 'A'.repeat(43))],
    ['made of two keys', async () => withMember(await privateKeyText(), 'd', memberOf(await privateKeyText(), 'd'))],
  ])('that is %s is reported with its file and a way out, and left alone', async (_name, content) => {
    const file = join(dataDir, keyFile);
    const damaged = await content();
    await writeFile(file, damaged);
    const error = await createDevelopmentIssuer({ dataDir }).catch((thrown: unknown) => thrown as Error);
    expect(error).toBeInstanceOf(Error);
    const { message, cause } = error as Error;
    expect(message).toContain(file);
    expect(message).toMatch(/Delete the file and start again/);
    expect(cause).toBeUndefined();
    expect(await readFile(file, 'utf8')).toBe(damaged);
  });

  it('that cannot be read is reported as such', async () => {
    await createDevelopmentIssuer({ dataDir: join(dataDir, keyFile) });
    await expect(createDevelopmentIssuer({ dataDir })).rejects.toThrow(/EISDIR/);
  });
});

async function privateKeyText(alg = 'ES256'): Promise<string> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return JSON.stringify(await exportJWK(privateKey));
}

function memberOf(text: string, name: string): unknown {
  return (JSON.parse(text) as Record<string, unknown>)[name];
}

function withMember(text: string, name: string, value: unknown): string {
  return JSON.stringify({ ...(JSON.parse(text) as object), [name]: value });
}
