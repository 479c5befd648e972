import { randomUUID } from 'node:crypto';
import { fold } from '../shared/fold.ts';
import type { PolicyRecord, PolicyType } from './policy.record.ts';
import type { PolicyContent } from './policy.rules.ts';

/** A policy never ends before the people who wrote it; the documented service gives 200 years. */
const validYears = 200;

/** The record of a draft that has passed every rule. */
export function newDraft(
  content: PolicyContent,
  { groupId, type, userId, now }: { groupId: string; type: PolicyType; userId: string; now: Date },
): PolicyRecord {
  const validTo = new Date(now);
  validTo.setUTCFullYear(now.getUTCFullYear() + validYears);
  return {
    id: randomUUID(),
    groupId,
    ...storedContent(content),
    type,
    status: 'DRAFT',
    validFrom: now,
    validTo,
    createdBy: userId,
    updatedBy: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

export function changedPolicy(
  stored: PolicyRecord,
  changes: Partial<PolicyRecord>,
  { userId, now }: { userId: string; now: Date },
): PolicyRecord {
  return { ...stored, ...changes, updatedBy: userId, version: stored.version + 1, updatedAt: now };
}

/** The rules have seen to it that nothing required is missing. Definitions are kept as plain JSON. */
export function storedContent(
  content: PolicyContent,
): Pick<PolicyRecord, 'name' | 'nameKey' | 'description' | 'documentVersion' | 'definition'> {
  const { name, description, documentVersion, definition } = content as Pick<PolicyRecord, keyof PolicyContent>;
  return {
    name,
    nameKey: fold(name),
    description,
    documentVersion,
    definition: JSON.parse(JSON.stringify(definition)) as Record<string, unknown>,
  };
}
