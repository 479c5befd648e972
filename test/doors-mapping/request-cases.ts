import { demoIds } from '../../src/app/demo-data.ts';
import type { RequestPolicyMappingInput } from '../support/operations.generated.ts';
import { ids } from './setting.ts';

export type Who = 'partner' | 'other-partner' | 'nobody' | 'admin' | 'manager';

export interface RequestCase {
  readonly title: string;
  readonly as?: Who;
  readonly input: Partial<RequestPolicyMappingInput>;
  /** Problems as GraphQL shows them, in order: `CODE at path`. */
  readonly problems: readonly string[];
  /** `errorCode` of the REST door; null where the request is accepted. */
  readonly rest: string | null;
}

export const requestCases: readonly RequestCase[] = [
  { title: 'nothing wrong', input: { policyId: ids.free }, problems: [], rest: null },
  { title: 'an administrator, for a partner', as: 'admin', input: { policyId: ids.freeToo }, problems: [], rest: null },
  { title: 'a policy that begins later', input: { policyId: ids.notYet }, problems: [], rest: null },
  { title: 'again after a rejection', input: { policyId: ids.rejected }, problems: [], rest: null },
  { title: 'again after a revocation', input: { policyId: ids.revoked }, problems: [], rest: null },
  {
    title: 'a use case that is too long',
    input: { useCaseDescription: 'x'.repeat(4_001) },
    problems: ['TOO_LONG at useCaseDescription'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'a use case that is no text',
    input: { useCaseDescription: 'a\0b' },
    problems: ['INVALID_TEXT at useCaseDescription'],
    rest: 'PMS_COR_001',
  },
  {
    title: "another's partner",
    as: 'other-partner',
    input: {},
    problems: ['PARTNER_NOT_FOUND at partnerId'],
    rest: 'PMS_PRT_005',
  },
  {
    title: 'a caller without a partner',
    as: 'nobody',
    input: {},
    problems: ['PARTNER_NOT_FOUND at partnerId'],
    rest: 'PMS_PRT_005',
  },
  {
    title: 'a manager, who decides but does not ask',
    as: 'manager',
    input: {},
    problems: ['PARTNER_NOT_FOUND at partnerId'],
    rest: 'PMS_PRT_005',
  },
  {
    title: 'no such partner, asked by an administrator',
    as: 'admin',
    input: { partnerId: 'nobody-at-all' },
    problems: ['PARTNER_NOT_FOUND at partnerId'],
    rest: 'PMS_PRT_005',
  },
  {
    title: 'inactive partner',
    input: { partnerId: ids.inactivePartner },
    problems: ['PARTNER_INACTIVE at partnerId'],
    rest: 'PMS_PMP_016',
  },
  {
    title: 'no such policy',
    input: { policyId: 'no-such-policy' },
    problems: ['POLICY_NOT_FOUND at policyId'],
    rest: 'PMS_PRT_073',
  },
  {
    title: 'inactive partner and no such policy',
    input: { partnerId: ids.inactivePartner, policyId: 'no-such-policy' },
    problems: ['PARTNER_INACTIVE at partnerId', 'POLICY_NOT_FOUND at policyId'],
    rest: 'PMS_PMP_016',
  },
  {
    title: 'partner without a group',
    input: { partnerId: ids.partnerWithoutGroup },
    problems: ['PARTNER_WITHOUT_GROUP at partnerId'],
    rest: 'PMS_PRT_047',
  },
  {
    title: 'policy of another group',
    input: { policyId: ids.elsewhere },
    problems: ['POLICY_NOT_IN_GROUP at policyId'],
    rest: 'PMS_PRT_098',
  },
  {
    title: 'draft, whose name no activated policy has',
    input: { policyId: ids.draft },
    problems: ['POLICY_INACTIVE at policyId'],
    rest: 'PMS_PRT_073',
  },
  {
    title: 'draft, whose name an activated policy elsewhere has',
    input: { policyId: ids.draftWithNamesake },
    problems: ['POLICY_INACTIVE at policyId'],
    rest: 'PMS_PMP_019',
  },
  {
    title: 'deactivated policy',
    input: { policyId: ids.deactivated },
    problems: ['POLICY_INACTIVE at policyId'],
    rest: 'PMS_PRT_073',
  },
  {
    title: 'expired policy',
    input: { policyId: ids.expired },
    problems: ['POLICY_EXPIRED at policyId'],
    rest: 'PMS_PMP_018',
  },
  {
    title: 'requested already',
    input: { policyId: ids.pending },
    problems: ['MAPPING_PENDING at policyId'],
    rest: 'PMS_PRT_053',
  },
  {
    title: 'approved already',
    input: { policyId: ids.approved },
    problems: ['MAPPING_ALREADY_APPROVED at policyId'],
    rest: 'PMS_PRT_060',
  },
  {
    title: 'requested already, and expired since',
    input: { policyId: ids.pendingAndExpired },
    problems: ['POLICY_EXPIRED at policyId', 'MAPPING_PENDING at policyId'],
    rest: 'PMS_PMP_018',
  },
  {
    title: "wrong shape hides another's partner",
    as: 'other-partner',
    input: { useCaseDescription: 'x'.repeat(4_001) },
    problems: ['TOO_LONG at useCaseDescription'],
    rest: 'PMS_COR_001',
  },
  {
    title: "another's partner hides the missing policy",
    as: 'other-partner',
    input: { partnerId: demoIds.partner, policyId: 'no-such-policy' },
    problems: ['PARTNER_NOT_FOUND at partnerId'],
    rest: 'PMS_PRT_005',
  },
];
