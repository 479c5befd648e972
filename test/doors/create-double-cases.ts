import { demoIds } from '../../src/app/demo-data.ts';
import type { CreateCase } from './case.ts';
import { ids } from './setting.ts';

const script = 'javascript:alert(1)';
const octKey = { kty: 'oct' };

/** Two or more things wrong at once: GraphQL says all of a stage, REST the first in the contract's order. */
export const doubleCases: readonly CreateCase[] = [
  {
    title: 'name and logo',
    input: { name: '', logoUri: 'x' },
    problems: ['REQUIRED at name', 'INVALID_LOGO_URI at logoUri'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'name and key',
    input: { name: '', publicKey: octKey },
    problems: ['REQUIRED at name', 'PUBLIC_KEY_TYPE_UNSUPPORTED at publicKey'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'key and redirect URI',
    input: { publicKey: octKey, redirectUris: [script] },
    problems: ['PUBLIC_KEY_TYPE_UNSUPPORTED at publicKey', 'INVALID_REDIRECT_URI at redirectUris.0'],
    rest: 'PMS_ESI_007',
  },
  {
    title: 'name and redirect URI',
    input: { name: ' ', redirectUris: [script] },
    problems: ['REQUIRED at name', 'INVALID_REDIRECT_URI at redirectUris.0'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'logo and grant type',
    input: { logoUri: 'x', grantTypes: ['implicit'] },
    problems: ['INVALID_LOGO_URI at logoUri', 'UNSUPPORTED_GRANT_TYPE at grantTypes.0'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'everything blank',
    input: { name: '', policyId: '', partnerId: '', publicKey: {}, logoUri: '', redirectUris: [], grantTypes: [] },
    problems: [
      'REQUIRED at name',
      'REQUIRED at policyId',
      'REQUIRED at partnerId',
      'REQUIRED at publicKey',
      'REQUIRED at logoUri',
      'REQUIRED at redirectUris',
      'REQUIRED at grantTypes',
    ],
    rest: 'PMS_COR_001',
  },
  {
    title: 'two redirect URIs',
    input: { redirectUris: [script, 'https://bank.example.com/cb', 'data:text/html,x'] },
    problems: ['INVALID_REDIRECT_URI at redirectUris.0', 'INVALID_REDIRECT_URI at redirectUris.2'],
    rest: 'invalid_redirect_uri',
  },
  {
    title: 'redirect URI and grant type',
    input: { redirectUris: [script], grantTypes: ['implicit'] },
    problems: ['INVALID_REDIRECT_URI at redirectUris.0', 'UNSUPPORTED_GRANT_TYPE at grantTypes.0'],
    rest: 'invalid_redirect_uri',
  },
  {
    title: 'grant type and authentication method',
    input: { grantTypes: ['implicit'], clientAuthMethods: ['none'] },
    problems: ['UNSUPPORTED_GRANT_TYPE at grantTypes.0', 'UNSUPPORTED_CLIENT_AUTH_METHOD at clientAuthMethods.0'],
    rest: 'invalid_grant_type',
  },
  {
    title: 'language and translation',
    input: {
      names: [
        { language: 'xxx', value: 'Bank' },
        { language: 'eng', value: '' },
      ],
    },
    problems: ['INVALID_LANGUAGE at names.0.language', 'INVALID_TRANSLATION at names.1.value'],
    rest: 'invalid_language_code',
  },
  {
    title: 'wrong shape hides the foreign partner',
    as: 'other-partner',
    input: { name: '' },
    problems: ['REQUIRED at name'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'bad key hides the foreign partner',
    as: 'other-partner',
    input: { publicKey: octKey },
    problems: ['PUBLIC_KEY_TYPE_UNSUPPORTED at publicKey'],
    rest: 'PMS_ESI_007',
  },
  {
    title: 'foreign partner hides the redirect URI',
    as: 'other-partner',
    input: { redirectUris: [script] },
    problems: ['PARTNER_NOT_FOUND at partnerId'],
    rest: 'PMS_POLICY_ERROR_009',
  },
  {
    title: 'foreign partner hides the registered key',
    as: 'other-partner',
    input: { publicKey: ids.takenKey },
    problems: ['PARTNER_NOT_FOUND at partnerId'],
    rest: 'PMS_POLICY_ERROR_009',
  },
  {
    title: 'foreign partner hides the missing policy',
    as: 'other-partner',
    input: { policyId: 'no-such-policy' },
    problems: ['PARTNER_NOT_FOUND at partnerId'],
    rest: 'PMS_POLICY_ERROR_009',
  },
  {
    title: 'missing policy hides the grant type',
    input: { policyId: 'no-such-policy', grantTypes: ['implicit'] },
    problems: ['POLICY_NOT_FOUND at policyId'],
    rest: 'PMS_PRT_073',
  },
  {
    title: 'missing mapping and redirect URI',
    input: { policyId: ids.unmapped, redirectUris: [script] },
    problems: ['MAPPING_MISSING at policyId', 'INVALID_REDIRECT_URI at redirectUris.0'],
    rest: 'PMS_PRT_061',
  },
  {
    title: 'unapproved mapping and authentication method',
    input: { policyId: ids.requested, clientAuthMethods: ['none'] },
    problems: ['MAPPING_NOT_APPROVED at policyId', 'UNSUPPORTED_CLIENT_AUTH_METHOD at clientAuthMethods.0'],
    rest: 'PMS_ESI_002',
  },
  {
    title: 'registered key and missing mapping',
    input: { policyId: ids.unmapped, publicKey: ids.takenKey },
    problems: ['PUBLIC_KEY_REGISTERED at publicKey', 'MAPPING_MISSING at policyId'],
    rest: 'PMS_ESI_001',
  },
  {
    title: 'registered key and redirect URI',
    input: { publicKey: ids.takenKey, redirectUris: [script] },
    problems: ['PUBLIC_KEY_REGISTERED at publicKey', 'INVALID_REDIRECT_URI at redirectUris.0'],
    rest: 'PMS_ESI_001',
  },
  {
    title: 'inactive partner and missing mapping',
    input: { partnerId: ids.inactivePartner },
    problems: ['PARTNER_INACTIVE at partnerId', 'MAPPING_MISSING at policyId'],
    rest: 'PMS_PMP_016',
  },
  {
    title: 'partner of another type and policy of another type',
    input: { partnerId: ids.credentialPartner, policyId: ids.misp },
    problems: [
      'PARTNER_TYPE_NOT_ALLOWED at partnerId',
      'POLICY_TYPE_NOT_ALLOWED at policyId',
      'MAPPING_MISSING at policyId',
    ],
    rest: 'PMS_PRT_059',
  },
  {
    title: 'draft that is not mapped',
    input: { policyId: ids.unmappedDraft },
    problems: ['MAPPING_MISSING at policyId', 'POLICY_INACTIVE at policyId'],
    rest: 'PMS_PRT_061',
  },
  {
    title: 'deactivated and expired',
    input: { policyId: ids.deactivatedAndExpired },
    problems: ['POLICY_INACTIVE at policyId', 'POLICY_EXPIRED at policyId'],
    rest: 'PMS_PMP_019',
  },
  {
    title: 'expired in an inactive group',
    input: { policyId: ids.expiredInInactiveGroup },
    problems: ['POLICY_EXPIRED at policyId', 'POLICY_GROUP_INACTIVE at policyId'],
    rest: 'PMS_PMP_018',
  },
  {
    title: 'neither claims nor ACR values, one of them mandatory',
    input: { policyId: ids.nothing },
    problems: [
      'POLICY_GRANTS_NO_CLAIMS at policyId',
      'POLICY_HAS_MANDATORY_FACTOR at policyId',
      'POLICY_GRANTS_NO_ACR at policyId',
    ],
    rest: 'PMS_ESI_005',
  },
  {
    title: 'a warning beside an error',
    input: { partnerId: demoIds.partner, redirectUris: ['http://localhost/cb'], grantTypes: ['implicit'] },
    problems: ['UNWISE_REDIRECT_URI? at redirectUris.0', 'UNSUPPORTED_GRANT_TYPE at grantTypes.0'],
    rest: 'invalid_grant_type',
  },
];
