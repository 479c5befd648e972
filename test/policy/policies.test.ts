import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { samplePolicy } from '../../src/app/sample-policy.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestPoliciesDocument, TestPolicyDocument } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;
let partner: Session;
let admin: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  [partner, admin] = await Promise.all([gateway.as('partner'), gateway.as('admin')]);
});

afterAll(() => gateway.stop());

describe('a policy', () => {
  it('shows its document in typed fields, as a whole, and what it grants', async () => {
    const { data } = await partner.ask(TestPolicyDocument, { id: demoIds.policy });
    expect(data.policy).toMatchObject({
      name: 'Log in with eSignet',
      type: 'AUTH',
      status: 'ACTIVATED',
      authTokenType: 'policy',
      definition: samplePolicy,
      group: { name: 'Financial services' },
      grants: {
        claims: ['name', 'gender', 'birthdate', 'email', 'phone_number', 'picture', 'address'],
        acrValues: ['mosip:idp:acr:generated-code', 'mosip:idp:acr:linked-wallet', 'mosip:idp:acr:biometrics'],
      },
    });
    expect(data.policy?.allowedKycAttributes).toHaveLength(8);
    expect(data.policy?.allowedAuthTypes?.[0]).toEqual({ authType: 'bio', authSubType: 'IRIS', mandatory: false });
    expect(data.policy?.allowedAuthTypes?.[2]).toEqual({ authType: 'otp', authSubType: null, mandatory: false });
  });

  it('of another type has no fields of authentication, and grants nothing', async () => {
    const { id } = await gateway.world.policy({ type: 'MISP', definition: { allowAuthRequestDelegation: true } });
    const { data } = await partner.ask(TestPolicyDocument, { id });
    expect(data.policy).toMatchObject({
      authTokenType: null,
      allowedKycAttributes: null,
      allowedAuthTypes: null,
      definition: { allowAuthRequestDelegation: true },
      grants: { claims: [], acrValues: [] },
    });
  });

  it('with a damaged document still answers', async () => {
    const definition = { allowedKycAttributes: [null, 7, { attributeName: 3 }], allowedAuthTypes: 'otp' };
    const { id } = await gateway.world.policy({ definition });
    const { data } = await partner.ask(TestPolicyDocument, { id });
    expect(data.policy).toMatchObject({
      allowedKycAttributes: [],
      allowedAuthTypes: [],
      grants: { claims: [], acrValues: [] },
    });
  });

  it('is seen by policy managers only while it is a draft', async () => {
    const { id, name } = await gateway.world.policy({ status: 'DRAFT' });
    expect((await admin.ask(TestPolicyDocument, { id })).data.policy?.name).toBe(name);
    expect((await partner.ask(TestPolicyDocument, { id })).data.policy).toBeNull();
  });

  it('that does not exist is null', async () => {
    expect((await admin.ask(TestPolicyDocument, { id: 'none' })).data.policy).toBeNull();
  });
});

describe('the list of policies', () => {
  it('is filtered and ordered, without drafts for partners', async () => {
    const group = await gateway.world.group();
    for (const [name, status] of [
      ['Beta', 'DRAFT'],
      ['álpha', 'ACTIVATED'],
      ['Gamma', 'DEACTIVATED'],
    ] as const) {
      await gateway.world.policy({ name, status, groupId: group.id });
    }
    const names = async (session: Session, status?: 'DRAFT' | 'ACTIVATED'): Promise<string[]> => {
      const { data } = await session.ask(TestPoliciesDocument, {
        filter: { groupId: group.id, type: 'AUTH', status: status ?? null },
        orderBy: { field: 'NAME', direction: 'ASC' },
      });
      const shown = data.policies.edges.map(({ node }) => node.name);
      expect(data.policies.totalCount).toBe(shown.length);
      return shown;
    };
    expect(await names(admin)).toEqual(['álpha', 'Beta', 'Gamma']);
    expect(await names(partner)).toEqual(['álpha', 'Gamma']);
    expect(await names(partner, 'ACTIVATED')).toEqual(['álpha']);
    expect(await names(partner, 'DRAFT')).toEqual([]);
  });
});
