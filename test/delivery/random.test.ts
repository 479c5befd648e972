import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unknownError } from '../support/esignet/dialects.ts';
import { startFakeEsignet, type Fault, type FakeEsignet } from '../support/esignet/fake.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import type { Session } from '../support/session.ts';
import { badUri, bothSides, create, read, until, update } from './setting.ts';

/** Replays a run: the same seed gives the same numbers. */
function createDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const faults: readonly (Fault | undefined)[] = [
  ...Array.from({ length: 12 }, () => undefined),
  { reset: true },
  { reset: true, afterWork: true },
  { reply: { status: 500 } },
  { reply: { status: 500 }, afterWork: true },
  { reply: unknownError, afterWork: true },
  { reply: { status: 200, raw: 'garbage' }, afterWork: true },
  { reply: { status: 401 } },
  { delayMs: 100 },
];
const redirectUris = [['https://bank.example.com/a'], ['https://bank.example.com/b'], [badUri]];

describe.each([
  ['java-1', 1],
  ['java-1', 2],
  ['go-2', 3],
  ['go-2', 4],
] as const)('random changes and faults, %s, seed %i', (dialect, seed) => {
  let esignet: FakeEsignet;
  let gateway: TestGateway;
  let admin: Session;

  beforeAll(async () => {
    esignet = await startFakeEsignet(dialect);
    gateway = await startTestGateway({ ...esignet.settings, DELIVERY_WAIT_MS: '50' });
    admin = await gateway.as('admin');
  });

  afterAll(async () => {
    await gateway.stop();
    await esignet.stop();
  });

  it('end in the same state on both sides, or in the list of what is refused', async () => {
    const dice = createDice(seed);
    esignet.misbehave(() => faults[dice(faults.length)]);
    const made: string[] = [];
    const step = async (): Promise<void> => {
      const id = made[dice(made.length)];
      const uris = redirectUris[dice(redirectUris.length)] ?? [];
      if (id === undefined || dice(3) === 0) {
        const { oidcClient } = await create(admin, { redirectUris: uris });
        if (oidcClient !== null) made.push(oidcClient.id);
        return;
      }
      const client = await read(admin, id);
      if (client === null) return;
      const status = dice(4) === 0 ? 'INACTIVE' : 'ACTIVE';
      await update(admin, {
        id,
        expectedVersion: client.version,
        name: `Name ${dice(99)}`,
        redirectUris: uris,
        status,
      });
    };
    for (let round = 0; round < 30; round += 1) await Promise.all([step(), step(), step(), step()]);
    esignet.misbehave(null);
    const deliveries = gateway.database.db.collection('deliveries');
    // what is refused is withdrawn when nothing that was sent before can still arrive: 65 s with `java-1`
    await until(async () => (await deliveries.countDocuments({ state: 'PENDING' })) === 0, 90_000);

    const ours = await gateway.database.db.collection<{ _id: string; version: number }>('oidcClients').find().toArray();
    // what cannot be taken back safely stands in the list of what is behind, for a person to decide
    const open = await deliveries.find({ state: 'REFUSED' }).toArray();
    const listed = new Set(open.map(({ _id }) => String(_id)));
    const neverThere = new Set(
      open.filter(({ deliveredVersion }) => deliveredVersion === null).map(({ _id }) => String(_id)),
    );
    expect(ours.filter(({ _id }) => neverThere.has(_id))).toEqual([]);
    expect(ours.filter(({ _id }) => listed.has(_id)).length).toBeLessThan(ours.length / 4);
    for (const { _id: id } of ours.filter(({ _id }) => !listed.has(_id))) {
      const [one, other] = await bothSides(admin, esignet, id);
      expect(other).toEqual(one);
    }
    const known = new Set(ours.map(({ _id }) => _id));
    const ghosts = [...esignet.clients.values()].filter(
      ({ clientId, status }) => !known.has(clientId) && status === 'ACTIVE',
    );
    expect(ghosts).toEqual([]);
    expect([...esignet.overlapping]).toEqual([]);
    const trail = gateway.database.db.collection('auditEntries');
    for (const { _id: id, version } of ours) {
      expect(await trail.countDocuments({ aggregate: `oidcClient:${id}` })).toBe(version);
    }
  }, 180_000);
});
