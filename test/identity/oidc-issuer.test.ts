import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { createIdentityProvider, createRemoteKeys, type Identity } from '../../src/identity/index.ts';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import { stopClocks } from './fake-clock.ts';
import { failureOf, reasonOf } from './signing.ts';

let idp: OidcIssuer;

beforeAll(async () => {
  idp = await startOidcIssuer();
});

afterEach(() => {
  jest.useRealTimers();
});

afterAll(async () => {
  await idp.stop();
});

interface Setting {
  readonly jwksUri?: string;
  readonly audiences?: readonly string[];
  readonly issuer?: string;
}

function createIdentify({ jwksUri, audiences = ['mosip-pms-client'], issuer = idp.issuer }: Setting = {}) {
  const keys = createRemoteKeys({ issuer: idp.issuer, jwksUri: jwksUri ?? null });
  const provider = createIdentityProvider({ issuer, audiences, rolesClaim: 'realm_access.roles', keys });
  return (token: string): Promise<Identity> => provider.identify({ tokens: [token], from: 'bearer' });
}

const user = { name: 'ada', roles: ['PARTNER_ADMIN', 'offline_access'] };
const identity = { userId: 'ada', roles: new Set(user.roles) };

it('tokens of a real provider are accepted, their keys found by its discovery document', async () => {
  expect(await createIdentify()(await idp.tokenFor(user))).toEqual(identity);
});

it('tokens of a real provider are accepted with keys at a configured address', async () => {
  expect(await createIdentify({ jwksUri: `${idp.issuer}/jwks` })(await idp.tokenFor(user))).toEqual(identity);
});

it('the audience may match aud in place of azp', async () => {
  expect(await createIdentify({ audiences: ['account'] })(await idp.tokenFor(user))).toEqual(identity);
});

it('each user gets a token of their own', async () => {
  const identify = createIdentify();
  const tokens = [await idp.tokenFor(user), await idp.tokenFor({ name: 'bob', roles: [] })];
  expect(await Promise.all(tokens.map(identify))).toEqual([identity, { userId: 'bob', roles: new Set() }]);
});

it('another audience and another issuer are refused', async () => {
  const token = await idp.tokenFor(user);
  const reasons = [
    await failureOf(createIdentify({ audiences: ['mosip-ida-client'] })(token)),
    await failureOf(createIdentify({ issuer: `${idp.issuer}/` })(token)),
  ].map(reasonOf);
  expect(reasons).toEqual(['meant for another audience', expect.stringMatching(/\(iss: /)]);
});

it('a rotation of the keys is noticed, and the old key no longer counts', async () => {
  stopClocks();
  const identify = createIdentify();
  const old = await idp.tokenFor(user);
  expect(await identify(old)).toEqual(identity);
  await idp.rotateKeys();
  const fresh = await idp.tokenFor(user);
  jest.advanceTimersByTime(10_001);
  expect(await identify(fresh)).toEqual(identity);
  expect(await failureOf(identify(old))).toMatchObject({ code: 'UNAUTHENTICATED' });
});
