import type { FastifyInstance } from 'fastify';
import type { PolicyMappingService } from '../policy-mapping/index.ts';
import type { Clock } from '../shared/clock.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import { readDecision, readMappingRequest, requestFieldNames } from './policy-mapping.body.ts';
import { echoEnvelope } from './policy-mapping.envelope.ts';

export interface PolicyMappingParts {
  readonly mappings: PolicyMappingService;
  readonly clock: Clock;
}

interface PartnerPath {
  Params: { partnerId: string };
}

interface MappingPath {
  Params: { mappingkey: string };
}

/** Policy mappings (contract 3.4, R7 and R8). */
export function policyMappingRoutes(scope: FastifyInstance, { mappings, clock }: PolicyMappingParts): void {
  scope.post<PartnerPath>(
    '/partners/:partnerId/policy/map',
    { config: { fieldNames: requestFieldNames } },
    async (request) => {
      const { record } = await mappings.request(
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
    if (decision === 'APPROVED') await mappings.approve(callerOf(request), transition);
    else await mappings.reject(callerOf(request), { ...transition, reason: null });
    const sentence = `Policy mapping ${decision.toLowerCase()} successfully.`;
    return echoEnvelope(request.body, sentence, clock());
  });
}
