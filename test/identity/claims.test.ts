import { beforeAll, describe, expect, it } from '@jest/globals';
import { createSigner, failureOf, goodClaims, identifyWith, reasonOf, type Claims, type Signer } from './signing.ts';

let signer: Signer;

beforeAll(async () => {
  signer = await createSigner();
});

describe('the user id', () => {
  const longest = 'x'.repeat(256);

  it.each<[string, Claims, string]>([
    ['preferred_username', { preferred_username: 'ada', sub: '4711' }, 'ada'],
    ['preferred_username as it is written', { preferred_username: ' Ada\u0308 ' }, ' Ada\u0308 '],
    ['256 characters', { preferred_username: longest }, longest],
    ['sub where preferred_username is missing', { preferred_username: undefined, sub: '4711' }, '4711'],
    ['sub where preferred_username is empty', { preferred_username: '', sub: '4711' }, '4711'],
    ['sub where preferred_username is blank', { preferred_username: '  ', sub: '4711' }, '4711'],
    ['sub where preferred_username is no text', { preferred_username: { $ne: null }, sub: '4711' }, '4711'],
    ['sub where preferred_username is too long', { preferred_username: `${longest}x`, sub: '4711' }, '4711'],
    ['sub where preferred_username has a control character', { preferred_username: 'a\u0000b', sub: '4711' }, '4711'],
  ])('is %s', async (_name, claims, userId) => {
    const token = await signer.sign({ ...goodClaims(), ...claims });
    expect(await identifyWith(signer.keys, token)).toMatchObject({ userId });
  });

  it.each<[string, unknown]>([
    ['missing', undefined],
    ['empty', ''],
    ['a number', 4711],
    ['null', null],
    ['a list', ['ada']],
    ['too long', 'x'.repeat(257)],
    ['with a line break', 'ada\nadmin'],
    ['with a delete character', 'ada\u007f'],
    ['with half a surrogate pair', 'ada\ud800'],
  ])('is refused where both claims are %s', async (_name, value) => {
    const claims: Claims = { ...goodClaims(), preferred_username: value, sub: value };
    const failure = await failureOf(identifyWith(signer.keys, await signer.sign(claims)));
    expect(failure.code).toBe('UNAUTHENTICATED');
    expect(reasonOf(failure)).toBe('no usable user id');
  });
});

describe('roles', () => {
  async function rolesOf(claims: Claims | string, rolesClaim = 'realm_access.roles'): Promise<string[]> {
    const good = goodClaims();
    const payload =
      typeof claims === 'string' ? `${JSON.stringify(good).slice(0, -1)},${claims}}` : { ...good, ...claims };
    const { roles } = await identifyWith(signer.keys, await signer.sign(payload), { rolesClaim });
    return [...roles];
  }

  it.each<[string, Claims, string[]]>([
    ['of the configured claim', { realm_access: { roles: ['A', 'B', 'A'] } }, ['A', 'B']],
    ['as they are written', { realm_access: { roles: ['a', 'A', ' A '] } }, ['a', 'A', ' A ']],
    ['and nothing that is no text', { realm_access: { roles: ['A', 1, null, ['B'], { C: 1 }] } }, ['A']],
    ['none where the claim is missing', {}, []],
    ['none where a part of the path is missing', { realm_access: {} }, []],
    ['none where a part of the path is a list', { realm_access: [{ roles: ['A'] }] }, []],
    ['none where a part of the path is null', { realm_access: null }, []],
    ['none where it is comma text', { realm_access: { roles: 'A,B' } }, []],
    ['none where it is an object', { realm_access: { roles: { 0: 'A', length: 1 } } }, []],
    ['none of another client', { resource_access: { other: { roles: ['A'] } } }, []],
    ['none of a claim at the top', { roles: ['A'] }, []],
    ['none of scope and groups', { scope: 'A', groups: ['A'] }, []],
  ])('are those %s', async (_name, claims, roles) => {
    expect(await rolesOf(claims)).toEqual(roles);
  });

  it.each<[string, string, Claims, string[]]>([
    ['one name', 'roles', { roles: ['A'] }, ['A']],
    ['three names', 'resource_access.gateway.roles', { resource_access: { gateway: { roles: ['A'] } } }, ['A']],
    ['one name with dots', 'https://idp.example/roles', { 'https://idp.example/roles': ['A'] }, ['A']],
    ['the name with dots first', 'a.b', { a: { b: ['path'] }, 'a.b': ['name'] }, ['name']],
    ['dots in the last name', 'a.b.c', { a: { 'b.c': ['A'] } }, ['A']],
  ])('are found by %s', async (_name, path, claims, roles) => {
    expect(await rolesOf(claims, path)).toEqual(roles);
  });

  it.each([
    '__proto__',
    '__proto__.roles',
    'constructor.name',
    'toString',
    'realm_access.__proto__.roles',
    '',
    '.',
    'a..b',
  ])('are none by the path "%s"', async (path) => {
    expect(await rolesOf({ realm_access: { roles: ['A'] } }, path)).toEqual([]);
  });

  it('are none where the payload tries to set a prototype', async () => {
    expect(await rolesOf('"__proto__":{"realm_access":{"roles":["A"]}}')).toEqual([]);
    expect(await rolesOf('"realm_access":{"__proto__":{"roles":["A"]}}')).toEqual([]);
  });

  it('are none where a part of the path is a place in a list', async () => {
    expect(await rolesOf({ realm_access: [['A']] }, 'realm_access.0')).toEqual([]);
  });

  it.each(['injected', 'realm_access.injected', 'record.roles'])(
    'are none by a polluted prototype: %s',
    async (path) => {
      const pollution = { injected: ['A'], record: { roles: ['A'] } };
      for (const [name, value] of Object.entries(pollution)) {
        Object.defineProperty(Object.prototype, name, { value, configurable: true });
      }
      try {
        expect(await rolesOf({ realm_access: {} }, path)).toEqual([]);
      } finally {
        for (const name of Object.keys(pollution)) Reflect.deleteProperty(Object.prototype, name);
      }
    },
  );

  it('are at most 1,000', async () => {
    const many = Array.from({ length: 1_100 }, (_, index) => index.toString(36));
    expect(await rolesOf({ realm_access: { roles: many } })).toEqual(many.slice(0, 1_000));
  });
});
