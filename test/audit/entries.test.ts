import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import type { AuditEntry } from '../../src/audit/audit.record.ts';
import { changesBetween, hashOf } from '../../src/audit/audit.rules.ts';
import { callerWith } from '../policy-mapping/second-gateway.ts';
import { goodClient } from '../support/client-input.ts';
import { composeOn } from '../support/composition.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestCreateApiKeyDocument,
  TestCreateDocument,
  TestDeactivateApiKeyDocument,
  TestMappingsDocument,
  TestRejectMappingDocument,
  TestRequestMappingDocument,
  TestRevokeMappingDocument,
  TestUpdateDocument,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;
let admin: Session;
let partner: Session;

beforeAll(async () => {
  gateway = await startTestGateway({ TRUST_PROXY: 'loopback' });
  [admin, partner] = await Promise.all([gateway.as('admin'), gateway.as('partner')]);
});

afterAll(() => gateway.stop());

function entriesOf(aggregate: string): Promise<AuditEntry[]> {
  return gateway.database.db
    .collection<AuditEntry>('auditEntries')
    .find({ aggregate }, { projection: { _id: 0 }, sort: { sequence: 1 } })
    .toArray();
}

/** As a proxy in front of the gateway passes it on. */
async function createVia(headers: Record<string, string>): Promise<string> {
  const { data } = (await (
    await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${partner.token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: TestCreateDocument.toString(), variables: { input: goodClient() } }),
    })
  ).json()) as { data: { createOidcClient: { oidcClient: { id: string } } } };
  return data.createOidcClient.oidcClient.id;
}

describe('an entry', () => {
  it('says who did what to what, when, from where, in which request, and what changed', async () => {
    const id = await createVia({ 'x-correlation-id': 'of-this-request', 'x-forwarded-for': '192.0.2.7' });
    const changed = await partner.ask(TestUpdateDocument, { input: { id, expectedVersion: 1, name: 'Renamed' } });
    const [first, second] = await entriesOf(`oidcClient:${id}`);
    expect(first).toMatchObject({
      sequence: 1,
      actor: 'partner',
      action: 'oidc-client:create',
      partnerId: demoIds.partner,
      reason: null,
      correlationId: 'of-this-request',
      sourceAddress: '192.0.2.7',
      previousHash: null,
    });
    expect(first?.changes.name).toEqual({ before: null, after: 'Demo Bank online' });
    expect(changed.data.updateOidcClient.problems).toEqual([]);
    const client = await gateway.database.db
      .collection<{ _id: string; updatedAt: Date }>('oidcClients')
      .findOne({ _id: id });
    expect(second?.at).toEqual(client?.updatedAt);
    expect(second).toMatchObject({ sequence: 2, sourceAddress: '127.0.0.1', previousHash: first?.hash });
    expect(second?.changes).toEqual({ name: { before: 'Demo Bank online', after: 'Renamed' } });
  });

  it.each([
    ['the last one that is not trusted', '203.0.113.9, 198.51.100.4', '198.51.100.4'],
    ['an IPv6 one', '2001:db8::1', '2001:db8::1'],
    ['an IPv4 one in IPv6 form', '::ffff:192.0.2.9', '192.0.2.9'],
    ['the peer where a proxy passes on what is none', '<script>', '127.0.0.1'],
    ['the peer where a proxy passes on a name', 'localhost', '127.0.0.1'],
  ])('has as the address %s', async (_which, forwarded, address) => {
    const id = await createVia({ 'x-forwarded-for': forwarded });
    expect(await entriesOf(`oidcClient:${id}`)).toMatchObject([{ sourceAddress: address }]);
  });

  it('has the peer as its address where no proxy is trusted', async () => {
    const alone = await startTestGateway();
    const session = await alone.as('partner');
    await fetch(`${alone.url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${session.token}`,
        'content-type': 'application/json',
        'x-forwarded-for': '192.0.2.7',
      },
      body: JSON.stringify({ query: TestCreateDocument.toString(), variables: { input: goodClient() } }),
    });
    const entry = await alone.database.db.collection('auditEntries').findOne({ action: 'oidc-client:create' });
    expect(entry).toMatchObject({ sourceAddress: '127.0.0.1' });
    await alone.stop();
  });

  it('has the reason that was given, also for what falls along', async () => {
    const { id: policyId } = await gateway.world.policy();
    const wanted = { partnerId: demoIds.partner, policyId, useCaseDescription: '' };
    const requested = await partner.ask(TestRequestMappingDocument, { input: wanted });
    const rejectedId = requested.data.requestPolicyMapping.policyMapping?.id ?? '';
    await admin.ask(TestRejectMappingDocument, { input: { id: rejectedId, reason: 'Not for banks' } });
    expect(await entriesOf(`policyMapping:${rejectedId}`)).toMatchObject([
      { action: 'policy-mapping:request', reason: null },
      { action: 'policy-mapping:reject', reason: 'Not for banks' },
    ]);

    const approved = await gateway.world.approvedPolicy({ id: demoIds.partner });
    const client = await partner.ask(TestCreateDocument, { input: goodClient({ policyId: approved.id }) });
    const { data } = await partner.ask(TestMappingsDocument, { filter: { policyId: approved.id } });
    const id = data.policyMappings.edges[0]?.node.id ?? '';
    const revocation = { id, reason: 'Contract ended', confirmClients: 1 };
    await admin.ask(TestRevokeMappingDocument, { input: revocation });
    const clientId = client.data.createOidcClient.oidcClient?.id ?? '';
    for (const aggregate of [`policyMapping:${id}`, `oidcClient:${clientId}`]) {
      expect((await entriesOf(aggregate)).at(-1)).toMatchObject({ sequence: 2, reason: 'Contract ended' });
    }
  });

  it('is there for the demonstration data too', async () => {
    const entries = await Promise.all(
      [
        `policyGroup:${demoIds.group}`,
        `policy:${demoIds.policy}`,
        `partner:${demoIds.partner}`,
        `partner:${demoIds.otherPartner}`,
        `policyMapping:${demoIds.mapping}`,
      ].map(entriesOf),
    );
    for (const chain of entries) expect(chain).toMatchObject([{ sequence: 1, actor: 'demonstration-data' }]);
  });

  it('still fits its hash when it is read back, whatever was kept', async () => {
    const odd = {
      'half \ud800': ['\udc00', -0, 1e21, 2 ** 53, 0.1, null, undefined, {}, new Date(0)],
      none: undefined,
    };
    const after = { id: randomUUID(), version: 1, updatedAt: new Date(), odd, '2': 'b', '10': 'a', none: undefined };
    const inside = composeOn(gateway.database.uri);
    const store = { insert: () => Promise.resolve(), replace: () => Promise.resolve(true) };
    const change = { kind: 'policy', action: 'test', partnerId: null, store, before: null, after } as const;
    await inside.writer.write(callerWith('x', []), change);
    await inside.close();
    const entries = await entriesOf(`policy:${after.id}`);
    expect(entries).toHaveLength(1);
    for (const { hash, ...hashed } of entries) expect(hashOf(hashed)).toBe(hash);
  });
});

