import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startFakeEsignet, type FakeCall, type FakeEsignet, type Fault } from '../support/esignet/fake.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { couriersOn } from './couriers.ts';
import { until } from './setting.ts';

const callMs = 200;
/** When eSignet carries out what it did not answer. */
const lateMs = 1_500;
const callOpenMs = 2_500;
const neverLongMs = 60_000;

/** The first update to that name is carried out late. */
function late(name: string, more: Fault = {}): (call: FakeCall) => Fault | undefined {
  let isOver = false;
  return ({ method, body }) => {
    if (isOver || method !== 'PUT' || body?.request.clientName !== name) return undefined;
    isOver = true;
    return { delayMs: lateMs, ...more };
  };
}

describe.each(['java-1', 'go-2'] as const)('an update that eSignet, %s, carries out after later ones', (dialect) => {
  let gateway: TestGateway;
  let esignet: FakeEsignet;
  const running: ReturnType<typeof couriersOn>[] = [];
  const couriers = (times: Parameters<typeof couriersOn>[2] = {}) => {
    const made = couriersOn(gateway.database.uri, esignet, { callMs, graceMs: 100, callOpenMs, ...times });
    running.push(made);
    made.start();
    return made;
  };
  const nameIs = (id: string, name: string) => () => esignet.clients.get(id)?.clientName === name;
  const isDelivered = (one: ReturnType<typeof couriersOn>, id: string, version: number) => async () => {
    const found = await one.deliveryOf(id);
    return found?.state === 'DELIVERED' && found.deliveredVersion === version;
  };

  beforeEach(async () => {
    // for its collections and demonstration data
    gateway = await startTestGateway();
    esignet = await startFakeEsignet(dialect);
  });

  afterEach(async () => {
    for (const each of running.splice(0)) await each.stop();
    await esignet.stop();
    await gateway.stop();
  });

  async function timedOut(one: ReturnType<typeof couriersOn>) {
    const { id } = await one.create();
    await until(isDelivered(one, id, 1));
    esignet.misbehave(late('Old'));
    await one.rename(id, 1, 'Old');
    await until(async () => (await one.deliveryOf(id))?.error?.code === 'TIMED_OUT');
    return id;
  }

  it('does not stay: several versions later the newest is sent once more, and then no more', async () => {
    const one = couriers();
    const id = await timedOut(one);
    await one.rename(id, 2, 'Newer');
    await until(isDelivered(one, id, 3));
    await one.rename(id, 3, 'Newest');
    await until(isDelivered(one, id, 4));
    await until(nameIs(id, 'Old'), 2 * lateMs);
    await until(nameIs(id, 'Newest'), 2 * callOpenMs);
    await until(async () => (await one.deliveryOf(id))?.callOpenUntil === null);
    const sent = esignet.calls.length;
    await sleep(callOpenMs);
    expect(esignet.calls).toHaveLength(sent);
    expect(await one.deliveryOf(id)).toMatchObject({ state: 'DELIVERED', deliveredVersion: 4, lease: null });
  }, 30_000);

  it('does not switch on for long what was switched off', async () => {
    const one = couriers();
    const id = await timedOut(one);
    await one.switchOff(id, 2);
    await until(isDelivered(one, id, 3));
    expect(esignet.clients.get(id)).toMatchObject({ status: 'INACTIVE' });
    await until(() => esignet.clients.get(id)?.status === 'ACTIVE', 2 * lateMs);
    await until(() => esignet.clients.get(id)?.status === 'INACTIVE', 2 * callOpenMs);
  }, 30_000);

  it('does not stay when another gateway delivers the newer one, and looks', async () => {
    const one = couriers();
    const id = await timedOut(one);
    await one.stop();
    running.splice(0);
    const other = couriers();
    await other.rename(id, 2, 'Newest');
    await until(isDelivered(other, id, 3));
    await until(nameIs(id, 'Old'), 2 * lateMs);
    await until(nameIs(id, 'Newest'), 2 * callOpenMs);
  }, 30_000);

  it('does not stay when the courier that sent it has died', async () => {
    const dying = couriers({ callMs: neverLongMs, leaseMs: 300 });
    dying.stores.deliveries.renew = () => Promise.resolve();
    const { id } = await dying.create();
    await until(isDelivered(dying, id, 1));
    // what it sent is carried out, and it learns nothing of that
    esignet.misbehave(late('Old', { hang: true }));
    await dying.rename(id, 1, 'Old');
    await until(() => esignet.calls.some(({ body }) => body?.request.clientName === 'Old'));
    const other = couriers();
    await other.rename(id, 2, 'Newest');
    await until(isDelivered(other, id, 3));
    await until(nameIs(id, 'Old'), 2 * lateMs);
    await until(nameIs(id, 'Newest'), 2 * callOpenMs);
  }, 30_000);

  it('does not stay when its courier had lost the lease, and lives', async () => {
    const slow = couriers({ callMs: neverLongMs, leaseMs: 300, callOpenMs: 100 });
    slow.stores.deliveries.renew = () => Promise.resolve();
    const { id } = await slow.create();
    await until(isDelivered(slow, id, 1));
    esignet.misbehave(late('Old'));
    await slow.rename(id, 1, 'Old');
    await until(() => esignet.calls.some(({ body }) => body?.request.clientName === 'Old'));
    await slow.rename(id, 2, 'Newest');
    await until(isDelivered(slow, id, 3));
    // the old one may show for a moment too short to be seen
    const sentAt = (name: string) => esignet.calls.findLast(({ body }) => body?.request.clientName === name)?.at ?? 0;
    await until(() => sentAt('Newest') > sentAt('Old') + lateMs - 50, 2 * lateMs);
    await until(nameIs(id, 'Newest'), 2 * callOpenMs);
  }, 30_000);
});
