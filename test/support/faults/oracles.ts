import { isDeepStrictEqual } from 'node:util';
import { judgeEnd, judgeLink } from '../../../src/audit/chain.rules.ts';
import type { KeptEntry } from '../../../src/audit/audit.record.ts';
import type { Dump } from './dump.ts';
import type { Observation, Violation } from './history.ts';
import { agreement, ghosts } from './oracles-esignet.ts';
import { toldOnce } from './oracles-events.ts';

type Oracle = (history: readonly Observation[], dump: Dump) => Violation[];

const courier = 'esignet-courier';

const oracles: readonly Oracle[] = [
  wholeChains,
  onceEach,
  truthfulAnswers,
  inOrder,
  truthfulRefusals,
  (_history, dump) => agreement(dump),
  (_history, dump) => ghosts(dump),
  (_history, dump) => toldOnce(dump),
];

/** The recorded history of all callers against everything that is stored. */
export function judge(history: readonly Observation[], dump: Dump): Violation[] {
  return oracles.flatMap((oracle) => oracle(history, dump));
}

function chainsOf({ entries }: Dump): ReadonlyMap<string, readonly KeptEntry[]> {
  return grouped(
    [...entries].sort((a, b) => a.sequence - b.sequence),
    idOf,
  );
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one)) ?? [];
    groups.set(keyOf(one), group);
    group.push(one);
  }
  return groups;
}

function idOf({ aggregate }: KeptEntry): string {
  return aggregate.slice(aggregate.indexOf(':') + 1);
}

const markOf = ({ changes }: KeptEntry): unknown => changes.name?.after;

/** O1: every record has one entry for each of its versions, and its content is what they add up to. */
function wholeChains(_history: readonly Observation[], dump: Dump): Violation[] {
  const chains = chainsOf(dump);
  const records = grouped([...dump.clients, ...dump.withdrawn], ({ id }) => id);
  const ids = new Set([...records.keys(), ...chains.keys()]);
  return [...ids].flatMap((clientId): Violation[] => {
    const chain = chains.get(clientId) ?? [];
    const found = (what: string): Violation => ({ oracle: 'O1', clientId, what });
    // what was withdrawn and made again is in both places
    const latest = (records.get(clientId) ?? []).sort((a, b) => b.version - a.version)[0];
    const broken = chain
      .map((entry, index) => judgeLink(chain[index - 1] ?? null, entry, chain[index + 1] ?? null))
      .concat(judgeEnd(chain.at(-1)?.sequence ?? 0, latest?.version ?? null))
      .flatMap((link) => (link === null ? [] : [found(`entry ${link.sequence}: ${link.fault}`)]));
    const sum = Object.assign({}, ...chain.map(afterwards)) as Record<string, unknown>;
    const differing = Object.keys(latest === undefined ? {} : sum).filter(
      (field) => !isDeepStrictEqual(plain(Reflect.get(latest ?? {}, field)), plain(sum[field])),
    );
    return [...broken, ...differing.map((field) => found(`${field} is not what its entries add up to`))];
  });
}

function afterwards({ changes }: KeptEntry): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([field, { after }]) => [field, after]));
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

/** O1: nothing is written twice, and nothing that nobody asked for. */
function onceEach(history: readonly Observation[], dump: Dump): Violation[] {
  const asked = new Set(history.map(({ clientId, mark }) => `${clientId} ${mark}`));
  const seen = new Set<string>();
  return dump.entries
    .filter(({ actor }) => actor !== courier)
    .flatMap((entry): Violation[] => {
      const clientId = idOf(entry);
      const mark = `${clientId} ${String(markOf(entry))}`;
      const isTwice = seen.has(mark);
      seen.add(mark);
      if (isTwice) return [{ oracle: 'O1', clientId, what: `entry ${entry.sequence}: written a second time` }];
      return asked.has(mark) ? [] : [{ oracle: 'O1', clientId, what: `entry ${entry.sequence}: nobody asked for it` }];
    });
}

interface Traced {
  readonly seen: Observation;
  readonly entry: KeptEntry | undefined;
}

