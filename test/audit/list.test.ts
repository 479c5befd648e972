import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestAuditEntriesDocument,
  TestCreateDocument,
  TestUpdateDocument,
  type AuditEntryFilter,
  type TestAuditEntriesQueryVariables,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;
let admin: Session;
let partner: Session;
let other: Session;
/** Created by its owner, then renamed by an administrator. */
let client: string;
let clinicClient: string;
let began: Date;

const seeded = 'demonstration-data:create';
const [create, update] = ['oidc-client:create', 'oidc-client:update'];

beforeAll(async () => {
  gateway = await startTestGateway();
  [admin, partner, other] = await Promise.all([
    gateway.as('admin'),
    gateway.as('partner'),
    gateway.as('other-partner'),
  ]);
  const { id: policyId } = await gateway.world.approvedPolicy({ id: demoIds.otherPartner });
  began = new Date();
  client = await created(partner);
  const { data } = await admin.ask(TestUpdateDocument, { input: { id: client, expectedVersion: 1, name: 'Renamed' } });
  expect(data.updateOidcClient.problems).toEqual([]);
  clinicClient = await created(other, { partnerId: demoIds.otherPartner, policyId });
});

afterAll(() => gateway.stop());

async function created(session: Session, changes: Parameters<typeof goodClient>[0] = {}): Promise<string> {
  const { data } = await session.ask(TestCreateDocument, { input: goodClient(changes) });
  return data.createOidcClient.oidcClient?.id ?? '';
}

async function list(session: Session, variables: TestAuditEntriesQueryVariables = {}) {
  const { data, errors } = await session.ask(TestAuditEntriesDocument, variables);
  expect(errors).toEqual([]);
  return { ...data.auditEntries, nodes: data.auditEntries.edges.map(({ node }) => node) };
}

async function actions(session: Session, filter: AuditEntryFilter = {}): Promise<string[]> {
  const { nodes, totalCount } = await list(session, { filter });
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ action }) => action);
}

