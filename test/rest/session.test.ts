import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemConfig } from '../../src/rest/system-config.view.ts';
import { send } from '../server/http.ts';
import { expectRefusal } from '../server/shapes.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { restCall } from '../support/rest-call.ts';
import type { Session } from '../support/session.ts';

/** What the portal asks about a session, whatever page it shows. */
let gateway: TestGateway;
let partner: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  partner = await gateway.as('partner');
});

afterAll(() => gateway.stop());

const base = '/v1/partnermanager';

describe('the configuration of the portal', () => {
  it('is for everybody, and all text', async () => {
    const answer = await send(gateway.url, { path: `${base}/system-config` });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(JSON.parse(answer.text)).toEqual({
      id: 'mosip.pms.configs.get',
      version: '1.0',
      responseTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      metadata: null,
      response: {
        grantTypes: 'authorization_code',
        clientAuthMethods: 'private_key_jwt',
        inActivityTimer: '25',
        inActivityPromptTimer: '5',
        axiosTimeout: '3',
        maxAllowedExpiryYear: '10',
        maxAllowedCreatedYear: '10',
        itemsPerPage: '8',
        isCaSignedPartnerCertificateAvailable: 'true',
        isOidcClientAvailable: 'true',
        isRootIntermediateCertAvailable: 'false',
      },
      errors: [],
    });
  });

  it('does not say what the gateway does not do', async () => {
    const lists = await restCall(gateway.url, partner, ['GET', 'root-certificates']);
    expect([lists.status, systemConfig.isRootIntermediateCertAvailable]).toEqual([404, 'false']);
    const data = await restCall(gateway.url, partner, ['GET', 'partners/demo-bank/certificate-data']);
    expect([data.status, systemConfig.isCaSignedPartnerCertificateAvailable]).toEqual([200, 'true']);
  });
});

describe('the session', () => {
  const path = `${base}/authorize/admin/validateToken`;

  it.each<[string, Record<string, string>]>([
    ['nobody', {}],
    ['an empty cookie', { cookie: 'Authorization=' }],
    ['garbage', { cookie: 'Authorization=garbage' }],
  ])('of %s is 401 in the envelope', async (_title, headers) => {
    const answer = await send(gateway.url, { path, headers });
    expect(answer.status).toBe(401);
    expectRefusal(answer, 'KER-ATH-401');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('in a cookie is told, and the cookie is set again', async () => {
    const answer = await send(gateway.url, { path, headers: { cookie: `Authorization=${partner.token}` } });
    expect(JSON.parse(answer.text)).toMatchObject({
      response: { userId: 'partner', role: 'AUTH_PARTNER', mail: 'partner@example.org', token: partner.token },
      errors: [],
    });
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^Authorization=[\w.-]+; Max-Age=43(?:200|19\d); Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it('is that of the token that counts, where there are several', async () => {
    const cookie = `Authorization=garbage; Authorization=${partner.token}`;
    const answer = await send(gateway.url, { path, headers: { cookie } });
    expect(JSON.parse(answer.text)).toMatchObject({ response: { token: partner.token } });
  });

  it('of a script with a Bearer token does not become a cookie', async () => {
    const answer = await send(gateway.url, { path, headers: { authorization: `Bearer ${partner.token}` } });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([200, undefined]);
  });

  it('is kept for https only where browsers reach the gateway by https', async () => {
    const secure = await startTestGateway({ LOGIN_RETURN_ORIGINS: 'https://portal.example.org' });
    const { token } = await secure.as('admin');
    const answer = await send(secure.url, { path, headers: { cookie: `Authorization=${token}` } });
    await secure.stop();
    expect(answer.headers['set-cookie']).toEqual([expect.stringMatching(/; Secure;/)]);
  });
});

describe('consent', () => {
  const path = `${base}/users/user-consent`;
  const ask = async (method: 'GET' | 'POST', { token }: Session, headers: Record<string, string> = {}) => {
    const answer = await send(gateway.url, { method, path, headers: { cookie: `Authorization=${token}`, ...headers } });
    return { status: answer.status, body: JSON.parse(answer.text) as { response: Record<string, unknown> | null } };
  };

  it('is given once, by a call without a body, for oneself', async () => {
    const other = await gateway.as('other-partner');
    expect((await ask('GET', partner)).body).toMatchObject({
      id: 'mosip.pms.user.consent.given.get',
      response: { consentGiven: false, consentGivenDtimes: null },
    });
    const given = await ask('POST', partner);
    expect(given).toMatchObject({
      status: 200,
      body: {
        id: 'mosip.pms.save.user.consent.given.post',
        version: '1.0',
        response: { consentGiven: true, consentGivenDtimes: expect.stringMatching(/\.\d{3}\+00:00$/) },
        errors: [],
      },
    });
    expect((await ask('GET', partner)).body.response).toEqual(given.body.response);
    expect((await ask('POST', partner)).body.response).toEqual(given.body.response);
    expect((await ask('GET', other)).body.response).toMatchObject({ consentGiven: false });
  });

  it('given by many calls at once is given once, and audited', async () => {
    const admin = await gateway.as('admin');
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('POST', admin)));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.response))).size).toBe(1);
    const entries = await gateway.database.db
      .collection('auditEntries')
      .find({ aggregate: 'userConsent:admin' })
      .toArray();
    expect(entries.map(({ action, actor }) => [action as unknown, actor as unknown])).toEqual([
      ['user-consent:give', 'admin'],
    ]);
  });

  it('is not given by another site', async () => {
    const other = await gateway.as('other-partner');
    expect((await ask('POST', other, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask('GET', other)).body.response).toMatchObject({ consentGiven: false });
  });
});

describe('the e-mail address', () => {
  it('of the persona is that of its partner, and types are told in capitals', async () => {
    const verify = (emailId: string) => restCall(gateway.url, partner, ['PUT', 'partners/email/verify'], { emailId });
    const known = (await verify('partner@example.org')).body.response;
    expect(known).toEqual({
      emailExists: true,
      policyRequiredPartnerTypes: [
        'AUTH_PARTNER',
        'CREDENTIAL_PARTNER',
        'ONLINE_VERIFICATION_PARTNER',
        'ABIS_PARTNER',
        'MANUAL_ADJUDICATION',
        'INTERNAL_PARTNER',
        'PRINT_PARTNER',
        'BINDING_PARTNER',
      ],
    });
    expect((await verify('nobody@example.org')).body.response).toMatchObject({ emailExists: false });
    expect((await verify('nobody')).body.errors).toEqual([expect.objectContaining({ errorCode: 'PMS_PRT_012' })]);
  });
});
