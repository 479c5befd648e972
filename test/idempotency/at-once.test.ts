import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compose, type Composition } from '../../src/app/compose.ts';
import { goodClient } from '../support/client-input.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import { setAsideAnEvent, type Made } from '../support/every-change.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { interrupt } from '../support/interrupt.ts';
import type { Session } from '../support/session.ts';
import { change, codesOf, newKey } from './asking.ts';

let esignet: FakeEsignet;
let gateway: TestGateway;
let admin: Session;
let stores: Composition['stores'];

beforeAll(async () => {
  esignet = await startFakeEsignet('java-1');
  gateway = await startTestGateway(esignet.settings, undefined, (ingredients) => {
    const composition = compose(ingredients);
    ({ stores } = composition);
    return composition;
  });
  admin = await gateway.as('admin');
});

afterAll(async () => {
  await gateway.stop();
  await esignet.stop();
});

/** What changes no record itself: its key is all that tells that it was done. */
describe('16 at once with one key', () => {
  const atOnce = (mutation: string, input: object, entity?: string) =>
    Promise.all(Array.from({ length: 16 }, () => change(gateway, admin, mutation, input, entity)));

  it('send a parked event once more, and all get the same answer', async () => {
    await setAsideAnEvent(gateway);
    // the others come while the first one is between its write and its answer
    interrupt(stores.outbox, 'resend', 'after', () => sleep(300));
    const answers = await atOnce('resendEvent', { id: 'set-aside', idempotencyKey: newKey() }, 'event');
    const answer = { event: { id: 'set-aside', version: 1, state: 'PENDING' }, problems: [] };
    expect(answers).toEqual(Array.from(answers, () => answer));
    expect(codesOf(await change(gateway, admin, 'resendEvent', { id: 'set-aside' }, 'event'))).toEqual([
      'EVENT_NOT_PARKED',
    ]);
  });

  it('deliver a client to eSignet once more, and all get the same answer', async () => {
    const { oidcClient } = await change(gateway, admin, 'createOidcClient', goodClient());
    const { id } = oidcClient as Made;
    const callsBefore = esignet.calls.length;
    const answers = await atOnce('redeliverOidcClient', { id, idempotencyKey: newKey() });
    expect(answers).toEqual(Array.from(answers, () => ({ oidcClient, problems: [] })));
    expect(esignet.calls).toHaveLength(callsBefore + 1);
  });

  it('find the key free again after a refusal', async () => {
    const input = { id: 'none', idempotencyKey: newKey() };
    const answers = await atOnce('resendEvent', input, 'event');
    expect(answers.map(codesOf)).toEqual(Array.from(answers, () => ['EVENT_NOT_FOUND']));
    expect(await gateway.database.db.collection('idempotencyKeys').countDocuments({ 'reference.id': 'none' })).toBe(0);
  });
});