describe('the list of audit entries', () => {
  it('is newest first: everything for administrators, for partners what concerns their own', async () => {
    expect(await actions(admin)).toEqual([create, update, create, ...Array<string>(5).fill(seeded)]);
    expect(await actions(partner)).toEqual([update, create, seeded, seeded]);
    expect(await actions(other)).toEqual([create, seeded]);
  });

  it('shows the whole entry', async () => {
    const [entry] = (await list(partner, { filter: { action: update } })).nodes;
    expect(entry).toMatchObject({
      id: `oidcClient:${client}#2`,
      subject: { kind: 'OIDC_CLIENT', id: client },
      sequence: 2,
      actor: 'admin',
      reason: null,
      partnerId: demoIds.partner,
      changes: [{ field: 'name', before: 'Demo Bank online', after: 'Renamed' }],
    });
  });

  it.each([
    ['its subject', () => ({ subject: { kind: 'OIDC_CLIENT', id: client } }), [update, create], [update, create]],
    ['a subject of another', () => ({ subject: { kind: 'OIDC_CLIENT', id: clinicClient } }), [create], []],
    ['a subject of no partner', () => ({ subject: { kind: 'POLICY', id: demoIds.policy } }), [seeded], []],
    ['the id of another kind', () => ({ subject: { kind: 'POLICY', id: client } }), [], []],
    ['the beginning of an id', () => ({ subject: { kind: 'OIDC_CLIENT', id: client.slice(0, 9) } }), [], []],
    ['its partner', () => ({ partnerId: demoIds.partner, from: began }), [update, create], [update, create]],
    ['another partner', () => ({ partnerId: demoIds.otherPartner, from: began }), [create], []],
    ['actor', () => ({ actor: 'admin' }), [update], [update]],
    ['an actor of another', () => ({ actor: 'other-partner' }), [create], []],
    ['action', () => ({ action: create }), [create, create], [create]],
    ['time from', () => ({ from: began }), [create, update, create], [update, create]],
    ['time to', () => ({ to: began }), Array<string>(5).fill(seeded), [seeded, seeded]],
    ['no time at all', () => ({ from: began, to: began }), [], []],
    ['all at once', () => ({ ...all(), from: began, to: new Date(Date.now() + 1000) }), [update], [update]],
    ['an operator', () => ({ actor: '{"$ne":null}' }), [], []],
  ] as const)('filters by %s', async (_what, filter, forAdmin, forPartner) => {
    expect(await actions(admin, filter() as AuditEntryFilter)).toEqual(forAdmin);
    expect(await actions(partner, filter() as AuditEntryFilter)).toEqual(forPartner);
  });

  const all = () => ({
    subject: { kind: 'OIDC_CLIENT', id: client },
    partnerId: demoIds.partner,
    actor: 'admin',
    action: update,
  });

  it('shows the address of others to administrators only', async () => {
    const filter = { subject: { kind: 'OIDC_CLIENT' as const, id: client } };
    const addressesFor = async (session: Session) =>
      (await list(session, { filter })).nodes.map(({ actor, sourceAddress }) => [actor, sourceAddress]);
    expect(await addressesFor(admin)).toEqual([
      ['admin', '127.0.0.1'],
      ['partner', '127.0.0.1'],
    ]);
    expect(await addressesFor(partner)).toEqual([
      ['admin', null],
      ['partner', '127.0.0.1'],
    ]);
  });

  it('shows hashes to administrators only: a partner could find the address of another by them', async () => {
    const filter = { subject: { kind: 'OIDC_CLIENT' as const, id: client } };
    const hashesFor = async (session: Session) =>
      (await list(session, { filter })).nodes.map(({ hash, previousHash }) => [hash, previousHash]);
    const sha256 = expect.stringMatching(/^[\w-]{43}$/) as unknown;
    const [[latest, previous] = [], [first, none] = []] = await hashesFor(admin);
    expect([latest, previous, first, none]).toEqual([sha256, first, sha256, null]);
    // their own entries too: those come after others in the chain
    expect(await hashesFor(partner)).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('shows entries from before a member was kept', async () => {
    const entries = gateway.database.db.collection<{ _id: string }>('auditEntries');
    const stored = await entries.findOne({ _id: `oidcClient:${clinicClient}#1` });
    await entries.updateOne({ _id: stored?._id ?? '' }, { $unset: { reason: 1, sourceAddress: 1 } });
    const [entry] = (await list(other, { filter: { action: create } })).nodes;
    expect(entry).toMatchObject({ reason: null, sourceAddress: null });
    await entries.replaceOne({ _id: stored?._id ?? '' }, { ...stored });
  });

  it.each(['ASC', 'DESC'] as const)('is walked in pages, %s, forwards and backwards', async (direction) => {
    const orderBy = { field: 'AT', direction } as const;
    const whole = (await list(admin, { orderBy })).nodes.map(({ id }) => id);
    expect(new Set(whole).size).toBe(8);
    const forwards: string[] = [];
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof list>> = await list(admin, { orderBy, first: 3, after });
      forwards.push(...page.nodes.map(({ id }) => id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(forwards).toEqual(whole);
    const backwards: string[] = [];
    for (let before: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof list>> = await list(admin, { orderBy, last: 3, before });
      backwards.unshift(...page.nodes.map(({ id }) => id));
      if (!page.pageInfo.hasPreviousPage) break;
      before = page.pageInfo.startCursor;
    }
    expect(backwards).toEqual(whole);
  });

  it('refuses what is no time', async () => {
    const { errors } = await admin.ask(TestAuditEntriesDocument, { filter: { from: 'yesterday' } });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('every order and filter of the list', () => {
  it('is served by an index', async () => {
    const subject = { kind: 'OIDC_CLIENT', id: client } as const;
    const from = began.toISOString();
    const filters: AuditEntryFilter[] = [
      ...[{}, { subject }, { partnerId: demoIds.partner }, { actor: 'admin' }, { action: create }],
      ...[
        { from },
        { to: from },
        { subject, from },
        { partnerId: demoIds.partner, from },
        { actor: 'admin', to: from },
      ],
      { subject, partnerId: demoIds.partner, actor: 'admin', action: update, from, to: from },
    ];
    const { db } = gateway.database;
    await db.command({ profile: 2 });
    for (const session of [admin, partner]) {
      for (const filter of filters) {
        for (const direction of ['ASC', 'DESC'] as const) {
          await session.ask(TestAuditEntriesDocument, { filter, orderBy: { field: 'AT', direction } });
        }
      }
    }
    await db.command({ profile: 0 });
    const profiled = await db
      .collection<{ planSummary?: string; hasSortStage?: boolean }>('system.profile')
      .find({ op: 'query', 'command.find': 'auditEntries' })
      .toArray();
    await db.collection('system.profile').drop();
    expect(profiled).toHaveLength(filters.length * 4);
    expect(profiled.filter(({ planSummary }) => planSummary?.startsWith('IXSCAN') !== true)).toEqual([]);
    expect(profiled.filter(({ hasSortStage }) => hasSortStage === true)).toEqual([]);
  });
});
