import { samplePolicy } from '../../src/app/sample-policy.ts';
import type {
  CreatePolicyGroupInput,
  CreatePolicyInput,
  UpdatePolicyGroupInput,
  UpdatePolicyInput,
} from '../support/operations.generated.ts';
import { ids } from './setting.ts';

interface Expectation {
  readonly title: string;
  /** Problems as GraphQL shows them, in order: `CODE at path`, warnings with a `?` behind the code. */
  readonly problems: readonly string[];
  /** `errorCode` of the REST door; null where the request is accepted. */
  readonly rest: string | null;
}

const long = 'x'.repeat(257);
const blank = '\u200b \t';
const badDefinition = { ...samplePolicy, authTokenType: 'any', x: 1 };
const bad = ['DEFINITION_UNKNOWN_MEMBER at definition.x', 'DEFINITION_VALUE_NOT_ALLOWED at definition.authTokenType'];

export const createGroupCases: readonly (Expectation & { input: Partial<CreatePolicyGroupInput> })[] = [
  { title: 'nothing wrong', input: {}, problems: [], rest: null },
  {
    title: 'both fields at their limits',
    input: { name: 'n'.repeat(128), description: 'd'.repeat(256) },
    problems: [],
    rest: null,
  },
  { title: 'blank name', input: { name: blank }, problems: ['REQUIRED at name'], rest: 'PMS_COR_001' },
  { title: 'name too long', input: { name: 'n'.repeat(129) }, problems: ['TOO_LONG at name'], rest: 'PMS_COR_001' },
  {
    title: 'description too long',
    input: { description: long },
    problems: ['TOO_LONG at description'],
    rest: 'PMS_COR_001',
  },
  { title: 'name with NUL', input: { name: 'a\0b' }, problems: ['INVALID_NAME at name'], rest: 'PMS_COR_001' },
  {
    title: 'both fields wrong',
    input: { name: '', description: long },
    problems: ['REQUIRED at name', 'TOO_LONG at description'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'name taken',
    input: { name: 'Open group' },
    problems: ['POLICY_GROUP_NAME_TAKEN at name'],
    rest: 'PMS_POL_014',
  },
  { title: 'name in another case', input: { name: 'OPEN GROUP' }, problems: [], rest: null },
  {
    title: 'name taken, and no description',
    input: { name: 'Open group', description: ' ' },
    problems: ['REQUIRED at description'],
    rest: 'PMS_COR_001',
  },
];

export const updateGroupCases: readonly (Expectation & {
  id: string;
  input: Partial<Omit<UpdatePolicyGroupInput, 'id'>>;
})[] = [
  { title: 'nothing wrong', id: ids.emptyGroup, input: { name: 'Renamed' }, problems: [], rest: null },
  {
    title: 'no such group',
    id: ids.absent,
    input: { name: 'x' },
    problems: ['POLICY_GROUP_NOT_FOUND at id'],
    rest: 'PMS_POL_008',
  },
  {
    title: 'no such group, and a blank name',
    id: ids.absent,
    input: { name: '' },
    problems: ['REQUIRED at name'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'name of another group',
    id: ids.emptyGroup,
    input: { name: 'Open group' },
    problems: ['POLICY_GROUP_NAME_TAKEN at name'],
    rest: 'PMS_POL_014',
  },
];

export const deactivateGroupCases: readonly (Expectation & { id: string })[] = [
  { title: 'no such group', id: ids.absent, problems: ['POLICY_GROUP_NOT_FOUND at id'], rest: 'PMS_POL_068' },
  {
    title: 'closed already, with a draft in it',
    id: ids.closedGroup,
    problems: ['POLICY_GROUP_INACTIVE at id', 'POLICY_GROUP_HAS_DRAFTS at id'],
    rest: 'PMS_POL_067',
  },
  {
    title: 'activated policies and drafts',
    id: ids.groupWithBoth,
    problems: ['POLICY_GROUP_HAS_ACTIVE_POLICIES at id', 'POLICY_GROUP_HAS_DRAFTS at id'],
    rest: 'PMS_POL_069',
  },
  {
    title: 'activated policies',
    id: ids.groupWithActive,
    problems: ['POLICY_GROUP_HAS_ACTIVE_POLICIES at id'],
    rest: 'PMS_POL_056',
  },
  { title: 'drafts', id: ids.groupWithDraft, problems: ['POLICY_GROUP_HAS_DRAFTS at id'], rest: 'PMS_POL_070' },
];

export const createPolicyCases: readonly (Expectation & { input: Partial<CreatePolicyInput> })[] = [
  { title: 'nothing wrong', input: {}, problems: [], rest: null },
  {
    title: 'all texts at their limits',
    input: { name: 'n'.repeat(128), description: 'd'.repeat(256), documentVersion: '12345678' },
    problems: [],
    rest: null,
  },
  {
    title: 'unknown authentication type',
    input: { definition: { ...samplePolicy, allowedAuthTypes: [{ authType: 'palm', mandatory: false }] } },
    problems: ['UNKNOWN_AUTH_TYPE? at definition.allowedAuthTypes.0.authType'],
    rest: null,
  },
  { title: 'blank name', input: { name: blank }, problems: ['REQUIRED at name'], rest: 'PMS_COR_001' },
  { title: 'name too long', input: { name: 'n'.repeat(129) }, problems: ['TOO_LONG at name'], rest: 'PMS_COR_001' },
  {
    title: 'description too long',
    input: { description: long },
    problems: ['TOO_LONG at description'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'version too long',
    input: { documentVersion: '123456789' },
    problems: ['TOO_LONG at documentVersion'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'blank version',
    input: { documentVersion: '' },
    problems: ['REQUIRED at documentVersion'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'document too long',
    input: { definition: { ...samplePolicy, kycLanguages: ['x'.repeat(5_200)] } },
    problems: ['TOO_LONG at definition'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'no such group',
    input: { groupId: ids.absent },
    problems: ['POLICY_GROUP_NOT_FOUND at groupId'],
    rest: 'PMS_POL_019',
  },
  {
    title: 'group closed',
    input: { groupId: ids.closedGroup },
    problems: ['POLICY_GROUP_INACTIVE at groupId'],
    rest: 'PMS_POL_053',
  },
  {
    title: 'name taken in the group',
    input: { name: 'The draft' },
    problems: ['POLICY_NAME_TAKEN at name'],
    rest: 'PMS_POL_009',
  },
  {
    title: 'name taken in another group',
    input: { name: 'The draft', groupId: ids.otherGroup },
    problems: [],
    rest: null,
  },
  { title: 'bad document', input: { definition: badDefinition }, problems: bad, rest: 'PMS_PV_005' },
  {
    title: 'document of another type',
    input: { type: 'MISP' },
    problems: [
      'DEFINITION_UNKNOWN_MEMBER at definition.allowedAuthTypes',
      'DEFINITION_UNKNOWN_MEMBER at definition.allowedKycAttributes',
      'DEFINITION_UNKNOWN_MEMBER at definition.authTokenType',
      'DEFINITION_MISSING_MEMBER at definition.allowAuthRequestDelegation',
      'DEFINITION_MISSING_MEMBER at definition.allowKeyBindingDelegation',
      'DEFINITION_MISSING_MEMBER at definition.allowKycRequestDelegation',
    ],
    rest: 'PMS_PV_005',
  },
  {
    title: 'blank name, and a bad document',
    input: { name: '', definition: badDefinition },
    problems: ['REQUIRED at name', ...bad],
    rest: 'PMS_COR_001',
  },
  {
    title: 'no such group, and a bad document',
    input: { groupId: ids.absent, definition: badDefinition },
    problems: ['POLICY_GROUP_NOT_FOUND at groupId'],
    rest: 'PMS_POL_019',
  },
  {
    title: 'group closed, and a bad document',
    input: { groupId: ids.closedGroup, definition: badDefinition },
    problems: ['POLICY_GROUP_INACTIVE at groupId', ...bad],
    rest: 'PMS_POL_053',
  },
  {
    title: 'name taken, and a bad document',
    input: { name: 'The draft', definition: badDefinition },
    problems: ['POLICY_NAME_TAKEN at name', ...bad],
    rest: 'PMS_POL_009',
  },
];

export const updatePolicyCases: readonly (Expectation & {
  id: string;
  input: Partial<Omit<UpdatePolicyInput, 'id'>>;
  /** What the REST door says the group is; that of the policy where nothing is said. */
  group?: string;
})[] = [
  { title: 'nothing wrong', id: ids.draft, input: { description: 'Changed' }, problems: [], rest: null },
  {
    title: 'no such policy',
    id: ids.absent,
    input: { description: 'x' },
    problems: ['POLICY_NOT_FOUND at id'],
    rest: 'PMS_POL_008',
  },
  {
    title: 'no such policy, and a blank description',
    id: ids.absent,
    input: { description: '' },
    problems: ['REQUIRED at description'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'published',
    id: ids.active,
    input: { description: 'x' },
    problems: ['POLICY_NOT_DRAFT at id'],
    rest: 'PMS_POL_055',
  },
  {
    title: 'published, and a bad document',
    id: ids.active,
    input: { definition: badDefinition },
    problems: ['POLICY_NOT_DRAFT at id', ...bad],
    rest: 'PMS_POL_055',
  },
  {
    title: 'in a closed group',
    id: ids.draftInClosedGroup,
    input: { description: 'x' },
    group: ids.closedGroup,
    problems: ['POLICY_GROUP_INACTIVE at id'],
    rest: 'PMS_POL_053',
  },
  {
    title: 'name taken, and a bad document',
    id: ids.draft,
    input: { name: 'The active one', definition: badDefinition },
    problems: ['POLICY_NAME_TAKEN at name', ...bad],
    rest: 'PMS_POL_009',
  },
  { title: 'bad document', id: ids.draft, input: { definition: badDefinition }, problems: bad, rest: 'PMS_PV_005' },
];

export const publishCases: readonly (Expectation & { id: string; group?: string })[] = [
  { title: 'no such policy', id: ids.absent, problems: ['POLICY_NOT_FOUND at id'], rest: 'PMS_POL_008' },
  { title: 'published already', id: ids.active, problems: ['POLICY_NOT_DRAFT at id'], rest: 'PMS_POL_020' },
  { title: 'withdrawn', id: ids.deactivated, problems: ['POLICY_NOT_DRAFT at id'], rest: 'PMS_POL_020' },
  {
    title: 'in a closed group',
    id: ids.draftInClosedGroup,
    group: ids.closedGroup,
    problems: ['POLICY_GROUP_INACTIVE at id'],
    rest: 'PMS_POL_053',
  },
];

export const deactivatePolicyCases: readonly (Expectation & { id: string })[] = [
  { title: 'no such policy', id: ids.absent, problems: ['POLICY_NOT_FOUND at id'], rest: 'PMS_POL_065' },
  { title: 'a draft', id: ids.draft, problems: ['POLICY_IS_DRAFT at id'], rest: 'PMS_POL_072' },
  { title: 'withdrawn already', id: ids.deactivated, problems: ['POLICY_INACTIVE at id'], rest: 'PMS_POL_062' },
  { title: 'approved', id: ids.approved, problems: ['POLICY_HAS_APPROVED_MAPPINGS at id'], rest: 'PMS_POL_063' },
  { title: 'requested', id: ids.requested, problems: ['POLICY_HAS_REQUESTED_MAPPINGS at id'], rest: 'PMS_POL_064' },
  {
    title: 'approved and requested',
    id: ids.approvedAndRequested,
    problems: ['POLICY_HAS_APPROVED_MAPPINGS at id', 'POLICY_HAS_REQUESTED_MAPPINGS at id'],
    rest: 'PMS_POL_063',
  },
];
