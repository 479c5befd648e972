import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { deriveClientId } from '../../src/oidc-client/client-id.ts';
import { goodClient } from '../support/client-input.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import type { DialectName } from '../support/esignet/dialects.ts';
import { createClient, updateClient, type ClientChange, type Door } from '../support/faults/calls.ts';
import { takeDump, type Dump } from '../support/faults/dump.ts';
import { createFaultWorld, type FaultWorld, type FaultyGateway } from '../support/faults/fault-world.ts';
import { isFinal, type Observation, type Outcome } from '../support/faults/history.ts';
import { judge } from '../support/faults/oracles.ts';
import { timed } from '../support/faults/timed-calls.ts';
import type { Session } from '../support/session.ts';
import { arm, casesOf, pointsOf, type Case, type Effect, type Point } from './crash-points.ts';

export type Operation = 'create' | 'update' | 'deactivate';

export interface LaneReport {
  /** Steps of the write. */
  readonly points: readonly string[];
  readonly faults: number;
  readonly slowestMs: number;
  readonly complaints: readonly string[];
}

/** How long a caller may wait, with what a busy machine adds. */
const longestAnswerMs = 5_500;
/** How long it may take until the same write works again. */
const recoveryMs = 10_000;
/** The lease of a courier that was killed, the create that it may have sent, and its next try. */
const quietMs = 90_000;
const pollMs = 50;
const redirectUris = ['https://bank.example.com/callback'];

/** One operation, disturbed at each of its steps in turn. */
export async function runLane(
  operation: Operation,
  door: Door,
  dialect: DialectName,
  effect: Effect,
): Promise<LaneReport> {
  const esignet = await startFakeEsignet(dialect);
  const world = await createFaultWorld({ variables: { ...esignet.settings, DELIVERY_WAIT_MS: '1000' } });
  try {
    const lane = new Lane(world, esignet, await world.as('partner'), operation, door);
    const points = await lane.rehearse();
    for (const one of casesOf(points, effect)) await lane.disturb(one, effect);
    return await lane.report(points);
  } finally {
    await world.stop();
    await esignet.stop();
  }
}

class Lane {
  private readonly world: FaultWorld;
  private readonly gateway: FaultyGateway;
  private readonly esignet: FakeEsignet;
  private readonly session: Session;
  private readonly operation: Operation;
  private readonly door: Door;
  private readonly history: Observation[] = [];
  private readonly complaints: string[] = [];
  /** What happened to a client, for its complaints. */
  private readonly stories = new Map<string, string>();
  private steps = 0;
  private faults = 0;
  private slowestMs = 0;

  constructor(world: FaultWorld, esignet: FakeEsignet, session: Session, operation: Operation, door: Door) {
    this.world = world;
    [this.gateway] = world.gateways as [FaultyGateway];
    this.esignet = esignet;
    this.session = session;
    this.operation = operation;
    this.door = door;
  }

  async rehearse(): Promise<Point[]> {
    const write = await this.prepared();
    const points = await pointsOf(this.gateway, this.esignet, async () => {
      await write();
      await this.untilQuiet();
    });
    return points;
  }

  async disturb(one: Case, effect: Effect): Promise<void> {
    const { point, moment } = one;
    const story = `${this.operation}: ${effect} ${moment} ${point.label} ${point.nth}`;
    const others = [...this.stories.keys()];
    const write = await this.prepared(story);
    const hasHappened = arm(this.gateway, this.esignet, one, effect, others);
    const { ms } = await timed(write);
    if (!(await hasHappened())) this.complaints.push(`${story}: it never came to that`);
    this.faults += 1;
    this.slowestMs = Math.max(this.slowestMs, ms);
    if (ms > longestAnswerMs) this.complaints.push(`${story}: the answer took ${Math.round(ms)} ms`);
    if (!this.gateway.isUp()) await this.gateway.start();
    const { ms: retryMs } = await timed(() => this.retry(write));
    if (retryMs > recoveryMs) this.complaints.push(`${story}: it did not work again`);
  }

  /** Until it is answered for certain. */
  private async retry(write: () => Promise<Outcome>): Promise<void> {
    const deadline = performance.now() + recoveryMs;
    while (!isFinal(await write()) && performance.now() < deadline) await sleep(pollMs);
  }

