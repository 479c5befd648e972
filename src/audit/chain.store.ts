import type { Connection, mongo } from 'mongoose';
import type { DocumentOf } from '../shared/mongo/index.ts';
import { auditCollection } from './audit.model.ts';
import { aggregateOf, subjectOf, type KeptEntry, type SubjectKind } from './audit.record.ts';
import type { ChainSource, RecordVersion, StrayEntry } from './chain.service.ts';
import { createHeadReader } from './head-reader.ts';

interface VersionedDocument {
  readonly _id: string;
  readonly version: unknown;
}

const batchSize = 500;
/** A list of texts is none, though the database takes it for each of them. */
const isText = { $type: 'string', $not: { $type: 'array' } } as const;

/** A record is in one of several places, or in more than one: then the latest of them counts. */
type RecordPlaces = Readonly<Record<SubjectKind, readonly string[]>>;

/** The chains as the database keeps them, past every model: an entry counts as it is stored. Reads only. */
export class ChainStore implements ChainSource {
  private readonly client: mongo.MongoClient;
  private readonly db: mongo.Db;
  private readonly places: RecordPlaces;

  constructor(connection: Connection, places: RecordPlaces) {
    this.client = connection.getClient();
    this.db = this.client.db(connection.name);
    this.places = places;
  }

  async *entries(onStray: (entry: StrayEntry) => void): AsyncIterable<KeptEntry> {
    for await (const entry of this.entriesWhere({})) {
      if (typeof entry.aggregate === 'string') yield entry;
      else onStray(entry);
    }
  }

  async *records(): AsyncIterable<RecordVersion> {
    const kinds = Object.keys(this.places) as SubjectKind[];
    // as the aggregates are ordered that begin with them
    for (const kind of kinds.sort((a, b) => (aggregateOf(a, '') < aggregateOf(b, '') ? -1 : 1))) {
      const cursors = this.recordsOf(kind).map((collection) =>
        collection.find({ _id: isText }, { projection: { version: 1 }, batchSize }).sort({ _id: 1 }),
      );
      for await (const { _id, version } of mergedById(cursors)) yield { aggregate: aggregateOf(kind, _id), version };
    }
  }

  async atOnce<T>(
    aggregate: string,
    look: (entries: AsyncIterable<KeptEntry>, version: number | null) => Promise<T>,
  ): Promise<T> {
    return this.client.withSession({ snapshot: true }, async (session) => {
      const { kind, id } = subjectOf(aggregate);
      const isKnown = Object.hasOwn(this.places, kind);
      const records: VersionedDocument[] = [];
      for (const collection of isKnown ? this.recordsOf(kind) : []) {
        const record = await collection.findOne({ _id: id }, { session });
        if (record !== null) records.push(record);
      }
      return look(
        this.entriesWhere({ aggregate: { $eq: aggregate, ...isText } }, session),
        records.length === 0 ? null : latestOf(records),
      );
    });
  }

  private recordsOf(kind: SubjectKind): mongo.Collection<VersionedDocument>[] {
    return this.places[kind].map((name) => this.db.collection<VersionedDocument>(name));
  }

  private async *entriesWhere(
    filter: { aggregate?: typeof isText & { $eq: string } },
    session?: mongo.ClientSession,
  ): AsyncIterable<KeptEntry> {
    const documents = this.db
      .collection<DocumentOf<KeptEntry>>(auditCollection)
      .find(filter, { batchSize, allowDiskUse: true, ...(session === undefined ? {} : { session }) })
      .sort({ aggregate: 1, sequence: 1 });
    for await (const { _id, ...entry } of documents) yield { id: _id, ...entry };
  }
}

/** Streams by the bytes of their ids, as one. */
async function* mergedById(
  streams: readonly AsyncIterable<VersionedDocument>[],
): AsyncIterable<{ readonly _id: string; readonly version: number }> {
  const readers = await Promise.all(streams.map((stream) => createHeadReader(stream)));
  for (;;) {
    const heads = readers.flatMap((reader) => reader.head() ?? []);
    const [_id] = heads.map((head) => head._id).sort(byBytes);
    if (_id === undefined) return;
    const found: VersionedDocument[] = [];
    for (const reader of readers) if (reader.head()?._id === _id) found.push(await reader.take());
    yield { _id, version: latestOf(found) };
  }
}

function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function latestOf(records: readonly VersionedDocument[]): number {
  return Math.max(...records.map(({ version }) => versionIn(version)));
}

/** The gateway counts from 1; what is no count was not written by it. */
function versionIn(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : 0;
}
