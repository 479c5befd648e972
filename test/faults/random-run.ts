import { setTimeout as sleep } from 'node:timers/promises';
import { deriveClientId } from '../../src/oidc-client/client-id.ts';
import { goodClient } from '../support/client-input.ts';
import type { DialectName } from '../support/esignet/dialects.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import { createClient, updateClient, type Door } from '../support/faults/calls.ts';
import { takeDump, type Dump } from '../support/faults/dump.ts';
import { createFaultWorld, type FaultWorld } from '../support/faults/fault-world.ts';
import type { Observation, Outcome } from '../support/faults/history.ts';
import { startFakeHub, type FakeHub } from '../support/hub/hub.ts';
import { TestClientDocument, type CreateOidcClientInput } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import { disturb } from './disturb.ts';
import { drawPlan, type Plan, type Step } from './random-plan.ts';

export interface Run {
  readonly history: readonly Observation[];
  readonly dump: Dump;
  /** Clients for which two creates were under way to eSignet at once. */
  readonly overlapping: readonly string[];
  /** What the gateways had no better name for than an internal error. */
  readonly unexplained: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

interface Known {
  readonly id: string;
  readonly input: CreateOidcClientInput;
  version: number;
}

const gateways = 2;
const writers = 8;
const raceOf = 3;
/** Keys that all writers create clients of. */
const sameKeys = 25;
const upLimitMs = 30_000;
const quietLimitMs = 150_000;

export async function runAtRandom(seed: number, operations: number, dialect: DialectName): Promise<Run> {
  const esignet = await startFakeEsignet(dialect);
  const hub = await startFakeHub();
  const variables = { ...esignet.settings, ...hub.settings, DELIVERY_WAIT_MS: '100' };
  const world = await createFaultWorld({ gateways, variables });
  try {
    const plan = drawPlan(seed, operations, writers, gateways, dialect);
    return await new RandomRun(world, esignet, hub, plan, await sessionsOf(world)).run();
  } finally {
    await world.stop();
    await esignet.stop();
    await hub.stop();
  }
}

function sessionsOf(world: FaultWorld): Promise<Session[]> {
  return Promise.all(world.gateways.map((gateway) => world.as('partner', gateway)));
}

class RandomRun {
  private readonly world: FaultWorld;
  private readonly esignet: FakeEsignet;
  private readonly hub: FakeHub;
  private readonly plan: Plan;
  private readonly sessions: readonly Session[];
  private readonly history: Observation[] = [];
  private readonly known: Known[] = [];
  private readonly same = Array.from({ length: sameKeys }, () => goodClient());
  private begun = 0;
  private nextDisturbance = 0;
  private disturbing = Promise.resolve();
  private badAnswers = 0;

  constructor(world: FaultWorld, esignet: FakeEsignet, hub: FakeHub, plan: Plan, sessions: readonly Session[]) {
    this.world = world;
    this.esignet = esignet;
    this.hub = hub;
    this.plan = plan;
    this.sessions = sessions;
  }

  async run(): Promise<Run> {
    const began = performance.now();
    let calls = 0;
    this.esignet.misbehave(() => {
      const fault = this.plan.esignet[calls % this.plan.esignet.length];
      calls += 1;
      if (fault !== undefined) this.badAnswers += 1;
      return fault;
    });
    this.hub.misbehave(() => this.plan.hub[this.hub.calls.length % this.plan.hub.length]);
    await Promise.all(this.plan.writers.map((steps) => this.write(steps)));
    await this.disturbing;
    await this.endDisturbances();
    const busyMs = performance.now() - began;
    const isQuiet = await this.untilQuiet();
    const dump = await takeDump(this.world.database, this.esignet, this.hub);
    const output = this.world.gateways.map((gateway) => gateway.output()).join('\n');
    return {
      history: this.history,
      dump,
      overlapping: [...this.esignet.overlapping],
      unexplained: output.split('\n').filter((line) => /INTERNAL_SERVER_ERROR|unexpected error/.test(line)),
      figures: { ...this.figures(dump), busyMs, quietMs: performance.now() - began - busyMs, isQuiet: Number(isQuiet) },
    };
  }

  private async write(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      this.begun += 1;
      const due = this.plan.disturbances[this.nextDisturbance];
      if (due !== undefined && this.begun >= due.at) {
        this.nextDisturbance += 1;
        // one at a time, and the writers keep their pace with them
        const earlier = this.disturbing;
        this.disturbing = earlier.then(() => disturb(this.world.gateways, due));
        await earlier;
      }
      await this.take({ ...step, gateway: await this.oneThatIsUp(step.gateway) });
    }
  }

