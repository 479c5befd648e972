import type { Connection, mongo } from 'mongoose';
import type { DocumentOf } from '../shared/mongo/index.ts';
import { auditCollection } from './audit.model.ts';
import { aggregateOf, subjectOf, type KeptEntry, type SubjectKind } from './audit.record.ts';
import type { ChainSource, RecordVersion } from './chain.service.ts';

interface VersionedDocument {
  readonly _id: string;
  readonly version: unknown;
}

const batchSize = 500;
/** What is no text is out of the gateway's reach, and the chain that it was taken from has a gap. */
const isText = { $type: 'string' } as const;

/** The chains as the database keeps them, past every model: an entry counts as it is stored. Reads only. */
export class ChainStore implements ChainSource {
  private readonly client: mongo.MongoClient;
  private readonly db: mongo.Db;
  private readonly recordCollections: Readonly<Record<SubjectKind, string>>;

  constructor(connection: Connection, recordCollections: Readonly<Record<SubjectKind, string>>) {
    this.client = connection.getClient();
    this.db = this.client.db(connection.name);
    this.recordCollections = recordCollections;
  }

  entries(): AsyncIterable<KeptEntry> {
    return this.entriesWhere({ aggregate: isText });
  }

  async *records(): AsyncIterable<RecordVersion> {
    const kinds = Object.keys(this.recordCollections) as SubjectKind[];
    // as the aggregates are ordered that begin with them
    for (const kind of kinds.sort((a, b) => (aggregateOf(a, '') < aggregateOf(b, '') ? -1 : 1))) {
      const documents = this.recordsOf(kind)
        .find({ _id: isText }, { projection: { version: 1 }, batchSize })
        .sort({ _id: 1 });
      for await (const { _id, version } of documents)
        yield { aggregate: aggregateOf(kind, _id), version: versionIn(version) };
    }
  }

  async atOnce<T>(
    aggregate: string,
    look: (entries: AsyncIterable<KeptEntry>, version: number | null) => Promise<T>,
  ): Promise<T> {
    return this.client.withSession({ snapshot: true }, async (session) => {
      const { kind, id } = subjectOf(aggregate);
      const isKnown = Object.hasOwn(this.recordCollections, kind);
      const record = isKnown ? await this.recordsOf(kind).findOne({ _id: id }, { session }) : null;
      return look(this.entriesWhere({ aggregate }, session), record === null ? null : versionIn(record.version));
    });
  }

  private recordsOf(kind: SubjectKind): mongo.Collection<VersionedDocument> {
    return this.db.collection<VersionedDocument>(this.recordCollections[kind]);
  }

  private async *entriesWhere(
    filter: { aggregate: string | typeof isText },
    session?: mongo.ClientSession,
  ): AsyncIterable<KeptEntry> {
    const documents = this.db
      .collection<DocumentOf<KeptEntry>>(auditCollection)
      .find(filter, { batchSize, allowDiskUse: true, ...(session === undefined ? {} : { session }) })
      .sort({ aggregate: 1, sequence: 1 });
    for await (const { _id, ...entry } of documents) yield { id: _id, ...entry };
  }
}

/** The gateway counts from 1; what is no count was not written by it. */
function versionIn(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : 0;
}
