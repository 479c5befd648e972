import type { FastifyInstance } from 'fastify';
import type { IssuanceService } from '../policy-mapping/index.ts';
import type { Clock } from '../shared/clock.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import { successEnvelope } from './envelope.ts';
import { readExtractors } from './issuance.body.ts';
import { ifMatch, withVersion } from './record-version.ts';

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
const addition = { keepOthers: true };

export function issuanceRoutes(scope: FastifyInstance, { issuance, clock }: IssuanceParts): void {
  scope.post<CredentialTypePath>(
    '/partners/:partnerId/credentialtype/:credentialType/policies/:policyName',
    async (request, reply) => {
      const { partnerId, credentialType, policyName } = request.params;
      const mapping = { partnerId, policy: { name: policyName } };
      const { record } = await issuance.setCredentialTypes(callerOf(request), {
        ...addition,
        ...ifMatch(request),
        mapping,
        credentialTypes: [credentialType],
      });
      // scripts look for this sentence
      const sentence = 'Partner, policy and credentialType mapping done successfully.';
      return withVersion(reply, record, successEnvelope(sentence, clock()));
    },
  );

  scope.post<PairPath>('/partners/:partnerId/bioextractors/:policyId', async (request, reply) => {
    const { partnerId, policyId } = request.params;
    const extractors = readExtractors(request.body);
    const mapping = { partnerId, policy: { id: policyId } };
    const change = { ...addition, ...ifMatch(request), mapping, extractors };
    const { record } = await issuance.setBioExtractors(callerOf(request), change);
    return withVersion(reply, record, successEnvelope('Extractors added successfully.', clock()));
  });
}
