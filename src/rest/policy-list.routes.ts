import type { FastifyInstance } from 'fastify';
import type { PolicyListColumn } from '../policy/index.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import { answerList } from './list-answer.ts';
import { readListQuery, type ListShape } from './list-query.ts';
import { needs, type PolicyDoorParts } from './policy.parts.ts';
import { listStatuses, mosipTypes, toPolicyItem } from './policy.view.ts';
import { valuesCalled, valuesContaining } from './words.ts';

const api = 'mosip.pms.policies.get';

const texts = {
  policyId: 'policyId',
  policyName: 'policyName',
  policyDescription: 'description',
  policyGroupName: 'groupName',
} as const;

const shape: ListShape<PolicyListColumn, 'policyType' | 'status'> = {
  sorts: { ...texts, policyGroupId: 'groupId', status: 'status', createdDateTime: 'createdAt' },
  contains: texts,
  others: ['policyType', 'status'],
  unpaged: 'first page',
  loneSort: 'ignored',
};

/** Policies as a list (contract 2.7, P18). */
export function policyListRoutes(scope: FastifyInstance, { policies, clock }: PolicyDoorParts): void {
  scope.get('/v2', needs('policy:read-draft'), async (request, reply) => {
    const { page, others, ...asked } = readListQuery(request.query, shape);
    const { policyType, status } = others;
    const types = policyType === undefined ? null : valuesContaining(mosipTypes, policyType);
    const statuses = status === undefined ? null : valuesCalled(listStatuses, status);
    const found = await policies.browse(callerOf(request), { ...asked, types, statuses });
    return answerList(reply, { api, page, found, view: toPolicyItem, now: clock() });
  });
}
