import { describe, expect, it } from '@jest/globals';
import { judgeDefinition } from '../../src/policy/policy.definition.rules.ts';
import { goodDefinitions } from './policy-input.ts';

type Type = 'AUTH' | 'DATA_SHARE' | 'CREDENTIAL_ISSUANCE' | 'MISP';
const { AUTH, DATA_SHARE, MISP } = goodDefinitions;
const [share] = DATA_SHARE.shareableAttributes;

function judged(type: Type, definition: Record<string, unknown> | null): string[] {
  return judgeDefinition(definition, type, 'definition').map(
    ({ code, path, severity }) => `${code}${severity === 'WARNING' ? '?' : ''} at ${path.slice(1).join('/')}`,
  );
}

function withAuthTypes(...types: unknown[]): Record<string, unknown> {
  return { ...AUTH, allowedAuthTypes: types };
}

function withShare(changes: object): Record<string, unknown> {
  return { ...DATA_SHARE, shareableAttributes: [{ ...share, ...changes }] };
}

describe('a good document', () => {
  it.each<[Type, Record<string, unknown>]>([
    ['AUTH', AUTH],
    ['AUTH', { ...AUTH, kycLanguages: ['eng', 'ara'] }],
    ['AUTH', { authTokenType: 'random', allowedAuthTypes: [], allowedKycAttributes: [] }],
    ['AUTH', withAuthTypes({ authType: 'OTP', mandatory: true }, { authType: 'otp', mandatory: false, note: 'x' })],
    ['DATA_SHARE', DATA_SHARE],
    ['DATA_SHARE', { ...DATA_SHARE, dataSharePolicies: { ...DATA_SHARE.dataSharePolicies, protocol: 'https' } }],
    ['DATA_SHARE', withShare({ group: null, format: null })],
    ['CREDENTIAL_ISSUANCE', DATA_SHARE],
    ['MISP', MISP],
    ['MISP', { ...MISP, trustBindedAuthVerificationToken: true, allowVciRequestDelegation: false }],
  ])('of type %s is accepted: %#', (type, definition) => {
    expect(judged(type, definition)).toEqual([]);
  });

  it.each(['otp-request', 'BIO', 'demo', 'pin', 'pwd', 'kbt', 'keybinding', 'WLA', 'kyc', 'KycAuth', 'kycexchange'])(
    'may allow %s',
    (authType) => {
      expect(judged('AUTH', withAuthTypes({ authType, mandatory: false }))).toEqual([]);
    },
  );

  it('keeps an authentication type that nobody knows, with a warning', () => {
    const known = { authType: 'otp', mandatory: false };
    expect(judged('AUTH', withAuthTypes(known, { authType: 'palm', mandatory: false }))).toEqual([
      'UNKNOWN_AUTH_TYPE? at allowedAuthTypes/1/authType',
    ]);
  });
});

