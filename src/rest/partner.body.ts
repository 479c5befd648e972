import { z } from 'zod';
import type { ChangePartnerStatus, RegisterPartner, UpdatePartner } from '../partner/index.ts';
import { Failure, problem, Refusal } from '../shared/errors/index.ts';
import { readRequest } from './envelope.ts';

const text = z.string().nullish();

const registerShape = z.object({
  partnerId: text,
  organizationName: text,
  address: text,
  contactNumber: text,
  emailId: text,
  partnerType: text,
  policyGroup: text,
  langCode: text,
  logoUrl: text,
  additionalInfo: z.unknown().optional(),
});

const updateShape = z.object({
  address: text,
  contactNumber: text,
  logoUrl: text,
  additionalInfo: z.unknown().optional(),
});
const statusShape = z.object({ status: text });
const emailShape = z.object({ emailId: text });

export const partnerFieldNames = {
  id: 'partnerId',
  name: 'organizationName',
  email: 'emailId',
  type: 'partnerType',
  policyGroupId: 'policyGroup',
  language: 'langCode',
};

/** The newer endpoints know a logo and further information. */
export type Edition = 'v1' | 'v2';

export function readRegister(body: unknown, edition: Edition): RegisterPartner {
  const request = readRequest(body, registerShape) ?? refuse([], 'must not be null');
  const isNewer = edition === 'v2';
  return {
    id: request.partnerId ?? null,
    name: request.organizationName ?? null,
    address: request.address ?? null,
    contactNumber: request.contactNumber ?? null,
    email: request.emailId ?? null,
    type: request.partnerType ?? null,
    language: blankAsNull(request.langCode),
    policyGroup: groupNamed(request.policyGroup),
    logoUrl: isNewer ? blankAsNull(request.logoUrl) : null,
    additionalInfo: isNewer ? (request.additionalInfo ?? null) : null,
    dryRun: false,
  };
}

/** The older endpoint leaves alone what it does not know. */
export function readUpdate(body: unknown, edition: Edition, id: string): UpdatePartner {
  const request = readRequest(body, updateShape) ?? refuse([], 'must not be null');
  const contact = { address: request.address ?? null, contactNumber: request.contactNumber ?? null };
  const more = { logoUrl: blankAsNull(request.logoUrl), additionalInfo: request.additionalInfo ?? null };
  return { id, details: edition === 'v2' ? { ...contact, ...more } : contact, dryRun: false };
}

const statuses: Readonly<Record<string, 'ACTIVE' | 'INACTIVE'>> = { active: 'ACTIVE', 'de-active': 'INACTIVE' };

export function readStatus(body: unknown, id: string): ChangePartnerStatus {
  const status = readRequest(body, statusShape)?.status?.trim().toLowerCase() ?? '';
  return { id, status: status === '' ? null : (statuses[status] ?? 'UNKNOWN') };
}

/** Null: partners of every type. */
export function readPartnerType(query: unknown): string | null {
  const parsed = z.object({ partnerType: text }).safeParse(query);
  if (!parsed.success) throw new Failure('BAD_USER_INPUT', { text: 'Say `partnerType` once, or leave it out.' });
  return blankAsNull(parsed.data.partnerType);
}

export function readEmail(body: unknown): string {
  const email = readRequest(body, emailShape)?.emailId?.trim() ?? '';
  return email === '' ? refuse(['email'], 'must not be blank') : email;
}

function groupNamed(name: string | null | undefined): { name: string } | null {
  const given = blankAsNull(name);
  return given === null ? null : { name: given };
}

function blankAsNull(value: string | null | undefined): string | null {
  return value === undefined || value === null || value.trim() === '' ? null : value;
}

function refuse(path: readonly string[], message: string): never {
  throw new Refusal([problem('REQUIRED', path, { message })]);
}
