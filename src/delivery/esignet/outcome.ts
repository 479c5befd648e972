/** What came of one call of eSignet's client management. Codes are from our own lists: no text of eSignet passes. */
export type Outcome =
  | { readonly kind: 'delivered' }
  /** It will never take this content; `code` is eSignet's own. */
  | { readonly kind: 'refused'; readonly code: string }
  /** A create of something that is there already: ours from an earlier try, or somebody else's. */
  | { readonly kind: 'there'; readonly code: string }
  /** An update of something that is not there. */
  | { readonly kind: 'missing' }
  | Setback;

/** Nothing is known against the content: try again. */
export interface Setback {
  /**
   * `later`: eSignet is in trouble, or cannot be reached. `misconfigured`: it will not work before somebody changes
   * something: address, credentials, clock.
   */
  readonly kind: 'later' | 'misconfigured';
  readonly code: string;
  /** It may have been carried out. */
  readonly mayHaveArrived: boolean;
  /** It was heard of, by eSignet or what stands before it: the client may be to blame. */
  readonly isHeard: boolean;
  readonly pauseMs?: number;
}

/** We have given up waiting: eSignet may be at work all the same, for a minute when its database is down. */
export const timedOut = 'TIMED_OUT';
/** Whoever broke it off need not be who works on it. */
export const connectionLost = 'CONNECTION_LOST';

/** No answer has come: eSignet may still carry it out. */
export function isUnanswered({ code }: Setback): boolean {
  return code === timedOut || code === connectionLost;
}

export function isSetback(outcome: Outcome): outcome is Setback {
  return outcome.kind === 'later' || outcome.kind === 'misconfigured';
}

/** eSignet has heard of the client and has failed: the client may be to blame. */
export function isAnswered({ code, mayHaveArrived }: Setback): boolean {
  return mayHaveArrived && (code === 'SERVER_ERROR' || code === 'UPSTREAM_CONTRACT');
}

export function later(code: string, mayHaveArrived: boolean, pauseMs?: number): Setback {
  return {
    kind: 'later',
    code,
    mayHaveArrived,
    isHeard: mayHaveArrived,
    ...(pauseMs === undefined ? {} : { pauseMs }),
  };
}

export function misconfigured(code: string, isHeard: boolean): Setback {
  return { kind: 'misconfigured', code, mayHaveArrived: false, isHeard };
}
