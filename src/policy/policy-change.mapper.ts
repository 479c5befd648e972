import { withoutKey } from '../shared/graphql/index.ts';
import type {
  ClonePolicyInput,
  CreatePolicyInput,
  PolicyTransitionInput,
  UpdatePolicyInput,
} from './policy-change.input.ts';
import type { ClonePolicy, CreatePolicy, PolicyTransition, UpdatePolicy } from './policy-change.service.ts';
import type { PolicyContent } from './policy.rules.ts';

export function toCreatePolicy({ groupId, dryRun, ...content }: CreatePolicyInput): CreatePolicy {
  return { ...content, group: { id: groupId }, dryRun: dryRun ?? false };
}

/** Absent stays absent; null means "clear", which the rules refuse. */
export function toUpdatePolicy(input: UpdatePolicyInput): UpdatePolicy {
  const { id, expectedVersion, dryRun, ...rest } = withoutKey(input);
  const content: Partial<PolicyContent> = Object.fromEntries(
    Object.entries(rest).filter(([, value]: [string, unknown]) => value !== undefined),
  );
  return { id, expectedVersion, content, dryRun: dryRun ?? false };
}

export function toClonePolicy({ id, groupId, name, dryRun }: ClonePolicyInput): ClonePolicy {
  return { id, groupId, ...(typeof name === 'string' ? { name } : {}), dryRun: dryRun ?? false };
}

export function toPolicyTransition({ id, expectedVersion }: PolicyTransitionInput): PolicyTransition {
  return { id, ...(typeof expectedVersion === 'number' ? { expectedVersion } : {}) };
}