/** Each observation with the entry that its change has left. */
function traced(history: readonly Observation[], dump: Dump): Traced[] {
  const entries = new Map(
    dump.entries
      .filter(({ actor }) => actor !== courier)
      .map((entry) => [`${idOf(entry)} ${String(markOf(entry))}`, entry]),
  );
  return history.map((seen) => ({ seen, entry: entries.get(`${seen.clientId} ${seen.mark}`) }));
}

/** O5: what succeeded is there, at the version that was said; what was refused is not, or was taken back. */
function truthfulAnswers(history: readonly Observation[], dump: Dump): Violation[] {
  return traced(history, dump).flatMap(({ seen, entry }): Violation[] => {
    const { clientId, outcome, step, kind, expectedVersion } = seen;
    const found = (what: string): Violation[] => [{ oracle: 'O5', clientId, what: `${kind} of step ${step}: ${what}` }];
    if (outcome.kind === 'unknown') return [];
    if (outcome.kind === 'refused') {
      if (entry === undefined || isTakenBack(dump, entry) || isSentAgain(history, seen)) return [];
      return found(`refused (${outcome.code}), but it is there`);
    }
    if (entry === undefined) return found('succeeded, but it is not there');
    const { sequence } = entry;
    if (outcome.version !== null && outcome.version !== sequence) {
      return found(`said to be version ${outcome.version}, but it is ${sequence}`);
    }
    if (expectedVersion === null || expectedVersion === sequence - 1) return [];
    return found(`expected version ${expectedVersion}, but it followed ${sequence - 1}`);
  });
}

/** The same request was sent again, and that one was not refused. */
function isSentAgain(history: readonly Observation[], { clientId, mark, ended }: Observation): boolean {
  return history.some(
    (other) =>
      other.clientId === clientId && other.mark === mark && other.outcome.kind !== 'refused' && other.began >= ended,
  );
}

/** eSignet refused it, and the courier took it back. */
function isTakenBack({ entries }: Dump, entry: KeptEntry): boolean {
  return entries.some(
    ({ actor, aggregate, sequence }) => actor === courier && aggregate === entry.aggregate && sequence > entry.sequence,
  );
}

/** O1: of two changes of one client of which one was over before the other began, the later one is the later version. */
function inOrder(history: readonly Observation[], dump: Dump): Violation[] {
  const byClient = grouped(
    traced(history, dump).filter(({ entry }) => entry !== undefined),
    ({ seen }) => seen.clientId,
  );
  return [...byClient].flatMap(([clientId, changes]) =>
    changes.flatMap(({ seen, entry }): Violation[] => {
      if (seen.outcome.kind !== 'ok') return [];
      const overtaken = changes.filter(
        (other) => other.seen.began > seen.ended && (other.entry?.sequence ?? 0) < (entry?.sequence ?? 0),
      );
      return overtaken.map((other) => ({
        oracle: 'O1',
        clientId,
        what: `step ${other.seen.step} came before step ${seen.step}, which was over when it began`,
      }));
    }),
  );
}

/** O5: "it is registered already" and "there is no such client" are true of the moment, too. */
function truthfulRefusals(history: readonly Observation[], dump: Dump): Violation[] {
  const chains = chainsOf(dump);
  const attempts = grouped(
    history.filter(({ kind }) => kind === 'create'),
    ({ clientId }) => clientId,
  );
  return history.flatMap(({ clientId, outcome, step, began, ended }): Violation[] => {
    if (outcome.kind !== 'refused') return [];
    const creates = attempts.get(clientId) ?? [];
    const isTaken = ['PUBLIC_KEY_REGISTERED', 'PMS_ESI_001'].includes(outcome.code);
    if (isTaken && !creates.some((other) => other.step !== step && other.began < ended)) {
      return [{ oracle: 'O5', clientId, what: `step ${step}: registered already, but nobody did` }];
    }
    const isMissing = ['NOT_FOUND', 'PMS_ESI_004'].includes(outcome.code);
    const wasThere = creates.some((other) => other.outcome.kind === 'ok' && other.ended < began);
    const wasWithdrawn = (chains.get(clientId) ?? []).some(({ actor }) => actor === courier);
    if (isMissing && wasThere && !wasWithdrawn) {
      return [{ oracle: 'O5', clientId, what: `step ${step}: not found, though its create had succeeded` }];
    }
    return [];
  });
}
