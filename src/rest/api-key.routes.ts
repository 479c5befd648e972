import type { FastifyInstance } from 'fastify';
import type { ApiKeyService, MispLicenseService } from '../api-key/index.ts';
import type { Clock } from '../shared/clock.ts';
import { problem, Refusal } from '../shared/errors/index.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import {
  generateFieldNames,
  licenseFieldNames,
  readGenerate,
  readKeyStatus,
  readPolicySwap,
  readProviderId,
  type KeyParams,
} from './api-key.body.ts';
import { echoEnvelope, partnerReadEnvelope } from './echo-envelope.ts';
import { ifMatch, withVersion } from './record-version.ts';

export interface ApiKeyParts {
  readonly apiKeys: ApiKeyService;
  readonly licenses: MispLicenseService;
  readonly clock: Clock;
}

interface PartnerPath {
  Params: { partnerId: string };
}

interface KeyPath {
  Params: KeyParams;
}

interface PairPath {
  Params: { partnerId: string; policyId: string };
}

/** API keys (contract 3.5, R14, R16 and R17) and the licences of MISP partners. */
export function apiKeyRoutes(scope: FastifyInstance, { apiKeys, licenses, clock }: ApiKeyParts): void {
  scope.patch<PartnerPath>(
    '/partners/:partnerId/generate/apikey',
    { config: { fieldNames: generateFieldNames } },
    async (request, reply) => {
      const input = readGenerate(request.body, request.params.partnerId);
      const { record } = await apiKeys.create(callerOf(request), input);
      const { label, policyId, partnerId } = record.credential;
      const response = { apiKey: record.value, label, policyId, partnerId };
      return withVersion(reply, record.credential, echoEnvelope(request.body, response, clock()));
    },
  );

  scope.patch<PairPath>('/partners/:partnerId/policy/:policyId/apiKey/status', async (request, reply) => {
    const change = readKeyStatus(request.body, request.params);
    const { record } = await apiKeys.changeStatus(callerOf(request), { ...change, ...ifMatch(request) });
    const message = `The API key is ${record.status.toLowerCase()}.`;
    return withVersion(reply, record, echoEnvelope(request.body, { message }, clock()));
  });

  // the addresses of these two may hold a secret, so they are not logged
  scope.get<KeyPath>('/partners/:partnerId/apikey/:apikey', { logLevel: 'error' }, async (request, reply) => {
    const { partnerId, apikey } = request.params;
    const key = await apiKeys.findByHandle(callerOf(request), apikey);
    if (key?.partnerId !== partnerId) throw new Refusal([problem('API_KEY_OF_PARTNER_NOT_FOUND', ['apikey'])]);
    return withVersion(reply, key, partnerReadEnvelope({ partnerID: partnerId, policyId: key.policyId }, clock()));
  });

  scope.put<KeyPath>('/partners/:partnerId/apikey/:apikey/policies', { logLevel: 'error' }, async (request, reply) => {
    const change = readPolicySwap(request.body, request.params);
    const { record } = await apiKeys.changePolicy(callerOf(request), { ...change, ...ifMatch(request) });
    const message = 'The API key was moved to the new policy successfully.';
    return withVersion(reply, record, echoEnvelope(request.body, { message }, clock()));
  });

  scope.post('/misps', { config: { fieldNames: licenseFieldNames } }, async (request, reply) => {
    const input = { partnerId: readProviderId(request.body), policyId: null, expiresAt: null, dryRun: false };
    const { record } = await licenses.create(callerOf(request), input);
    const { partnerId, expiresAt } = record.credential;
    const license = {
      providerId: partnerId,
      licenseKey: record.value,
      // clients of this door read a trailing Z as local time
      licenseKeyExpiry: expiresAt.toISOString().replace('Z', '+00:00'),
      licenseKeyStatus: 'Active',
    };
    return withVersion(reply, record.credential, echoEnvelope(request.body, license, clock()));
  });
}
