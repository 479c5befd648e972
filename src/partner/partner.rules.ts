import { z } from 'zod';
import { isError, problem, stepOf, type Problem } from '../shared/errors/index.ts';
import { isBlank, isWellFormedText } from '../shared/text.ts';
import { findPartnerType } from './partner-types.ts';

/** What its owner can change about a partner, as submitted: a door hands on what it got, null where there was nothing. */
export interface SubmittedDetails {
  readonly address: string | null;
  readonly contactNumber: string | null;
  readonly email: string | null;
  readonly logoUrl: string | null;
  /** Any JSON value. */
  readonly additionalInfo: unknown;
}

export interface SubmittedPartner extends SubmittedDetails {
  readonly id: string | null;
  readonly name: string | null;
  readonly type: string | null;
  readonly language: string | null;
}

/** Widths of the columns that other installations keep the same in. */
const longest = { id: 36, name: 128, address: 2_000, contactNumber: 16, email: 254, logoUrl: 256, type: 36 };
const longestInfo = 5_120;

type Rule<S> = (submitted: S) => Problem[];

/** One row a field, in the order in which problems of one step are shown. */
const detailRules: { readonly [F in keyof SubmittedDetails]: Rule<SubmittedDetails> } = {
  address: ({ address }) => judgeText(address, 'address'),
  contactNumber: ({ contactNumber }) => judgeText(contactNumber, 'contactNumber'),
  email: ({ email }) => judgeEmail(email),
  logoUrl: ({ logoUrl }) => (logoUrl === null ? [] : judgeLogoUrl(logoUrl)),
  additionalInfo: ({ additionalInfo }) => judgeInfo(additionalInfo),
};

const detailFields = Object.keys(detailRules) as (keyof SubmittedDetails)[];

export function judgeNewPartner(submitted: SubmittedPartner): Problem[] {
  return [
    ...judgeId(submitted.id),
    ...judgeText(submitted.name, 'name'),
    ...detailFields.flatMap((field) => detailRules[field](submitted)),
    ...judgeType(submitted.type),
    ...judgeLanguage(submitted.language),
  ];
}

/** Judges the fields that a change names. */
export function judgeDetails(changes: Partial<SubmittedDetails>, submitted: SubmittedDetails): Problem[] {
  return detailFields.filter((field) => field in changes).flatMap((field) => detailRules[field](submitted));
}

const mostOwners = 100;
const longestUserId = 256;

export function judgeOwners(owners: readonly string[]): Problem[] {
  if (owners.length === 0) return [problem('REQUIRED', ['owners'])];
  if (owners.length > mostOwners) {
    return [problem('TOO_MANY', ['owners'], { help: `A partner has at most ${mostOwners} owners.` })];
  }
  return owners.flatMap((owner, index) => {
    const path = ['owners', String(index)];
    if (isBlank(owner)) return [problem('REQUIRED', path)];
    if (!isWellFormedText(owner) || owner.length > longestUserId) return [problem('TOO_LONG', path)];
    return owners.indexOf(owner) < index ? [problem('DUPLICATE_VALUE', path)] : [];
  });
}

/** The last step of the catalogue that is about the shape of the input alone: nothing is looked up beyond it. */
const lastShapeStep = 4;

export function isShapeError(candidate: Problem): boolean {
  return isError(candidate) && stepOf(candidate) <= lastShapeStep;
}

/** The text that is kept; null for nothing, and for what cannot be written as JSON. */
export function infoText(info: unknown): string | null {
  if (info === null || info === undefined) return null;
  try {
    return JSON.stringify(info);
  } catch {
    // nested so deeply that it cannot be written
    return null;
  }
}

export function isEmailAddress(text: string): boolean {
  return text.length <= longest.email && z.email().safeParse(text).success;
}

/** What two spellings of one address have in common. */
export function emailKey(email: string): string {
  return email.toLowerCase();
}

function judgeText(text: string | null, field: 'name' | 'address' | 'contactNumber' | 'email' | 'type'): Problem[] {
  if (text === null || (isWellFormedText(text) && isBlank(text))) return [problem('REQUIRED', [field])];
  if (!isWellFormedText(text)) return [problem('INVALID_NAME', [field])];
  const help = `Use at most ${longest[field]} characters.`;
  return text.length > longest[field] ? [problem('TOO_LONG', [field], { help })] : [];
}

function judgeEmail(email: string | null): Problem[] {
  const problems = judgeText(email, 'email');
  if (email === null || problems.length > 0) return problems;
  return isEmailAddress(email) ? [] : [problem('PARTNER_EMAIL_INVALID', ['email'])];
}

/** The id becomes part of addresses and of other ids: no blanks, nothing that cannot be seen. */
function judgeId(id: string | null): Problem[] {
  if (id === null || (id.isWellFormed() && isBlank(id))) return [problem('REQUIRED', ['id'])];
  const problems: Problem[] = [];
  if (!isWellFormedText(id) || /[\p{White_Space}\p{C}\p{Default_Ignorable_Code_Point}]/u.test(id)) {
    problems.push(problem('PARTNER_ID_INVALID', ['id']));
  }
  if (id.length > longest.id) {
    problems.push(problem('PARTNER_ID_TOO_LONG', ['id'], { help: `Use at most ${longest.id} characters.` }));
  }
  return problems;
}

function judgeType(type: string | null): Problem[] {
  const problems = judgeText(type, 'type');
  if (type === null || problems.length > 0) return problems;
  return findPartnerType(type) === null ? [problem('PARTNER_TYPE_UNKNOWN', ['type'])] : [];
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

function judgeLanguage(language: string | null): Problem[] {
  if (language === null || language === '') return [];
  const isKnown = /^[a-z]{3}$/.test(language) && languageNames.of(language) !== undefined;
  return isKnown ? [] : [problem('PARTNER_LANGUAGE_UNKNOWN', ['language'])];
}

/** Pages show it: nothing but a web address, and none that carries a password. */
function judgeLogoUrl(url: string): Problem[] {
  if (url.length > longest.logoUrl) {
    return [problem('TOO_LONG', ['logoUrl'], { help: `Use at most ${longest.logoUrl} characters.` })];
  }
  const parsed = isWellFormedText(url) && /^https?:\/\/\S+$/i.test(url) && URL.canParse(url) ? new URL(url) : null;
  const isUsable = parsed !== null && parsed.username === '' && parsed.password === '';
  return isUsable ? [] : [problem('INVALID_LOGO_URI', ['logoUrl'], { help: 'Use an http or https address.' })];
}

function judgeInfo(info: unknown): Problem[] {
  if (info === null || info === undefined) return [];
  const text = infoText(info);
  if (text !== null && text.length <= longestInfo) return [];
  return [
    problem('PARTNER_INFO_INVALID', ['additionalInfo'], {
      help: `Written as JSON it may have ${longestInfo} characters.`,
    }),
  ];
}
