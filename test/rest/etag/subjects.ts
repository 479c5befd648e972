import { randomUUID } from 'node:crypto';
import { demoIds } from '../../../src/app/demo-data.ts';
import type { PartnerRecord } from '../../../src/partner/index.ts';
import type { PolicyGroupRecord } from '../../../src/policy-group/index.ts';
import type { PolicyMappingRecord } from '../../../src/policy-mapping/index.ts';
import type { PolicyRecord } from '../../../src/policy/index.ts';
import { authority, issue } from '../../certificate/chain.ts';
import { goodDefinitions } from '../../policy/policy-input.ts';
import { goodClient } from '../../support/client-input.ts';
import type { TestGateway } from '../../support/gateway.ts';
import {
  TestCreateApiKeyDocument,
  TestCreateDocument,
  TestCreateLicenseDocument,
  TestUpdateDocument,
  TestUploadCaCertificateDocument,
} from '../../support/operations.generated.ts';
import type { Session } from '../../support/session.ts';
import type { Subject } from './write.ts';

/** One fresh record of each kind, and where it is shown. */
export function createSubjects({ world, database }: Pick<TestGateway, 'world' | 'database'>, admin: Session) {
  const of = (kind: Subject['kind'], collection: string, id: string, reads: readonly string[]) => ({
    kind,
    collection,
    id,
    reads,
    rest: null,
    graphql: null,
  });

  async function mapping(
    status: PolicyMappingRecord['status'],
    { partner = {}, policy = {} }: { partner?: Partial<PartnerRecord>; policy?: Partial<PolicyRecord> } = {},
  ) {
    const bank = await world.partner(partner);
    const used = await world.policy(policy);
    await world.mapping(bank, used, status);
    const stored = await database.db.collection<{ _id: string }>('policyMappings').findOne({ partnerId: bank.id });
    const id = given(stored)._id;
    const subject = of('policyMapping', 'policyMappings', id, [`partnermanager/partners/apikey/${id}`]);
    return { subject, partnerId: bank.id, policy: used };
  }

  /** Who may have a licence, and has none. */
  async function provider() {
    const partner = await world.partner({ type: 'MISP_PARTNER' });
    await world.approvedPolicy(partner, { type: 'MISP', definition: goodDefinitions.MISP });
    return partner.id;
  }

  const root = once(async () => {
    const made = await authority('CN=Root');
    await admin.ask(TestUploadCaCertificateDocument, { input: { domain: 'AUTH', certificates: made.pem } });
    return made;
  });

  return {
    /** For an organisation, from an authority that is known. */
    certificate: async (organisation: string) => (await issue({ name: `O=${organisation}`, by: await root() })).pem,
    async client(status: 'ACTIVE' | 'INACTIVE' = 'ACTIVE') {
      const { data } = await admin.ask(TestCreateDocument, { input: goodClient() });
      const { id } = given(data.createOidcClient.oidcClient);
      if (status === 'INACTIVE') await admin.ask(TestUpdateDocument, { input: { id, expectedVersion: 1, status } });
      const reads = ['oidc', 'oauth'].map((family) => `partnermanager/${family}/client/${id}`);
      return of('oidcClient', 'oidcClients', id, reads);
    },
    async partner(facts: Partial<PartnerRecord> = {}) {
      const { id } = await world.partner({ address: 'A street', contactNumber: '555', ...facts });
      return of('partner', 'partners', id, [`partnermanager/partners/${id}`, `partnermanager/admin-partners/${id}`]);
    },
    async policy(facts: Partial<PolicyRecord> = {}) {
      const { id } = await world.policy(facts);
      return of('policy', 'policies', id, [`policymanager/policies/${id}`]);
    },
    async group(facts: Partial<PolicyGroupRecord> = {}) {
      const { id } = await world.group(facts);
      return of('policyGroup', 'policyGroups', id, [`policymanager/policies/group/${id}`]);
    },
    mapping,
    /** A mapping under which credentials are issued. */
    issuance: (status: PolicyMappingRecord['status']) =>
      mapping(status, {
        partner: { type: 'CREDENTIAL_PARTNER' },
        policy: { type: 'DATA_SHARE', definition: goodDefinitions.DATA_SHARE },
      }),
    async apiKey() {
      const partner = await world.partner();
      const [policy, next] = [await world.approvedPolicy(partner), await world.approvedPolicy(partner)];
      const label = `Key ${randomUUID().slice(0, 8)}`;
      const input = { partnerId: partner.id, policyId: policy.id, label };
      const { data } = await admin.ask(TestCreateApiKeyDocument, { input });
      const { id } = given(data.createApiKey.issued).apiKey;
      const at = `partnermanager/partners/${partner.id}`;
      return {
        subject: of('apiKey', 'apiKeys', id, [`${at}/apikey/${id}`]),
        partnerId: partner.id,
        at,
        label,
        policy,
        next,
      };
    },
    provider,
    async license() {
      const { data } = await admin.ask(TestCreateLicenseDocument, { input: { partnerId: await provider() } });
      return of('mispLicense', 'mispLicenses', given(data.createMispLicense.issued).mispLicense.id, []);
    },
    groupId: demoIds.group,
  };
}

export type Subjects = ReturnType<typeof createSubjects>;

export function given<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the story could not be told');
  return value;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}
