import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../shared/errors/index.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import { httpFailureOf, withFailure } from '../shared/http/failure.ts';
import { DoorRefusal } from './door-refusal.ts';
import { errorEnvelopeV2, successEnvelopeV2 } from './envelope-v2.ts';
import { policyListRoutes } from './policy-list.routes.ts';
import { policyGroupRoutes } from './policy-group.routes.ts';
import { filterValuesRoutes } from './filter-values.routes.ts';
import { policyConfigRoutes } from './policy-config.routes.ts';
import { policySearchRoutes } from './policy-search.routes.ts';
import { assertDeactivates, readCreatePolicy, readDraftStatus, readUpdatePolicy } from './policy.body.ts';
import { policyError, policySuccess } from './policy.envelope.ts';
import { needs, type PolicyDoorParts } from './policy.parts.ts';
import { shownPolicyProblem } from './policy.problems.ts';
import { ifMatch, sayVersion, withVersion } from './record-version.ts';
import { toFullPolicyView, toPolicyView } from './policy.view.ts';

export interface PolicyManagementParts {
  readonly policyManagement: PolicyDoorParts;
}

interface PolicyPath {
  Params: { id: string };
}
interface PolicyOfPartnerPath {
  Params: { id: string; partnerId: string };
}
interface PolicyInGroupPath {
  Params: { id: string; groupId: string };
}

const deactivateApi = 'mosip.pms.deactivate.policy.patch';

/** Policy management (contract 2.1): its own service once, with its own envelope. */
export function policyDoor(scope: FastifyInstance, parts: PolicyDoorParts): void {
  scope.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, parts));
  policyGroupRoutes(scope, parts);
  policySearchRoutes(scope, parts);
  filterValuesRoutes(scope, parts);
  policyConfigRoutes(scope, parts);
  policyListRoutes(scope, parts);
  policyRoutes(scope, parts);
}

/** Policies (P10 to P14, P16 and P17). */
function policyRoutes(scope: FastifyInstance, { policies, policyChanges, clock }: PolicyDoorParts): void {
  scope.post('', needs('policy:create'), async (request, reply) => {
    const { record, group } = await policyChanges.create(callerOf(request), readCreatePolicy(request.body));
    const view = toPolicyView(record, group);
    return withVersion(reply, record, policySuccess(view, clock(), request.body));
  });

  scope.put<PolicyPath>('/:id', needs('policy:update'), async (request, reply) => {
    const update = readUpdatePolicy(request.body, request.params.id);
    const { record, group } = await policyChanges.update(callerOf(request), { ...update, ...ifMatch(request) });
    const view = toPolicyView(record, group);
    return withVersion(reply, record, policySuccess(view, clock(), request.body));
  });

  scope.post<PolicyInGroupPath>('/:id/group/:groupId/publish', needs('policy:publish'), async (request, reply) => {
    const { id, groupId } = request.params;
    const transition = { id, within: { id: groupId }, ...ifMatch(request) };
    const { record, group } = await policyChanges.publish(callerOf(request), transition);
    const view = toFullPolicyView(record, group);
    return withVersion(reply, record, policySuccess(view, clock()));
  });

  scope.patch<PolicyInGroupPath>('/:id/group/:groupId', needs('policy:update'), async (request, reply) => {
    const { id, groupId } = request.params;
    const status = readDraftStatus(request.body);
    const transition = { id, within: { id: groupId }, ...ifMatch(request) };
    const { record } = await policyChanges.keepDraft(callerOf(request), transition, status);
    const response = { message: 'status updated successfully' };
    return withVersion(reply, record, policySuccess(response, clock(), request.body));
  });

  scope.patch<PolicyPath>('/:id', needs('policy:deactivate', deactivateApi), async (request, reply) => {
    const { id } = request.params;
    assertDeactivates(request.body, deactivateApi, id, clock());
    const { record } = await policyChanges.deactivate(callerOf(request), { id, ...ifMatch(request) });
    const response = { policyId: record.id, isActive: record.status === 'ACTIVATED' };
    return withVersion(reply, record, successEnvelopeV2(deactivateApi, response, clock()));
  });

  scope.get<PolicyPath>('/:id', needs('policy:read-draft'), async (request, reply) => {
    const { policy, group } = await policies.get(callerOf(request), request.params.id);
    return withVersion(reply, policy, policySuccess(toFullPolicyView(policy, group), clock()));
  });

  scope.get<PolicyOfPartnerPath>('/:id/partner/:partnerId', needs('policy:read-draft'), async (request, reply) => {
    const { id, partnerId } = request.params;
    const { policy, group } = await policies.getForPartner(callerOf(request), id, partnerId);
    return withVersion(reply, policy, policySuccess(toFullPolicyView(policy, group), clock()));
  });
}

function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  { clock }: PolicyDoorParts,
): FastifyReply {
  const { api, fieldNames = {} } = request.routeOptions.config;
  const refuse = (http: number, code: string, message: string): FastifyReply =>
    reply
      .code(http)
      .send(api === undefined ? policyError(code, message, clock()) : errorEnvelopeV2(api, code, message, clock()));
  if (error instanceof DoorRefusal) return refuse(200, error.errorCode, error.text);
  if (error instanceof Refusal) {
    const { http, errorCode, message, currentVersion } = shownPolicyProblem(error, fieldNames);
    sayVersion(reply, currentVersion);
    return refuse(http, errorCode, message);
  }
  const failure = httpFailureOf(error, request);
  return withFailure(reply, failure).send(policyError(failure.mosip, failure.text, clock()));
}
