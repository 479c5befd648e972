/** Lists with what they can be sorted by, and where they differ from the others. */
export interface ListUnderTest {
  readonly address: string;
  readonly sorts: readonly string[];
  /** Whole where nobody asks for a page, or paged always. */
  readonly paging: 'at will' | 'always';
  /** A field without a direction is refused, or does not count. */
  readonly loneSort: 'refused' | 'ignored';
  readonly filters: readonly string[];
  /** Id of the envelope in which parameters are refused. */
  readonly refusedAs: string | null;
}

const ofPartners = { refusedAs: 'mosip.partnermanagement', loneSort: 'refused' } as const;
const atWill = { ...ofPartners, paging: 'at will' } as const;
const always = { ...ofPartners, paging: 'always' } as const;
const names = ['partnerId', 'orgName', 'policyGroupName', 'policyName'];
const ends = ['status', 'createdDateTime'];

export const lists: readonly ListUnderTest[] = [
  {
    address: 'partnermanager/oauth/client',
    sorts: [...names, 'clientId', 'clientName', ...ends],
    filters: [...names, 'clientName', 'status'],
    ...atWill,
  },
  {
    address: 'partnermanager/partner-policy-requests',
    sorts: [...names, 'partnerType', 'policyId', 'requestDetail', 'partnerComment', ...ends],
    filters: [...names, 'partnerType', 'policyId', 'partnerComment', 'status'],
    ...atWill,
  },
  {
    address: 'partnermanager/partner-api-keys',
    sorts: [...names, 'apiKeyLabel', ...ends],
    filters: [...names, 'apiKeyLabel', 'status'],
    ...atWill,
  },
  {
    address: 'partnermanager/admin-partners',
    sorts: [
      ...['partnerId', 'partnerType', 'orgName', 'policyGroupId', 'policyGroupName', 'emailAddress'],
      ...['certificateUploadStatus', 'isActive', ...ends],
    ],
    filters: ['partnerId', 'partnerType', 'orgName', 'emailAddress', 'policyGroupName', 'certificateUploadStatus'],
    ...always,
  },
  {
    address: 'policymanager/policies/v2',
    sorts: ['policyId', 'policyName', 'policyDescription', 'policyGroupId', 'policyGroupName', ...ends],
    filters: ['policyType', 'policyId', 'policyName', 'policyDescription', 'policyGroupName', 'status'],
    paging: 'always',
    loneSort: 'ignored',
    refusedAs: null,
  },
  { address: 'partnermanager/securebiometricinterface', sorts: ['sbiId', ...ends], filters: [], ...always },
  { address: 'partnermanager/devicedetail', sorts: ['deviceId', ...ends], filters: [], ...always },
  { address: 'partnermanager/ftpchipdetail/v2', sorts: ['make', 'model', ...ends], filters: [], ...always },
];

type Where = Partial<Pick<ListUnderTest, 'paging' | 'loneSort'>>;

/** Queries that are refused, with the code of the first check that they meet; null: not refused at all. */
export const refusals: readonly (readonly [query: string, errorCode: string | null, where?: Where])[] = [
  ['sortFieldName=status', 'PMS_PS_ERROR_007', { loneSort: 'refused' }],
  ['sortType=asc', 'PMS_PS_ERROR_007', { loneSort: 'refused' }],
  ['sortFieldName=&pageNo=0&pageSize=8', 'PMS_PS_ERROR_007', { loneSort: 'refused' }],
  ['sortFieldName=status', null, { loneSort: 'ignored' }],
  ['sortType=asc', null, { loneSort: 'ignored' }],
  ['sortFieldName=never', 'PMS_PRT_357', { loneSort: 'ignored' }],
  ['sortType=never', 'PMS_PRT_358', { loneSort: 'ignored' }],
  ['sortFieldName=never&pageNo=0', 'PMS_PS_ERROR_007', { loneSort: 'refused' }],
  ['pageNo=0', 'PMS_PS_ERROR_006', { paging: 'at will' }],
  ['pageSize=8', 'PMS_PS_ERROR_006', { paging: 'at will' }],
  ['pageNo=&pageSize=8', 'PMS_PS_ERROR_006', { paging: 'at will' }],
  ['pageNo=-1', 'PMS_PS_ERROR_006', { paging: 'at will' }],
  ['pageNo=1', null, { paging: 'always' }],
  ['pageSize=1', null, { paging: 'always' }],
  ['pageNo=-1', 'PMS_PRT_360', { paging: 'always' }],
  ['sortFieldName=never&sortType=never&pageSize=0', 'PMS_PS_ERROR_006', { paging: 'at will' }],
  ['sortFieldName=status&sortType=asc', 'PMS_PS_ERROR_008', { paging: 'at will' }],
  ['sortFieldName=never&sortType=never', 'PMS_PS_ERROR_008', { paging: 'at will' }],
  ['sortFieldName=status&sortType=asc', null, { paging: 'always' }],
  ['sortFieldName=never&sortType=never&pageNo=-1&pageSize=0', 'PMS_PRT_357'],
  ['sortFieldName=&sortType=asc&pageNo=0&pageSize=8', 'PMS_PRT_357'],
  ['sortFieldName=Status&sortType=asc&pageNo=0&pageSize=8', 'PMS_PRT_357'],
  ['sortFieldName=constructor&sortType=asc&pageNo=0&pageSize=8', 'PMS_PRT_357'],
  ['sortFieldName=__proto__&sortType=asc&pageNo=0&pageSize=8', 'PMS_PRT_357'],
  ['sortFieldName=status%2C_id&sortType=asc&pageNo=0&pageSize=8', 'PMS_PRT_357'],
  ['sortFieldName=status&sortType=never&pageNo=-1&pageSize=0', 'PMS_PRT_358'],
  ['sortFieldName=status&sortType=&pageNo=0&pageSize=8', 'PMS_PRT_358'],
  ['sortFieldName=status&sortType=asc%20&pageNo=0&pageSize=8', 'PMS_PRT_358'],
  ['sortFieldName=status&sortType=asc&pageNo=-1&pageSize=0', 'PMS_PRT_360'],
  ['pageNo=-2147483647&pageSize=8', 'PMS_PRT_360'],
  ['sortFieldName=status&sortType=asc&pageNo=0&pageSize=0', 'PMS_PRT_361'],
  ['pageNo=0&pageSize=-8', 'PMS_PRT_361'],
];

/** Queries that cannot be read at all: HTTP 400, whatever else is wrong with them. */
export const unreadable: readonly string[] = [
  'pageNo=a&pageSize=8',
  'pageNo=0&pageSize=8.5',
  'pageNo=0&pageSize=1e3',
  'pageNo=0x1&pageSize=8',
  'pageNo=0&pageSize=2147483648',
  'pageNo=99999999999999999999&pageSize=8',
  'pageNo=0&pageNo=0&pageSize=8',
  'pageNo=0&pageSize=8&pageSize=9',
  'sortFieldName=status&sortFieldName=status&sortType=asc&pageNo=0&pageSize=8',
  'sortFieldName=never&sortType=asc&sortType=desc',
];

/** Good ones in odd clothes. */
export const readable: readonly string[] = [
  'sortFieldName=status&sortType=DESC&pageNo=0&pageSize=8',
  'sortFieldName=status&sortType=Asc&pageNo=%2B0&pageSize=+8',
  'pageNo=0&pageSize=00008',
  'pageNo=&pageSize=',
  'unknown=1&unknown=2&$where=1&page[size]=3&',
  'pageNo=2147483647&pageSize=2147483647',
];
