import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { compose } from '../../src/app/compose.ts';
import { unknownError } from '../support/esignet/dialects.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import type { Session } from '../support/session.ts';
import { bothSides, created, deliveryOf, until, untilState, update } from './setting.ts';

let esignet: FakeEsignet;
let gateway: TestGateway;
let admin: Session;
/** More than are in hand at once. */
let ids: string[];

/** Looks at everything every three seconds, where it usually would every ten minutes. */
const inHurry: typeof compose = (ingredients) => {
  const { delivery = null } = ingredients;
  return compose({ ...ingredients, delivery: delivery && { ...delivery, times: { sweepPauseMs: 3_000 } } });
};

beforeEach(async () => {
  esignet = await startFakeEsignet();
  gateway = await startTestGateway({ ...esignet.settings, DELIVERY_WAIT_MS: '500' }, undefined, inHurry);
  admin = await gateway.as('admin');
  const clients = await Promise.all(Array.from({ length: 20 }, () => created(admin)));
  ids = clients.map(({ id }) => id);
  for (const id of ids) await untilState(admin, id, 'DELIVERED');
});

afterEach(async () => {
  await gateway.stop();
  await esignet.stop();
});

/** Six hours have passed. */
async function letChecksBeDue(filter: object = {}): Promise<void> {
  await gateway.database.db.collection('deliveries').updateMany(filter, { $set: { checkAt: new Date(0) } });
}

async function untilAllAreBack(): Promise<void> {
  await until(() => esignet.clients.size === ids.length);
  for (const id of ids) {
    await untilState(admin, id, 'DELIVERED');
    const [ours, theirs] = await bothSides(admin, esignet, id);
    expect(theirs).toEqual(ours);
  }
}

describe('an eSignet that was restored from a backup', () => {
  it('gets back what it lost as soon as one loss shows at a change', async () => {
    esignet.clients.clear();
    await update(admin, { id: ids[0] ?? '', expectedVersion: 1, name: 'Shows the loss' });
    await untilAllAreBack();
  }, 60_000);

  it('gets back what it lost as soon as one loss shows at a check', async () => {
    esignet.clients.clear();
    await letChecksBeDue({ _id: ids[0] });
    await untilAllAreBack();
  }, 60_000);

  it('gets it back when it is restored once more, soon after', async () => {
    for (const name of ['Shows the loss', 'Shows it again']) {
      esignet.clients.clear();
      const version = name === 'Shows the loss' ? 1 : 2;
      await update(admin, { id: ids[0] ?? '', expectedVersion: version, name });
      await untilAllAreBack();
    }
  }, 60_000);

  it('gets it back after an outage in the middle of it, though nobody changes anything', async () => {
    esignet.clients.clear();
    esignet.misbehave(() => ({ reply: { status: 500 } }));
    const before = esignet.calls.length;
    await letChecksBeDue();
    await until(() => esignet.calls.length >= before + 4);
    esignet.misbehave(null);
    await untilAllAreBack();
  }, 60_000);
});

describe('a client that eSignet has lost', () => {
  it('and cannot create again is behind, with the reason, until it can', async () => {
    const [id = ''] = ids;
    esignet.clients.delete(id);
    esignet.misbehave((call) => (call.id === id && call.method === 'POST' ? { reply: unknownError } : undefined));
    await letChecksBeDue({ _id: id });
    await untilState(admin, id, 'PENDING');
    expect(await deliveryOf(admin, id)).toMatchObject({ deliveredVersion: 1, lastError: 'SERVER_ERROR' });
    await until(async () => ((await deliveryOf(admin, id))?.attempts ?? 0) >= 3);
    expect(esignet.calls.filter((call) => call.id === id && call.method === 'POST').length).toBeLessThan(8);
    esignet.misbehave(null);
    await untilAllAreBack();
  }, 60_000);
});
