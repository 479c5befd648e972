import type { PartnerRecord } from '../partner/index.ts';
import type { PolicyRecord } from '../policy/index.ts';
import { problem, warning, type Problem, type Reason } from '../shared/errors/index.ts';
import { judgeText } from '../shared/text.rules.ts';
import type { MappedParties } from './mapped-parties.ts';
import type { BioExtractor, PolicyMappingRecord, PolicyMappingStatus } from './policy-mapping.record.ts';

/** What can be issued, as MOSIP's credential service calls it. */
const credentialTypes: readonly string[] = ['auth', 'qrcode', 'euin', 'reprint', 'vercred', 'opencrvs'];

/** Partners of these types receive credentials, and say how biometrics in them are extracted. */
const receivingTypes: readonly PartnerRecord['type'][] = ['CREDENTIAL_PARTNER', 'ONLINE_VERIFICATION_PARTNER'];
const issuingTypes: readonly PolicyRecord['type'][] = ['DATA_SHARE', 'CREDENTIAL_ISSUANCE'];

const mostExtractors = 50;
/** Widths of the columns that other installations keep the same in. */
const longest = { attributeName: 128, biometric: 130, provider: 128, version: 8 };

/** As submitted: a door hands on what it got, null where there was nothing. */
export type SubmittedExtractor = { readonly [F in keyof BioExtractor]: string | null };

/** What a mapping connects, and the mapping: null where there is none that counts. */
export type Issuance = MappedParties & { readonly mapping: PolicyMappingRecord | null };

/** In the one spelling that is kept; null: there is no such type. */
export function findCredentialType(text: string): string | null {
  return credentialTypes.find((type) => type === text.toLowerCase()) ?? null;
}

export function judgeCredentialTypes(submitted: readonly string[]): Problem[] {
  const kept = submitted.map(findCredentialType);
  return kept.flatMap((type, index) => {
    const path = ['credentialTypes', String(index)];
    if (type === null) {
      return [problem('CREDENTIAL_TYPE_UNKNOWN', path, { help: `There are ${credentialTypes.join(', ')}.` })];
    }
    return kept.indexOf(type) < index ? [warning('DUPLICATE_VALUE', path)] : [];
  });
}

export function judgeExtractors(submitted: readonly SubmittedExtractor[] | null): Problem[] {
  if (submitted === null) return [problem('REQUIRED', ['extractors'])];
  if (submitted.length > mostExtractors) {
    return [problem('TOO_MANY', ['extractors'], { help: `Use at most ${mostExtractors} extractors.` })];
  }
  const names = submitted.map(({ attributeName }) => attributeName);
  return submitted.flatMap((extractor, index) => {
    const path = ['extractors', String(index)];
    const isRepeated = names.indexOf(extractor.attributeName) < index;
    return [
      ...judgeText(extractor.attributeName, [...path, 'attributeName'], longest.attributeName),
      ...judgeBiometric(extractor.biometric, [...path, 'biometric']),
      ...judgeText(extractor.provider, [...path, 'provider'], longest.provider),
      ...judgeText(extractor.version, [...path, 'version'], longest.version),
      ...(isRepeated ? [warning('DUPLICATE_VALUE', path, { help: 'The last one of an attribute counts.' })] : []),
    ];
  });
}

/** `iris`, or `finger[leftThumb,rightThumb]`. */
const biometricForm = /^[^[\]]{1,64}(\[[^[\]]{1,64}\])?$/;

function judgeBiometric(biometric: string | null, path: readonly string[]): Problem[] {
  const problems = judgeText(biometric, path, longest.biometric);
  if (biometric === null || problems.length > 0) return problems;
  return biometricForm.test(biometric) ? [] : [problem('INVALID_BIOMETRIC', path)];
}

/** One of each attribute, the last; those of other attributes stay where `others` are to be kept. */
export function mergedExtractors(
  others: readonly BioExtractor[],
  submitted: readonly BioExtractor[],
): readonly BioExtractor[] {
  const kept = [...others, ...submitted].map(
    ({ attributeName, biometric, provider, version }) =>
      [attributeName, { attributeName, biometric, provider, version }] as const,
  );
  return [...new Map(kept).values()];
}

export function lacksExtractors({ partner, mapping }: Issuance): boolean {
  return partner !== null && receivingTypes.includes(partner.type) && mapping?.extractors.length === 0;
}

type Rule = readonly [reason: Reason, isBroken: (issuance: Issuance, now: Date) => boolean];

const isIn =
  (...statuses: readonly PolicyMappingStatus[]) =>
  ({ mapping }: Issuance): boolean =>
    mapping !== null && statuses.includes(mapping.status);

const common: readonly Rule[] = [
  ['PARTNER_INACTIVE', ({ partner }) => partner?.status !== 'ACTIVE'],
  ['MAPPING_MISSING', ({ policy, mapping }) => policy !== null && mapping === null],
  ['MAPPING_ALREADY_REJECTED', isIn('REJECTED')],
  ['MAPPING_ALREADY_REVOKED', isIn('REVOKED')],
];

const credentialTypeRules: readonly Rule[] = [
  ...common,
  ['CREDENTIAL_PARTNER_TYPE', ({ partner }) => partner !== null && !receivingTypes.includes(partner.type)],
  ['POLICY_NOT_FOUND', ({ policy }) => policy === null],
  ['POLICY_NOT_IN_GROUP', ({ partner, policy }) => policy !== null && partner?.policyGroupId !== policy.groupId],
  ['POLICY_INACTIVE', ({ policy }) => policy !== null && policy.status !== 'ACTIVATED'],
  ['POLICY_EXPIRED', ({ policy }, now) => policy !== null && now >= policy.validTo],
  ['POLICY_GROUP_INACTIVE', ({ policy, group }) => policy !== null && group?.status !== 'ACTIVE'],
  ['CREDENTIAL_POLICY_TYPE', ({ policy }) => policy !== null && !issuingTypes.includes(policy.type)],
];

/** Who approves a mapping has seen the extractors: they do not change afterwards. */
const extractorRules: readonly Rule[] = [...common, ['EXTRACTORS_FIXED', isIn('APPROVED')]];

export function judgeCredentialIssuance(issuance: Issuance, now: Date): Problem[] {
  return judge(credentialTypeRules, issuance, now);
}

export function judgeExtraction(issuance: Issuance, now: Date): Problem[] {
  return judge(extractorRules, issuance, now);
}

function judge(rules: readonly Rule[], issuance: Issuance, now: Date): Problem[] {
  return rules.filter(([, isBroken]) => isBroken(issuance, now)).map(([reason]) => problem(reason, ['id']));
}
