import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { restCall } from '../support/rest-call.ts';
import type { Session } from '../support/session.ts';

/** Differences to the Java service that no other test shows (docs/rest-compatibility.md). */
let gateway: TestGateway;
let admin: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  admin = await gateway.as('admin');
});

afterAll(() => gateway.stop());

const call = async (method: 'GET' | 'POST' | 'PUT', path: string, request?: unknown) =>
  (await restCall(gateway.url, admin, [method, path], request)).body;

describe('what the Java service would refuse', () => {
  it('one user registers several partners, whatever the e-mail address of the token', async () => {
    const partner = await gateway.as('partner');
    for (const [partnerId, emailId] of [
      ['first-of-pat', 'first@example.org'],
      ['second-of-pat', 'second@example.org'],
    ]) {
      const request = {
        partnerId,
        organizationName: 'A Bank',
        address: 'Here',
        contactNumber: '1',
        emailId,
        partnerType: 'Auth_Partner',
        policyGroup: 'Financial services',
      };
      const { body } = await restCall(gateway.url, partner, ['POST', 'partners'], request);
      expect(body).toMatchObject({ errors: [], response: { partnerId, status: 'InProgress' } });
    }
  });
});

describe('what the Java service would drop', () => {
  it('the language of a partner is kept as it was sent', async () => {
    const { errors } = await call('POST', 'partners', {
      partnerId: 'une-banque',
      organizationName: 'Une Banque',
      address: 'Paris',
      contactNumber: '1',
      emailId: 'une-banque@example.org',
      partnerType: 'Auth_Partner',
      policyGroup: 'Financial services',
      langCode: 'fra',
    });
    expect(errors).toEqual([]);
    const { partners = [] } = await gateway.database.dump();
    expect(partners).toContainEqual(expect.objectContaining({ name: 'Une Banque', language: 'fra' }));
  });

  it('the other fields of a client change together with its status', async () => {
    const { partnerId: authPartnerId, ...client } = goodClient();
    const created = await call('POST', 'oidc/client', { ...client, authPartnerId });
    const path = `oidc/client/${(created.response as { clientId: string }).clientId}`;
    const { redirectUris, grantTypes, clientAuthMethods } = client;
    const changed = await call('PUT', path, {
      ...{ redirectUris, grantTypes, clientAuthMethods, clientName: 'Ended' },
      logoUri: 'https://bank.example.com/ended.png',
      status: 'INACTIVE',
    });
    expect(changed.errors).toEqual([]);
    expect((await call('GET', path)).response).toMatchObject({
      status: 'INACTIVE',
      logoUri: 'https://bank.example.com/ended.png',
    });
  });
});
