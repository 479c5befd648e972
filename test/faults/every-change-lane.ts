import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { createChainStore } from '../../src/app/chain-store.ts';
import type { KeptEntry } from '../../src/audit/audit.record.ts';
import { verifyChains, type Break } from '../../src/audit/index.ts';
import type { EventRecord } from '../../src/delivery/websub/event.record.ts';
import { change, codesOf, madeBy, newKey, type Answer } from '../idempotency/asking.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import { tellEveryChange, type Send } from '../support/every-change.ts';
import { takeDump } from '../support/faults/dump.ts';
import { createFaultWorld, type FaultWorld, type FaultyGateway } from '../support/faults/fault-world.ts';
import { toldOnce } from '../support/faults/oracles-events.ts';
import { agreement, ghosts } from '../support/faults/oracles-esignet.ts';
import { startFakeHub, type FakeHub } from '../support/hub/hub.ts';
import type { TestDatabase } from '../support/mongo.ts';
import type { Session } from '../support/session.ts';
import { createWorld } from '../support/world.ts';
import { writes, type Effect } from './crash-points.ts';

/** What befalls every change of the story. */
export interface Blow {
  /** Its n-th command that writes, or its commit. */
  readonly step: number | 'commit';
  readonly moment: 'before' | 'after';
  readonly effect: Effect;
}

interface Told {
  /** Every change in its order, with what its caller was told in the end. */
  readonly answers: string[];
  /** Changes that a blow met. */
  readonly met: string[];
  /** Commands that write, in the longest transaction, its commit included. */
  steps: number;
  slowestMs: number;
}

interface Kept {
  /** What is kept of it all, without ids: the same however the story was disturbed. */
  readonly traces: readonly string[];
  readonly complaints: readonly string[];
}

export type Telling = Readonly<Told> & Kept;

const recoveryMs = 10_000;
const quietMs = 90_000;
const pollMs = 50;
/** Come and gone with the blow; whoever asks again is answered. */
const passing = ['IDEMPOTENCY_KEY_IN_PROGRESS', 'VERSION_CONFLICT'];

/** The story of every change, each of them sent with a key until it is answered for certain. */
export async function tellUnder(blow: Blow | null): Promise<Telling> {
  const esignet = await startFakeEsignet('go-2');
  const hub = await startFakeHub();
  const variables = { ...esignet.settings, ...hub.settings, DELIVERY_WAIT_MS: '1000' };
  const world = await createFaultWorld({ variables });
  const setting = createWorld(world.database.uri);
  try {
    const [gateway] = world.gateways as [FaultyGateway];
    const teller = createTeller(gateway, await world.as('admin'), blow);
    const told = tellEveryChange(teller.send, { world: setting, database: world.database });
    const ending = await told.then(
      () => [],
      (error: unknown) => [String(error)],
    );
    const { traces, complaints } = await whatIsKept(world, esignet, hub);
    const internal = gateway.output().match(/INTERNAL_SERVER_ERROR|unhandled/g) ?? [];
    return { ...teller.told, traces, complaints: [...ending, ...complaints, ...internal] };
  } finally {
    await setting.close();
    await world.stop();
    await esignet.stop();
    await hub.stop();
  }
}

function createTeller(gateway: FaultyGateway, session: Session, blow: Blow | null): { send: Send; told: Told } {
  const told: Told = { answers: [], met: [], steps: 0, slowestMs: 0 };

  const send: Send = async (mutation, input, entity) => {
    const keyed = { ...input, idempotencyKey: newKey() };
    const ask = async (): Promise<Answer | null> => {
      const began = performance.now();
      const answer = await change(gateway, session, mutation, keyed, entity).catch(() => null);
      told.slowestMs = Math.max(told.slowestMs, Math.round(performance.now() - began));
      return answer;
    };
    const isStruck = strike(gateway, told, blow);
    let answer = await ask();
    if (await isStruck()) told.met.push(mutation);
    const deadline = performance.now() + recoveryMs;
    while (!isFinal(answer) && performance.now() < deadline) {
      await sleep(pollMs);
      answer = await ask();
    }
    const codes = answer === null ? ['nothing'] : codesOf(answer);
    if (answer === null || codes.length > 0) throw new Error(`${mutation} is answered ${codes.join()}`);
    const made = madeBy(answer, entity);
    told.answers.push(`${mutation} ${made.version}`);
    return made;
  };
  return { send, told };
}

