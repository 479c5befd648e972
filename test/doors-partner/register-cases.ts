import type { RegisterPartnerInput } from '../support/operations.generated.ts';

export interface RegisterCase {
  readonly title: string;
  readonly input: Partial<Omit<RegisterPartnerInput, 'type'>> & { readonly type?: RegisterPartnerInput['type'] };
  /** As GraphQL shows them: `CODE at path`. */
  readonly problems: readonly string[];
  /** `errorCode` of the REST door; null where the request is accepted. */
  readonly rest: string | null;
}

export const takenEmail = 'Taken@bank.example.org';
export const takenId = 'taken-bank';
export const closedGroup = 'a closed group';

const blank = (field: string) => ({ problems: [`REQUIRED at ${field}`], rest: 'PMS_COR_001' });
const tooLong = (field: string) => ({ problems: [`TOO_LONG at ${field}`], rest: 'PMS_COR_001' });

export const registerCases: readonly RegisterCase[] = [
  { title: 'nothing wrong', input: {}, problems: [], rest: null },
  {
    title: 'a type that needs no group',
    input: { type: 'DEVICE_PROVIDER', policyGroupId: null },
    problems: [],
    rest: null,
  },
  { title: 'an infrastructure provider with a group', input: { type: 'MISP_PARTNER' }, problems: [], rest: null },
  { title: 'everything that is optional', input: { language: 'fra' }, problems: [], rest: null },
  { title: 'a telephone number with dashes', input: { contactNumber: '653-568-8623' }, problems: [], rest: null },
  {
    title: 'the longest of everything',
    input: { name: 'n'.repeat(128), address: 'a'.repeat(2_000), contactNumber: '1'.repeat(16) },
    problems: [],
    rest: null,
  },

  { title: 'no id', input: { id: '' }, ...blank('id') },
  { title: 'no name', input: { name: ' ' }, ...blank('name') },
  { title: 'no address', input: { address: '' }, ...blank('address') },
  { title: 'no contact number', input: { contactNumber: '\u200b' }, ...blank('contactNumber') },
  { title: 'no e-mail', input: { email: '' }, ...blank('email') },
  { title: 'name too long', input: { name: 'n'.repeat(129) }, ...tooLong('name') },
  { title: 'address too long', input: { address: 'a'.repeat(2_001) }, ...tooLong('address') },
  { title: 'contact number too long', input: { contactNumber: '1'.repeat(17) }, ...tooLong('contactNumber') },
  { title: 'e-mail too long', input: { email: `${'a'.repeat(250)}@b.org` }, ...tooLong('email') },
  { title: 'a name with NUL', input: { name: 'a\0b' }, problems: ['INVALID_NAME at name'], rest: 'PMS_COR_001' },
  {
    title: 'two blanks at once',
    input: { name: '', address: '' },
    problems: ['REQUIRED at name', 'REQUIRED at address'],
    rest: 'PMS_COR_001',
  },
  {
    title: 'a blank name beside a bad e-mail address and a bad id',
    input: { id: 'a b', name: '', email: 'nobody' },
    problems: ['REQUIRED at name', 'INVALID_EMAIL at email', 'PARTNER_ID_INVALID at id'],
    rest: 'PMS_COR_001',
  },

  ...['nobody', 'a@b', 'a b@c.org', '@c.org', 'a@@c.org', 'a@c..org', 'a@c.org\n'].map((email) => ({
    title: `e-mail ${JSON.stringify(email)}`,
    input: { email },
    problems: ['INVALID_EMAIL at email'],
    rest: 'PMS_PRT_012',
  })),
  ...['two words', 'tab\there', 'zero\u200bwidth', 'line\n', 'no\u00a0break'].map((id) => ({
    title: `id ${JSON.stringify(id)}`,
    input: { id },
    problems: ['PARTNER_ID_INVALID at id'],
    rest: 'PMS_PRT_066',
  })),
  { title: 'id of 37 characters', input: { id: 'p'.repeat(37) }, problems: ['TOO_LONG at id'], rest: 'PMS_PRT_052' },
  {
    title: 'id long and with a blank',
    input: { id: `${'p'.repeat(40)} q` },
    problems: ['PARTNER_ID_INVALID at id', 'TOO_LONG at id'],
    rest: 'PMS_PRT_066',
  },
  { title: 'e-mail taken', input: { email: takenEmail }, problems: ['EMAIL_TAKEN at email'], rest: 'PMS_PRT_011' },
  {
    title: 'e-mail taken, in other letters',
    input: { email: takenEmail.toUpperCase() },
    problems: ['EMAIL_TAKEN at email'],
    rest: 'PMS_PRT_011',
  },
  { title: 'id taken', input: { id: takenId }, problems: ['PARTNER_ID_TAKEN at id'], rest: 'PMS_PRT_051' },
  {
    title: 'the same again',
    input: { id: takenId, email: takenEmail },
    problems: ['EMAIL_TAKEN at email', 'PARTNER_ID_TAKEN at id'],
    rest: 'PMS_PRT_011',
  },
  {
    title: 'unknown language',
    input: { language: 'xxx' },
    problems: ['INVALID_LANGUAGE at language'],
    rest: 'PMS_PRT_056',
  },
  {
    title: 'no group',
    input: { policyGroupId: null },
    problems: ['POLICY_GROUP_REQUIRED at policyGroupId'],
    rest: 'PMS_PRT_108',
  },
  {
    title: 'unknown group',
    input: { policyGroupId: 'no such group' },
    problems: ['POLICY_GROUP_NOT_FOUND at policyGroupId'],
    rest: 'PMS_PRT_002',
  },
  {
    title: 'closed group',
    input: { policyGroupId: closedGroup },
    problems: ['POLICY_GROUP_INACTIVE at policyGroupId'],
    rest: 'PMS_PMP_023',
  },
  {
    title: 'closed group, id and e-mail taken, unknown language',
    input: { id: takenId, email: takenEmail, policyGroupId: closedGroup, language: 'french' },
    problems: [
      'EMAIL_TAKEN at email',
      'INVALID_LANGUAGE at language',
      'PARTNER_ID_TAKEN at id',
      'POLICY_GROUP_INACTIVE at policyGroupId',
    ],
    rest: 'PMS_PRT_011',
  },
  {
    title: 'no group and an address that is none',
    input: { policyGroupId: null, email: 'nobody' },
    problems: ['INVALID_EMAIL at email', 'POLICY_GROUP_REQUIRED at policyGroupId'],
    rest: 'PMS_PRT_012',
  },
];
