type Expression = unknown;

/** What an update by stages sets. */
export type Stage = Readonly<Record<string, Expression>>;

/** All times are the database's own: gateways need no common clock. */
export const now = '$$NOW';
export const fromNow = (ms: number): Expression => ({ $add: [now, ms] });
export const hasPassed = (field: string): Expression => ({ $lte: [`$${field}`, now] });
/** A value in which nothing is read as an expression. */
export const literal = (value: unknown): Expression => ({ $literal: value });

/** Options of an update by stages, which set their times themselves. */
export const byStages = { updatePipeline: true, timestamps: false } as const;
