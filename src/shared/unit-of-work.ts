/** One all-or-nothing write. Opaque to services; the stores know what stands behind it. */
export interface Transaction {
  readonly kind: 'transaction';
}

interface WriteOptions {
  /** Whether what `work` wrote last is there: asked when the answer to a commit was lost. */
  readonly isDone?: (tx: Transaction) => Promise<boolean>;
  /** How long the caller can wait for all of it. */
  readonly patienceMs?: number;
}

export interface UnitOfWork {
  /**
   * `work` may run several times: the store retries it when another transaction came first. An outage is UNAVAILABLE as
   * long as nothing can have been written, and the problem OUTCOME_UNKNOWN where nobody can tell.
   */
  run<T>(work: (tx: Transaction) => Promise<T>, options?: WriteOptions): Promise<T>;
}

/** A record with this id, or another unique value of it, is there already. */
export class DuplicateRecord extends Error {}

/** What a write was based on has changed since it was read: the use case starts again. */
export class StaleDecision extends Error {}

/** Fences hold decisions at commit (docs/adr/0004): a decision is read with its epoch, and the write insists on it. */
export interface Fences {
  epochOf(thing: string): Promise<number>;
  /** The last write of its transaction. Throws StaleDecision when the decision behind `epoch` was taken back. */
  rely(tx: Transaction, thing: string, epoch: number): Promise<void>;
  /** Takes back everything that was based on the thing and is not committed yet. Among the last writes, like `rely`. */
  decide(tx: Transaction, thing: string): Promise<void>;
}
