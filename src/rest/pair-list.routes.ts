import type { FastifyInstance } from 'fastify';
import type { ApiKeyColumn, ApiKeyRow, ApiKeyService } from '../api-key/index.ts';
import type { MappingColumn, PolicyMappingService } from '../policy-mapping/index.ts';
import type { Clock } from '../shared/clock.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import { gate } from './gate.ts';
import { answerList } from './list-answer.ts';
import { pagedAtWill, readListQuery, type ListShape } from './list-query.ts';
import { pairView } from './pair.view.ts';
import { mappingStatusTexts, toMappingItem } from './policy-mapping.view.ts';
import { valuesCalled } from './words.ts';

export interface PairListParts {
  readonly mappings: PolicyMappingService;
  readonly apiKeys: ApiKeyService;
  readonly clock: Clock;
}

const names = {
  partnerId: 'partnerId',
  orgName: 'partnerName',
  policyName: 'policyName',
  policyGroupName: 'groupName',
} as const;
const ends = { status: 'status', createdDateTime: 'createdAt' } as const;

const ofMappings = { ...names, policyId: 'policyId', partnerType: 'partnerType', partnerComment: 'comment' } as const;
const mappingShape: ListShape<MappingColumn, 'status'> = {
  // the documented name is another one than that of the member
  sorts: { ...ofMappings, ...ends, requestDetail: 'comment' },
  contains: ofMappings,
  others: ['status'],
  ...pagedAtWill,
};

const ofKeys = { ...names, apiKeyLabel: 'label' } as const;
const keyShape: ListShape<ApiKeyColumn, 'status'> = {
  sorts: { ...ofKeys, ...ends },
  contains: ofKeys,
  others: ['status'],
  ...pagedAtWill,
};
const keyStatusTexts = { ACTIVE: 'activated', INACTIVE: 'deactivated' } as const;

const mappingsApi = 'mosip.pms.all.partner.policy.mapping.requests.get';
const keysApi = 'mosip.pms.all.api.key.requests.get';

/** What stands between partners and policies, as lists (contract 3.5, R10 and R18). */
export function pairListRoutes(scope: FastifyInstance, { mappings, apiKeys, clock }: PairListParts): void {
  const ofMapping = { config: { api: mappingsApi }, preHandler: gate('policy-mapping:browse') };
  scope.get('/partner-policy-requests', ofMapping, async (request, reply) => {
    const { page, others, ...asked } = readListQuery(request.query, mappingShape);
    const statuses = others.status === undefined ? null : valuesCalled(mappingStatusTexts, others.status);
    const found = await mappings.browse(callerOf(request), { ...asked, statuses });
    return answerList(reply, { api: mappingsApi, page, found, view: toMappingItem, now: clock() });
  });

  const ofKey = { config: { api: keysApi }, preHandler: gate('api-key:browse') };
  scope.get('/partner-api-keys', ofKey, async (request, reply) => {
    const { page, others, ...asked } = readListQuery(request.query, keyShape);
    const statuses = others.status === undefined ? null : valuesCalled(keyStatusTexts, others.status);
    const found = await apiKeys.browse(callerOf(request), { ...asked, statuses });
    return answerList(reply, { api: keysApi, page, found, view: toKeyItem, now: clock() });
  });
}

function toKeyItem(key: ApiKeyRow) {
  const { label: apiKeyLabel, policyId, status } = key;
  return { ...pairView(key), apiKeyLabel, policyId, status: keyStatusTexts[status] };
}
