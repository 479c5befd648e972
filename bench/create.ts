import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { compose } from '../src/app/compose.ts';
import { readSettings } from '../src/app/config/settings.ts';
import { startGateway } from '../src/app/gateway.ts';
import { startEmbeddedMongod } from '../src/app/mongod/index.ts';
import { goodClient } from '../test/support/client-input.ts';
import { startFakeEsignet } from '../test/support/esignet/fake.ts';
import { TestCreateDocument } from '../test/support/operations.generated.ts';
import { differenceOf, percentile } from './figures.ts';

/**
 * What couriers cost a create where nothing is delivered: the gateway as it is started without ESIGNET_URL and
 * WEBSUB_HUB_URL, against the same code with the couriers left out of the composition. Both run here, side by side, on
 * one MongoDB with a database each, and take turns, so that whatever else the machine does befalls both. For information
 * a third delivers to an eSignet that answers at once.
 */
const rounds = 40;
const createsPerTurn = 50;
const warmUpTurns = 6;

interface Contender {
  readonly name: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly composeWith?: typeof compose;
}

const esignet = await startFakeEsignet();
const contenders: readonly Contender[] = [
  { name: 'as started' },
  {
    name: 'couriers left out',
    composeWith: (ingredients) => compose({ ...ingredients, delivery: null, events: null }),
  },
  { name: 'with eSignet', variables: esignet.settings },
];

const folder = await mkdtemp(path.join(os.tmpdir(), 'partner-gateway-bench-'));
const mongod = await startEmbeddedMongod({
  dataDir: folder,
  binary: process.env.MONGOD_BINARY ?? null,
  report: (line) => process.stderr.write(`${line}\n`),
});
const lanes = await Promise.all(contenders.map(start));
try {
  for (let turn = 0; turn < warmUpTurns; turn += 1) for (const lane of lanes) await lane.turn();
  for (const lane of lanes) lane.samples.length = 0;
  for (let round = 0; round < rounds; round += 1) {
    // nobody is always first
    for (let place = 0; place < lanes.length; place += 1) await lanes[(round + place) % lanes.length]?.turn();
  }
  report();
} finally {
  for (const lane of lanes) await lane.stop();
  await esignet.stop();
  await mongod.stop();
  await rm(folder, { recursive: true, force: true });
}

async function start({ name, variables = {}, composeWith = compose }: Contender, index: number) {
  const settings = readSettings({
    PORT: '0',
    EXPLORER: 'false',
    DATA_DIR: path.join(folder, String(index)),
    MONGODB_URI: mongod.uri.replace('/?', `/bench${index}?`),
    ...variables,
  });
  const gateway = await startGateway(settings, pino({ level: 'silent' }), composeWith);
  const token = await (await fetch(`${gateway.url}/dev/token?as=partner`)).text();
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const samples: number[] = [];
  return {
    name,
    samples,
    /** One create after the other: what a single caller waits. */
    turn: async (): Promise<void> => {
      const bodies = Array.from({ length: createsPerTurn }, () =>
        JSON.stringify({ query: TestCreateDocument.toString(), variables: { input: goodClient() } }),
      );
      for (const body of bodies) {
        const before = performance.now();
        await create(`${gateway.url}/graphql`, token, agent, body);
        samples.push(performance.now() - before);
      }
    },
    stop: async (): Promise<void> => {
      agent.destroy();
      await gateway.stop();
    },
  };
}

function create(url: string, token: string, agent: http.Agent, body: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      response.toArray().then((chunks) => {
        const answer = Buffer.concat(chunks).toString();
        if (answer.includes('"problems":[]')) resolve();
        else reject(new Error(`not created: ${answer}`));
      }, reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

function report(): void {
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  write(`createOidcClient over HTTP, ${rounds * createsPerTurn} creates each, one caller, milliseconds`);
  for (const { name, samples } of lanes) {
    const [p50, p95] = [percentile(samples, 50), percentile(samples, 95)];
    write(`${name.padEnd(18)} p50 ${p50.toFixed(2).padStart(7)}   p95 ${p95.toFixed(2).padStart(7)}`);
  }
  const [started, without, delivering] = lanes.map(({ samples }) => samples);
  if (started === undefined || without === undefined || delivering === undefined) return;
  const turns = Array.from({ length: rounds }, (_, turn) =>
    without.slice(turn * createsPerTurn, (turn + 1) * createsPerTurn),
  );
  const halves = [0, 1].map((half) => turns.filter((_, turn) => turn % 2 === half).flat());
  write(`as started, against couriers left out: p50 ${differenceOf(started, without)}`);
  write(`  (couriers left out against itself, every other turn: ${differenceOf(halves[0] ?? [], halves[1] ?? [])})`);
  write(`with eSignet, against couriers left out: p50 ${differenceOf(delivering, without)}`);
}
