/**
 * Every refusal that a caller can do something about: what GraphQL shows as `Problem.code`, what the REST envelope
 * shows as `errorCode`, and the place of its check in the order that REST clients know. REST shows one problem, the
 * one with the lowest step; GraphQL shows all.
 *
 * `shows` hides a finer reason behind a public code: a caller must not learn whether a partner that is not theirs exists.
 */
export interface CatalogueEntry {
  readonly mosip: string;
  readonly step: number;
  readonly text: string;
  readonly shows?: string;
  /** HTTP status at the REST edge, where it is not the 200 of the documented envelope. */
  readonly http?: number;
}
