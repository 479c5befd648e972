import type { FastifyInstance } from 'fastify';
import type { PartnerReader } from '../partner/index.ts';
import type { PolicyMappingChangesService, PolicyMappingService } from '../policy-mapping/index.ts';
import type { PolicyReader } from '../policy/index.ts';
import type { Clock } from '../shared/clock.ts';
import { problem, Refusal } from '../shared/errors/index.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import { readDecision, readMappingRequest, requestFieldNames } from './policy-mapping.body.ts';
import { echoEnvelope, partnerReadEnvelope } from './echo-envelope.ts';
import { toApiKeyRequest, toReceivedRequest } from './policy-mapping.view.ts';

export interface PolicyMappingParts {
  readonly mappings: PolicyMappingService;
  readonly mappingChanges: PolicyMappingChangesService;
  readonly partnerReader: PartnerReader;
  readonly policies: PolicyReader;
  readonly clock: Clock;
}

interface PartnerPath {
  Params: { partnerId: string };
}

interface MappingPath {
  Params: { mappingkey: string };
}

/** Policy mappings (contract 3.4, R7 and R8), which two endpoints call requests for API keys (R14, R15). */
export function policyMappingRoutes(scope: FastifyInstance, parts: PolicyMappingParts): void {
  const { mappings, mappingChanges, partnerReader, policies, clock } = parts;
  scope.post<PartnerPath>(
    '/partners/:partnerId/policy/map',
    { config: { fieldNames: requestFieldNames } },
    async (request) => {
      const { record } = await mappingChanges.request(
        callerOf(request),
        readMappingRequest(request.body, request.params.partnerId),
      );
      const message = 'Policy mapping request submitted successfully.';
      return echoEnvelope(request.body, { mappingkey: record.id, message }, clock());
    },
  );

  scope.put<MappingPath>('/partners/policy/:mappingkey', async (request) => {
    const decision = readDecision(request.body);
    const transition = { id: request.params.mappingkey, expectedVersion: null };
    if (decision === 'APPROVED') await mappingChanges.approve(callerOf(request), transition);
    else await mappingChanges.reject(callerOf(request), { ...transition, reason: null });
    const sentence = `Policy mapping ${decision.toLowerCase()} successfully.`;
    return echoEnvelope(request.body, sentence, clock());
  });

  scope.get<PartnerPath>('/partners/:partnerId/apikey/request', async (request) => {
    const requests = await mappings.ofPartner(callerOf(request), request.params.partnerId);
    if (requests.length === 0) throw new Refusal([problem('MAPPING_REQUESTS_NONE', ['partnerId'])]);
    return partnerReadEnvelope(requests.map(toApiKeyRequest), clock());
  });

  scope.get<MappingPath>('/partners/apikey/:mappingkey', async (request) => {
    const mapping = await mappings.find(callerOf(request), request.params.mappingkey);
    if (mapping === null) throw new Refusal([problem('MAPPING_REQUEST_NOT_FOUND', ['id'])]);
    const [partner, policy] = await Promise.all([
      partnerReader.find(mapping.partnerId),
      policies.find(mapping.policyId),
    ]);
    return partnerReadEnvelope(toReceivedRequest(mapping, partner, policy), clock());
  });
}
