export const callers = [
  'anonymous',
  'no role',
  'AUTH_PARTNER',
  'POLICYMANAGER',
  'PARTNERMANAGER',
  'PARTNER_ADMIN',
  'owner',
  'stranger',
] as const;
export type Caller = (typeof callers)[number];

/** How an answer counts; what is none of these shows its codes, so that it fits no line. */
export type Verdict = '401' | '403' | '-' | 'yes' | (string & {});

export interface Outcome {
  readonly verdict: Verdict;
  /** All that the caller sees, without what differs from answer to answer. */
  readonly shown: string;
}

const passing = /"(?:responsetime|responseTime|correlationId)":"[^"]*"/g;

export const outcome = (verdict: Verdict, body: unknown): Outcome => ({
  verdict,
  shown: JSON.stringify(body).replace(passing, ''),
});

export interface Line {
  readonly name: string;
  readonly verdicts: Record<string, Verdict>;
}

/** The lines of a table whose first line says which column is whose. */
export function linesOf(table: string): Line[] {
  const [[, ...columns] = [], ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return lines.map(([name = '', ...cells]) => ({
    name,
    verdicts: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])),
  }));
}
