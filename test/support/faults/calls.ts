import { TestCreateDocument, TestUpdateDocument, type CreateOidcClientInput } from '../operations.generated.ts';
import type { Session } from '../session.ts';
import { outcomeOf, type Outcome } from './history.ts';

export type Door = 'graphql' | 'rest';

/** Everything that REST insists on; GraphQL is told what changes. */
export interface ClientChange {
  readonly id: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly redirectUris: string[];
  readonly logoUri: string;
  /** Over GraphQL alone. */
  readonly expectedVersion: number;
  readonly idempotencyKey?: string;
}

const grants = { grantTypes: ['authorization_code'], clientAuthMethods: ['private_key_jwt'] };

export function createClient(session: Session, door: Door, input: CreateOidcClientInput): Promise<Outcome> {
  if (door === 'graphql') {
    return settled(async () => {
      const { data, errors } = await session.ask(TestCreateDocument, { input });
      return seenIn(errors, () => data.createOidcClient);
    });
  }
  const { name, policyId, publicKey, partnerId, logoUri, redirectUris } = input;
  const request = { name, policyId, publicKey, authPartnerId: partnerId, logoUri, redirectUris, ...grants };
  return overRest(session, 'POST', 'oidc/client', request);
}

export function updateClient(session: Session, door: Door, change: ClientChange): Promise<Outcome> {
  const { logoUri, ...input } = change;
  const { id, name, status, redirectUris } = input;
  if (door === 'graphql') {
    return settled(async () => {
      const { data, errors } = await session.ask(TestUpdateDocument, { input });
      return seenIn(errors, () => data.updateOidcClient);
    });
  }
  const request = { clientName: name, status, redirectUris, logoUri, ...grants };
  return overRest(session, 'PUT', `oidc/client/${id}`, request);
}

interface Payload {
  readonly oidcClient: { readonly version: number } | null;
  readonly problems: readonly { readonly code: string; readonly severity: string }[];
}

function seenIn(errors: readonly { extensions: { code: string } }[], payload: () => Payload): Outcome {
  const [error] = errors;
  if (error !== undefined) return outcomeOf(error.extensions.code, null);
  const { oidcClient, problems } = payload();
  const refusal = problems.find(({ severity }) => severity === 'ERROR');
  return outcomeOf(refusal?.code ?? null, oidcClient?.version ?? null);
}

function overRest(session: Session, method: 'POST' | 'PUT', path: string, request: object): Promise<Outcome> {
  return settled(async () =>
    outcomeOf((await session.rest(method, path, request)).body.errors[0]?.errorCode ?? null, null),
  );
}

/** Where no answer comes, or half of one. */
async function settled(call: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await call();
  } catch {
    return { kind: 'unknown', code: 'NO_ANSWER' };
  }
}
