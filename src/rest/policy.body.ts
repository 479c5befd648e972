import { z } from 'zod';
import type { CreatePolicy, UpdatePolicy } from '../policy/index.ts';
import type { CreateGroup, UpdateGroup } from '../policy-group/index.ts';
import { problem, Refusal } from '../shared/errors/index.ts';
import { DoorRefusal } from './door-refusal.ts';
import { readRequestV2 } from './envelope-v2.ts';
import { readRequest } from './envelope.ts';

const text = z.string().nullish();
const object = z.record(z.string(), z.unknown()).nullish();

const createGroupShape = z.object({ name: text, desc: text });
const updateGroupShape = z.object({ name: text, desc: text, isActive: z.boolean().nullish() });
const updateShape = z.object({ policyGroupName: text, name: text, desc: text, version: text, policies: object });
const createShape = z.object({ ...updateShape.shape, policyType: text });
const statusShape = z.object({ status: text });

/** What the fields of the services are called in these bodies. */
export const policyFieldNames = {
  description: 'desc',
  status: 'isActive',
  groupId: 'policyGroupName',
  type: 'policyType',
  documentVersion: 'version',
  definition: 'policies',
};

export function readCreateGroup(body: unknown): CreateGroup {
  const { name, desc } = required(body, createGroupShape);
  return { name: name ?? null, description: desc ?? null, dryRun: false };
}

export function readUpdateGroup(body: unknown, id: string): UpdateGroup {
  const { name, desc, isActive } = required(body, updateGroupShape);
  if (isActive === undefined || isActive === null) throw new Refusal([problem('REQUIRED', ['status'])]);
  return {
    id,
    content: { name: name ?? null, description: desc ?? null },
    status: isActive ? 'ACTIVE' : 'INACTIVE',
    dryRun: false,
  };
}

/** A `policyId` in the body is ignored: ids are given here, so that nothing can be overwritten. */
export function readCreatePolicy(body: unknown): CreatePolicy {
  const request = required(body, createShape);
  return { ...contentOf(request), group: groupOf(request), type: request.policyType ?? null, dryRun: false };
}

export function readUpdatePolicy(body: unknown, id: string): UpdatePolicy {
  const request = required(body, updateShape);
  return { id, within: groupOf(request), content: contentOf(request), dryRun: false };
}

/** The status that a draft is to have; in any letter case. */
export function readDraftStatus(body: unknown): 'ACTIVATED' | 'DEACTIVATED' {
  const { status } = required(body, statusShape);
  const lower = status?.toLowerCase();
  if (lower === 'active') return 'ACTIVATED';
  if (lower === 'de-active') return 'DEACTIVATED';
  throw new DoorRefusal('PMS_POL_045', 'The status must be Active or De-Active.');
}

/** The calls that deactivate say so in one word, spelt like this. */
export function assertDeactivates(body: unknown, api: string, id: string, now: Date): void {
  const { status } = readRequestV2(body, api, statusShape, now);
  if (id.trim() === '') throw new DoorRefusal('PMS_COR_002', 'The id in the address is blank.');
  if (status !== 'De-Activate') throw new DoorRefusal('PMS_POL_073', 'The status must be De-Activate.');
}

function contentOf({ name, desc, version, policies }: z.infer<typeof updateShape>) {
  return {
    name: name ?? null,
    description: desc ?? null,
    documentVersion: version ?? null,
    definition: policies ?? null,
  };
}

function groupOf({ policyGroupName }: z.infer<typeof updateShape>) {
  return { name: policyGroupName ?? null };
}

function required<T>(body: unknown, shape: z.ZodType<T>): T {
  const request = readRequest(body, shape);
  if (request === null) throw new Refusal([problem('REQUIRED', [], { message: 'must not be null' })]);
  return request;
}
