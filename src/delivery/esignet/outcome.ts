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
export type Setback =
  /** eSignet is in trouble, or cannot be reached. */
  | { readonly kind: 'later'; readonly code: string; readonly mayHaveArrived: boolean; readonly pauseMs?: number }
  /** It will not work before somebody changes something: address, credentials, clock. */
  | {
      readonly kind: 'misconfigured';
      readonly code: string;
      readonly mayHaveArrived: boolean;
      readonly pauseMs?: number;
    };

/** We have given up waiting: eSignet may be at work all the same, for a minute when its database is down. */
export const timedOut = 'TIMED_OUT';

export function isSetback(outcome: Outcome): outcome is Setback {
  return outcome.kind === 'later' || outcome.kind === 'misconfigured';
}

/** eSignet has heard of the client and has failed: the client may be to blame. */
export function isAnswered({ code, mayHaveArrived }: Setback): boolean {
  return mayHaveArrived && (code === 'SERVER_ERROR' || code === 'UPSTREAM_CONTRACT');
}

export function later(code: string, mayHaveArrived: boolean, pauseMs?: number): Setback {
  return { kind: 'later', code, mayHaveArrived, ...(pauseMs === undefined ? {} : { pauseMs }) };
}

export function misconfigured(code: string): Setback {
  return { kind: 'misconfigured', code, mayHaveArrived: false };
}
