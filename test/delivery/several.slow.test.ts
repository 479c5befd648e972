import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { goodClient } from '../support/client-input.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestCreateDocument, TestRedeliverDocument } from '../support/operations.generated.ts';
import { ensureBuilt, newDataDir, startGatewayProcess } from '../support/process.ts';
import { sessionAs, type Session } from '../support/session.ts';
import { badUri, bothSides, created, read, until, untilState, update } from './setting.ts';

let esignet: FakeEsignet;
let gateway: TestGateway;
let admin: Session;

beforeAll(ensureBuilt, 120_000);

beforeEach(async () => {
  esignet = await startFakeEsignet();
  gateway = await startTestGateway({ ...esignet.settings, DELIVERY_WAIT_MS: '500' });
  admin = await gateway.as('admin');
});

afterEach(async () => {
  await gateway.stop();
  await esignet.stop();
});

const pending = () => gateway.database.db.collection('deliveries').countDocuments({ state: 'PENDING' });
const ids = async () =>
  (await gateway.database.db.collection('oidcClients').find().toArray()).map(({ _id }) => String(_id));

/** Oracles O2 and O3: what we have and what eSignet has is the same. */
async function expectAgreement(): Promise<void> {
  const ours = await ids();
  expect([...esignet.clients.keys()].sort()).toEqual(ours.toSorted());
  for (const id of ours) {
    const [one, other] = await bothSides(admin, esignet, id);
    expect(other).toEqual(one);
  }
}

describe('two gateways', () => {
  it('share the work: nothing is created twice, and the last state wins', async () => {
    const second = await startTestGateway({
      ...esignet.settings,
      DELIVERY_WAIT_MS: '500',
      MONGODB_URI: gateway.database.uri,
    });
    try {
      const sessions = [admin, await second.as('admin')];
      await esignet.down();
      const clients = await Promise.all(
        Array.from({ length: 60 }, (_, index) => created(sessions[index % 2] ?? admin)),
      );
      await esignet.up();
      await Promise.all(
        clients.map(({ id }, index) =>
          update(sessions[(index + 1) % 2] ?? admin, { id, expectedVersion: 1, name: `Changed ${index}` }),
        ),
      );
      await until(async () => (await pending()) === 0);
      await expectAgreement();
      const creates = esignet.calls.filter(({ method }) => method === 'POST').map(({ id }) => id);
      expect(new Set(creates).size).toBe(creates.length);
      expect([...esignet.overlapping]).toEqual([]);
    } finally {
      await second.stop();
    }
  }, 60_000);

  it('one learns what the other has delivered', async () => {
    const idle = await startTestGateway({
      ...esignet.settings,
      DELIVERY_WAIT_MS: '2000',
      MONGODB_URI: gateway.database.uri,
      ESIGNET_TOKEN_URL: 'http://127.0.0.1:9/token',
    });
    try {
      const session = await idle.as('admin');
      const { id } = await created(session);
      await untilState(session, id, 'DELIVERED');
      expect(esignet.clients.has(id)).toBe(true);
    } finally {
      await idle.stop();
    }
  }, 30_000);
});

describe('a gateway that is killed in the middle of deliveries', () => {
  it.each([40, 120, 250])(
    'after %i ms leaves nothing behind that the next one does not bring to an end',
    async (killAfterMs) => {
      await gateway.stop();
      gateway = await startTestGateway({});
      const uri = gateway.database.uri;
      esignet.misbehave(() => ({ delayMs: 60, afterWork: true, ...(Math.random() < 0.2 ? { reset: true } : {}) }));
      const victim = await startGatewayProcess({ ...esignet.settings, MONGODB_URI: uri, DATA_DIR: await newDataDir() });
      const session = await sessionAs('admin', victim.url);
      const creates = Array.from({ length: 24 }, async () => {
        try {
          return (await session.ask(TestCreateDocument, { input: goodClient() })).data.createOidcClient.oidcClient?.id;
        } catch {
          return undefined;
        }
      });
      await sleep(killAfterMs);
      victim.signal('SIGKILL');
      const acknowledged = (await Promise.all(creates)).filter((id) => id !== undefined);
      await victim.ended;
      esignet.misbehave(null);
      const next = await startTestGateway({ ...esignet.settings, MONGODB_URI: uri });
      try {
        admin = await next.as('admin');
        // a create of which nobody knows whether it was sent is left alone for 65 s
        await until(async () => (await pending()) === 0, 90_000);
        expect(await ids()).toEqual(expect.arrayContaining(acknowledged));
        await expectAgreement();
      } finally {
        await next.stop();
      }
    },
    180_000,
  );
});

