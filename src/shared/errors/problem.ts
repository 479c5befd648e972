import { entryOf, type ProblemCode, type Reason } from './problem-catalogue.ts';

export type Severity = 'ERROR' | 'WARNING';

/** One thing that is wrong with a request, at a place in it. Its texts never repeat what was sent. */
export interface Problem {
  readonly reason: Reason;
  readonly code: ProblemCode;
  readonly message: string;
  /** Place in the input, without the name of the argument: `['redirectUris', '1']`. */
  readonly path: readonly string[];
  readonly severity: Severity;
  readonly help: string | null;
  readonly currentVersion: number | null;
  /** Code of another system that the REST door shows in place of ours. */
  readonly foreignCode: string | null;
}

interface Details {
  readonly message?: string;
  readonly help?: string;
  readonly severity?: Severity;
  readonly currentVersion?: number;
  readonly foreignCode?: string;
}

export function problem(reason: Reason, path: readonly string[], details: Details = {}): Problem {
  const entry = entryOf(reason);
  return {
    reason,
    code: entry.shows ?? reason,
    message: details.message ?? entry.text,
    path,
    severity: details.severity ?? 'ERROR',
    help: details.help ?? null,
    currentVersion: details.currentVersion ?? null,
    foreignCode: details.foreignCode ?? null,
  };
}

export function warning(reason: Reason, path: readonly string[], details: Omit<Details, 'severity'> = {}): Problem {
  return problem(reason, path, { ...details, severity: 'WARNING' });
}

export function isError(candidate: Problem): boolean {
  return candidate.severity === 'ERROR';
}

export function stepOf(candidate: Problem): number {
  return entryOf(candidate.reason).step;
}

/** In the order of the checks; within a step as found. The first one is what REST shows. */
function inCheckOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => stepOf(a) - stepOf(b));
}

/** The caller can mend it: carried to the edge as an exception, shown there as data. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ reason, path }) => `${reason} at ${path.join('.')}`).join(', '));
    this.name = 'Refusal';
    this.problems = inCheckOrder(problems);
  }
}

/** Refuses when an ERROR is among them; answers the warnings otherwise. */
export function assertAcceptable(problems: readonly Problem[]): Problem[] {
  if (problems.some(isError)) throw new Refusal(problems);
  return inCheckOrder(problems);
}
