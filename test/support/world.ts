import { randomUUID } from 'node:crypto';
import { demoIds } from '../../src/app/demo-data.ts';
import { samplePolicy } from '../../src/app/sample-policy.ts';
import { noDetails, type PartnerRecord } from '../../src/partner/index.ts';
import type { PolicyGroupRecord } from '../../src/policy-group/index.ts';
import { undecided, type PolicyMappingRecord } from '../../src/policy-mapping/index.ts';
import type { PolicyRecord } from '../../src/policy/index.ts';
import { fold } from '../../src/shared/fold.ts';
import { composeOn } from './composition.ts';

type Made = 'id' | 'version' | 'createdAt' | 'updatedAt';
const day = 24 * 3_600_000;

const byNobody = { createdBy: null, updatedBy: null };

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
  const { stores, unitOfWork, close } = composeOn(uri);

  const world: World = {
    async group(facts = {}) {
      const name = facts.name ?? `Group ${randomUUID()}`;
      const record: PolicyGroupRecord = {
        ...made(),
        nameKey: fold(name),
        description: 'A group',
        status: 'ACTIVE',
        ...byNobody,
        ...facts,
        name,
      };
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
        ...byNobody,
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
        ...noDetails,
        approvedAt: facts.status === 'REGISTERED' ? null : new Date(),
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
    close,
  };
  return world;
}

function made(): Pick<PolicyGroupRecord, Made> {
  const now = new Date();
  return { id: randomUUID(), version: 1, createdAt: now, updatedAt: now };
}
