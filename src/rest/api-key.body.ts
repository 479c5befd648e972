import { z } from 'zod';
import type { ChangeKeyPolicy, ChangeKeyStatus, CreateApiKey } from '../api-key/index.ts';
import { problem, Refusal } from '../shared/errors/index.ts';
import { readRequest } from './envelope.ts';

const text = z.string().nullish();
const generateShape = z.object({ policyName: text, label: text });
const statusShape = z.object({ label: text, status: text });
const swapShape = z.object({ oldPolicyID: text, newPolicyID: text });
const licenseShape = z.object({ providerId: text });

export const generateFieldNames = { policyId: 'policyName' };
export const licenseFieldNames = { partnerId: 'providerId' };

/** The key by its value or its id. */
export interface KeyParams {
  readonly partnerId: string;
  readonly apikey: string;
}

export function readGenerate(body: unknown, partnerId: string): CreateApiKey {
  const { policyName, label } = readRequest(body, generateShape) ?? noRequest();
  return { partnerId, policy: { name: policyName ?? null }, label: label ?? null, expiresAt: null, dryRun: false };
}

export function readKeyStatus(body: unknown, pair: { partnerId: string; policyId: string }): ChangeKeyStatus {
  const { label, status } = readRequest(body, statusShape) ?? noRequest();
  assertGiven({ label, status });
  return { key: { ...pair, label: label ?? '' }, status: statusOf(status ?? '') };
}

export function readPolicySwap(body: unknown, { partnerId, apikey }: KeyParams): ChangeKeyPolicy {
  const { oldPolicyID, newPolicyID } = readRequest(body, swapShape) ?? noRequest();
  assertGiven({ oldPolicyID, newPolicyID });
  const key = { partnerId, policyId: oldPolicyID ?? '', handle: apikey };
  return { key, policyId: newPolicyID ?? '' };
}

export function readProviderId(body: unknown): string | null {
  const { providerId } = readRequest(body, licenseShape) ?? noRequest();
  return providerId ?? null;
}

function statusOf(status: string): ChangeKeyStatus['status'] {
  const lower = status.toLowerCase();
  if (lower === 'active') return 'ACTIVE';
  if (lower === 'de-active') return 'INACTIVE';
  throw new Refusal([problem('INVALID_KEY_STATUS', ['status'])]);
}

function assertGiven(fields: Readonly<Record<string, string | null | undefined>>): void {
  const blank = Object.entries(fields).filter(([, value]) => (value ?? '').trim() === '');
  if (blank.length > 0) throw new Refusal(blank.map(([field]) => problem('REQUIRED', [field])));
}

function noRequest(): never {
  throw new Refusal([problem('REQUIRED', [], { message: 'must not be null' })]);
}
