/** What one caller saw of one change that it asked for. */
export interface Observation {
  /** Which operation of the run it was, so that a replay can be followed. */
  readonly step: number;
  readonly kind: 'create' | 'update';
  readonly clientId: string;
  /** Name that this change alone gives the client: by it the change is found again in the stores. */
  readonly mark: string;
  readonly expectedVersion: number | null;
  readonly began: number;
  readonly ended: number;
  readonly outcome: Outcome;
}

export type Outcome =
  /** `version` where the door says it. */
  | { readonly kind: 'ok'; readonly version: number | null }
  | { readonly kind: 'refused'; readonly code: string }
  /** No answer, or one that says that nobody knows. */
  | { readonly kind: 'unknown'; readonly code: string };

/** Codes with which a gateway says that a change may or may not be there; REST has one for that and for an outage. */
const indefinite = new Set(['OUTCOME_UNKNOWN', 'PMS_COR_003', 'INTERNAL_SERVER_ERROR']);

/** It was answered for certain, and asking again would not change the answer. */
export function isFinal(outcome: Outcome): boolean {
  return outcome.kind !== 'unknown' && !(outcome.kind === 'refused' && outcome.code === 'UNAVAILABLE');
}

/** Null: it succeeded. */
export function outcomeOf(code: string | null, version: number | null): Outcome {
  if (code === null) return { kind: 'ok', version };
  return { kind: indefinite.has(code) ? 'unknown' : 'refused', code };
}

/** What a run must never show. */
export interface Violation {
  readonly oracle: 'O1' | 'O2' | 'O3' | 'O4' | 'O5';
  readonly clientId: string;
  readonly what: string;
}
