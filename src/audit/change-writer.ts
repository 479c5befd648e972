import type { Caller } from '../shared/caller.ts';
import { StaleDecision, type Fences, type Transaction, type UnitOfWork } from '../shared/unit-of-work.ts';
import type { SubjectKind } from './audit.record.ts';
import type { AuditTrail } from './audit.service.ts';

interface ChangedRecord {
  readonly id: string;
  readonly version: number;
  readonly updatedAt: Date;
}

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

export interface RecordChange<R extends ChangedRecord> {
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
  append(tx: Transaction, change: RecordChange<ChangedRecord>): Promise<void>;
}

interface Write {
  readonly changes: readonly RecordChange<ChangedRecord>[];
  readonly relies?: readonly Reliance[];
  /** Things whose decisions change with this write. Fences are taken in the order group, policy, partner, mapping. */
  readonly decides?: readonly string[];
  /**
   * What must hold besides, read inside the transaction: for who decides a thing on which others rely. Whoever relied on
   * it and committed before shows here; whoever commits later meets this write at the fence.
   */
  readonly holds?: (tx: Transaction) => Promise<boolean>;
}

/** The one way to write: record, audit entry and fences in one transaction, or nothing. */
export class ChangeWriter {
  private readonly unitOfWork: UnitOfWork;
  private readonly audit: AuditTrail;
  private readonly fences: Fences;
  private readonly outbox: Outbox | null;

  constructor(unitOfWork: UnitOfWork, audit: AuditTrail, fences: Fences, outbox: Outbox | null = null) {
    this.unitOfWork = unitOfWork;
    this.audit = audit;
    this.fences = fences;
    this.outbox = outbox;
  }

  /** One record. Throws StaleDecision or DuplicateRecord when somebody else came first: see `untilFresh`. */
  write<R extends ChangedRecord>(
    caller: Caller,
    change: RecordChange<R>,
    fences: Omit<Write, 'changes'> = {},
  ): Promise<void> {
    return this.writeAll(caller, { changes: [change], ...fences });
  }

  /** Several records that change together. */
  writeAll(caller: Caller, { changes, relies = [], decides = [], holds }: Write): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      if (holds !== undefined && !(await holds(tx))) throw new StaleDecision('what was to hold');
      for (const change of changes) await this.writeOne(tx, caller, change);
      for (const { thing, epoch } of relies) await this.fences.rely(tx, thing, epoch);
      for (const thing of decides) await this.fences.decide(tx, thing);
    });
  }

  private async writeOne(tx: Transaction, caller: Caller, change: RecordChange<ChangedRecord>): Promise<void> {
    const { store, before, after } = change;
    if (before === null) await store.insert(tx, after);
    else if (!(await store.replace(tx, after, before.version))) throw new StaleDecision(after.id);
    await this.audit.record(tx, caller, change);
    await this.outbox?.append(tx, change);
  }
}
