import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { compose, type Composition } from '../../src/app/compose.ts';
import { deriveClientId } from '../../src/oidc-client/client-id.ts';
import { goodClient } from '../support/client-input.ts';
import { refusal } from '../support/esignet/dialects.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { interrupt } from '../support/interrupt.ts';
import type { Session } from '../support/session.ts';
import { until } from '../delivery/setting.ts';
import { change, changeText, codesOf, newKey, type Answer } from './asking.ts';

let esignet: FakeEsignet;
let gateway: TestGateway;
let stores: Composition['stores'];
let partner: Session;
let admin: Session;

beforeAll(async () => {
  esignet = await startFakeEsignet('java-1');
  gateway = await startTestGateway(esignet.settings, undefined, (ingredients) => {
    const composition = compose(ingredients);
    ({ stores } = composition);
    return composition;
  });
  [partner, admin] = await Promise.all([gateway.as('partner'), gateway.as('admin')]);
});

afterEach(() => {
  esignet.misbehave(null);
});

afterAll(async () => {
  await gateway.stop();
  await esignet.stop();
});

const create = (input: object, session = partner) => change(gateway, session, 'createOidcClient', input);
const update = (input: object, session = partner) => change(gateway, session, 'updateOidcClient', input);
const keys = () => gateway.database.db.collection('idempotencyKeys');
const keyed = (changes = {}) => ({ ...goodClient(changes), idempotencyKey: newKey() });
/** Where a key of the partner is kept. */
const keptAs = (key: string): string =>
  createHash('sha256')
    .update(JSON.stringify(['partner', key]))
    .digest('base64url');
const at = (path: string[], code: string) => ({ problems: [expect.objectContaining({ code, path })] });
const ofKey = (code: string) => at(['input', 'idempotencyKey'], code);

interface Client {
  readonly id: string;
  readonly version: number;
  readonly name: string;
}
const clientOf = (answer: Readonly<Record<string, unknown>>): Client => answer.oidcClient as Client;

describe('64 identical creates at once with one key', () => {
  it('make one client, one audit entry and one call to eSignet, and all get the same answer', async () => {
    const input = keyed({ redirectUris: ['http://127.0.0.1/cb'] });
    const told = await Promise.all(Array.from({ length: 64 }, () => create(input)));
    // on a slow machine the first one may take longer than the others wait
    const isUnderWay = (answer: Answer): boolean => codesOf(answer).includes('IDEMPOTENCY_KEY_IN_PROGRESS');
    const answers = await Promise.all(told.map(async (answer) => (isUnderWay(answer) ? create(input) : answer)));
    const [first] = answers;
    expect(first).toMatchObject({
      oidcClient: { version: 1, delivery: { state: 'DELIVERED' } },
      problems: [{ code: 'UNWISE_REDIRECT_URI' }],
    });
    for (const answer of answers) expect(answer).toEqual(first);
    const { id } = clientOf(first ?? {});
    expect(await gateway.database.db.collection('auditEntries').countDocuments({ aggregate: `oidcClient:${id}` })).toBe(
      1,
    );
    expect(esignet.calls.filter((call) => call.id === id)).toHaveLength(1);
  });
});

