import type { FastifyInstance } from 'fastify';
import { callerOf } from '../shared/http/caller-of.ts';
import { successEnvelopeV2 } from './envelope-v2.ts';
import { assertDeactivates, readCreateGroup, readUpdateGroup } from './policy.body.ts';
import { policySuccess } from './policy.envelope.ts';
import { needs, type PolicyDoorParts } from './policy.parts.ts';
import { ifMatch, withVersion } from './record-version.ts';
import { toBriefViews, toGroupChoice, toGroupView, toGroupWithPoliciesView } from './policy.view.ts';

interface GroupPath {
  Params: { id: string };
}

const deactivateApi = 'mosip.pms.deactivate.policy.group.patch';
const activeGroupsApi = 'mosip.pms.policy.groups.get';

/** Policy groups (contract 2.1, P1 to P4, P6 and P9). */
export function policyGroupRoutes(scope: FastifyInstance, { groups, policies, clock }: PolicyDoorParts): void {
  scope.post('/group/new', needs('policy-group:create'), async (request, reply) => {
    const { record } = await groups.create(callerOf(request), readCreateGroup(request.body));
    return withVersion(reply, record, policySuccess(toGroupView(record), clock(), request.body));
  });

  scope.put<GroupPath>('/group/:id', needs('policy-group:update'), async (request, reply) => {
    const update = readUpdateGroup(request.body, request.params.id);
    const { record } = await groups.update(callerOf(request), { ...update, ...ifMatch(request) });
    return withVersion(reply, record, policySuccess(toGroupView(record), clock(), request.body));
  });

  scope.patch<GroupPath>('/group/:id', needs('policy-group:deactivate', deactivateApi), async (request, reply) => {
    const { id } = request.params;
    assertDeactivates(request.body, deactivateApi, id, clock());
    const { record } = await groups.deactivate(callerOf(request), { id, ...ifMatch(request) });
    const response = { policyGroupId: record.id, isActive: record.status === 'ACTIVE' };
    return withVersion(reply, record, successEnvelopeV2(deactivateApi, response, clock()));
  });

  scope.get<GroupPath>('/group/:id', needs('policy:read-draft'), async (request, reply) => {
    const found = await policies.inGroup(callerOf(request), request.params.id);
    return withVersion(reply, found.group, policySuccess(toGroupWithPoliciesView(found), clock()));
  });

  scope.get('/policy-groups', needs('policy-group:read-active', activeGroupsApi), async (request) => {
    const found = await groups.active(callerOf(request));
    return successEnvelopeV2(activeGroupsApi, found.map(toGroupChoice), clock());
  });

  // not a parameter: those are shorter than the name of a group may be
  scope.get<{ Params: { '*': string } }>('/active/group/*', needs('policy:read-active'), async (request) => {
    const found = await policies.activeInGroup(callerOf(request), request.params['*']);
    return policySuccess(toBriefViews(found), clock());
  });
}
