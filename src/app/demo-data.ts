import type { RecordChange, SubjectKind } from '../audit/index.ts';
import { noDetails, type PartnerRecord } from '../partner/index.ts';
import type { PolicyGroupRecord } from '../policy-group/index.ts';
import { undecided, type PolicyMappingRecord } from '../policy-mapping/index.ts';
import type { PolicyRecord } from '../policy/index.ts';
import type { Caller } from '../shared/caller.ts';
import { fold } from '../shared/fold.ts';
import type { StoredRecord } from '../shared/mongo/index.ts';
import { DuplicateRecord } from '../shared/unit-of-work.ts';
import type { Composition } from './compose.ts';
import { samplePolicy } from './sample-policy.ts';

/** Ids that the README and the explorer's examples name. */
export const demoIds = {
  group: '0b8f6f0e-5d0c-4a52-9f0a-1c6f3a9d7e10',
  policy: '5d6a4c1e-8a3b-4b7f-9c55-2f1d0e7b6a21',
  partner: 'demo-bank',
  otherPartner: 'demo-clinic',
  mapping: 'c2f4e9aa-7b64-4f35-8a1d-90b1d2c3e432',
} as const;

/** A policy never ends before the people who wrote it; the documented service gives 200 years. */
const validYears = 200;

/** Who stands in the audit trail. */
const seeder: Caller = {
  userId: 'demonstration-data',
  roles: new Set(),
  ownedPartnerIds: () => Promise.resolve([]),
  correlationId: 'demonstration-data',
  sourceAddress: null,
};

const byNobody = { createdBy: null, updatedBy: null };

/** A small world to try things in: one group, the sample policy, two partners, of which the first may use the policy. */
export async function seedDemoData({ stores, writer }: Composition, now: Date): Promise<void> {
  const common = { version: 1, createdAt: now, updatedAt: now };
  const group: PolicyGroupRecord = {
    id: demoIds.group,
    ...named('Financial services'),
    description: 'Banks, insurers and payment services',
    status: 'ACTIVE',
    ...byNobody,
    ...common,
  };
  const policy: PolicyRecord = {
    id: demoIds.policy,
    groupId: group.id,
    ...named('Log in with eSignet'),
    description: 'Authentication with one-time code, biometrics or wallet, and the basic identity claims',
    type: 'AUTH',
    status: 'ACTIVATED',
    documentVersion: '1.0',
    validFrom: now,
    validTo: new Date(now.getTime() + validYears * 365.25 * 24 * 3_600_000),
    definition: samplePolicy,
    ...byNobody,
    ...common,
  };
  const partner = (id: string, name: string, owner: string): PartnerRecord => ({
    id,
    ...named(name),
    ...noDetails,
    // that of the persona, so that the portal knows who has logged in
    email: `${owner}@example.org`,
    emailKey: `${owner}@example.org`,
    approvedAt: now,
    type: 'AUTH_PARTNER',
    status: 'ACTIVE',
    policyGroupId: group.id,
    owners: [owner],
    ...common,
  });
  const mapping: PolicyMappingRecord = {
    id: demoIds.mapping,
    partnerId: demoIds.partner,
    policyId: policy.id,
    status: 'APPROVED',
    useCaseDescription: 'Customers open an account and log in with their national identity',
    requestedBy: 'partner',
    ...undecided,
    decidedBy: 'admin',
    decidedAt: now,
    ...common,
  };
  try {
    await writer.writeAll(seeder, {
      changes: [
        created('policyGroup', null, stores.policyGroups, group),
        created('policy', null, stores.policies, policy),
        created('partner', demoIds.partner, stores.partners, partner(demoIds.partner, 'Demo Bank', 'partner')),
        created(
          'partner',
          demoIds.otherPartner,
          stores.partners,
          partner(demoIds.otherPartner, 'Demo Clinic', 'other-partner'),
        ),
        created('policyMapping', demoIds.partner, stores.policyMappings, mapping),
      ],
    });
  } catch (error) {
    // it is there from an earlier start, perhaps changed since: leave it alone
    if (!(error instanceof DuplicateRecord)) throw error;
  }
}

function created<R extends StoredRecord>(
  kind: SubjectKind,
  partnerId: string | null,
  store: RecordChange<R>['store'],
  after: R,
): RecordChange<R> {
  return { kind, action: 'demonstration-data:create', partnerId, store, before: null, after };
}

function named(name: string): { name: string; nameKey: string } {
  return { name, nameKey: fold(name) };
}
