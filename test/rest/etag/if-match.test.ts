import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { goodClient } from '../../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';
import { TestClientDocument, TestCreateDocument, TestUpdateDocument } from '../../support/operations.generated.ts';
import type { Session } from '../../support/session.ts';
import { codesOf, conflict, send, type Call } from './door.ts';

/** What `If-Match` means (RFC 9110, 13.1.1), on clients: every other record is asked in the same way. */
let gateway: TestGateway;
let session: Session;
let id: string;
let isNext = false;

beforeAll(async () => {
  gateway = await startTestGateway();
  session = await gateway.as('partner');
});

afterAll(() => gateway.stop());

beforeEach(async () => {
  const { data } = await session.ask(TestCreateDocument, { input: goodClient() });
  id = data.createOidcClient.oidcClient?.id ?? '';
  const { data: updated } = await session.ask(TestUpdateDocument, {
    input: { id, expectedVersion: 1, name: 'Second' },
  });
  expect(updated.updateOidcClient.oidcClient?.version).toBe(2);
});

const { logoUri, redirectUris, grantTypes, clientAuthMethods } = goodClient();

function change(changes: object = {}, client = id): Call {
  isNext = !isNext;
  const request = { clientName: isNext ? 'One' : 'Other', logoUri, redirectUris, grantTypes, clientAuthMethods };
  return {
    method: 'PUT',
    path: `partnermanager/oidc/client/${client}`,
    request: { ...request, status: 'ACTIVE', ...changes },
  };
}

const put = (ifMatch?: string, call = change(), as = session) => send(gateway.url, as, call, ifMatch);

async function stored() {
  return (await session.ask(TestClientDocument, { id })).data.oidcClient;
}

