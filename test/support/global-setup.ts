import { readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedMongod } from '../../src/app/mongod/index.ts';
import { stopLeftover } from '../../src/app/mongod/leftover.ts';
import { acquireLock } from '../../src/app/mongod/lock.ts';
import { findKeptPort } from '../../src/app/mongod/port.ts';
import { createDataDir } from './mongo.ts';

const youngestToSweepMs = 60_000;
const folderPrefix = 'partner-gateway-test-server-';

let cleanUp = (): Promise<void> => Promise.resolve();

/** One mongod for the whole run: each suite makes a database of its own in it. */
export default async function startTestServer(): Promise<void> {
  const given = process.env.MONGODB_URI ?? '';
  process.env.TEST_MONGODB_URI = given === '' ? await startOwnServer() : given;
}

/** For global-teardown.ts, which jest loads into the same process. */
export async function stopTestServer(): Promise<void> {
  await cleanUp();
}

async function startOwnServer(): Promise<string> {
  await sweepKilledRuns();
  const dataDir = await createDataDir(folderPrefix);
  const mongod = await startEmbeddedMongod({
    dataDir,
    binary: process.env.MONGOD_BINARY ?? null,
    report: (line) => process.stderr.write(`${line}\n`),
    extraArguments: ['--setParameter', 'enableTestCommands=1'],
  });
  cleanUp = async () => {
    await mongod.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, leave);
  return mongod.uri;
}

function leave(): void {
  void cleanUp().finally(() => process.exit(130));
}

/** A run that was killed outright leaves its servers and folders behind; the locks tell which ones nobody uses. */
async function sweepKilledRuns(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const dataDir = path.join(os.tmpdir(), name);
    if (name.startsWith(folderPrefix) && (await isOldEnough(dataDir))) await sweep(dataDir);
  }
}

/** A folder that a run beside this one has just made is not locked yet. */
async function isOldEnough(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  return found !== null && Date.now() - found.birthtimeMs > youngestToSweepMs;
}

async function sweep(dataDir: string): Promise<void> {
  const lock = await acquireLock(path.join(dataDir, 'gateway.lock')).catch(() => null);
  if (lock === null) return;
  const port = await findKeptPort(path.join(dataDir, 'mongodb.port'));
  await stopLeftover(path.join(dataDir, 'mongodb'), port, () => undefined);
  await rm(dataDir, { recursive: true, force: true });
}
