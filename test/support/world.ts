import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { compose } from '../../src/app/compose.ts';
import { demoIds } from '../../src/app/demo-data.ts';
import { samplePolicy } from '../../src/app/sample-policy.ts';
import type { PartnerRecord } from '../../src/partner/index.ts';
import type { PolicyGroupRecord } from '../../src/policy-group/index.ts';
import { undecided, type PolicyMappingRecord } from '../../src/policy-mapping/index.ts';
import { builtInTables, type PolicyRecord } from '../../src/policy/index.ts';
import { systemClock } from '../../src/shared/clock.ts';
import { fold } from '../../src/shared/fold.ts';

type Made = 'id' | 'version' | 'createdAt' | 'updatedAt';
const day = 24 * 3_600_000;

/** Tells the story that a test begins with; whatever is not said is as in the demonstration data. */
export interface World {
  group(facts?: Partial<PolicyGroupRecord>): Promise<PolicyGroupRecord>;
  policy(facts?: Partial<PolicyRecord>): Promise<PolicyRecord>;
  partner(facts?: Partial<PartnerRecord>): Promise<PartnerRecord>;
  mapping(partner: { id: string }, policy: { id: string }, status: PolicyMappingRecord['status']): Promise<void>;
  /** A policy that the partner may use. */
  approvedPolicy(partner: { id: string }, facts?: Partial<PolicyRecord>): Promise<PolicyRecord>;
  close(): Promise<void>;
}

export function createWorld(uri: string): World {
  const connection = mongoose.createConnection(uri);
  const { stores, unitOfWork } = compose({
    connection,
    clock: systemClock,
    cursorSecret: Buffer.alloc(32),
    tables: builtInTables,
    clientRules: { profile: 'esignet', allowedHostSuffixes: [] },
    fourEyes: false,
    dataKey: Buffer.alloc(32),
  });

  const world: World = {
    async group(facts = {}) {
      const name = facts.name ?? `Group ${randomUUID()}`;
      const record = { ...made(), description: 'A group', status: 'ACTIVE' as const, ...facts, name };
      await unitOfWork.run((tx) => stores.policyGroups.insert(tx, record));
      return record;
    },
    async policy(facts = {}) {
      const name = facts.name ?? `Policy ${randomUUID()}`;
      const record: PolicyRecord = {
        ...made(),
        groupId: demoIds.group,
        nameKey: fold(name),
        description: 'A policy',
        type: 'AUTH',
        status: 'ACTIVATED',
        documentVersion: '1.0',
        validFrom: new Date(Date.now() - day),
        validTo: new Date(Date.now() + day),
        definition: samplePolicy,
        ...facts,
        name,
      };
      await unitOfWork.run((tx) => stores.policies.insert(tx, record));
      return record;
    },
    async partner(facts = {}) {
      const name = facts.name ?? 'A Partner';
      const record: PartnerRecord = {
        ...made(),
        nameKey: fold(name),
        type: 'AUTH_PARTNER',
        status: 'ACTIVE',
        policyGroupId: demoIds.group,
        owners: [],
        ...facts,
        name,
      };
      await unitOfWork.run((tx) => stores.partners.insert(tx, record));
      return record;
    },
    async mapping(partner, policy, status) {
      const request = { useCaseDescription: 'A use case', requestedBy: 'partner', ...undecided };
      const record = { ...made(), partnerId: partner.id, policyId: policy.id, status, ...request };
      await unitOfWork.run((tx) => stores.policyMappings.insert(tx, record));
    },
    async approvedPolicy(partner, facts = {}) {
      const policy = await world.policy(facts);
      await world.mapping(partner, policy, 'APPROVED');
      return policy;
    },
    close: () => connection.close(),
  };
  return world;
}

function made(): Pick<PolicyGroupRecord, Made> {
  const now = new Date();
  return { id: randomUUID(), version: 1, createdAt: now, updatedAt: now };
}
