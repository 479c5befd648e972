import type {
  CreatePolicyGroupInput,
  PolicyGroupTransitionInput,
  UpdatePolicyGroupInput,
} from './policy-group.input.ts';
import type { PolicyGroupRecord } from './policy-group.record.ts';
import type { CreateGroup, GroupTransition, UpdateGroup } from './policy-group.service.ts';
import type { PolicyGroup } from './policy-group.type.ts';

export function toPolicyGroup({
  id,
  name,
  description,
  status,
  version,
  createdAt,
  updatedAt,
}: PolicyGroupRecord): PolicyGroup {
  return { id, name, description, status, version, createdAt, updatedAt };
}

export function toCreateGroup({ name, description, dryRun }: CreatePolicyGroupInput): CreateGroup {
  return { name, description, dryRun: dryRun ?? false };
}

/** Absent stays absent; null means "clear", which the rules refuse. */
export function toUpdateGroup({ id, expectedVersion, name, description, dryRun }: UpdatePolicyGroupInput): UpdateGroup {
  return {
    id,
    expectedVersion,
    content: { ...(name === undefined ? {} : { name }), ...(description === undefined ? {} : { description }) },
    dryRun: dryRun ?? false,
  };
}

export function toGroupTransition({ id, expectedVersion }: PolicyGroupTransitionInput): GroupTransition {
  return { id, ...(typeof expectedVersion === 'number' ? { expectedVersion } : {}) };
}
