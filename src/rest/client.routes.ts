import type { FastifyInstance } from 'fastify';
import type { ChangedClient, OidcClientService } from '../oidc-client/index.ts';
import type { PolicyReader } from '../policy/index.ts';
import type { Clock } from '../shared/clock.ts';
import { problem, Refusal } from '../shared/errors/index.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import { createFieldNames, readCreate, readUpdate, updateFieldNames, type Family } from './client.body.ts';
import { toClientView } from './client.view.ts';
import { successEnvelope, type Envelope } from './envelope.ts';
import { ifMatch, withVersion } from './record-version.ts';

export interface RestParts {
  readonly clients: OidcClientService;
  readonly policies: PolicyReader;
  readonly clock: Clock;
}

interface ClientPath {
  Params: { client_id: string };
}

/** Addresses with anything else in this place do not exist: path parameters, encoded slashes, dots. */
const clientIdSegment = ':client_id(^[A-Za-z0-9_-]{1,100}$)';
const families: readonly Family[] = ['oidc', 'oauth'];

/** OIDC clients (contract 1.1, C1 to C6): two families of endpoints over the same records. */
export function clientRoutes(scope: FastifyInstance, { clients, policies, clock }: RestParts): void {
  for (const family of families) {
    scope.post(`/${family}/client`, { config: { fieldNames: createFieldNames } }, async (request, reply) => {
      const created = await clients.create(callerOf(request), readCreate(request.body, family));
      return withVersion(reply, created.record, answerOf(created, clock()));
    });

    scope.put<ClientPath>(
      `/${family}/client/${clientIdSegment}`,
      { config: { fieldNames: updateFieldNames } },
      async (request, reply) => {
        const update = readUpdate(request.body, family, request.params.client_id);
        const updated = await clients.update(callerOf(request), { ...update, ...ifMatch(request) });
        return withVersion(reply, updated.record, answerOf(updated, clock()));
      },
    );

    scope.get<ClientPath>(`/${family}/client/${clientIdSegment}`, async (request, reply) => {
      const client = await clients.find(callerOf(request), request.params.client_id);
      if (client === null) throw new Refusal([problem('NOT_FOUND', ['id'])]);
      const policy = await policies.find(client.policyId);
      return withVersion(reply, client, successEnvelope(toClientView(client, policy?.name ?? ''), clock()));
    });
  }
}

/** Where eSignet does not have it yet, or refuses a client that was switched off, `metadata` says so. */
function answerOf({ record: { id, status }, delivery }: ChangedClient, now: Date): Envelope {
  const isBehind = delivery === 'PENDING' || delivery === 'REFUSED';
  return successEnvelope({ clientId: id, status }, now, isBehind ? { delivery } : null);
}
