import { isError, problem, stepOf, type Problem, type Reason } from '../shared/errors/index.ts';
import { judgeAdditionalConfig } from './additional-config.rules.ts';
import { judgeLogoUri } from './logo-uri.rules.ts';
import { judgeName, judgeNames } from './name.rules.ts';
import type { LocalizedName, OidcClientRecord } from './oidc-client.record.ts';
import { judgePublicKey, type PublicJwk } from './public-key.rules.ts';
import { judgeRedirectUris } from './redirect-uri.rules.ts';
import type { UriRules } from './uri.rules.ts';

/** What this deployment demands of clients. */
export interface ClientRules extends UriRules {
  /** Characters that a partner's id may have, where eSignet takes fewer than the contract says. */
  readonly longestPartnerId?: number;
}

/** Content as submitted: a door hands on what it got, blank where there was nothing. */
export interface SubmittedContent {
  readonly name: string | null;
  readonly names: readonly LocalizedName[] | null;
  readonly logoUri: string | null;
  readonly redirectUris: readonly (string | null)[] | null;
  readonly grantTypes: readonly (string | null)[] | null;
  readonly clientAuthMethods: readonly (string | null)[] | null;
  readonly additionalConfig: unknown;
}

export interface SubmittedIdentity {
  readonly policyId: string | null;
  readonly partnerId: string | null;
  readonly publicKey: unknown;
}

export const supportedGrantTypes: readonly string[] = ['authorization_code'];
export const supportedClientAuthMethods: readonly string[] = ['private_key_jwt'];
const mostChoices = 3;
const longestPolicyId = 36;
const longestPartnerId = 100;

interface ContentView {
  readonly submitted: SubmittedContent;
  readonly stored: OidcClientRecord | null;
  readonly rules: ClientRules;
}

/** One row a field, in the order in which problems of one step are shown. */
const contentRules: { readonly [F in keyof SubmittedContent]: (view: ContentView) => Problem[] } = {
  name: ({ submitted }) => judgeName(submitted.name, ['name']),
  names: ({ submitted }) => judgeNames(submitted.names ?? [], ['names'], submitted.name ?? ''),
  logoUri: ({ submitted, stored, rules }) =>
    submitted.logoUri === stored?.logoUri ? [] : judgeLogoUri(submitted.logoUri, ['logoUri'], rules),
  redirectUris: ({ submitted, stored, rules }) =>
    judgeRedirectUris(submitted.redirectUris ?? [], ['redirectUris'], rules, new Set(stored?.redirectUris)),
  grantTypes: ({ submitted }) =>
    judgeChoices(submitted.grantTypes, ['grantTypes'], supportedGrantTypes, 'UNSUPPORTED_GRANT_TYPE'),
  clientAuthMethods: ({ submitted }) =>
    judgeChoices(
      submitted.clientAuthMethods,
      ['clientAuthMethods'],
      supportedClientAuthMethods,
      'UNSUPPORTED_CLIENT_AUTH_METHOD',
    ),
  additionalConfig: ({ submitted }) => judgeAdditionalConfig(submitted.additionalConfig, ['additionalConfig']),
};

const contentFields = Object.keys(contentRules) as (keyof SubmittedContent)[];

export function judgeNewClient(
  submitted: SubmittedContent & SubmittedIdentity,
  rules: ClientRules,
): { key: PublicJwk | null; problems: Problem[] } {
  const { key, problems: keyProblems } = judgePublicKey(submitted.publicKey, ['publicKey']);
  const view: ContentView = { submitted, stored: null, rules };
  return {
    key,
    problems: [
      ...contentRules.name(view),
      ...judgeId(submitted.policyId, ['policyId'], longestPolicyId),
      ...judgeId(submitted.partnerId, ['partnerId'], rules.longestPartnerId ?? longestPartnerId),
      ...keyProblems,
      ...contentFields.filter((field) => field !== 'name').flatMap((field) => contentRules[field](view)),
    ],
  };
}

/** Judges the fields that a change names; URIs that stand in the record already are left alone. */
export function judgeChanges(
  content: Partial<SubmittedContent>,
  submitted: SubmittedContent,
  stored: OidcClientRecord | null,
  rules: ClientRules,
): Problem[] {
  // the name is stored together with its translations, so either change is a change of both
  const named = new Set(Object.keys('name' in content ? { ...content, names: null } : content));
  return contentFields
    .filter((field) => named.has(field))
    .flatMap((field) => contentRules[field]({ submitted, stored, rules }));
}

/** The last step of the contract's check order that is about the shape of the input alone. */
const lastShapeStep = 4;

/** So wrong in itself that nothing is looked up for it. */
export function isShapeError(candidate: Problem): boolean {
  return isError(candidate) && stepOf(candidate) <= lastShapeStep;
}

function judgeId(id: string | null, path: readonly string[], longest: number): Problem[] {
  if (id === null || id.trim() === '') return [problem('REQUIRED', path)];
  return id.length > longest ? [problem('TOO_LONG', path, { help: `Ids have at most ${longest} characters.` })] : [];
}

function judgeChoices(
  values: readonly (string | null)[] | null,
  path: readonly string[],
  supported: readonly string[],
  unsupported: Reason,
): Problem[] {
  if (values === null || values.length === 0) return [problem('REQUIRED', path)];
  const help = `Supported: ${supported.join(', ')}.`;
  const overlong = values.length > mostChoices ? [problem('TOO_MANY', path, { help })] : [];
  return [
    ...overlong,
    // a list of any length costs the same
    ...values.slice(0, mostChoices).flatMap((value, index) => {
      const place = [...path, String(index)];
      if (value === null || value.trim() === '') return [problem('REQUIRED', place, { help })];
      if (values.indexOf(value) < index) return [problem('DUPLICATE_VALUE', place)];
      return supported.includes(value) ? [] : [problem(unsupported, place, { help })];
    }),
  ];
}
