import type { FastifyInstance } from 'fastify';
import type { IssuanceService } from '../policy-mapping/index.ts';
import type { Clock } from '../shared/clock.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import { successEnvelope } from './envelope.ts';
import { readExtractors } from './issuance.body.ts';

export interface IssuanceParts {
  readonly issuance: IssuanceService;
  readonly clock: Clock;
}

interface CredentialTypePath {
  Params: { partnerId: string; credentialType: string; policyName: string };
}

interface PairPath {
  Params: { partnerId: string; policyId: string };
}

/** What is issued to a partner under a policy. This door adds to what there is. */
const addition = { expectedVersion: null, keepOthers: true };

export function issuanceRoutes(scope: FastifyInstance, { issuance, clock }: IssuanceParts): void {
  scope.post<CredentialTypePath>(
    '/partners/:partnerId/credentialtype/:credentialType/policies/:policyName',
    async (request) => {
      const { partnerId, credentialType, policyName } = request.params;
      const mapping = { partnerId, policy: { name: policyName } };
      await issuance.setCredentialTypes(callerOf(request), {
        ...addition,
        mapping,
        credentialTypes: [credentialType],
      });
      // scripts look for this sentence
      return successEnvelope('Partner, policy and credentialType mapping done successfully.', clock());
    },
  );

  scope.post<PairPath>('/partners/:partnerId/bioextractors/:policyId', async (request) => {
    const { partnerId, policyId } = request.params;
    const extractors = readExtractors(request.body);
    const mapping = { partnerId, policy: { id: policyId } };
    await issuance.setBioExtractors(callerOf(request), { ...addition, mapping, extractors });
    return successEnvelope('Extractors added successfully.', clock());
  });
}
