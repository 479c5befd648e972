import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../../src/app/demo-data.ts';
import { bothSides, created, read, until, update } from '../../delivery/setting.ts';
import { goodClient } from '../../support/client-input.ts';
import { startFakeEsignet, type FakeEsignet } from '../../support/esignet/fake.ts';
import { TestCreateDocument, type CreateOidcClientInput } from '../../support/operations.generated.ts';
import type { Session } from '../../support/session.ts';
import { codesOf, send, type Answer } from './door.ts';
import { putClient } from './partner-writes.ts';
import { createSetting, type Setting } from './setting.ts';

/** Clients that are changed, or made, twice at the same moment (hostile input, J09 and J11), with eSignet behind. */
let esignet: FakeEsignet;
let setting: Setting;

beforeAll(async () => {
  esignet = await startFakeEsignet();
  setting = await createSetting({ ...esignet.settings });
});

afterAll(async () => {
  await setting.gateway.stop();
  await esignet.stop();
});

const rounds = 300;
const atOnce = 6;
const limitMs = 120_000;

/** Each in the order of the rounds, a few at a time. */
async function inRounds(count: number, round: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await round(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

const codeOf = (answer: Answer): string => codesOf(answer)[0] ?? 'done';

describe('a change and a deactivation at the same moment', () => {
  /** What came of the change, what came of the deactivation, and what there is then. */
  type Story = readonly [change: string, deactivation: string, name: string, status: string, version: number];

  /** A deactivation over REST says every field again, and applies to whatever there is. */
  const overRest: readonly Story[] = [
    ['done', 'done', 'R2', 'INACTIVE', 3],
    ['PMS_ESI_008', 'done', 'R2', 'INACTIVE', 2],
  ];
  /** One over GraphQL says the status alone, of version 1. */
  const overGraphql: readonly Story[] = [
    ['done', 'VERSION_CONFLICT', 'R1', 'ACTIVE', 2],
    ['PMS_ESI_008', 'done', 'Demo Bank online', 'INACTIVE', 2],
  ];

  it(
    'end as one after the other would have, here and in eSignet',
    async () => {
      const { admin, rest } = setting;
      const ids: string[] = [];
      const seen = new Set<string>();
      await inRounds(rounds, async (n) => {
        const { id } = await created(admin);
        ids.push(id);
        const isGraphql = n % 2 === 1;
        const deactivate = async () => {
          await sleep(n % 5);
          if (!isGraphql) return codeOf(await rest(putClient('oidc', id, 2, 'INACTIVE')));
          const { problems } = await update(admin, { id, expectedVersion: 1, status: 'INACTIVE' });
          return problems[0]?.code ?? 'done';
        };
        const change = async () => {
          await sleep(2);
          return codeOf(await rest(putClient('oidc', id, 1)));
        };
        const [changed, deactivated] = await Promise.all([change(), deactivate()]);
        const client = await read(admin, id);
        const story = [changed, deactivated, client?.name, client?.status, client?.version];
        expect(isGraphql ? overGraphql : overRest).toContainEqual(story);
        seen.add(story.slice(0, 3).join());
      });
      // no order is left out by chance
      expect(seen.size).toBe(overRest.length + overGraphql.length);

      const deliveries = setting.gateway.database.db.collection('deliveries');
      await until(async () => (await deliveries.countDocuments({ state: { $ne: 'DELIVERED' } })) === 0);
      for (const id of ids) {
        const [ours, theirs] = await bothSides(admin, esignet, id);
        expect(theirs).toEqual(ours);
      }
    },
    limitMs,
  );
});

describe('one key, from two partners at the same moment', () => {
  type Door = (session: Session, input: CreateOidcClientInput) => Promise<string>;

  const overGraphql: Door = async (session, input) => {
    const { data } = await session.ask(TestCreateDocument, { input });
    const [problem] = data.createOidcClient.problems;
    return problem === undefined ? 'done' : `${problem.code}: ${problem.message}`;
  };
  const overRest: Door = async (session, { partnerId, ...input }) => {
    const request = { ...input, authPartnerId: partnerId };
    const path = 'partnermanager/oidc/client';
    const answer = await send(setting.gateway.url, session, { method: 'POST', path, request });
    const [error] = answer.body.errors;
    return error === undefined ? 'done' : `${error.errorCode}: ${error.message}`;
  };
  const loser = new Map([
    [overGraphql, 'PUBLIC_KEY_REGISTERED: An OIDC client with this key is registered already.'],
    [overRest, 'PMS_ESI_001: An OIDC client with this key is registered already.'],
  ]);

  it(
    'has one winner, and the other learns nothing of whose it is',
    async () => {
      const { gateway } = setting;
      const [bank, clinic] = [await gateway.as('partner'), await gateway.as('other-partner')];
      await gateway.world.mapping({ id: demoIds.otherPartner }, { id: demoIds.policy }, 'APPROVED');
      const clients = gateway.database.db.collection<{ _id: string; partnerId: string }>('oidcClients');
      await inRounds(60, async (n) => {
        const input = goodClient();
        const doors = n % 2 === 0 ? ([overRest, overGraphql] as const) : ([overGraphql, overRest] as const);
        const ofBank = { ...input, partnerId: demoIds.partner };
        const ofClinic = { ...input, partnerId: demoIds.otherPartner };
        const said = await Promise.all([doors[0](bank, ofBank), doors[1](clinic, ofClinic)]);
        const won = said.indexOf('done');
        expect(said[1 - won]).toBe(loser.get(doors[1 - won] ?? overRest));

        const { x } = input.publicKey as { x: string };
        const stored = await clients.find({ 'publicKey.x': x }).toArray();
        const owner = won === 0 ? demoIds.partner : demoIds.otherPartner;
        expect(stored.map(({ partnerId }) => partnerId)).toEqual([owner]);
        // the same words for the owner of it, and for the other
        expect(await doors[won === 0 ? 0 : 1](won === 0 ? bank : clinic, won === 0 ? ofBank : ofClinic)).toBe(
          loser.get(doors[won === 0 ? 0 : 1]),
        );
        const id = stored[0]?._id ?? '';
        expect(esignet.clients.get(id)?.relyingPartyId).toBe(owner);
        expect(esignet.calls.filter((call) => call.method === 'POST' && call.id === id)).toHaveLength(1);
      });
    },
    limitMs,
  );
});
