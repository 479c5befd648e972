import { judgeKey, KeyBusy, type IdempotencyStore, type KeptIntent, type Reference } from '../idempotency/index.ts';
import type { Caller } from '../shared/caller.ts';
import type { Changed } from '../shared/changed.ts';
import { assertAcceptable, problem, Refusal, type Problem, type Reason } from '../shared/errors/index.ts';
import type { Intent } from '../shared/intent.ts';
import type { Transaction, UnitOfWork } from '../shared/unit-of-work.ts';
import { contended, untilFresh } from '../shared/until-fresh.ts';
import type { SubjectKind } from './audit.record.ts';
import type { AuditedRecord, AuditTrail } from './audit.service.ts';

/** How a use case gives an answer for the second time: from the record as it was left then. */
export interface Recall<R extends AuditedRecord, T> {
  /** Null: its earlier states are not known, so the answer is the record as it is. */
  readonly kind: SubjectKind | null;
  readonly store: { findByIds(ids: readonly string[]): Promise<R[]> };
  readonly recordOf: (result: T) => R;
  /** Who may no longer have it is judged by the use case, like everybody who asks for the first time. */
  readonly isFor: (caller: Caller, record: R) => boolean | Promise<boolean>;
  readonly answer: (record: R, warnings: readonly Problem[]) => T | Promise<T>;
}

/** For use cases whose answer is the record. */
export function recallOf<R extends AuditedRecord>(
  kind: SubjectKind,
  store: Recall<R, Changed<R>>['store'],
  isFor: Recall<R, Changed<R>>['isFor'],
): Recall<R, Changed<R>> {
  const recordOf = ({ record }: Changed<R>): R => record;
  return { kind, store, recordOf, isFor, answer: (record, warnings) => ({ record, warnings }) };
}

/** For use cases that judge their caller before they look for what was done, and for what is the caller's own. */
export const judgedBefore = (): boolean => true;

/** Does what a caller names by an idempotency key once, and answers the same when it is sent again. */
export class Intents {
  private readonly store: IdempotencyStore;
  private readonly trail: AuditTrail;
  private readonly unitOfWork: UnitOfWork;
  /** What came of requests that are being worked on. */
  private readonly written = new WeakSet<Intent>();
  private readonly spent = new WeakMap<Intent, KeptIntent>();

  constructor(store: IdempotencyStore, trail: AuditTrail, unitOfWork: UnitOfWork) {
    this.store = store;
    this.trail = trail;
    this.unitOfWork = unitOfWork;
  }

  /** In the transaction that does it: what is not done is not kept, so a refusal does not use the key up. */
  async keep(tx: Transaction | null, caller: Caller, reference: Reference): Promise<void> {
    const { intent } = caller;
    if (intent === undefined) return;
    await this.store.keep(tx, caller, intent, reference, this.spent.get(intent) ?? null);
    this.written.add(intent);
  }

  /** Within `once`: a write that leaves the record as it is, in one transaction with the key. */
  beside<T>(caller: Caller, record: AuditedRecord, write: (tx: Transaction) => Promise<T>): Promise<T> {
    const { intent } = caller;
    return this.unitOfWork.run(
      async (tx) => {
        await this.keep(tx, caller, referenceTo(record, []));
        return write(tx);
      },
      intent === undefined ? {} : { isDone: async (tx) => (await this.store.find(caller, intent, tx)) !== null },
    );
  }

  async once<R extends AuditedRecord, T extends Changed<unknown>>(
    caller: Caller,
    recall: Recall<R, T>,
    attempt: () => Promise<T>,
  ): Promise<T> {
    const { intent } = caller;
    if (intent === undefined) return untilFresh(attempt);
    assertAcceptable(judgeKey(intent.key));
    const known = () => this.recalled(caller, intent, recall);
    const tryOnce = async (): Promise<T> => {
      this.written.delete(intent);
      const answer = await known();
      if (answer !== null) return answer;
      const result = await unlessKnown(attempt, known);
      // nothing had to be changed: that is what came of it
      if (!this.written.has(intent))
        await this.keep(null, caller, referenceTo(recall.recordOf(result), result.warnings));
      return result;
    };
    return untilFresh(tryOnce, (error) => (error instanceof KeyBusy ? refusalFor('IN_PROGRESS') : contended()));
  }

  /** What was done was taken back again. */
  async forget(caller: Caller, record: AuditedRecord): Promise<void> {
    if (caller.intent !== undefined) await this.store.forget(caller, caller.intent, record);
  }

  private async recalled<R extends AuditedRecord, T>(
    caller: Caller,
    intent: Intent,
    { kind, store, isFor, answer }: Recall<R, T>,
  ): Promise<T | null> {
    const kept = await this.store.find(caller, intent);
    if (kept === null) return null;
    const { id, version, warnings } = kept.reference;
    if (kept.fingerprint !== intent.fingerprint) throw refusalFor('IDEMPOTENCY_KEY_REUSED');
    const [record] = await store.findByIds([id]);
    if (record !== undefined && record.version >= version) {
      if (!(await isFor(caller, record))) return null;
      return answer(kind === null ? record : await this.trail.stateAt(kind, record, version), warnings);
    }
    this.spent.set(intent, kept);
    return null;
  }
}

/** What a first request has just done may be why the second one is refused: that one's answer counts then. */
async function unlessKnown<T>(attempt: () => Promise<T>, known: () => Promise<T | null>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const answer = await known().catch(() => null);
    if (answer === null) throw error;
    return answer;
  }
}

export function referenceTo(record: AuditedRecord, warnings: readonly Problem[]): Reference {
  return { id: record.id, version: record.version, warnings };
}

const helpFor = {
  IDEMPOTENCY_KEY_REUSED: 'Use a new key for every request that is another one.',
  IN_PROGRESS: 'Send it again in a moment.',
} as const satisfies Partial<Record<Reason, string>>;

function refusalFor(reason: keyof typeof helpFor): Refusal {
  return new Refusal([problem(reason, ['idempotencyKey'], { help: helpFor[reason] })]);
}
