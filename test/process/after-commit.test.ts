import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { compose, type Composition } from '../../src/app/compose.ts';
import { demoIds } from '../../src/app/demo-data.ts';
import { samplePolicy } from '../../src/app/sample-policy.ts';
import { policyDoor, wrapped, type PolicyDoor } from '../doors-policy/policy-door.ts';
import { change, codesOf, newKey } from '../idempotency/asking.ts';
import { goodClient } from '../support/client-input.ts';
import { refusal } from '../support/esignet/dialects.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import type { Made } from '../support/every-change.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { interrupt } from '../support/interrupt.ts';
import type { Session } from '../support/session.ts';

/** The database goes away between the commit of a change and its answer. */
let esignet: FakeEsignet;
let gateway: TestGateway;
let admin: Session;
let door: PolicyDoor;
let stores: Composition['stores'];
let isGone = false;

const goAway = (): Promise<never> => Promise.reject(new Error('the database has gone away'));

function takeAway<R>(store: { findByIds(ids: readonly string[]): Promise<R[]> }): void {
  const findByIds = store.findByIds.bind(store);
  store.findByIds = (ids) => (isGone ? goAway() : findByIds(ids));
}

beforeAll(async () => {
  esignet = await startFakeEsignet('java-1');
  gateway = await startTestGateway(esignet.settings, undefined, (ingredients) => {
    const composition = compose(ingredients);
    ({ stores } = composition);
    takeAway(stores.policyGroups);
    takeAway(stores.oidcClients);
    return composition;
  });
  admin = await gateway.as('admin');
  door = policyDoor(gateway, admin.token);
});

afterEach(() => {
  isGone = false;
  esignet.misbehave(null);
});

afterAll(async () => {
  await gateway.stop();
  await esignet.stop();
});

describe('a change of a policy over REST', () => {
  const content = (name: string) => ({ name, policyGroupName: 'Financial services', desc: 'Log in', version: '1.1' });
  const draft = async (name: string) => {
    const { id } = await gateway.world.policy({ name, status: 'DRAFT' });
    return `/${id}`;
  };
  const create = wrapped({ ...content('Made'), policyType: 'Auth', policies: samplePolicy });
  const update = wrapped({ ...content('Changed'), policies: samplePolicy });
  const publish = `/group/${demoIds.group}/publish`;

  it.each([
    ['a new one', 'insert', async () => door('POST', '', create), { name: 'Made' }],
    ['another name', 'replace', async () => door('PUT', await draft('Unchanged'), update), { name: 'Changed' }],
    [
      'a draft that is published',
      'replace',
      async () => door('POST', (await draft('Drafted')) + publish),
      { is_Active: true },
    ],
  ] as const)('%s is answered without a further look at its group', async (_what, method, send, shown) => {
    interrupt(stores.policies, method, 'after', () => {
      isGone = true;
      return Promise.resolve();
    });
    expect(await send()).toMatchObject({ status: 200, body: { response: shown, errors: [] } });
    expect(isGone).toBe(true);
  });
});

describe('a client that eSignet refuses', () => {
  it('is told so, whether or not its idempotency key can be freed', async () => {
    esignet.misbehave(() => ({ reply: refusal('invalid_uri') }));
    const input = { ...goodClient(), idempotencyKey: newKey() };
    interrupt(stores.idempotencyKeys, 'forget', 'before', goAway);
    expect(codesOf(await change(gateway, admin, 'createOidcClient', input))).toEqual(['ESIGNET_REFUSED']);
    expect(codesOf(await change(gateway, admin, 'createOidcClient', input))).toEqual(['ESIGNET_REFUSED']);
    esignet.misbehave(null);
    expect(codesOf(await change(gateway, admin, 'createOidcClient', input))).toEqual([]);
  });
});

describe('a client that is delivered once more', () => {
  it('is answered without a further look at it', async () => {
    const { oidcClient } = await change(gateway, admin, 'createOidcClient', goodClient());
    const { id } = oidcClient as Made;
    interrupt(stores.deliveries, 'want', 'after', () => {
      isGone = true;
      return Promise.resolve();
    });
    const again = await change(gateway, admin, 'redeliverOidcClient', { id, idempotencyKey: newKey() });
    expect(again).toMatchObject({ problems: [], oidcClient: { id, version: 1 } });
    expect(isGone).toBe(true);
  });
});
