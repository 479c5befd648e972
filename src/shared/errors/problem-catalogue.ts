import { apiKeyProblems } from './catalogue/api-keys.ts';
import { certificateProblems } from './catalogue/certificates.ts';
import { clientProblems } from './catalogue/clients.ts';
import type { CatalogueEntry } from './catalogue/entry.ts';
import { issuanceProblems } from './catalogue/issuance.ts';
import { mappingProblems } from './catalogue/mappings.ts';
import { outcomeProblems } from './catalogue/outcomes.ts';
import { partnerProblems } from './catalogue/partners.ts';
import { policyProblems } from './catalogue/policies.ts';

/** One catalogue; each part of the gateway has its own page of it. Steps are compared within one request only. */
export const problemCatalogue = {
  ...outcomeProblems,
  ...clientProblems,
  ...policyProblems,
  ...partnerProblems,
  ...certificateProblems,
  ...mappingProblems,
  ...issuanceProblems,
  ...apiKeyProblems,
} as const satisfies Record<string, CatalogueEntry>;

/** Why the gateway refused, as fine as it knows it. */
export type Reason = keyof typeof problemCatalogue;

/** What GraphQL shows of it. */
export type ProblemCode = {
  [R in Reason]: (typeof problemCatalogue)[R] extends { shows: infer S extends string } ? S : R;
}[Reason];

export function entryOf(reason: Reason): CatalogueEntry {
  return problemCatalogue[reason];
}

/** Every public code once, for the GraphQL enum. */
export const problemCodes = [
  ...new Set((Object.keys(problemCatalogue) as Reason[]).map((reason) => entryOf(reason).shows ?? reason)),
];