describe('a change of version 2', () => {
  it.each([
    ['the version', '"2"'],
    ['any version', '*'],
    ['any version, among blanks', ' *\t'],
    ['the version in a list', '"1", "2"'],
    ['the version in a list without blanks', '"1","2","3"'],
    ['the version in a list with gaps', ', "2" ,,'],
    ['the version beside its weak form', 'W/"2", "2"'],
    ['the version beside a tag of something else', '"a,b", "", "2"'],
    ['the version beside a tag in another script', '"é", "2"'],
  ])('is made when If-Match is %s', async (_what, ifMatch) => {
    expect(await put(ifMatch)).toMatchObject({ status: 200, etag: '"3"', body: { errors: [] } });
    expect((await stored())?.version).toBe(3);
  });

  it('is made when there is no If-Match', async () => {
    expect(await put()).toMatchObject({ status: 200, etag: '"3"', body: { errors: [] } });
  });

  it.each([
    ['an older version', '"1"'],
    ['a version to come', '"3"'],
    ['other versions', '"1", "3"'],
    ['the weak form', 'W/"2"'],
    ['the weak form in small letters', 'w/"2"'],
    ['no tag', '2'],
    ['a tag with a blank', '"2 "'],
    ['another spelling', '"02"'],
    ['another number', '"2.0"'],
    ['a negative number', '"-2"'],
    ['nothing', '"0"'],
    ['more than any number', `"2${'0'.repeat(400)}"`],
    ['a text', '"version"'],
    ['an empty tag', '""'],
    ['no value', ''],
    ['a tag that does not end', '"2'],
    ['any version in quotes', '"*"'],
    ['any version in a list', '*, "2"'],
    ['a list with what is no tag', '2, "2"'],
    ['a list without commas', '"1" "2"'],
    ['many blanks before what is no tag', `"1"${' '.repeat(8_000)}x`],
  ])('is refused when If-Match is %s', async (_what, ifMatch) => {
    const before = await stored();
    expect(await put(ifMatch)).toMatchObject({ ...conflict, etag: '"2"' });
    expect(await stored()).toEqual(before);
  });

  it('may be said twice in headers of the same name', async () => {
    const { port } = new URL(gateway.url);
    const { method, path, request: content } = change();
    const status = await new Promise((resolve, reject) => {
      const headers = [
        ...['host', `127.0.0.1:${port}`, 'authorization', `Bearer ${session.token}`],
        ...['content-type', 'application/json', 'if-match', '"1"', 'if-match', '"2"'],
      ];
      const sent = request({ host: '127.0.0.1', port, method, path: `/v1/${path}`, headers, agent: false });
      sent.once('response', (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.once('error', reject);
      sent.end(JSON.stringify({ id: '', version: '1.0', request: content }));
    });
    expect(status).toBe(200);
  });

  it('says the version that there is, also when it changes nothing', async () => {
    const same = { ...change({ clientName: 'Second' }) };
    expect(await put('"2"', same)).toMatchObject({ status: 200, etag: '"2"' });
    expect(await put('"1"', same)).toMatchObject({ status: 412, etag: '"2"' });
  });
});

describe('a change that is sent again with its idempotency key', () => {
  it('has the answer of the first time, although the version has gone on', async () => {
    const keyed = { ...change(), idempotencyKey: `key-${id}` };
    const first = await put('"2"', keyed);
    expect(first).toMatchObject({ status: 200, etag: '"3"', body: { errors: [] } });
    expect(await put('"3"')).toMatchObject({ status: 200, etag: '"4"' });
    const { status, etag, body } = await put('"2"', keyed);
    expect([status, etag, body.response]).toEqual([200, '"3"', first.body.response]);
  });

  it.each([['"3"'], ['*'], [undefined]])('is another one when its If-Match is %s', async (ifMatch) => {
    const keyed = { ...change(), idempotencyKey: `key-${id}` };
    expect(await put('"2"', keyed)).toMatchObject({ status: 200, etag: '"3"' });
    const before = await stored();
    const answer = await put(ifMatch, keyed);
    expect([answer.status, answer.etag, codesOf(answer)]).toEqual([422, null, ['PMS_COR_002']]);
    expect(await stored()).toEqual(before);
  });
});

describe('the version is looked at', () => {
  const absent = () => change({}, 'a'.repeat(43));

  it('after the token', async () => {
    const answer = await put('"1"', change(), { ...session, token: 'none' });
    expect([answer.status, answer.etag]).toEqual([401, null]);
  });

  it.each<[what: string, call: () => Call, as: 'partner' | 'other-partner', expected: [number, string]]>([
    ['that the body can be read', () => ({ ...change(), request: 'text' }), 'partner', [400, 'PMS_COR_001']],
    ['the shape', () => change({ clientName: ' ' }), 'partner', [200, 'PMS_COR_001']],
    ['existence', absent, 'partner', [200, 'PMS_ESI_004']],
    ['ownership', () => change(), 'other-partner', [200, 'PMS_ESI_004']],
  ])('after %s', async (_what, call, as, [status, code]) => {
    const answer = await put('"1"', call(), await gateway.as(as));
    expect([answer.status, codesOf(answer), answer.etag]).toEqual([status, [code], null]);
  });

  it('for any version that there is no more than for others when there is none', async () => {
    expect(codesOf(await put('*', absent()))).toEqual(['PMS_ESI_004']);
  });

  it('before the rules', async () => {
    const broken = change({ redirectUris: ['javascript:alert(1)'] });
    expect(await put('"1"', broken)).toMatchObject({ ...conflict, etag: '"2"' });
    expect(codesOf(await put('"2"', broken))).toEqual(['invalid_redirect_uri']);
  });

  it('by the newer endpoint as well', async () => {
    const { request } = change({ clientNameLangMap: { eng: 'Name' } });
    const newer: Call = { method: 'PUT', path: `partnermanager/oauth/client/${id}`, request };
    expect(await put('"1"', newer)).toMatchObject({ ...conflict, etag: '"2"' });
    expect(await put('"2"', newer)).toMatchObject({ status: 200, etag: '"3"' });
  });
});

describe('the version of a client', () => {
  it('comes with the answer to its creation', async () => {
    for (const family of ['oidc', 'oauth']) {
      const { partnerId, ...input } = goodClient();
      const request = { ...input, authPartnerId: partnerId, clientNameLangMap: { eng: 'Name' } };
      const answer = await put(undefined, { method: 'POST', path: `partnermanager/${family}/client`, request });
      expect(answer).toMatchObject({ status: 200, etag: '"1"', body: { errors: [] } });
    }
  });

  it('comes with every read of it, and never weak', async () => {
    for (const method of ['GET', 'HEAD'] as const) {
      for (const family of ['oidc', 'oauth']) {
        const answer = await put(undefined, { method, path: `partnermanager/${family}/client/${id}` });
        expect([answer.status, answer.etag]).toEqual([200, '"2"']);
      }
    }
  });

  it('does not come with a list, nor with a refusal', async () => {
    const paths = ['oauth/client', `oauth/client/${'a'.repeat(43)}`];
    for (const path of paths) {
      const answer = await put(undefined, { method: 'GET', path: `partnermanager/${path}` }, await gateway.as('admin'));
      expect([answer.status, answer.etag]).toEqual([200, null]);
    }
  });
});
