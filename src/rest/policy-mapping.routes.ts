import type { FastifyInstance } from 'fastify';
import type { PartnerReader } from '../partner/index.ts';
import type { MappingRow, PolicyMappingChangesService, PolicyMappingService } from '../policy-mapping/index.ts';
import type { Clock } from '../shared/clock.ts';
import { problem, Refusal } from '../shared/errors/index.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import { readDecision, readMappingRequest, requestFieldNames } from './policy-mapping.body.ts';
import { echoEnvelope, partnerReadEnvelope } from './echo-envelope.ts';
import { answerPartnerList } from './partner-list-answer.ts';
import { ifMatch, withVersion } from './record-version.ts';
import { toApiKeyRequest, toReceivedRequest } from './policy-mapping.view.ts';

export interface PolicyMappingParts {
  readonly mappings: PolicyMappingService;
  readonly mappingChanges: PolicyMappingChangesService;
  readonly partnerReader: PartnerReader;
  readonly clock: Clock;
}

interface PartnerPath {
  Params: { partnerId: string };
}

interface MappingPath {
  Params: { mappingkey: string };
}

/** Policy mappings (contract 3.4, R7 and R8), which three endpoints call requests for API keys (R14, R15). */
export function policyMappingRoutes(scope: FastifyInstance, parts: PolicyMappingParts): void {
  const { mappings, mappingChanges, partnerReader, clock } = parts;
  scope.post<PartnerPath>(
    '/partners/:partnerId/policy/map',
    { config: { fieldNames: requestFieldNames } },
    async (request, reply) => {
      const { record } = await mappingChanges.request(
        callerOf(request),
        readMappingRequest(request.body, request.params.partnerId),
      );
      const message = 'Policy mapping request submitted successfully.';
      return withVersion(reply, record, echoEnvelope(request.body, { mappingkey: record.id, message }, clock()));
    },
  );

  scope.put<MappingPath>('/partners/policy/:mappingkey', async (request, reply) => {
    const decision = readDecision(request.body);
    const transition = { id: request.params.mappingkey, ...ifMatch(request) };
    const { record } = await (decision === 'APPROVED'
      ? mappingChanges.approve(callerOf(request), transition)
      : mappingChanges.reject(callerOf(request), { ...transition, reason: null }));
    const sentence = `Policy mapping ${decision.toLowerCase()} successfully.`;
    return withVersion(reply, record, echoEnvelope(request.body, sentence, clock()));
  });

  scope.get<PartnerPath>('/partners/:partnerId/apikey/request', async (request) => {
    const requests = await mappings.ofPartner(callerOf(request), request.params.partnerId);
    if (requests.length === 0) throw new Refusal([problem('MAPPING_REQUESTS_NONE', ['partnerId'])]);
    return partnerReadEnvelope(requests.map(toApiKeyRequest), clock());
  });

  scope.get('/partners/apikey', async (request, reply) => {
    const rows = await mappings.all(callerOf(request));
    const view = (row: MappingRow) => toReceivedRequest({ ...row, id: row._id }, row.partner?.name ?? null);
    return answerPartnerList(reply, { rows, view, list: 'apikeyRequests', none: 'MAPPING_REQUEST_NOT_FOUND' }, clock());
  });

  scope.get<MappingPath>('/partners/apikey/:mappingkey', async (request, reply) => {
    const mapping = await mappings.find(callerOf(request), request.params.mappingkey);
    if (mapping === null) throw new Refusal([problem('MAPPING_REQUEST_NOT_FOUND', ['id'])]);
    const partner = await partnerReader.find(mapping.partnerId);
    const view = toReceivedRequest(mapping, partner?.name ?? null);
    return withVersion(reply, mapping, partnerReadEnvelope(view, clock()));
  });
}
