import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { compose, type Composition } from '../../src/app/compose.ts';
import { deriveClientId } from '../../src/oidc-client/client-id.ts';
import type { PublicJwk } from '../../src/oidc-client/public-key.rules.ts';
import { Failure } from '../../src/shared/errors/index.ts';
import { goodClient } from '../support/client-input.ts';
import { startFakeEsignet, type Fault, type FakeEsignet } from '../support/esignet/fake.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { interrupt } from '../support/interrupt.ts';
import type { Session } from '../support/session.ts';
import { create, created, deliveryOf, read, until, update } from './setting.ts';

const theirName = 'Registered by somebody else';
const goAway = () => Promise.reject(new Failure('UNAVAILABLE'));

describe.each(['java-1', 'go-2'] as const)('a client that eSignet, %s, has from somebody else', (dialect) => {
  let esignet: FakeEsignet;
  let gateway: TestGateway;
  let stores: Composition['stores'];
  let admin: Session;

  beforeAll(async () => {
    esignet = await startFakeEsignet(dialect);
    gateway = await startTestGateway({ ...esignet.settings, DELIVERY_WAIT_MS: '100' }, undefined, (ingredients) => {
      const composition = compose(ingredients);
      ({ stores } = composition);
      return composition;
    });
    admin = await gateway.as('admin');
  });

  afterEach(() => {
    esignet.misbehave(null);
  });

  afterAll(async () => {
    await gateway.stop();
    await esignet.stop();
  });

  function theirs() {
    const { publicKey } = goodClient();
    const id = deriveClientId(publicKey as PublicJwk);
    const client = { clientId: id, status: 'ACTIVE', clientName: theirName };
    esignet.clients.set(id, client);
    return { id, publicKey, client };
  }

  it('stays theirs though ours changes while it is being sent', async () => {
    const { id, publicKey, client } = theirs();
    esignet.misbehave((call) => (call.id === id && call.method !== 'PUT' ? { delayMs: 600 } : undefined));
    await created(admin, { publicKey });
    const { oidcClient } = await update(admin, { id, expectedVersion: 1, name: 'Ours, changed at once' });
    expect(oidcClient).toMatchObject({ version: 2 });
    await until(async () => (await read(admin, id)) === null);
    expect(esignet.clients.get(id)).toEqual(client);
    esignet.misbehave(null);
    await create(admin, { publicKey });
    await until(async () => (await read(admin, id)) === null);
    expect(esignet.clients.get(id)).toEqual(client);
  }, 30_000);

  it.each<[string, () => void]>([
    [
      'noted',
      () => {
        interrupt(stores.deliveries, 'foreign', 'before', goAway);
      },
    ],
    [
      'carried out',
      () => {
        interrupt(stores.withdrawnClients, 'replace', 'before', goAway);
      },
    ],
  ])(
    'stays theirs though the database fails when its refusal is to be %s',
    async (_what, lose) => {
      const { id, publicKey, client } = theirs();
      lose();
      await created(admin, { publicKey });
      await until(async () => (await read(admin, id)) === null);
      expect(esignet.clients.get(id)).toEqual(client);
    },
    30_000,
  );
});

describe('a look-up of eSignet, go-2, that fails', () => {
  it.each<[string, Fault]>([
    ['is not allowed', { reply: { status: 403 } }],
    ['ends in a failure', { reply: { status: 500 } }],
    ['says something else', { reply: { status: 200, body: { response: { clientId: 'x', status: 'ACTIVE' } } } }],
    ['is answered by something in between', { reply: { status: 404, raw: '<html>' } }],
    ['breaks off', { reset: true }],
  ])(
    'is no leave to create: one that %s',
    async (_what, fault) => {
      const esignet = await startFakeEsignet('go-2');
      const gateway = await startTestGateway({ ...esignet.settings, DELIVERY_WAIT_MS: '100' });
      try {
        const admin = await gateway.as('admin');
        esignet.misbehave(({ method }) => (method === 'GET' ? fault : undefined));
        const { id } = await created(admin);
        await until(async () => ((await deliveryOf(admin, id))?.attempts ?? 0) > 1);
        expect(esignet.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
        esignet.misbehave(null);
        await until(() => esignet.clients.has(id));
      } finally {
        await gateway.stop();
        await esignet.stop();
      }
    },
    30_000,
  );
});
