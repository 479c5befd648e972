import { demoIds } from '../../src/app/demo-data.ts';
import { newPublicKey } from '../support/client-input.ts';
import type { CreateCase } from './case.ts';
import { ids } from './setting.ts';

const absentId = '00000000-0000-4000-8000-000000000000';

/** What can be wrong with the parties that a client stands on, and what is accepted. */
export const ruleCases: readonly CreateCase[] = [
  {
    title: 'caller owns no partner',
    as: 'nobody',
    input: {},
    problems: ['PARTNER_NOT_FOUND at partnerId'],
    rest: 'PMS_CERTIFICATE_ERROR_002',
  },
  {
    title: "another's partner",
    as: 'other-partner',
    input: {},
    problems: ['PARTNER_NOT_FOUND at partnerId'],
    rest: 'PMS_POLICY_ERROR_009',
  },
  {
    title: 'no such partner, asked by a partner',
    input: { partnerId: 'nobody-at-all' },
    problems: ['PARTNER_NOT_FOUND at partnerId'],
    rest: 'PMS_POLICY_ERROR_009',
  },
  {
    title: 'no such partner, asked by an administrator',
    as: 'admin',
    input: { partnerId: 'nobody-at-all' },
    problems: ['PARTNER_NOT_FOUND at partnerId'],
    rest: 'PMS_PRT_058',
  },
  {
    title: 'partner of another type',
    input: { partnerId: ids.credentialPartner },
    problems: ['PARTNER_TYPE_NOT_ALLOWED at partnerId', 'MAPPING_MISSING at policyId'],
    rest: 'PMS_PRT_059',
  },
  {
    title: 'inactive partner',
    input: { partnerId: ids.inactivePartner, policyId: ids.ofInactivePartner },
    problems: ['PARTNER_INACTIVE at partnerId'],
    rest: 'PMS_PMP_016',
  },
  {
    title: 'no such policy',
    input: { policyId: absentId },
    problems: ['POLICY_NOT_FOUND at policyId'],
    rest: 'PMS_PRT_073',
  },
  {
    title: 'policy of another type',
    input: { policyId: ids.misp },
    problems: ['POLICY_TYPE_NOT_ALLOWED at policyId'],
    rest: 'PMS_PRT_057',
  },
  {
    title: 'policy never asked for',
    input: { policyId: ids.unmapped },
    problems: ['MAPPING_MISSING at policyId'],
    rest: 'PMS_PRT_061',
  },
  {
    title: "own partner, another's mapping",
    as: 'other-partner',
    input: { partnerId: demoIds.otherPartner },
    problems: ['MAPPING_MISSING at policyId'],
    rest: 'PMS_PRT_061',
  },
  {
    title: 'mapping requested',
    input: { policyId: ids.requested },
    problems: ['MAPPING_NOT_APPROVED at policyId'],
    rest: 'PMS_ESI_002',
  },
  {
    title: 'mapping rejected',
    input: { policyId: ids.rejected },
    problems: ['MAPPING_NOT_APPROVED at policyId'],
    rest: 'PMS_ESI_002',
  },
  {
    title: 'mapping revoked',
    input: { policyId: ids.revoked },
    problems: ['MAPPING_NOT_APPROVED at policyId'],
    rest: 'PMS_ESI_002',
  },
  {
    title: 'policy still a draft',
    input: { policyId: ids.draft },
    problems: ['POLICY_INACTIVE at policyId'],
    rest: 'PMS_PMP_019',
  },
  {
    title: 'policy deactivated',
    input: { policyId: ids.deactivated },
    problems: ['POLICY_INACTIVE at policyId'],
    rest: 'PMS_PMP_019',
  },
  {
    title: 'policy expired',
    input: { policyId: ids.expired },
    problems: ['POLICY_EXPIRED at policyId'],
    rest: 'PMS_PMP_018',
  },
  {
    title: 'policy not valid yet',
    input: { policyId: ids.notYet },
    problems: ['POLICY_EXPIRED at policyId'],
    rest: 'PMS_PMP_018',
  },
  {
    title: 'group inactive',
    input: { policyId: ids.inInactiveGroup },
    problems: ['POLICY_GROUP_INACTIVE at policyId'],
    rest: 'PMS_PMP_023',
  },
  {
    title: 'policy without claims',
    input: { policyId: ids.noClaims },
    problems: ['POLICY_GRANTS_NO_CLAIMS at policyId'],
    rest: 'PMS_ESI_005',
  },
  {
    title: 'policy with a mandatory factor',
    input: { policyId: ids.mandatory },
    problems: ['POLICY_HAS_MANDATORY_FACTOR at policyId'],
    rest: 'PMS_ESI_003',
  },
  {
    title: 'policy without ACR values',
    input: { policyId: ids.noAcr },
    problems: ['POLICY_GRANTS_NO_ACR at policyId'],
    rest: 'PMS_ESI_006',
  },
  {
    title: 'key registered already',
    input: { publicKey: ids.takenKey },
    problems: ['PUBLIC_KEY_REGISTERED at publicKey'],
    rest: 'PMS_ESI_001',
  },
  {
    title: 'key registered already, by somebody else',
    as: 'other-partner',
    input: { publicKey: ids.takenKey, partnerId: demoIds.otherPartner, policyId: ids.ofOtherPartner },
    problems: ['PUBLIC_KEY_REGISTERED at publicKey'],
    rest: 'PMS_ESI_001',
  },
  { title: 'nothing wrong', input: { publicKey: newPublicKey() }, problems: [], rest: null },
  {
    title: 'an administrator, for a partner',
    as: 'admin',
    input: { publicKey: newPublicKey() },
    problems: [],
    rest: null,
  },
  {
    title: 'loopback for development',
    input: { publicKey: newPublicKey(), redirectUris: ['http://localhost:3000/cb'] },
    problems: ['UNWISE_REDIRECT_URI? at redirectUris.0'],
    rest: null,
  },
  {
    title: 'a mobile app',
    input: { publicKey: newPublicKey(), redirectUris: ['io.mosip.residentapp.inji://oauthredirect'] },
    problems: [],
    rest: null,
  },
  {
    title: 'names in three languages',
    input: {
      publicKey: newPublicKey(),
      names: [
        { language: 'eng', value: 'Bank' },
        { language: 'fra', value: 'Banque' },
        { language: 'ara', value: 'بنك' },
      ],
    },
    problems: [],
    rest: null,
  },
];
