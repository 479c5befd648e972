import type { FastifyInstance } from 'fastify';
import type { PartnerChangesService, PartnerService } from '../partner/index.ts';
import type { PolicyGroupReader } from '../policy-group/index.ts';
import type { Clock } from '../shared/clock.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import { successEnvelope } from './envelope.ts';
import {
  partnerFieldNames,
  readEmail,
  readPartnerType,
  readRegister,
  readStatus,
  readUpdate,
  type Edition,
} from './partner.body.ts';
import { echoEnvelope, partnerReadEnvelope } from './echo-envelope.ts';
import { answerPartnerList } from './partner-list-answer.ts';
import { ifMatch, withVersion } from './record-version.ts';
import { policyRequiredPartnerTypes, toApproval, toPartnerRow, toPartnerView } from './partner.view.ts';

export interface PartnerParts {
  readonly partners: PartnerService;
  readonly partnerChanges: PartnerChangesService;
  readonly groups: PolicyGroupReader;
  readonly clock: Clock;
}

interface PartnerPath {
  Params: { partnerId: string };
}

interface GroupPath {
  Params: { partnerId: string; policygroupName: string };
}

const config = { fieldNames: partnerFieldNames };
const editions: readonly (readonly [edition: Edition, base: string])[] = [
  ['v1', '/partners'],
  ['v2', '/partners/v2'],
];

/** Registration and maintenance of partners (contract 3.1, R1 to R6 and R13). */
export function partnerRoutes(scope: FastifyInstance, parts: PartnerParts): void {
  const { partners, partnerChanges, groups, clock } = parts;

  for (const [edition, base] of editions) {
    scope.post(base, { config }, async (request, reply) => {
      const { record } = await partnerChanges.register(callerOf(request), readRegister(request.body, edition));
      return withVersion(reply, record, echoEnvelope(request.body, toApproval(record), clock()));
    });

    scope.get(base, async (request, reply) => {
      const rows = await partners.stream(callerOf(request), readPartnerType(request.query));
      const view = toPartnerRow(edition);
      return answerPartnerList(reply, { rows, view, list: 'partners', none: 'PARTNERS_NONE' }, clock());
    });

    scope.put<PartnerPath>(`${base}/:partnerId`, { config }, async (request, reply) => {
      const update = readUpdate(request.body, edition, request.params.partnerId);
      const { record } = await partnerChanges.update(callerOf(request), { ...update, ...ifMatch(request) });
      return withVersion(reply, record, echoEnvelope(request.body, toApproval(record), clock()));
    });
  }

  scope.put('/partners/email/verify', { config }, async (request) => {
    const emailExists = await partners.checkEmail(readEmail(request.body));
    return successEnvelope({ emailExists, policyRequiredPartnerTypes }, clock());
  });

  scope.get<PartnerPath>('/partners/:partnerId', async (request, reply) => {
    const partner = await partners.get(callerOf(request), request.params.partnerId);
    const group = partner.policyGroupId === null ? null : await groups.find(partner.policyGroupId);
    return withVersion(reply, partner, partnerReadEnvelope(toPartnerView(partner, group?.name ?? null), clock()));
  });

  scope.patch<PartnerPath>('/partners/:partnerId', { config }, async (request, reply) => {
    const change = readStatus(request.body, request.params.partnerId);
    const { record } = await partnerChanges.changeStatus(callerOf(request), { ...change, ...ifMatch(request) });
    const done = change.status === 'ACTIVE' ? 'activated' : 'de-activated';
    const response = { message: `Partner ${done} successfully` };
    return withVersion(reply, record, echoEnvelope(request.body, response, clock()));
  });

  scope.put<GroupPath>('/partners/:partnerId/policygroup/:policygroupName', { config }, async (request, reply) => {
    const { partnerId, policygroupName } = request.params;
    const change = { id: partnerId, policyGroup: { name: policygroupName }, ...ifMatch(request) };
    const { record } = await partnerChanges.mapPolicyGroup(callerOf(request), change);
    return withVersion(reply, record, successEnvelope('Success', clock()));
  });
}
