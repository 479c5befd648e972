import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeEsignet, Fault } from '../support/esignet/fake.ts';
import type { FaultyGateway } from '../support/faults/fault-world.ts';
import type { Interception } from '../support/faults/tcp-proxy.ts';
import type { Command } from '../support/faults/wire.ts';

/** A step of a write at which something can happen: its n-th command of this kind, or its call of eSignet. */
export interface Point {
  readonly label: string;
  readonly nth: number;
}

type Moment = Interception['moment'];
export type Effect = Interception['effect'] | 'kill';

/** What leaves a trace; reads can fail as they like. */
export const writes = new Set(['insert', 'update', 'delete', 'findAndModify', 'commitTransaction']);
const claim = 'findAndModify deliveries';
const commit = 'commitTransaction';
const call = 'eSignet';
/** A courier claims once and settles once; besides, it looks for work and renews leases all the time. */
const most: Readonly<Record<string, number>> = { [claim]: 1, 'update deliveries': 2 };

/** Tells the steps of one write apart, in their order. */
function createCounter(): (label: string) => Point | null {
  const counts = new Map<string, number>();
  return (label) => {
    const nth = (counts.get(label) ?? 0) + 1;
    const isOurs = nth <= (most[label] ?? nth) && (label !== claim || counts.has(commit));
    if (!isOurs) return null;
    counts.set(label, nth);
    return { label, nth };
  };
}

export interface Case {
  readonly point: Point;
  readonly moment: Moment;
}

/**
 * Before and after every step where the line breaks. For a gateway that dies, and for one that waits for an answer, after
 * a command is the same as before the next.
 */
export function casesOf(points: readonly Point[], effect: Effect): Case[] {
  return points.flatMap((point, index) => {
    const isOne = effect !== 'cut' && index > 0 && point.label !== call;
    return isOne
      ? [{ point, moment: 'after' }]
      : [
          { point, moment: 'before' },
          { point, moment: 'after' },
        ];
  });
}

const labelOf = ({ name, target }: Command): string => (target === '' || name === commit ? name : `${name} ${target}`);

/** Which steps there are, from a run without any fault. */
export async function pointsOf(
  gateway: FaultyGateway,
  esignet: FakeEsignet,
  write: () => Promise<unknown>,
): Promise<Point[]> {
  const points: Point[] = [];
  const count = createCounter();
  const note = (label: string): void => {
    const point = count(label);
    if (point !== null) points.push(point);
  };
  gateway.line.intercept((command) => {
    if (writes.has(command.name)) note(labelOf(command));
    return undefined;
  });
  esignet.misbehave(() => {
    note(call);
    return undefined;
  });
  await write();
  disarm(gateway, esignet);
  return points;
}

/**
 * Has it happen at that step, once; what still goes on about `others` is none of it. The result says whether it came to
 * that, when everything has ended.
 */
export function arm(
  gateway: FaultyGateway,
  esignet: FakeEsignet,
  { point: at, moment }: Case,
  effect: Effect,
  others: readonly string[],
): () => Promise<boolean> {
  const count = createCounter();
  let happened: Promise<void> | null = null;
  const isNow = (label: string): boolean => {
    const point = count(label);
    return happened === null && point !== null && point.label === at.label && point.nth === at.nth;
  };
  const happen = (): Promise<void> => (happened ??= effect === 'kill' ? gateway.kill() : Promise.resolve());
  gateway.line.intercept((command) => {
    if (!writes.has(command.name) || others.some((id) => command.holds(id))) return undefined;
    if (!isNow(labelOf(command))) return undefined;
    happened = Promise.resolve();
    const during = async (): Promise<void> => {
      if (effect === 'kill') await gateway.kill();
    };
    return { moment, effect: effect === 'lose' ? 'lose' : 'cut', during };
  });
  esignet.misbehave(({ id }) => {
    if (others.includes(id) || !isNow(call)) return undefined;
    void happen();
    return faultOf(moment, effect);
  });
  return async () => {
    const deadline = performance.now() + longestUntilItHappensMs;
    while (happened === null && performance.now() < deadline) await sleep(pollMs);
    disarm(gateway, esignet);
    await happened;
    return happened !== null;
  };
}

/** The courier comes after the answer; much later where it still waits for an answer that is lost. */
const longestUntilItHappensMs = 40_000;
const pollMs = 20;

/** Without `afterWork`, what has a reply in its place is not worked on. */
function faultOf(moment: Moment, effect: Effect): Fault {
  const ending: Fault = effect === 'cut' ? { reset: true } : { hang: true };
  return moment === 'before' ? { ...ending, reply: { status: 500 } } : { ...ending, afterWork: true };
}

function disarm(gateway: FaultyGateway, esignet: FakeEsignet): void {
  gateway.line.intercept(null);
  esignet.misbehave(null);
}
