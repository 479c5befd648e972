import type { Caller } from '../shared/caller.ts';
import type { Changed } from '../shared/changed.ts';
import type { Problem } from '../shared/errors/index.ts';
import { StaleDecision, type Fences, type Transaction, type UnitOfWork } from '../shared/unit-of-work.ts';
import type { AuditEntry, SubjectKind } from './audit.record.ts';
import type { AuditedRecord, AuditTrail } from './audit.service.ts';
import { referenceTo, type Intents, type Recall } from './intents.ts';

/** Where a record is kept. */
interface RecordStore<R> {
  insert(tx: Transaction, record: R): Promise<void>;
  replace(tx: Transaction, record: R, fromVersion: number): Promise<boolean>;
}

/** A decision that the change was based on, with its epoch read before it (docs/adr/0004). */
export interface Reliance {
  readonly thing: string;
  readonly epoch: number;
}

export interface RecordChange<R extends AuditedRecord> {
  /** For the audit trail, for instance `policy`. */
  readonly kind: SubjectKind;
  readonly action: string;
  /** The partner that it concerns; null where it concerns nobody in particular. */
  readonly partnerId: string | null;
  /** In the words of the caller; absent or null where nobody asked. */
  readonly reason?: string | null;
  readonly store: RecordStore<R>;
  /** Null for a new record. */
  readonly before: R | null;
  readonly after: R;
}

/** Notes, in the transaction of a change, what others are to hear of it. */
export interface Outbox {
  append(tx: Transaction, change: RecordChange<AuditedRecord>): Promise<void>;
}

interface Write {
  /** The first one is what the answer is about. */
  readonly changes: readonly [RecordChange<AuditedRecord>, ...RecordChange<AuditedRecord>[]];
  /** What the caller is told besides. */
  readonly warnings?: readonly Problem[];
  readonly relies?: readonly Reliance[];
  /** Things whose decisions change with this write. Fences are taken in the order group, policy, partner, mapping. */
  readonly decides?: readonly string[];
  /**
   * What must hold besides, read inside the transaction: for who decides a thing on which others rely. Whoever relied on
   * it and committed before shows here; whoever commits later meets this write at the fence.
   */
  readonly holds?: (tx: Transaction) => Promise<boolean>;
}

const patiencePerChangeMs = 20;
const leastPatienceMs = 3_000;

export interface ChangeWriterParts {
  readonly unitOfWork: UnitOfWork;
  readonly trail: AuditTrail;
  readonly fences: Fences;
  readonly intents: Intents;
  /** Null: nobody is told. */
  readonly outbox: Outbox | null;
}

/** The one way to write: record, audit entry and fences in one transaction, or nothing. */
export class ChangeWriter {
  private readonly parts: ChangeWriterParts;

  constructor(parts: ChangeWriterParts) {
    this.parts = parts;
  }

  /** A use case from its reads on: again while others come first, and only once for one idempotency key. */
  once<R extends AuditedRecord, T extends Changed<unknown>>(
    caller: Caller,
    recall: Recall<R, T>,
    attempt: () => Promise<T>,
  ): Promise<T> {
    return this.parts.intents.once(caller, recall, attempt);
  }

  /** What `once` did was taken back: its idempotency key is free again. */
  forget(caller: Caller, record: AuditedRecord): Promise<void> {
    return this.parts.intents.forget(caller, record);
  }

  /** One record, within `once`: throws StaleDecision or DuplicateRecord when somebody else came first. */
  write<R extends AuditedRecord>(
    caller: Caller,
    change: RecordChange<R>,
    others: Omit<Write, 'changes'> = {},
  ): Promise<void> {
    return this.writeAll(caller, { changes: [change], ...others });
  }

  /** Several records that change together. */
  writeAll(caller: Caller, { changes, warnings = [], relies = [], decides = [], holds }: Write): Promise<void> {
    const [{ after }] = changes;
    let last: AuditEntry | null = null;
    return this.parts.unitOfWork.run(
      async (tx) => {
        if (holds !== undefined && !(await holds(tx))) throw new StaleDecision('what was to hold');
        await this.parts.intents.keep(tx, caller, referenceTo(after, warnings));
        for (const change of changes) await writeRecord(tx, change);
        last = (await this.parts.trail.record(tx, caller, changes)).at(-1) ?? null;
        for (const change of changes) await this.parts.outbox?.append(tx, change);
        for (const { thing, epoch } of relies) await this.parts.fences.rely(tx, thing, epoch);
        for (const thing of decides) await this.parts.fences.decide(tx, thing);
      },
      {
        isDone: async (tx) => last !== null && (await this.parts.trail.holds(tx, last)),
        patienceMs: leastPatienceMs + patiencePerChangeMs * changes.length,
      },
    );
  }
}

async function writeRecord(tx: Transaction, { store, before, after }: RecordChange<AuditedRecord>): Promise<void> {
  if (before === null) await store.insert(tx, after);
  else if (!(await store.replace(tx, after, before.version))) throw new StaleDecision(after.id);
}
