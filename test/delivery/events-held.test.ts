import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { composeOn } from '../support/composition.ts';
import { refusal } from '../support/esignet/dialects.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startFakeHub, type FakeHub, type HubMessage } from '../support/hub/hub.ts';
import { TestEventsDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { administrator, clientIn, newClientInput, newsOf, outboxOf } from './events-setting.ts';
import { badUri, create, created, until, untilState, update } from './setting.ts';

const told = (messages: HubMessage[]) =>
  messages.map((message) => [message.topic, clientIn(message).clientName, clientIn(message).clientStatus]);

describe.each(['java-1', 'go-2'] as const)('with eSignet, %s, the hub is told of a client', (dialect) => {
  let hub: FakeHub;
  let esignet: FakeEsignet;
  let gateway: TestGateway;
  let admin: Session;
  let news: () => Promise<HubMessage[]>;

  beforeAll(async () => {
    [hub, esignet] = await Promise.all([startFakeHub(), startFakeEsignet(dialect)]);
    gateway = await startTestGateway({ ...hub.settings, ...esignet.settings, DELIVERY_WAIT_MS: '1000' });
    admin = await gateway.as('admin');
    news = newsOf(gateway, hub);
    await news();
  });

  afterEach(() => {
    esignet.misbehave(null);
  });

  afterAll(async () => {
    await gateway.stop();
    await Promise.all([hub.stop(), esignet.stop()]);
  });

  it('when eSignet has it, and then of each version, in order', async () => {
    await esignet.down();
    const { id } = await created(admin, { name: 'One' });
    await update(admin, { id, expectedVersion: 1, name: 'Two' });
    await update(admin, { id, expectedVersion: 2, name: 'Three', status: 'INACTIVE' });
    const { data } = await admin.ask(TestEventsDocument, { states: ['HELD'] });
    expect(
      data.events.edges.map(({ node }) => [node.subject.id, node.version, node.state, node.nextAttemptAt]),
    ).toEqual([
      [id, 1, 'HELD', null],
      [id, 2, 'HELD', null],
      [id, 3, 'HELD', null],
    ]);
    expect(await news()).toEqual([]);
    await esignet.up();
    await untilState(admin, id, 'DELIVERED');
    expect(told(await news())).toEqual([
      ['OIDC_CLIENT_CREATED', 'One', 'ACTIVE'],
      ['OIDC_CLIENT_UPDATED', 'Two', 'ACTIVE'],
      ['OIDC_CLIENT_UPDATED', 'Three', 'INACTIVE'],
    ]);
  }, 30_000);

  it('never of a create that eSignet refuses, and of the next one of its key', async () => {
    const refused = await create(admin, { name: 'Refused', redirectUris: [badUri] });
    expect(refused.problems).toMatchObject([{ code: 'ESIGNET_REFUSED' }]);
    expect(await news()).toEqual([]);
    expect(await outboxOf(gateway).countDocuments({ 'clientData.clientName': 'Refused' })).toBe(0);
    await created(admin, { name: 'Taken' });
    expect(told(await news())).toEqual([['OIDC_CLIENT_CREATED', 'Taken', 'ACTIVE']]);
  });

  it('never of a change that eSignet refuses: of the version that took its place', async () => {
    const { id } = await created(admin, { name: 'Good' });
    await update(admin, { id, expectedVersion: 1, name: 'Bad', redirectUris: [badUri] });
    await untilState(admin, id, 'DELIVERED');
    expect(told(await news())).toEqual([
      ['OIDC_CLIENT_CREATED', 'Good', 'ACTIVE'],
      ['OIDC_CLIENT_UPDATED', 'Good', 'ACTIVE'],
    ]);
    const kept = await outboxOf(gateway)
      .find<{ version: number; state: string }>({ aggregate: `oidcClient:${id}` })
      .sort({ version: 1 })
      .toArray();
    expect(kept.map((event) => [event.version, event.state])).toEqual([
      [1, 'SENT'],
      [3, 'SENT'],
    ]);
  });

  it('of one that was switched off, though eSignet refuses that', async () => {
    const { id } = await created(admin, { name: 'Off' });
    await news();
    esignet.misbehave((call) => (call.method === 'PUT' ? { reply: refusal('invalid_acr') } : undefined));
    const { problems } = await update(admin, { id, expectedVersion: 1, status: 'INACTIVE' });
    expect(problems).toMatchObject([{ code: 'ESIGNET_REFUSED', severity: 'WARNING' }]);
    expect(told(await news())).toEqual([['OIDC_CLIENT_UPDATED', 'Off', 'INACTIVE']]);
  });

  it('of one that was switched off, though eSignet cannot store the rest of it', async () => {
    const { id } = await created(admin, { name: 'Storable' });
    await news();
    esignet.misbehave(({ body }) =>
      body?.request.clientName === 'Not storable' ? { reply: { status: 500 } } : undefined,
    );
    await update(admin, { id, expectedVersion: 1, name: 'Not storable', status: 'INACTIVE' });
    await until(() => esignet.clients.get(id)?.status === 'INACTIVE');
    await until(async () => (await outboxOf(gateway).countDocuments({ state: 'HELD' })) === 0);
    expect(told(await news())).toEqual([['OIDC_CLIENT_UPDATED', 'Not storable', 'INACTIVE']]);
  });
});

describe('what waits for an eSignet that is no longer configured', () => {
  it('goes out', async () => {
    const [hub, gateway] = [await startFakeHub(), await startTestGateway()];
    const { uri } = gateway.database;
    const log = pino({ level: 'silent' });
    const esignet = { url: 'http://127.0.0.1:9/', dialect: 'java-1', token: null } as const;
    const before = composeOn(uri, {
      delivery: { esignet, waitMs: 0, log },
      events: { hubUrl: hub.url, log },
    });
    try {
      await before.rest.clients.create(administrator, newClientInput('Waits'));
      expect(await outboxOf(gateway).countDocuments({ state: 'HELD' })).toBe(1);
      const next = await startTestGateway({ ...hub.settings, MONGODB_URI: uri });
      try {
        await until(() => hub.taken.some((message) => clientIn(message).clientName === 'Waits'));
      } finally {
        await next.stop();
      }
    } finally {
      await before.close();
      await gateway.stop();
      await hub.stop();
    }
  }, 30_000);
});