describe('a request with a key', () => {
  it('gets its first answer again after the record has moved on', async () => {
    const input = keyed({ name: 'As it was' });
    const first = await create(input);
    const { id } = clientOf(first);
    await update({ id, expectedVersion: 1, name: 'Renamed' });
    await update({ id, expectedVersion: 2, name: 'Renamed again', status: 'INACTIVE' });
    const again = await create(input);
    expect(again).toEqual(first);
    expect(again.oidcClient).toMatchObject({ name: 'As it was', version: 1, status: 'ACTIVE' });
  });

  it('is the same request whatever the order of its members', async () => {
    const input = keyed();
    const first = await create(input);
    const reordered = Object.fromEntries(Object.entries(input).reverse());
    expect(await create(reordered)).toEqual(first);
  });

  it('is refused when the key has named another one, and writes nothing', async () => {
    const input = keyed();
    const { id } = clientOf(await create(input));
    const before = await gateway.database.dump();
    expect(await create({ ...input, name: 'Another' })).toMatchObject({
      oidcClient: null,
      ...ofKey('IDEMPOTENCY_KEY_REUSED'),
    });
    const other = { id, expectedVersion: 1, name: 'Another', idempotencyKey: input.idempotencyKey };
    expect(await update(other)).toMatchObject({ oidcClient: null, ...ofKey('IDEMPOTENCY_KEY_REUSED') });
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('has nothing to do with the same key of somebody else', async () => {
    const idempotencyKey = newKey();
    const [one, other] = [
      await create({ ...goodClient(), idempotencyKey }),
      await create({ ...goodClient(), idempotencyKey }, admin),
    ];
    expect([codesOf(one), codesOf(other)]).toEqual([[], []]);
    expect(clientOf(one).id).not.toBe(clientOf(other).id);
  });

  it('may be mended after a refusal, and after a dry run', async () => {
    const input = keyed();
    expect(codesOf(await create({ ...input, redirectUris: [] }))).toEqual(['REQUIRED']);
    expect(codesOf(await create({ ...input, dryRun: true, name: 'Only trying' }))).toEqual([]);
    expect(codesOf(await create(input))).toEqual([]);
  });

  it('is remembered when there was nothing to change', async () => {
    const { id } = clientOf(await create(goodClient({ name: 'Same' })));
    const input = { id, expectedVersion: 1, name: 'Same', idempotencyKey: newKey() };
    const first = await update(input);
    expect(first.oidcClient).toMatchObject({ version: 1 });
    await update({ id, expectedVersion: 1, name: 'Other' });
    expect(await update(input)).toEqual(first);
  });

  it('that eSignet refuses leaves its key to a better one', async () => {
    const input = keyed();
    esignet.misbehave(() => ({ reply: refusal('invalid_uri') }));
    expect(codesOf(await create(input))).toEqual(['ESIGNET_REFUSED']);
    esignet.misbehave(null);
    expect(codesOf(await create({ ...input, logoUri: 'https://bank.example.com/other.png' }))).toEqual([]);
  });

  it('keeps its key for the better one where that comes before the key is free', async () => {
    const input = keyed();
    let better: Answer | null = null;
    esignet.misbehave(() => ({ reply: refusal('invalid_uri') }));
    interrupt(stores.idempotencyKeys, 'forget', 'before', async () => {
      esignet.misbehave(null);
      better = await create(input);
    });
    expect(codesOf(await create(input))).toEqual(['ESIGNET_REFUSED']);
    expect(better).toMatchObject({ problems: [], oidcClient: { version: 3 } });
    expect(await create(input)).toEqual(better);
  });

  it('stays refused when others have been refused after it', async () => {
    const { id, name } = clientOf(await create(keyed()));
    const deliveries = gateway.database.db.collection<{ _id: string; deliveredVersion: number }>('deliveries');
    const untilDelivered = (version: number) =>
      until(async () => (await deliveries.findOne({ _id: id }))?.deliveredVersion === version);
    const second = { id, expectedVersion: 1, name: 'Second', idempotencyKey: newKey() };
    esignet.misbehave(({ body }) => (body?.request.clientName === name ? undefined : { reply: { status: 503 } }));
    expect(await update(second)).toMatchObject({ problems: [], oidcClient: { delivery: { state: 'PENDING' } } });
    esignet.misbehave(({ body }) =>
      body?.request.clientName === name ? undefined : { reply: refusal('invalid_client_name') },
    );
    await untilDelivered(3);
    expect(codesOf(await update({ id, expectedVersion: 3, name: 'Third' }))).toEqual(['ESIGNET_REFUSED']);
    await untilDelivered(5);
    expect(codesOf(await update(second))).toEqual(['ESIGNET_REFUSED']);
  }, 30_000);

  it('makes no second client when the memory of it is lost: the public key is one of a kind', async () => {
    const input = keyed();
    const { id } = clientOf(await create(input));
    await keys().deleteMany({});
    expect(codesOf(await create(input))).toEqual(['PUBLIC_KEY_REGISTERED']);
    expect(await gateway.database.db.collection<{ _id: string }>('oidcClients').countDocuments({ _id: id })).toBe(1);
  });

  it('learns what came of it when its sender hung up', async () => {
    const input = keyed();
    const id = deriveClientId(input.publicKey as Parameters<typeof deriveClientId>[0]);
    esignet.misbehave(() => ({ delayMs: 300 }));
    const hungUp = new AbortController();
    const query = 'mutation ($input: CreateOidcClientInput!) { createOidcClient(input: $input) { problems { code } } }';
    const lost = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      signal: hungUp.signal,
      headers: { authorization: `Bearer ${partner.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input } }),
    });
    await sleep(100);
    hungUp.abort();
    await expect(lost).rejects.toThrow();
    expect(await create(input)).toMatchObject({ oidcClient: { id, version: 1 }, problems: [] });
  });
});

describe('a key', () => {
  it.each([
    ['', 'REQUIRED'],
    ['  ', 'REQUIRED'],
    ['k'.repeat(256), 'TOO_LONG'],
  ])('%j is refused', async (idempotencyKey, code) => {
    expect(await create({ ...goodClient(), idempotencyKey })).toMatchObject({ oidcClient: null, ...ofKey(code) });
  });

  it.each(['k'.repeat(255), 'schlüssel-😀', '$where', '{"$ne":null}'])('%j is as good as any', async (text) => {
    const input = { ...goodClient(), idempotencyKey: text };
    const first = await create(input);
    expect(codesOf(first)).toEqual([]);
    expect(await create(input)).toEqual(first);
  });

  it('that another request holds at this moment is said to be in use', async () => {
    const input = keyed();
    const _id = keptAs(input.idempotencyKey);
    const session = gateway.database.client.startSession();
    try {
      session.startTransaction();
      await keys().insertOne({ _id } as object, { session });
      expect(await create(input)).toMatchObject({ oidcClient: null, ...ofKey('IN_PROGRESS') });
      await session.abortTransaction();
      expect(codesOf(await create(input))).toEqual([]);
    } finally {
      await session.endSession();
    }
  }, 20_000);

  it('that another request holds does not keep one waiting that changes nothing', async () => {
    const { id } = clientOf(await create(goodClient({ name: 'Same' })));
    const input = { id, expectedVersion: 1, name: 'Same', idempotencyKey: newKey() };
    const session = gateway.database.client.startSession();
    try {
      session.startTransaction();
      await keys().insertOne({ _id: keptAs(input.idempotencyKey) } as object, { session });
      const began = performance.now();
      const text = await changeText(gateway, partner, 'updateOidcClient', input);
      expect(performance.now() - began).toBeLessThan(5_000);
      expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
      await session.abortTransaction();
      expect(codesOf(await update(input))).toEqual([]);
    } finally {
      await session.endSession();
    }
  }, 30_000);

  it('is kept for a day, by reference and without a secret', async () => {
    const { id: partnerId } = await gateway.world.partner();
    const { id: policyId } = await gateway.world.approvedPolicy({ id: partnerId });
    const input = { partnerId, policyId, label: 'one', idempotencyKey: newKey() };
    const first = await change(gateway, admin, 'createApiKey', input, 'issued');
    const { value } = first.issued as { value: string };
    expect(value).toHaveLength(43);
    expect(await change(gateway, admin, 'createApiKey', input, 'issued')).toEqual(first);
    const kept = JSON.stringify(await keys().find().toArray());
    for (const secret of [value, input.idempotencyKey, goodClient().logoUri]) expect(kept).not.toContain(secret);
    const indexes = await keys().indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { keptAt: 1 }, expireAfterSeconds: 86_400 }));
  });
});