describe('a bad document', () => {
  it.each<[Type, string, Record<string, unknown>, string[]]>([
    ['AUTH', 'unknown member', { ...AUTH, x: 1 }, ['DEFINITION_UNKNOWN_MEMBER at x']],
    ['AUTH', 'unknown token', { ...AUTH, authTokenType: 'Random' }, ['DEFINITION_VALUE_NOT_ALLOWED at authTokenType']],
    [
      'AUTH',
      'nothing',
      {},
      [
        'DEFINITION_MISSING_MEMBER at allowedAuthTypes',
        'DEFINITION_MISSING_MEMBER at allowedKycAttributes',
        'DEFINITION_MISSING_MEMBER at authTokenType',
      ],
    ],
    ['AUTH', 'list that is none', { ...AUTH, allowedAuthTypes: {} }, ['DEFINITION_WRONG_TYPE at allowedAuthTypes']],
    [
      'AUTH',
      'items without what they need',
      withAuthTypes({ authSubType: '' }, 'otp', { authType: '', mandatory: 'no', authSubType: 3 }),
      [
        'DEFINITION_MISSING_MEMBER at allowedAuthTypes/0/authType',
        'DEFINITION_MISSING_MEMBER at allowedAuthTypes/0/mandatory',
        'DEFINITION_WRONG_TYPE at allowedAuthTypes/1',
        'DEFINITION_WRONG_TYPE at allowedAuthTypes/2/authSubType',
        'DEFINITION_TOO_SHORT at allowedAuthTypes/2/authType',
        'DEFINITION_WRONG_TYPE at allowedAuthTypes/2/mandatory',
      ],
    ],
    [
      'AUTH',
      'attribute with more',
      { ...AUTH, allowedKycAttributes: [{ attributeName: 'a', required: true }] },
      ['DEFINITION_UNKNOWN_MEMBER at allowedKycAttributes/0/required'],
    ],
    [
      'AUTH',
      'tenth item after the second',
      { ...AUTH, kycLanguages: ['a', 'b', 1, 'd', 'e', 'f', 'g', 'h', 'i', 'j', 2] },
      ['DEFINITION_WRONG_TYPE at kycLanguages/2', 'DEFINITION_WRONG_TYPE at kycLanguages/10'],
    ],
    [
      'DATA_SHARE',
      'no source',
      withShare({ source: [] }),
      ['DEFINITION_TOO_FEW_ITEMS at shareableAttributes/0/source'],
    ],
    [
      'DATA_SHARE',
      'several at one place, and inside',
      { ...withShare({ encrypted: 'yes', z: 1 }), dataSharePolicies: { typeOfShare: 'fax' } },
      [
        'DEFINITION_MISSING_MEMBER at dataSharePolicies/encryptionType',
        'DEFINITION_MISSING_MEMBER at dataSharePolicies/shareDomain',
        'DEFINITION_MISSING_MEMBER at dataSharePolicies/source',
        'DEFINITION_MISSING_MEMBER at dataSharePolicies/transactionsAllowed',
        'DEFINITION_MISSING_MEMBER at dataSharePolicies/validForInMinutes',
        'DEFINITION_VALUE_NOT_ALLOWED at dataSharePolicies/typeOfShare',
        'DEFINITION_UNKNOWN_MEMBER at shareableAttributes/0/z',
        'DEFINITION_WRONG_TYPE at shareableAttributes/0/encrypted',
      ],
    ],
    [
      'CREDENTIAL_ISSUANCE',
      'attributes that are no list',
      { ...DATA_SHARE, shareableAttributes: 1 },
      ['DEFINITION_WRONG_TYPE at shareableAttributes'],
    ],
    [
      'MISP',
      'text for a switch',
      { ...MISP, allowKycRequestDelegation: 'true' },
      ['DEFINITION_WRONG_TYPE at allowKycRequestDelegation'],
    ],
    ['MISP', 'unknown switch', { ...MISP, allowAll: true }, ['DEFINITION_UNKNOWN_MEMBER at allowAll']],
  ])('of type %s: %s', (type, _what, definition, expected) => {
    expect(judged(type, definition)).toEqual(expected);
  });
});

describe('a hostile document', () => {
  const filter = (value: unknown) => withShare({ source: [{ attribute: 'a', filter: [value] }] });
  const nested = (depth: number): unknown => (depth === 0 ? {} : [nested(depth - 1)]);

  it.each<[string, unknown]>([
    ['a NUL character', 'a\0b'],
    ['an unpaired surrogate', '\ud800'],
    ['an operator', { $where: '1' }],
    ['a name with a full stop', { 'a.b': 1 }],
    ['a name with NUL', { 'a\0': 1 }],
    ['a prototype', JSON.parse('{"__proto__": {"admin": true}}')],
    ['depth', nested(30)],
  ])('with %s where anything may stand is refused', (_what, value) => {
    const found = judgeDefinition(filter(value), 'DATA_SHARE', 'definition');
    expect(found.map(({ code }) => code)).toEqual(['DEFINITION_VALUE_NOT_ALLOWED']);
  });

  it('of endless depth costs nothing', () => {
    const found = judgeDefinition(
      { a: JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown },
      'AUTH',
      'definition',
    );
    expect(found.map(({ message }) => message)).toEqual(['is nested too deeply']);
  });

  it('may have 5,120 characters, not one more', () => {
    const sized = (size: number) => {
      const empty = filter('');
      return filter('x'.repeat(size - JSON.stringify(empty).length));
    };
    expect(judged('DATA_SHARE', sized(5_120))).toEqual([]);
    expect(judged('DATA_SHARE', sized(5_121))).toEqual(['TOO_LONG at ']);
  });

  it('is shown no more than 100 problems, and no name in full that is endless', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`x${index}`, 1]));
    expect(judged('MISP', { ...MISP, ...many })).toHaveLength(100);
    const [long] = judgeDefinition({ ...MISP, ['n'.repeat(4_000)]: 1 }, 'MISP', 'definition');
    expect(long?.path.at(-1)).toBe(`${'n'.repeat(64)}…`);
  });

  it('is missing altogether', () => {
    expect(judged('AUTH', null)).toEqual(['REQUIRED at ']);
  });
});
