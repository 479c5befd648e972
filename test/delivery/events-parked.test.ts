import { Writable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { composeOn } from '../support/composition.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startFakeHub, type FakeHub, type HubCall, type HubFault } from '../support/hub/hub.ts';
import { TestEventsDocument, TestResendEventDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { administrator, clientIn, newClientInput, untilSent } from './events-setting.ts';
import { until } from './setting.ts';

let hub: FakeHub;
/** Its door shows what there is; it sends nothing itself. */
let gateway: TestGateway;
let admin: Session;
/** A gateway without doors that is in a hurry. */
let inside: ReturnType<typeof composeOn>;
const lines: string[] = [];

beforeAll(async () => {
  hub = await startFakeHub();
  gateway = await startTestGateway();
  admin = await gateway.as('admin');
  const sink = new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push(line.toString());
      done();
    },
  });
  const times = {
    firstPauseMs: 10,
    longestPauseMs: 60,
    pollMs: 25,
    firstProbeMs: 25,
    longestProbeMs: 60,
    leaseMs: 6_000,
  };
  inside = composeOn(gateway.database.uri, { events: { hubUrl: hub.url, log: pino(sink), times } });
  inside.events?.start();
});

afterEach(() => {
  hub.misbehave(null);
});

afterAll(async () => {
  await inside.events?.stop();
  await inside.close();
  await gateway.stop();
  await hub.stop();
});

const create = async (name: string) => (await inside.rest.clients.create(administrator, newClientInput(name))).record;
const rename = (id: string, name: string) =>
  inside.rest.clients.update(administrator, { id, content: { name }, inactiveIsFinal: false, dryRun: false });
const nameIn = ({ message }: HubCall) => message && clientIn(message).clientName;
const taken = () => hub.taken.map((message) => clientIn(message).clientName);
const tries = (name: string) => hub.calls.filter((call) => nameIn(call) === name).length;
const parked = async () => (await admin.ask(TestEventsDocument, { states: ['PARKED'] })).data.events.edges;
const untilParked = (count: number) => until(async () => (await parked()).length === count);
const resend = async (id: string) => (await admin.ask(TestResendEventDocument, { input: { id } })).data.resendEvent;
const refuse = (name: string, fault: HubFault) => {
  hub.misbehave((call) => (nameIn(call) === name ? fault : undefined));
};

describe.each<[string, HubFault, string]>([
  ['refuses', { status: 413 }, 'DENIED'],
  ['fails at', { status: 500 }, 'SERVER_ERROR'],
  ['denies with 200', { status: 200, body: 'hub.mode=denied' }, 'DENIED'],
])('a message that the hub %s', (verb, fault, lastError) => {
  const poison = `Poison, ${verb}`;

  it('is parked after ten tries; others go on meanwhile, and then what follows it', async () => {
    refuse(poison, fault);
    const { id } = await create(poison);
    await rename(id, `After ${poison}`);
    for (const other of [1, 2, 3]) await create(`Other ${other} of ${verb}`);
    await untilParked(1);
    await untilSent(gateway);
    const names = taken();
    expect(names).toEqual(expect.arrayContaining([1, 2, 3].map((other) => `Other ${other} of ${verb}`)));
    expect(names.at(-1)).toBe(`After ${poison}`);
    expect(tries(poison)).toBe(10);
    const [{ node } = {}] = await parked();
    expect(node).toMatchObject({
      topic: 'OIDC_CLIENT_CREATED',
      subject: { kind: 'OIDC_CLIENT', id },
      ...{ version: 1, state: 'PARKED', attempts: 10, lastError, nextAttemptAt: null },
    });
    const said = lines.map((line) => JSON.parse(line) as { level: number; eventId: string });
    expect(said.filter(({ level, eventId }) => level === 50 && eventId === node?.id)).toHaveLength(1);
  });

  it('is sent again by hand under its id, with the client as it is now', async () => {
    const [{ node } = {}] = await parked();
    const { event, problems } = await resend(node?.id ?? '');
    expect([event, problems]).toMatchObject([{ id: node?.id, state: 'PENDING', attempts: 0, lastError: null }, []]);
    await untilSent(gateway);
    expect(hub.taken.at(-1)).toMatchObject({
      topic: 'OIDC_CLIENT_CREATED',
      event: { id: node?.id, data: { clientData: { clientName: `After ${poison}` } } },
    });
    expect((await resend(node?.id ?? '')).problems).toMatchObject([
      { code: 'EVENT_NOT_PARKED', path: ['input', 'id'] },
    ]);
  });
});

describe('two messages that the hub fails at', () => {
  it('are both parked where it takes others', async () => {
    hub.misbehave((call) => (String(nameIn(call)).startsWith('Pair') ? { status: 500 } : undefined));
    await Promise.all([create('Pair one'), create('Pair two')]);
    await until(() => tries('Pair one') > 1 && tries('Pair two') > 1);
    await create('Somebody else');
    await untilParked(2);
    hub.misbehave(null);
    for (const { node } of await parked()) await resend(node.id);
    await untilSent(gateway);
    expect(taken()).toEqual(expect.arrayContaining(['Pair one', 'Pair two', 'Somebody else']));
  });
});

describe('a value that cannot be decrypted', () => {
  it('parks its event, and nothing else waits', async () => {
    const key = await inside.rest.apiKeys.create(administrator, {
      ...{ partnerId: 'demo-bank', policy: { id: newClientInput('').policyId }, label: 'sealed' },
      ...{ expiresAt: null, dryRun: false },
    });
    const { id } = key.record.credential;
    await gateway.database.db
      .collection<{ _id: string }>('apiKeys')
      .updateOne({ _id: id }, { $set: { sealed: 'v1.AAAA' } });
    await inside.rest.apiKeys.changeStatus(administrator, { key: { id }, status: 'INACTIVE', expectedVersion: null });
    await create('Beside the unreadable');
    await until(async () => (await parked()).some(({ node }) => node.topic === 'APIKEY_UPDATED'));
    expect((await parked()).at(-1)?.node).toMatchObject({
      lastError: 'VALUE_UNREADABLE',
      subject: { kind: 'API_KEY', id },
    });
    expect(taken()).toContain('Beside the unreadable');
  });
});

describe('the list of events', () => {
  it('pages through all states, the oldest first', async () => {
    const pages: string[] = [];
    const pageAfter = async (after: string | null) =>
      (await admin.ask(TestEventsDocument, { states: ['SENT', 'PARKED'], first: 4, after })).data.events;
    for (let after: string | null = null, isLast = false; !isLast;) {
      const { edges, pageInfo } = await pageAfter(after);
      pages.push(...edges.map(({ node }) => node.createdAt));
      isLast = !pageInfo.hasNextPage;
      after = pageInfo.endCursor ?? null;
    }
    const total = await gateway.database.db.collection('outbox').countDocuments();
    expect(pages).toHaveLength(total);
    expect(pages).toEqual(pages.toSorted());
    expect((await admin.ask(TestEventsDocument, { states: ['HELD'] })).data.events.totalCount).toBe(0);
  });
});

it.each([401, 429])('a hub that answers %i to whatever it is to publish costs nothing but time', async (status) => {
  const before = (await parked()).length;
  hub.misbehave((call) => (call.message === null ? undefined : { status }));
  await create(`Alone with ${status}`);
  await until(() => tries(`Alone with ${status}`) > 12);
  expect(await parked()).toHaveLength(before);
  hub.misbehave(null);
  await untilSent(gateway);
});
