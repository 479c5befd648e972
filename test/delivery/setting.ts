import { setTimeout as sleep } from 'node:timers/promises';
import { goodClient } from '../support/client-input.ts';
import type { FakeEsignet } from '../support/esignet/fake.ts';
import {
  TestCreateDocument,
  TestDeliveryDocument,
  TestUpdateDocument,
  type CreateOidcClientInput,
  type UpdateOidcClientInput,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

export const create = async (session: Session, changes: Partial<CreateOidcClientInput> = {}) =>
  (await session.ask(TestCreateDocument, { input: goodClient(changes) })).data.createOidcClient;

export async function created(session: Session, changes: Partial<CreateOidcClientInput> = {}) {
  const { oidcClient, problems } = await create(session, changes);
  if (oidcClient === null) throw new Error(`not created: ${JSON.stringify(problems)}`);
  return oidcClient;
}

export const update = async (session: Session, input: UpdateOidcClientInput) =>
  (await session.ask(TestUpdateDocument, { input })).data.updateOidcClient;

export const read = async (session: Session, id: string) =>
  (await session.ask(TestDeliveryDocument, { id })).data.oidcClient;

export async function deliveryOf(session: Session, id: string) {
  return (await read(session, id))?.delivery ?? null;
}

const patienceMs = 15_000;

/** Asks until it holds. */
export async function until(holds: () => Promise<boolean> | boolean, limitMs = patienceMs): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it never came to that');
    await sleep(25);
  }
}

export const untilState = (session: Session, id: string, state: string): Promise<void> =>
  until(async () => (await deliveryOf(session, id))?.state === state);

export const badUri = 'https://refuse-me.example.com/cb';

/** What eSignet and we say of a client, to compare. */
export async function bothSides(session: Session, esignet: FakeEsignet, id: string) {
  const ours = await read(session, id);
  const theirs = esignet.clients.get(id);
  return [
    ours === null ? null : [ours.name, ours.redirectUris, ours.status, ours.claims, ours.acrValues],
    theirs === undefined
      ? null
      : [theirs.clientName, theirs.redirectUris, theirs.status, theirs.userClaims, theirs.authContextRefs],
  ];
}
