import type { CreateCase } from './case.ts';

const long = (length: number): string => 'x'.repeat(length);
const weakKey = { kty: 'RSA', n: Buffer.alloc(128, 0xaf).toString('base64url'), e: 'AQAB' };
const octKey = { kty: 'oct', alg: 'HS256' };

/** What can be wrong with the input by itself. */
export const shapeCases: readonly CreateCase[] = [
  { title: 'blank name', input: { name: '' }, problems: ['REQUIRED at name'], rest: 'PMS_COR_001' },
  { title: 'name of spaces', input: { name: '   ' }, problems: ['REQUIRED at name'], rest: 'PMS_COR_001' },
  { title: 'name too long', input: { name: long(257) }, problems: ['TOO_LONG at name'], rest: 'PMS_COR_001' },
  { title: 'name with NUL', input: { name: 'a\0b' }, problems: ['INVALID_NAME at name'], rest: 'PMS_COR_001' },
  { title: 'blank policy id', input: { policyId: '' }, problems: ['REQUIRED at policyId'], rest: 'PMS_COR_001' },
  {
    title: 'policy id too long',
    input: { policyId: long(37) },
    problems: ['TOO_LONG at policyId'],
    rest: 'PMS_COR_001',
  },
  { title: 'blank partner id', input: { partnerId: ' ' }, problems: ['REQUIRED at partnerId'], rest: 'PMS_COR_001' },
  {
    title: 'partner id too long',
    input: { partnerId: long(101) },
    problems: ['TOO_LONG at partnerId'],
    rest: 'PMS_COR_001',
  },
  { title: 'empty key', input: { publicKey: {} }, problems: ['REQUIRED at publicKey'], rest: 'PMS_COR_001' },
  {
    title: 'key member null',
    input: { publicKey: { kty: null } },
    problems: ['REQUIRED at publicKey.kty'],
    rest: 'PMS_COR_001',
  },
  { title: 'blank logo', input: { logoUri: '' }, problems: ['REQUIRED at logoUri'], rest: 'PMS_COR_001' },
  {
    title: 'logo is no URL',
    input: { logoUri: 'logo' },
    problems: ['INVALID_LOGO_URI at logoUri'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'logo is a script',
    input: { logoUri: 'javascript:alert(1)' },
    problems: ['INVALID_LOGO_URI at logoUri'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'logo over http',
    input: { logoUri: 'http://bank.example.com/logo.png' },
    problems: ['INVALID_LOGO_URI at logoUri'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'logo too long',
    input: { logoUri: `https://bank.example.com/${long(2_048)}` },
    problems: ['TOO_LONG at logoUri'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'no redirect URI',
    input: { redirectUris: [] },
    problems: ['REQUIRED at redirectUris'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'blank redirect URI',
    input: { redirectUris: ['https://bank.example.com/cb', ' '] },
    problems: ['REQUIRED at redirectUris.1'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'six redirect URIs',
    input: { redirectUris: [1, 2, 3, 4, 5, 6].map((n) => `https://bank.example.com/cb${n}`) },
    problems: ['TOO_MANY at redirectUris'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'redirect URI twice',
    input: { redirectUris: ['https://bank.example.com/cb', 'https://bank.example.com/cb'] },
    problems: ['DUPLICATE_VALUE at redirectUris.1'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'redirect URI too long',
    input: { redirectUris: [`https://bank.example.com/${long(2_048)}`] },
    problems: ['TOO_LONG at redirectUris.0'],
    rest: 'PMS_COR_001',
  },
  { title: 'no grant type', input: { grantTypes: [] }, problems: ['REQUIRED at grantTypes'], rest: 'PMS_COR_001' },
  {
    title: 'grant type twice',
    input: { grantTypes: ['authorization_code', 'authorization_code'] },
    problems: ['DUPLICATE_VALUE at grantTypes.1'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'no authentication method',
    input: { clientAuthMethods: [] },
    problems: ['REQUIRED at clientAuthMethods'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'key without type',
    input: { publicKey: { n: 'AQAB' } },
    problems: ['PUBLIC_KEY_UNUSABLE at publicKey'],
    rest: 'PMS_ESI_007',
  },
  {
    title: 'weak key',
    input: { publicKey: weakKey },
    problems: ['PUBLIC_KEY_WEAK at publicKey'],
    rest: 'PMS_ESI_007',
  },
  {
    title: 'symmetric key',
    input: { publicKey: octKey },
    problems: ['PUBLIC_KEY_TYPE_UNSUPPORTED at publicKey'],
    rest: 'PMS_ESI_007',
  },
  {
    title: 'Ed25519 key',
    input: { publicKey: { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } },
    problems: ['PUBLIC_KEY_TYPE_UNSUPPORTED at publicKey'],
    rest: 'PMS_ESI_007',
  },
  {
    title: 'key set in place of a key',
    input: { publicKey: { keys: [] } },
    problems: ['PUBLIC_KEY_UNUSABLE at publicKey'],
    rest: 'PMS_ESI_007',
  },
  {
    title: 'fragment in redirect URI',
    input: { redirectUris: ['https://bank.example.com/cb#x'] },
    problems: ['INVALID_REDIRECT_URI at redirectUris.0'],
    rest: 'invalid_redirect_uri',
  },
  {
    title: 'script as redirect URI',
    input: { redirectUris: ['https://bank.example.com/cb', 'JaVaScRiPt:alert(1)'] },
    problems: ['INVALID_REDIRECT_URI at redirectUris.1'],
    rest: 'invalid_redirect_uri',
  },
  {
    title: 'redirect URI over http',
    input: { redirectUris: ['http://bank.example.com/cb'] },
    problems: ['INVALID_REDIRECT_URI at redirectUris.0'],
    rest: 'invalid_redirect_uri',
  },
  {
    title: 'unknown grant type',
    input: { grantTypes: ['implicit'] },
    problems: ['UNSUPPORTED_GRANT_TYPE at grantTypes.0'],
    rest: 'invalid_grant_type',
  },
  {
    title: 'unknown authentication method',
    input: { clientAuthMethods: ['client_secret_basic'] },
    problems: ['UNSUPPORTED_CLIENT_AUTH_METHOD at clientAuthMethods.0'],
    rest: 'invalid_client_auth',
  },
  {
    title: 'two-letter language',
    input: { names: [{ language: 'en', value: 'Bank' }] },
    problems: ['INVALID_LANGUAGE at names.0.language'],
    rest: 'invalid_language_code',
  },
  {
    title: 'reserved language',
    input: { names: [{ language: '@none', value: 'Bank' }] },
    problems: ['INVALID_LANGUAGE at names.0.language'],
    rest: 'invalid_language_code',
  },
  {
    title: 'blank translation',
    input: { names: [{ language: 'eng', value: ' ' }] },
    problems: ['INVALID_TRANSLATION at names.0.value'],
    rest: 'invalid_client_name_value',
  },
  {
    title: 'translation too long',
    input: { names: [{ language: 'fra', value: long(51) }] },
    problems: ['INVALID_TRANSLATION at names.0.value'],
    rest: 'invalid_client_name_value',
  },
];
