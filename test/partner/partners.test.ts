import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { startTestGateway, type Session, type TestGateway } from '../support/gateway.ts';
import {
  TestPartnerDocument,
  TestPartnersDocument,
  TestPolicyMappingsDocument,
  TestViewerDocument,
} from '../support/operations.generated.ts';

let gateway: TestGateway;
let partner: Session;
let other: Session;
let admin: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  [partner, other, admin] = await Promise.all([
    gateway.as('partner'),
    gateway.as('other-partner'),
    gateway.as('admin'),
  ]);
});

afterAll(() => gateway.stop());

describe('the viewer', () => {
  it('is the owner of a partner', async () => {
    const { data } = await partner.ask(TestViewerDocument, {});
    expect(data.viewer).toEqual({
      id: 'partner',
      roles: ['AUTH_PARTNER'],
      can: [
        ...['api-key:create', 'api-key:deactivate', 'api-key:read'],
        ...['misp-license:create', 'misp-license:deactivate', 'misp-license:read'],
        ...['oidc-client:create', 'oidc-client:read', 'oidc-client:update', 'partner:read'],
        ...['policy-mapping:read', 'policy-mapping:request'],
      ],
      partners: [
        {
          id: 'demo-bank',
          name: 'Demo Bank',
          type: 'AUTH_PARTNER',
          status: 'ACTIVE',
          policyGroup: { name: 'Financial services', status: 'ACTIVE' },
        },
      ],
    });
  });

  it('is an administrator who owns none', async () => {
    const { data } = await admin.ask(TestViewerDocument, {});
    expect(data.viewer).toMatchObject({ id: 'admin', roles: ['PARTNER_ADMIN', 'POLICYMANAGER'], partners: [] });
    expect(data.viewer.can).toContain('policy:read-draft');
  });
});

describe('partners', () => {
  it('are seen by their owners and by administrators', async () => {
    const seen = async (session: Session, id: string): Promise<string | undefined> =>
      (await session.ask(TestPartnerDocument, { id })).data.partner?.name;
    expect(await seen(partner, demoIds.partner)).toBe('Demo Bank');
    expect(await seen(partner, demoIds.otherPartner)).toBeUndefined();
    expect(await seen(admin, demoIds.otherPartner)).toBe('Demo Clinic');
    expect(await seen(admin, 'nobody')).toBeUndefined();
  });

  it('are listed by type, status and name', async () => {
    await gateway.world.partner({ name: 'A Device Maker', type: 'DEVICE_PROVIDER', status: 'INACTIVE' });
    const orderBy = { field: 'NAME', direction: 'DESC' } as const;
    const names = async (session: Session, filter = {}): Promise<string[]> =>
      (await session.ask(TestPartnersDocument, { filter, orderBy })).data.partners.edges.map(({ node }) => node.name);
    expect(await names(admin)).toEqual(['Demo Clinic', 'Demo Bank', 'A Device Maker']);
    expect(await names(admin, { type: 'DEVICE_PROVIDER' })).toEqual(['A Device Maker']);
    expect(await names(admin, { status: 'ACTIVE' })).toEqual(['Demo Clinic', 'Demo Bank']);
    expect(await names(partner)).toEqual(['Demo Bank']);
  });
});

describe('policy mappings', () => {
  it("are a partner's own, with their partner and policy", async () => {
    const { id } = await gateway.world.approvedPolicy({ id: demoIds.otherPartner }, { name: 'For the clinic' });
    const list = async (session: Session, filter = {}) =>
      (await session.ask(TestPolicyMappingsDocument, { filter })).data.policyMappings;
    const bank = { status: 'APPROVED', partner: { id: demoIds.partner }, policy: { name: 'Log in with eSignet' } };
    const clinic = { status: 'APPROVED', partner: { id: demoIds.otherPartner }, policy: { name: 'For the clinic' } };
    expect((await list(admin)).edges.map(({ node }) => node)).toEqual([clinic, bank]);
    expect((await list(admin, { policyId: id })).edges.map(({ node }) => node)).toEqual([clinic]);
    expect((await list(admin, { status: 'REJECTED' })).totalCount).toBe(0);
    expect((await list(partner)).edges.map(({ node }) => node)).toEqual([bank]);
    expect((await list(partner, { partnerId: demoIds.otherPartner })).edges).toEqual([]);
    expect((await list(other)).edges.map(({ node }) => node)).toEqual([clinic]);
  });
});