const isFinal = (answer: Answer | null): boolean =>
  answer !== null && !codesOf(answer).some((code) => passing.includes(code));

/** Once. The result says whether it came to that, when all is up again. */
function strike(gateway: FaultyGateway, told: Told, blow: Blow | null): () => Promise<boolean> {
  let step = 0;
  let struck: Promise<void> | null = null;
  gateway.line.intercept(({ name, holds }) => {
    // what breaks off begins anew
    if (holds('startTransaction')) step = 0;
    if (!writes.has(name) || !holds('autocommit')) return undefined;
    step += 1;
    told.steps = Math.max(told.steps, step);
    const isNow = blow?.step === (name === 'commitTransaction' ? 'commit' : step);
    if (blow === null || !isNow || struck !== null) return undefined;
    struck = Promise.resolve();
    const during = (): Promise<void> => (struck = blow.effect === 'kill' ? gateway.kill() : Promise.resolve());
    return { moment: blow.moment, effect: blow.effect === 'lose' ? 'lose' : 'cut', during };
  });
  return async () => {
    gateway.line.intercept(null);
    await struck;
    if (!gateway.isUp()) await gateway.start();
    return struck !== null;
  };
}

/** When everything has come to rest. */
async function whatIsKept({ database }: FaultWorld, esignet: FakeEsignet, hub: FakeHub): Promise<Kept> {
  const isQuiet = await untilQuiet(database);
  const all = await database.dump();
  // which stripe of a fence is taken is drawn by lot
  const counted = Object.entries(all).filter(([collection]) => collection !== 'fences');
  const entries = (all.auditEntries ?? []) as KeptEntry[];
  const events = (all.outbox ?? []) as (EventRecord & { readonly _id: string })[];
  const arrived = new Set(hub.taken.map(({ event }) => event.id));
  const dump = await takeDump(database, esignet, hub);
  const violations = [...agreement(dump), ...ghosts(dump), ...toldOnce(dump)];
  return {
    traces: [
      ...counted.map(([collection, documents]) => `${documents.length} ${collection}`),
      ...entries.map(({ aggregate, action, sequence }) => `${kindOf(aggregate)} ${action} ${sequence}`),
      ...events.map(({ topic, aggregate, version }) => `${topic} ${kindOf(aggregate)} ${version}`),
      ...(await breaksIn(database)),
    ].sort(),
    complaints: [
      ...(isQuiet ? [] : ['it does not come to rest']),
      ...violations.map(({ oracle, what }) => `${oracle}: ${what}`),
      ...events.filter(({ _id }) => !arrived.has(_id)).map(({ topic }) => `${topic} never arrived`),
    ],
  };
}

async function untilQuiet({ db }: TestDatabase): Promise<boolean> {
  const deadline = performance.now() + quietMs;
  const open = { $or: [{ state: { $in: ['PENDING', 'HELD'] } }, { lease: { $exists: true, $ne: null } }] };
  const openIn = (collection: string): Promise<number> => db.collection(collection).countDocuments(open);
  while ((await openIn('deliveries')) + (await openIn('outbox')) > 0) {
    if (performance.now() > deadline) return false;
    await sleep(pollMs);
  }
  return true;
}

/** What the trail's own check finds: records that the story begins with have no entry of their beginning. */
async function breaksIn({ uri }: TestDatabase): Promise<string[]> {
  const connection = await mongoose.createConnection(uri).asPromise();
  const breaks: string[] = [];
  const onBreak = ({ aggregate, sequence, fault }: Break): void => {
    breaks.push(`${kindOf(aggregate)} ${sequence} ${fault}`);
  };
  await verifyChains(createChainStore(connection), { onBreak, onEntries: () => undefined });
  await connection.close();
  return breaks;
}

const kindOf = (aggregate: string): string => aggregate.slice(0, aggregate.indexOf(':'));