describe('clients of a time without eSignet', () => {
  it('may be mended while what they were before is being refused', async () => {
    const quiet = await startTestGateway();
    try {
      const { id } = await created(await quiet.as('admin'), { redirectUris: [badUri] });
      esignet.misbehave(() => ({ delayMs: 1_500 }));
      const next = await startTestGateway({ ...esignet.settings, MONGODB_URI: quiet.database.uri });
      try {
        const session = await next.as('admin');
        await until(() => esignet.calls.length > 0);
        await update(session, { id, expectedVersion: 1, redirectUris: ['https://bank.example.com/mended'] });
        await untilState(session, id, 'DELIVERED');
        expect(esignet.clients.get(id)).toMatchObject({ redirectUris: ['https://bank.example.com/mended'] });
      } finally {
        await next.stop();
      }
    } finally {
      await quiet.stop();
    }
  }, 30_000);

  it('are delivered when it is configured, and adopted where it has them from elsewhere', async () => {
    const quiet = await startTestGateway();
    try {
      const session = await quiet.as('admin');
      const [fresh, known] = [await created(session), await created(session)];
      expect((await read(session, fresh.id))?.delivery).toBeNull();
      esignet.clients.set(known.id, { clientId: known.id, status: 'ACTIVE', clientName: 'From before' });
      const next = await startTestGateway({ ...esignet.settings, MONGODB_URI: quiet.database.uri });
      try {
        const asked = await next.as('admin');
        for (const { id } of [fresh, known]) await untilState(asked, id, 'DELIVERED');
        expect(esignet.clients.get(known.id)).toMatchObject({ clientName: known.name });
      } finally {
        await next.stop();
      }
    } finally {
      await quiet.stop();
    }
  }, 30_000);

  it.each<[string, (session: Session, id: string) => Promise<unknown>, object]>([
    ['changed', (session, id) => update(session, { id, expectedVersion: 1, name: 'New' }), { clientName: 'New' }],
    [
      'switched off',
      (session, id) => update(session, { id, expectedVersion: 1, status: 'INACTIVE' }),
      { status: 'INACTIVE' },
    ],
    ['delivered again', (session, id) => session.ask(TestRedeliverDocument, { input: { id } }), { status: 'ACTIVE' }],
  ])(
    'are adopted where they are %s before anybody has looked for them',
    async (_what, touch, theirs) => {
      const quiet = await startTestGateway();
      try {
        const next = await startTestGateway({ ...esignet.settings, MONGODB_URI: quiet.database.uri });
        try {
          const session = await next.as('admin');
          // it has looked for them, and does so again in ten minutes
          await untilState(session, (await created(session)).id, 'DELIVERED');
          const { id, name } = await created(await quiet.as('admin'));
          esignet.clients.set(id, { clientId: id, status: 'ACTIVE', clientName: 'From before' });
          await touch(session, id);
          await untilState(session, id, 'DELIVERED');
          expect(esignet.clients.get(id)).toMatchObject({ clientName: name, ...theirs });
        } finally {
          await next.stop();
        }
      } finally {
        await quiet.stop();
      }
    },
    30_000,
  );

  it('are switched off there though eSignet refuses what they are', async () => {
    const quiet = await startTestGateway();
    try {
      const { id } = await created(await quiet.as('admin'), { redirectUris: [badUri] });
      esignet.clients.set(id, { clientId: id, status: 'ACTIVE', clientName: 'From before' });
      const next = await startTestGateway({ ...esignet.settings, MONGODB_URI: quiet.database.uri });
      try {
        const session = await next.as('admin');
        await untilState(session, id, 'REFUSED');
        expect(esignet.clients.get(id)).toMatchObject({ status: 'ACTIVE', clientName: 'From before' });
        await update(session, { id, expectedVersion: 1, status: 'INACTIVE' });
        await until(() => esignet.clients.get(id)?.status === 'INACTIVE');
        await untilState(session, id, 'REFUSED');
      } finally {
        await next.stop();
      }
    } finally {
      await quiet.stop();
    }
  }, 30_000);
});