  private async take(step: Step): Promise<void> {
    if (step.kind === 'create') {
      await this.create(step, goodClient());
      return;
    }
    if (step.kind === 'create-same') {
      await this.create(step, this.same[Math.floor(step.pick * sameKeys)] ?? goodClient());
      return;
    }
    const client = this.known[Math.floor(step.pick * this.known.length)];
    if (client === undefined) return;
    const version = await this.read(step, client);
    const status = step.kind === 'deactivate' ? 'INACTIVE' : 'ACTIVE';
    const others = step.kind === 'race' ? raceOf - 1 : 0;
    const rivals = Array.from({ length: others }, (_, index) =>
      this.update(
        { ...step, gateway: (step.gateway + index) % gateways },
        'graphql',
        client,
        version,
        status,
        index + 1,
      ),
    );
    await Promise.all([this.update(step, step.door, client, version, status, 0), ...rivals]);
  }

  private async create(step: Step, input: CreateOidcClientInput): Promise<void> {
    const id = deriveClientId(input.publicKey as never);
    if (!this.known.some((client) => client.id === id)) this.known.push({ id, input, version: 1 });
    await this.observed({ step: step.number, kind: 'create', clientId: id, expectedVersion: null }, 0, (name) =>
      createClient(this.session(step), step.door, { ...input, name, redirectUris: urisOf(step) }),
    );
  }

  private async update(
    step: Step,
    door: Door,
    client: Known,
    expectedVersion: number,
    status: 'ACTIVE' | 'INACTIVE',
    rival: number,
  ): Promise<void> {
    const { id, input } = client;
    const expects = door === 'graphql' ? expectedVersion : null;
    await this.observed({ step: step.number, kind: 'update', clientId: id, expectedVersion: expects }, rival, (name) =>
      updateClient(this.session(step), door, {
        id,
        name,
        status,
        redirectUris: urisOf(step),
        logoUri: input.logoUri,
        expectedVersion,
      }),
    );
  }

  private async observed(
    facts: Pick<Observation, 'step' | 'kind' | 'clientId' | 'expectedVersion'>,
    rival: number,
    call: (mark: string) => Promise<Outcome>,
  ): Promise<void> {
    const mark = `Step ${facts.step}.${rival}`;
    const began = performance.now();
    const outcome = await call(mark);
    this.history.push({ ...facts, mark, began, ended: performance.now(), outcome });
  }

  /** What the caller bases its change on; where that cannot be read, what it knew before. */
  private async read(step: Step, client: Known): Promise<number> {
    try {
      const { data } = await this.session(step).ask(TestClientDocument, { id: client.id });
      client.version = data.oidcClient?.version ?? client.version;
    } catch {
      // it is being disturbed
    }
    return client.version;
  }

  private session({ gateway }: Step): Session {
    const session = this.sessions[gateway];
    if (session === undefined) throw new Error('there is no such gateway');
    return session;
  }

  /** The one that was meant, or as a balancer does it another. */
  private async oneThatIsUp(meant: number): Promise<number> {
    const deadline = performance.now() + upLimitMs;
    while (performance.now() < deadline) {
      const order = [meant, ...Array.from({ length: gateways }, (_, index) => index)];
      const found = order.find((index) => this.world.gateways[index]?.isUp());
      if (found !== undefined) return found;
      await sleep(20);
    }
    throw new Error('no gateway came back');
  }

  private async endDisturbances(): Promise<void> {
    await this.world.endFailing();
    this.esignet.misbehave(null);
    this.hub.misbehave(null);
    for (const { line } of this.world.gateways) {
      line.intercept(null);
      await line.pass();
    }
  }

  private async untilQuiet(): Promise<boolean> {
    const { db } = this.world.database;
    const deliveries = db.collection('deliveries');
    const outbox = db.collection('outbox');
    const open = { $or: [{ state: 'PENDING' }, { lease: { $ne: null } }] };
    const deadline = performance.now() + quietLimitMs;
    while (performance.now() < deadline) {
      // what eSignet has got is released before it is noted as delivered
      const isDelivered = (await deliveries.countDocuments(open)) === 0;
      if (isDelivered && (await outbox.countDocuments({ state: 'PENDING' })) === 0) return true;
      await sleep(100);
    }
    return false;
  }

  private figures({ clients, withdrawn, deliveries, entries }: Dump): Record<string, number> {
    const counts: Record<string, number> = {};
    const count = (name: string): void => {
      counts[name] = (counts[name] ?? 0) + 1;
    };
    for (const { outcome } of this.history) count(outcome.kind === 'ok' ? 'ok' : `${outcome.kind} ${outcome.code}`);
    for (const { kind } of this.plan.disturbances.slice(0, this.nextDisturbance)) count(`disturbed by ${kind}`);
    return {
      operations: this.history.length,
      ...counts,
      esignetCalls: this.esignet.calls.length,
      badAnswers: this.badAnswers,
      hubCalls: this.hub.calls.length,
      eventsTaken: this.hub.taken.length,
      clients: clients.length,
      withdrawn: withdrawn.length,
      versions: entries.length,
      listed: deliveries.filter(({ id, state }) => state === 'REFUSED' && clients.some((client) => client.id === id))
        .length,
      slowestMs: Math.max(...this.history.map(({ began, ended }) => ended - began)),
    };
  }
}

function urisOf({ isRefused, number }: Step): string[] {
  return [isRefused ? 'https://refuse-me.example.com/cb' : `https://bank.example.com/${number % 7}`];
}
