import { randomUUID } from 'node:crypto';
import type { Connection, QueryFilter } from 'mongoose';
import { aggregateOf } from '../../audit/index.ts';
import {
  byStages,
  Collection,
  fromNow,
  hasPassed,
  literal,
  now,
  sessionOf,
  toRecord,
  type DocumentOf,
  type Stage,
} from '../../shared/mongo/index.ts';
import type { ListQueries } from '../../shared/pagination/index.ts';
import type { Transaction } from '../../shared/unit-of-work.ts';
import type { ClientData, EventRecord, EventState, NewEvent } from './event.record.ts';
import { outboxModel } from './outbox.model.ts';

const isDue = hasPassed('dueAt');
const inOrder = { version: 1, step: 1 } as const;

/** The first message of a record that is to be sent. */
export interface Head {
  readonly event: EventRecord;
  readonly isDue: boolean;
}

/** The change that messages tell. */
export interface Origin {
  readonly aggregate: string;
  readonly version: number;
}

export class OutboxStore extends Collection<EventRecord> {
  constructor(connection: Connection) {
    super(outboxModel(connection));
  }

  withState(states: readonly EventState[]): ListQueries<EventRecord> {
    return this.list({ state: { $in: states } });
  }

  async append(tx: Transaction, origin: Origin, events: readonly NewEvent[], state: EventState): Promise<void> {
    for (const [step, event] of events.entries()) {
      const fields = {
        ...{ ...origin, ...event, step, state },
        ...{ attempts: 0, strikes: 0, error: null, sentAt: null },
      };
      const kept = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, literal(value)]));
      await this.model.updateOne(
        { _id: randomUUID() },
        [{ $set: { ...kept, dueAt: now, createdAt: now, updatedAt: now } }],
        { ...byStages, upsert: true, session: sessionOf(tx) },
      );
    }
  }

  /** Records with something to send, what is due longest first, without those `inHand`. */
  async dueAggregates(inHand: readonly string[], window: number): Promise<string[]> {
    const filter = { state: 'PENDING', aggregate: { $nin: inHand }, $expr: isDue };
    const found = await this.model
      .find(filter as QueryFilter<DocumentOf<EventRecord>>, { _id: 0, aggregate: 1 })
      .sort({ dueAt: 1, _id: 1 })
      .limit(window)
      .lean<{ aggregate: string }[]>();
    return [...new Set(found.map(({ aggregate }) => aggregate))];
  }

  async findHead(aggregate: string): Promise<Head | null> {
    const [found] = await this.model.aggregate<DocumentOf<EventRecord> & { isDue: boolean }>([
      { $match: { aggregate, state: 'PENDING' } },
      { $sort: inOrder },
      { $limit: 1 },
      { $addFields: { isDue } },
    ]);
    if (found === undefined) return null;
    const { _id: id, isDue: due, ...rest } = found;
    return { event: { id, ...rest }, isDue: due };
  }

  /** What comes after a message that waits for its next try waits with it. */
  async postpone({ aggregate, dueAt }: EventRecord): Promise<void> {
    await this.model.updateMany({ aggregate, state: 'PENDING', dueAt: { $lt: dueAt } }, { $set: { dueAt } });
  }

  sent(event: EventRecord): Promise<boolean> {
    return this.settle(event, { state: 'SENT', sentAt: now, error: null });
  }

  failed(event: EventRecord, how: { code: string; strikes: number; pauseMs: number }): Promise<boolean> {
    return this.settle(event, { ...failureOf(how.code), strikes: how.strikes, dueAt: fromNow(how.pauseMs) });
  }

  park(event: EventRecord, code: string): Promise<boolean> {
    return this.settle(event, { ...failureOf(code), state: 'PARKED' });
  }

  /** A parked message is sent again, with the client as it is now. Null when it is not parked. */
  async resend(tx: Transaction, id: string, clientData: ClientData | null): Promise<EventRecord | null> {
    const stage = { state: 'PENDING', attempts: 0, strikes: 0, error: null, dueAt: now, updatedAt: now };
    const found = await this.model
      .findOneAndUpdate({ _id: id, state: 'PARKED' }, [{ $set: { ...stage, clientData: literal(clientData) } }], {
        returnDocument: 'after',
        ...byStages,
        session: sessionOf(tx),
      })
      .lean<DocumentOf<EventRecord> | null>();
    return found && toRecord(found);
  }

  /** eSignet has this version of a client. */
  async release(clientId: string, version: number): Promise<void> {
    await this.free({ aggregate: aggregateOf('oidcClient', clientId), version: { $lte: version } });
  }

  /** There is no eSignet to wait for any more. */
  releaseAll(): Promise<void> {
    return this.free({});
  }

  /** eSignet did not take these versions of a client, and they were taken back. */
  async drop(tx: Transaction, clientId: string, version: number): Promise<void> {
    const aggregate = aggregateOf('oidcClient', clientId);
    await this.model.deleteMany({ aggregate, state: 'HELD', version: { $lte: version } }, { session: sessionOf(tx) });
  }

  private async free(which: QueryFilter<DocumentOf<EventRecord>>): Promise<void> {
    const stage = { $set: { state: 'PENDING', dueAt: now, updatedAt: now } };
    await this.model.updateMany({ ...which, state: 'HELD' }, [stage], byStages);
  }

  /** False when it is no longer to be sent. */
  private async settle({ id }: EventRecord, stage: Stage): Promise<boolean> {
    const stages = [{ $set: { ...stage, updatedAt: now } }];
    const { matchedCount } = await this.model.updateOne({ _id: id, state: 'PENDING' }, stages, byStages);
    return matchedCount === 1;
  }
}

function failureOf(code: string): Stage {
  return { attempts: { $add: ['$attempts', 1] }, error: { code: literal(code), at: now } };
}
