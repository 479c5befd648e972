import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { sendJson } from '../server/http.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import type { Session } from '../support/session.ts';
import { newKey } from './asking.ts';

let gateway: TestGateway;
let partner: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  partner = await gateway.as('partner');
});

afterAll(() => gateway.stop());

describe('an idempotency key over REST', () => {
  const post = (body: object, header: Record<string, string>) =>
    fetch(`${gateway.url}/v1/partnermanager/oidc/client`, {
      method: 'POST',
      headers: { authorization: `Bearer ${partner.token}`, 'content-type': 'application/json', ...header },
      body: JSON.stringify(body),
    });
  const wrapped = (changes = {}) => {
    const { publicKey, name, logoUri, redirectUris, grantTypes, clientAuthMethods } = goodClient(changes);
    const request = {
      name,
      publicKey,
      policyId: demoIds.policy,
      authPartnerId: demoIds.partner,
      logoUri,
      redirectUris,
      grantTypes,
      clientAuthMethods,
    };
    return { requesttime: new Date().toISOString(), request };
  };

  it('comes in a header, and stands for the request alone', async () => {
    const body = wrapped();
    const key = newKey();
    const first = (await (await post(body, { 'idempotency-key': key })).json()) as { response: unknown };
    expect(first).toMatchObject({ response: { status: 'ACTIVE' }, errors: [] });
    const later = { ...body, requesttime: new Date(Date.now() + 1_000).toISOString(), id: 'another' };
    // the draft of the header has it in quotes
    const again = await post(later, { 'idempotency-key': `"${key}"` });
    expect(await again.json()).toMatchObject({ response: first.response, errors: [] });

    const other = await post({ ...body, request: { ...body.request, name: 'Other' } }, { 'idempotency-key': key });
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ response: null, errors: [{ errorCode: 'PMS_COR_002' }] });
    // without a key the public key is what tells that it is the same
    expect(await (await post(body, {})).json()).toMatchObject({ errors: [{ errorCode: 'PMS_ESI_001' }] });
  });

  it.each([
    ['blank', ' '],
    ['there twice', ['one', 'one']],
    ['there with another one', ['one', 'two']],
    ['there with a blank one', ['one', '']],
  ])('is refused when it is %s, and nothing is done', async (_what, key) => {
    const before = await gateway.database.dump();
    const { status, text } = await sendJson(gateway.url, '/v1/partnermanager/oidc/client', wrapped(), {
      authorization: `Bearer ${partner.token}`,
      'idempotency-key': key,
    });
    expect([status, JSON.parse(text)]).toEqual([
      200,
      expect.objectContaining({
        response: null,
        errors: [{ errorCode: 'PMS_COR_001', message: expect.stringMatching(/:request\.idempotencyKey$/) }],
      }),
    ]);
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('makes it be done once for 64 that come at once', async () => {
    const body = wrapped();
    const key = newKey();
    const told = await Promise.all(Array.from({ length: 64 }, () => post(body, { 'idempotency-key': key })));
    const answers = await Promise.all(
      told.map(async (answer) => (answer.status === 409 ? post(body, { 'idempotency-key': key }) : answer)),
    );
    const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as { response: unknown }[];
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(bodies.map(({ response }) => JSON.stringify(response))).size).toBe(1);
    expect(bodies[0]).toMatchObject({ response: { status: 'ACTIVE' } });
  });
});
