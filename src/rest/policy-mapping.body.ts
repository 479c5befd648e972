import { z } from 'zod';
import { problem, Refusal } from '../shared/errors/index.ts';
import { readRequest } from './envelope.ts';

const text = z.string().nullish();
const requestShape = z.object({ policyName: text, useCaseDescription: text });
const decisionShape = z.object({ status: text });

export const requestFieldNames = { policyId: 'policyName' };

export function readMappingRequest(body: unknown, partnerId: string) {
  const { policyName, useCaseDescription } = readRequest(body, requestShape) ?? noRequest();
  return {
    partnerId,
    policy: { name: policyName ?? null },
    useCaseDescription: useCaseDescription ?? null,
    dryRun: false,
  };
}

export function readDecision(body: unknown): 'APPROVED' | 'REJECTED' {
  const { status } = readRequest(body, decisionShape) ?? noRequest();
  const upper = status?.toUpperCase() ?? '';
  if (upper === 'APPROVED' || upper === 'REJECTED') return upper;
  throw new Refusal([
    upper.trim() === ''
      ? problem('REQUIRED', ['status'], { message: 'must not be blank' })
      : problem('INVALID_STATUS', ['status']),
  ]);
}

function noRequest(): never {
  throw new Refusal([problem('REQUIRED', [], { message: 'must not be null' })]);
}