describe('what changed', () => {
  it('is told field by field, times as text, with what is gone', () => {
    const at = new Date(0);
    const before = { id: 'x', version: 1, updatedAt: at, name: 'a', uris: ['a'], gone: 1, same: { deep: [1] } };
    const after = { id: 'x', version: 2, updatedAt: new Date(1), name: 'a', uris: ['a', 'b'], at, same: { deep: [1] } };
    expect(changesBetween(before, after)).toEqual({
      uris: { before: ['a'], after: ['a', 'b'] },
      gone: { before: 1, after: null },
      at: { before: null, after: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('never holds the private part of a key, wherever the key is', () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
    const secret = { kty: 'oct', k: 'c2VjcmV0' };
    const told = changesBetween(null, { publicKey: pair, deep: [{ keys: [pair, secret] }] });
    const { kty, n, e } = pair;
    expect(told).toEqual({
      publicKey: { before: null, after: { kty, n, e } },
      deep: { before: null, after: [{ keys: [{ kty, n, e }, { kty: 'oct' }] }] },
    });
  });

  it('never holds the secret of a credential', async () => {
    const input = { partnerId: demoIds.partner, policyId: demoIds.policy, label: 'audited' };
    const { data } = await partner.ask(TestCreateApiKeyDocument, { input });
    const { apiKey, value = null } = data.createApiKey.issued ?? { apiKey: { id: '' } };
    await partner.ask(TestDeactivateApiKeyDocument, { input: { id: apiKey.id } });
    const entries = await entriesOf(`apiKey:${apiKey.id}`);
    expect(entries).toHaveLength(2);
    expect(value).toHaveLength(43);
    expect(JSON.stringify(entries)).not.toContain(value);
    const fields = entries.flatMap(({ changes }) => Object.keys(changes));
    expect(fields).toContain('label');
    expect(fields).not.toContain('sealed');
    expect(fields).not.toContain('fingerprint');
  });
});
