import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startFakeEsignet, type FakeEsignet, type Fault } from '../support/esignet/fake.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { couriersOn } from './couriers.ts';
import { until } from './setting.ts';

/** What a fault befalls is a create, and only the first. */
function firstCreate(fault: Fault) {
  let isOver = false;
  return ({ method }: { method: string }): Fault | undefined => {
    if (isOver || method !== 'POST') return undefined;
    isOver = true;
    return fault;
  };
}

const callMs = 200;

describe.each(['java-1', 'go-2'] as const)('a create that eSignet, %s, does not answer', (dialect) => {
  let gateway: TestGateway;
  let esignet: FakeEsignet;
  const running: ReturnType<typeof couriersOn>[] = [];
  const couriers = (times: Parameters<typeof couriersOn>[2]) => {
    const made = couriersOn(gateway.database.uri, esignet, { callMs, graceMs: 100, ...times });
    running.push(made);
    return made;
  };
  const creates = () => esignet.calls.filter(({ method }) => method === 'POST');

  beforeEach(async () => {
    // for its collections and demonstration data
    gateway = await startTestGateway();
    esignet = await startFakeEsignet(dialect);
  });

  afterEach(async () => {
    for (const each of running.splice(0)) await each.stop();
    expect([...esignet.overlapping]).toEqual([]);
    await esignet.stop();
    await gateway.stop();
  });

  it('is not sent again while eSignet may be at work on it, and found when that has ended', async () => {
    esignet.misbehave(firstCreate({ delayMs: 10 * callMs }));
    const one = couriers({ callOpenMs: 60_000 });
    one.start();
    const { id } = await one.create();
    await until(async () => (await one.deliveryOf(id))?.state === 'DELIVERED');
    expect(creates()).toHaveLength(1);
    expect(await one.deliveryOf(id)).toMatchObject({ createOpenUntil: null, firstSent: null, error: null });
  }, 30_000);

  it('ends in the latest state, whatever was written meanwhile', async () => {
    esignet.misbehave(firstCreate({ delayMs: 10 * callMs }));
    const one = couriers({ callOpenMs: 60_000 });
    one.start();
    const { id } = await one.create();
    await until(async () => (await one.deliveryOf(id))?.error?.code === 'TIMED_OUT');
    await one.rename(id, 1, 'Renamed');
    await until(async () => (await one.deliveryOf(id))?.state === 'DELIVERED');
    expect(esignet.clients.get(id)).toMatchObject({ clientName: 'Renamed' });
    expect(creates()).toHaveLength(1);
  }, 30_000);

  it('is sent again when the time in which it might come has passed', async () => {
    esignet.misbehave(firstCreate({ hang: true, reply: { status: 500 } }));
    const callOpenMs = 3_000;
    const one = couriers({ callOpenMs });
    one.start();
    const { id } = await one.create();
    await until(async () => (await one.deliveryOf(id))?.state === 'DELIVERED');
    const [first, second] = creates();
    expect(creates()).toHaveLength(2);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(callOpenMs - 100);
  }, 30_000);

  it('is not sent again too early where it was sent long after it was begun', async () => {
    const [longCallMs, callOpenMs] = [1_000, 900];
    const hang = firstCreate({ hang: true, reply: { status: 500 } });
    esignet.misbehave((call) => (call.method === 'GET' ? { delayMs: 700 } : hang(call)));
    const one = couriers({ callMs: longCallMs, callOpenMs });
    one.start();
    const { id } = await one.create();
    await until(async () => (await one.deliveryOf(id))?.state === 'DELIVERED');
    const [first, second] = creates();
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(longCallMs + callOpenMs - 100);
  }, 30_000);

  it('is left alone by the next gateway when the one that sent it stops', async () => {
    esignet.misbehave(firstCreate({ delayMs: 10 * callMs }));
    const one = couriers({ callOpenMs: 60_000 });
    one.start();
    const { id } = await one.create();
    await until(() => creates().length === 1);
    await one.stop();
    running.splice(0);
    const next = couriers({ callOpenMs: 60_000 });
    next.start();
    await until(async () => (await next.deliveryOf(id))?.state === 'DELIVERED');
    expect(creates()).toHaveLength(1);
  }, 30_000);

  it('is left alone by another gateway that takes it for dead', async () => {
    esignet.misbehave(firstCreate({ delayMs: 2_000 }));
    const dying = couriers({ callMs: 10_000, leaseMs: 300, callOpenMs: 60_000 });
    dying.stores.deliveries.renew = () => Promise.resolve();
    dying.start();
    const { id } = await dying.create();
    await until(() => creates().length === 1);
    const other = couriers({ callOpenMs: 60_000 });
    other.start();
    await until(async () => (await other.deliveryOf(id))?.state === 'DELIVERED');
    expect(creates()).toHaveLength(1);
  }, 30_000);
});