  async report(points: readonly Point[]): Promise<LaneReport> {
    if (!(await this.untilQuiet())) this.complaints.push('deliveries do not come to rest');
    const dump = await takeDump(this.world.database, this.esignet);
    const found = judge(this.history, dump);
    const said = found.map(
      ({ oracle, clientId, what }) => `${this.stories.get(clientId) ?? clientId}: ${oracle}: ${what}`,
    );
    const internal = this.gateway.output().match(/INTERNAL_SERVER_ERROR|unhandled/g);
    return {
      points: points.map(({ label, nth }) => `${label} ${nth}`),
      faults: this.faults,
      slowestMs: Math.round(this.slowestMs),
      complaints: [
        ...this.complaints,
        ...said,
        ...this.notOnce(dump),
        ...this.refusedInSpiteOfKey(),
        ...(internal ?? []),
      ],
    };
  }

  /** However often it was sent, it was done once, except where nothing tells a second one from the first. */
  private notOnce({ entries }: Dump): string[] {
    if (this.operation === 'update' && this.door === 'rest') return [];
    const expected = this.operation === 'create' ? 1 : 2;
    return [...this.stories].flatMap(([clientId, story]) => {
      const versions = entries.filter(({ aggregate }) => aggregate.endsWith(`:${clientId}`)).length;
      return versions === expected ? [] : [`${story}: ${versions} versions`];
    });
  }

  /** With a key, every answer after the first is the same. */
  private refusedInSpiteOfKey(): string[] {
    if (this.door !== 'graphql') return [];
    return this.history.flatMap(({ clientId, outcome }) =>
      outcome.kind === 'refused' && isFinal(outcome) ? [`${this.stories.get(clientId) ?? ''}: ${outcome.code}`] : [],
    );
  }

  /** The write of a client of its own. Sent again it is the same, over REST but for its mark: there it has no key. */
  private async prepared(story = 'rehearsal'): Promise<() => Promise<Outcome>> {
    const input = goodClient({ redirectUris });
    const clientId = deriveClientId(input.publicKey as never);
    this.stories.set(clientId, story);
    const idempotencyKey = this.door === 'graphql' ? { idempotencyKey: randomUUID() } : {};
    const create = (): Promise<Outcome> =>
      this.observed('create', clientId, null, (name) =>
        createClient(this.session, this.door, { ...input, ...idempotencyKey, name }),
      );
    if (this.operation === 'create') return create;
    await create();
    await this.untilQuiet({ _id: clientId });
    const status = this.operation === 'deactivate' ? 'INACTIVE' : 'ACTIVE';
    const expectedVersion = this.door === 'graphql' ? 1 : null;
    return () =>
      this.observed('update', clientId, expectedVersion, (name) => {
        const change: ClientChange = {
          id: clientId,
          name,
          status,
          redirectUris: ['https://bank.example.com/other'],
          logoUri: input.logoUri,
          expectedVersion: 1,
          ...(this.door === 'graphql' ? { idempotencyKey: `${clientId}-change` } : {}),
        };
        return updateClient(this.session, this.door, change);
      });
  }

  private async observed(
    kind: Observation['kind'],
    clientId: string,
    expectedVersion: number | null,
    call: (mark: string) => Promise<Outcome>,
  ): Promise<Outcome> {
    const step = (this.steps += 1);
    const mark = this.door === 'graphql' ? `${kind} ${clientId}` : `Name ${step}`;
    const began = performance.now();
    const outcome = await call(mark);
    this.history.push({ step, kind, clientId, mark, expectedVersion, began, ended: performance.now(), outcome });
    return outcome;
  }

  private async untilQuiet(which: object = {}): Promise<boolean> {
    const deadline = performance.now() + quietMs;
    const open = { ...which, $or: [{ state: 'PENDING' }, { lease: { $ne: null } }] };
    while ((await this.world.database.db.collection('deliveries').countDocuments(open)) > 0) {
      if (performance.now() > deadline) return false;
      await sleep(pollMs);
    }
    return true;
  }
}
