import type { KeptEntry } from './audit.record.ts';
import { judgeEnd, judgeLink, type Break } from './chain.rules.ts';
import { createHeadReader, type HeadReader } from './head-reader.ts';

export interface RecordVersion {
  readonly aggregate: string;
  readonly version: number;
}

/** An entry that the gateway has not written: its aggregate is no text, though the database finds it by a list of texts. */
export interface StrayEntry {
  readonly id: unknown;
}

/** Where chains are read. */
export interface ChainSource {
  /** All of them, by the bytes of their aggregate and then by sequence; those that have none go to `onStray` instead. */
  entries(onStray: (entry: StrayEntry) => void): AsyncIterable<KeptEntry>;
  /** All that are audited, in the same order. */
  records(): AsyncIterable<RecordVersion>;
  /** One chain and the version of its record (null: there is none), both as of one moment. */
  atOnce<T>(
    aggregate: string,
    look: (entries: AsyncIterable<KeptEntry>, version: number | null) => Promise<T>,
  ): Promise<T>;
}

export interface Walk {
  readonly chains: number;
  /** In whole chains. */
  readonly entries: number;
  readonly broken: number;
}

interface Listener {
  readonly onBreak: (found: Break) => void;
  readonly onEntries: (walked: number) => void;
}

/**
 * Walks all chains beside their records. Nothing stands still meanwhile: what looks broken is looked at once more by
 * itself, as of one moment.
 */
export async function verifyChains(source: ChainSource, { onBreak, onEntries }: Listener): Promise<Walk> {
  const walk = { chains: 0, entries: 0, broken: 0 };
  // each counts as a chain of its own
  const onStray = ({ id }: StrayEntry): void => {
    onBreak({ aggregate: String(id), sequence: 1, fault: 'NO_SUBJECT' });
    walk.chains += 1;
    walk.broken += 1;
  };
  const [entries, records] = await Promise.all([
    createHeadReader(source.entries(onStray), onEntries),
    createHeadReader(source.records()),
  ]);
  for (;;) {
    const aggregate = first(entries.head()?.aggregate, records.head()?.aggregate);
    if (aggregate === undefined) return walk;
    const chain = await judgeChain(entries, aggregate);
    const record = records.head()?.aggregate === aggregate ? await records.take() : null;
    const passing = verdictOf(chain, record?.version ?? null);
    const verdict = passing.found === null ? passing : await lookAgain(source, aggregate);
    if (verdict.found === null) walk.entries += verdict.entries;
    else onBreak({ aggregate, ...verdict.found });
    walk.chains += 1;
    walk.broken += verdict.found === null ? 0 : 1;
  }
}

interface Judged {
  readonly found: Pick<Break, 'sequence' | 'fault'> | null;
  readonly entries: number;
}

function lookAgain(source: ChainSource, aggregate: string): Promise<Judged> {
  return source.atOnce(aggregate, async (entries, version) =>
    verdictOf(await judgeChain(await createHeadReader(entries), aggregate), version),
  );
}

function verdictOf(chain: Judged, version: number | null): Judged {
  return { ...chain, found: chain.found ?? judgeEnd(chain.entries, version) };
}

/** Reads to the end of the chain, also behind its first broken link. */
async function judgeChain(entries: HeadReader<KeptEntry>, aggregate: string): Promise<Judged> {
  let found: Judged['found'] = null;
  let count = 0;
  let before: KeptEntry | null = null;
  while (entries.head()?.aggregate === aggregate) {
    const entry = await entries.take();
    const next = entries.head();
    found ??= judgeLink(before, entry, next?.aggregate === aggregate ? next : null);
    before = entry;
    count += 1;
  }
  return { found, entries: count };
}

/** In the order of their bytes, as the database orders them. */
function first(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) <= 0 ? a : b;
}
