import { isDeepStrictEqual } from 'node:util';
import type { OidcClientRecord } from '../../../src/oidc-client/index.ts';
import type { FakeClient } from '../esignet/types.ts';
import type { Dump } from './dump.ts';
import type { Violation } from './history.ts';

/** O2: whatever is said to be delivered is the same in eSignet, and nothing is behind any more. */
export function agreement({ clients, deliveries, esignet }: Dump): Violation[] {
  if (esignet === null) return [];
  const theirs = new Map(esignet.map((client) => [client.clientId, client]));
  const states = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  return clients.flatMap((client): Violation[] => {
    const found = (what: string): Violation[] => [{ oracle: 'O2', clientId: client.id, what }];
    const delivery = states.get(client.id);
    if (delivery === undefined) return found('it was never handed on');
    if (delivery.state === 'PENDING') return found('eSignet is still behind');
    // it stands in the list for a person to decide
    if (delivery.state === 'REFUSED') return [];
    const other = theirs.get(client.id);
    if (other === undefined) return [{ oracle: 'O3', clientId: client.id, what: 'delivered, but eSignet lacks it' }];
    if (delivery.deliveredVersion !== client.version) {
      return found(`at version ${client.version}, of which eSignet has ${delivery.deliveredVersion ?? 'none'}`);
    }
    const differing = Object.keys(seenByUs(client)).filter(
      (field) => !isDeepStrictEqual(Reflect.get(seenByUs(client), field), Reflect.get(seenByThem(other), field)),
    );
    return differing.flatMap((field) => found(`eSignet has another ${field}`));
  });
}

function seenByUs({ name, redirectUris, status, claims, acrValues, partnerId, publicKey }: OidcClientRecord) {
  return { name, redirectUris, status, claims, acrValues, partnerId, key: keyOf(publicKey) };
}

function seenByThem(client: FakeClient) {
  return {
    name: client.clientName,
    redirectUris: client.redirectUris,
    status: client.status,
    claims: client.userClaims,
    acrValues: client.authContextRefs,
    partnerId: client.relyingPartyId,
    key: keyOf(client.publicKey),
  };
}

function keyOf(publicKey: unknown): unknown[] {
  return ['n', 'x', 'y'].map((member) => Reflect.get(publicKey as object, member) as unknown);
}

/** O3: nobody can log in through a client that we do not know, or know to be withdrawn. */
export function ghosts({ clients, esignet }: Dump): Violation[] {
  const known = new Set(clients.map(({ id }) => id));
  return (esignet ?? [])
    .filter(({ clientId, status }) => status === 'ACTIVE' && !known.has(clientId))
    .map(({ clientId }) => ({ oracle: 'O3', clientId, what: 'active in eSignet, and we do not know it' }));
}
