import { describe, expect, it } from '@jest/globals';
import type { KeptEntry } from '../../src/audit/audit.record.ts';
import { hashOf } from '../../src/audit/audit.rules.ts';
import type { DeliveryRecord } from '../../src/delivery/delivery.record.ts';
import { contentOf, identityOf } from '../../src/delivery/esignet/content.ts';
import type { EventRecord } from '../../src/delivery/websub/event.record.ts';
import type { OidcClientRecord } from '../../src/oidc-client/index.ts';
import { clientRecord } from '../support/esignet/record.ts';
import type { Dump } from '../support/faults/dump.ts';
import type { Observation } from '../support/faults/history.ts';
import type { HubMessage } from '../support/hub/hub.ts';
import { judge } from '../support/faults/oracles.ts';

const client = clientRecord({ name: 'second', version: 2 });
const { id } = client;

function entry(sequence: number, before: string | null, after: string, previous: KeptEntry | null): KeptEntry {
  const hashed = {
    aggregate: `oidcClient:${id}`,
    sequence,
    partnerId: client.partnerId,
    actor: 'partner',
    action: before === null ? 'oidc-client:create' : 'oidc-client:update',
    correlationId: 'one',
    at: new Date(),
    changes: { name: { before, after } },
    previousHash: previous?.hash ?? null,
  };
  return { ...hashed, hash: hashOf(hashed), id: `${hashed.aggregate}#${sequence}` };
}

const first = entry(1, null, 'first', null);
const second = entry(2, 'first', 'second', first);
const ofEsignet = (record: OidcClientRecord) => ({
  ...identityOf(record),
  ...contentOf(record),
  status: record.status,
});

const event = (version: number, changes: Partial<EventRecord> = {}): EventRecord =>
  ({ id: `event ${version}`, aggregate: first.aggregate, version, state: 'SENT', ...changes }) as EventRecord;
const message = (number: number, clientName: string): HubMessage =>
  ({ event: { id: `event ${number}`, data: { clientData: { clientId: id, clientName } } } }) as unknown as HubMessage;
const events = [event(1), event(2)];
const messages = [message(1, 'first'), message(2, 'second')];

const dump: Dump = {
  clients: [client],
  withdrawn: [],
  entries: [first, second],
  deliveries: [{ id, state: 'DELIVERED', deliveredVersion: 2 } as DeliveryRecord],
  esignet: [ofEsignet(client)],
  outbox: events,
  hub: messages,
};

const creation: Observation = {
  step: 1,
  kind: 'create',
  clientId: id,
  mark: 'first',
  expectedVersion: null,
  began: 1,
  ended: 2,
  outcome: { kind: 'ok', version: 1 },
};
const change: Observation = {
  ...creation,
  step: 2,
  kind: 'update',
  mark: 'second',
  expectedVersion: 1,
  began: 3,
  ended: 4,
  outcome: { kind: 'ok', version: 2 },
};
const history = [creation, change];
const late: Observation = { ...change, step: 3, mark: 'third', began: 5, ended: 6 };
const refused = (code: string): Observation['outcome'] => ({ kind: 'refused', code });

describe('the judge of a run', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(judge(history, dump)).toEqual([]);
  });

  it('takes an unknown outcome for either', () => {
    const unknown: Observation = { ...change, outcome: { kind: 'unknown', code: 'UNAVAILABLE' } };
    expect(judge([creation, unknown, { ...late, outcome: unknown.outcome }], dump)).toEqual([]);
  });

  const planted: readonly (readonly [string, string, readonly Observation[], Partial<Dump>])[] = [
    [
      'a record that is ahead of its entries',
      'O1',
      history,
      { clients: [{ ...client, version: 3 }], deliveries: [{ ...dump.deliveries[0], deliveredVersion: 3 } as never] },
    ],
    ['an entry that is missing', 'O1', history, { entries: [second] }],
    ['an entry that was changed', 'O1', history, { entries: [first, { ...second, actor: 'somebody' }] }],
    ['entries of a record that is gone', 'O1', history, { clients: [], deliveries: [], esignet: [] }],
    [
      'a record that is half written',
      'O1',
      history,
      { clients: [{ ...client, name: 'first' }], esignet: [ofEsignet({ ...client, name: 'first' })] },
    ],
    ['a change that nobody asked for', 'O1', [creation], {}],
    [
      'a change that is there twice',
      'O1',
      history,
      {
        clients: [{ ...client, version: 3 }],
        entries: [first, second, entry(3, 'second', 'second', second)],
        deliveries: [{ ...dump.deliveries[0], deliveredVersion: 3 } as never],
      },
    ],
    [
      'changes in another order than that of their callers',
      'O1',
      [
        { ...creation, began: 7, ended: 8 },
        { ...change, expectedVersion: null },
      ],
      {},
    ],
    ['a success that was lost', 'O5', [...history, late], {}],
    ['a refusal of what is there', 'O5', [creation, { ...change, outcome: refused('VERSION_CONFLICT') }], {}],
    ['a success at another version', 'O5', [creation, { ...change, outcome: { kind: 'ok', version: 3 } }], {}],
    ['a success on what was changed meanwhile', 'O5', [creation, { ...change, expectedVersion: 5 }], {}],
    ['a client that is said not to be there', 'O5', [...history, { ...late, outcome: refused('NOT_FOUND') }], {}],
    [
      'a key that is said to be registered',
      'O5',
      [{ ...creation, outcome: refused('PUBLIC_KEY_REGISTERED') }],
      { clients: [], entries: [], deliveries: [], esignet: [] },
    ],
    ['a change that never arrived', 'O2', history, { esignet: [{ ...ofEsignet(client), clientName: 'first' }] }],
    ['a client that is never handed on', 'O2', history, { deliveries: [] }],
    ['a delivery that is never made', 'O2', history, { deliveries: [{ id, state: 'PENDING' } as DeliveryRecord] }],
    [
      'a delivery of an older version',
      'O2',
      history,
      { deliveries: [{ id, state: 'DELIVERED', deliveredVersion: 1 } as DeliveryRecord] },
    ],
    ['a client that eSignet lacks', 'O3', history, { esignet: [] }],
    [
      'a client that only eSignet has',
      'O3',
      history,
      { esignet: [ofEsignet(client), { ...ofEsignet(client), clientId: 'ghost' }] },
    ],
    ['a version that nobody is told of', 'O4', history, { outbox: [event(1)], hub: [message(1, 'first')] }],
    ['a version that is told as two', 'O4', history, { outbox: [...events, event(2, { id: 'event 3' })] }],
    ['an event that never arrived', 'O4', history, { hub: [message(1, 'first')] }],
    ['an event that waits for ever', 'O4', history, { outbox: [event(1), event(2, { state: 'PENDING' })] }],
    ['an event that is never released', 'O4', history, { outbox: [event(1), event(2, { state: 'HELD' })] }],
    ['events in another order than the versions', 'O4', history, { hub: [...messages].reverse() }],
    ['an event of a version that is not there', 'O4', history, { outbox: [...events, event(3)] }],
    ['an event that nobody noted', 'O4', history, { hub: [...messages, message(3, 'third')] }],
    ['an event that tells something else', 'O4', history, { hub: [message(1, 'first'), message(2, 'third')] }],
  ];

  it('takes an event that came twice, and a later one between, for told once', () => {
    expect(judge(history, { ...dump, hub: [...messages, message(1, 'first')] })).toEqual([]);
  });

  it.each(planted)('finds %s', (_name, oracle, seen, stored) => {
    const found = judge(seen, { ...dump, ...stored });
    expect(found[0]?.oracle).toBe(oracle);
  });
});
