import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { buildSync } from 'esbuild';
import mongoose, { type mongo } from 'mongoose';
import { startEmbeddedMongod, type EmbeddedMongod } from '../../src/app/mongod/index.ts';
import { identityOf, isStillRunning, type ProcessIdentity } from '../../src/app/mongod/process-identity.ts';
import { createDataDir } from '../support/mongo.ts';

const binary = process.env.MONGOD_BINARY ?? null;
const cleanUps: (() => unknown)[] = [];
let reports: string[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  reports = [];
});

async function newDataDir(): Promise<string> {
  const dataDir = await createDataDir();
  cleanUps.push(() => rm(dataDir, { recursive: true, force: true }));
  return dataDir;
}

async function start(dataDir: string, extraArguments: readonly string[] = []): Promise<EmbeddedMongod> {
  const mongod = await startEmbeddedMongod({ dataDir, binary, report: (line) => reports.push(line), extraArguments });
  cleanUps.push(() => mongod.stop());
  return mongod;
}

async function using<T>(uri: string, work: (client: mongo.MongoClient) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 5000 });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

const put = (uri: string, text: string) =>
  using(uri, (client) =>
    client
      .db('kept')
      .collection('notes')
      .insertOne({ text }, { writeConcern: { w: 'majority' } }),
  );

const texts = (uri: string) =>
  using(uri, async (client) =>
    (await client.db('kept').collection('notes').find().toArray()).map((note) => note.text as string),
  );

/** The process behind a uri. */
const serverOf = (uri: string): Promise<ProcessIdentity> =>
  using(uri, async (client) => identityOf(Number((await client.db('admin').command({ serverStatus: 1 })).pid)));

const portOf = (uri: string) => Number(/:(\d+)\//.exec(uri)?.[1]);

describe('an embedded MongoDB', () => {
  it('commits transactions, and keeps its data and its port over a restart', async () => {
    const dataDir = await newDataDir();
    const first = await start(dataDir);
    await using(first.uri, async (client) => {
      const notes = client.db('kept').collection('notes');
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await notes.insertOne({ text: 'committed' }, { session });
        }),
      );
      const rolledBack = client.withSession((session) =>
        session.withTransaction(async () => {
          await notes.insertOne({ text: 'rolled back' }, { session });
          throw new Error('no');
        }),
      );
      await expect(rolledBack).rejects.toThrow('no');
    });
    await first.stop();

    const second = await start(dataDir);

    expect(second.uri).toBe(first.uri);
    expect(await texts(second.uri)).toEqual(['committed']);
    expect(reports).toEqual([]);
  });

  it('leaves no process behind and the folder free, however often it is stopped', async () => {
    const dataDir = await newDataDir();
    const mongod = await start(dataDir);
    const server = await serverOf(mongod.uri);

    await Promise.all([mongod.stop(), mongod.stop()]);

    expect(await isStillRunning(server)).toBe(false);
    expect((await start(dataDir)).uri).toBe(mongod.uri);
  });

  it('moves to another port, with its data, when something else has taken its own', async () => {
    const dataDir = await newDataDir();
    const first = await start(dataDir);
    await put(first.uri, 'before');
    await first.stop();
    const squatter = net.createServer((socket) => socket.destroy()).listen(portOf(first.uri), '127.0.0.1');
    await once(squatter, 'listening');
    cleanUps.push(() => squatter.close());

    const second = await start(dataDir);
    await put(second.uri, 'after');

    expect(portOf(second.uri)).not.toBe(portOf(first.uri));
    expect(reports).toEqual([expect.stringContaining(`Port ${portOf(first.uri)} of the embedded MongoDB is taken`)]);
    expect(await texts(second.uri)).toEqual(['before', 'after']);
  });

  it.each(['getCmdLineOpts', 'hello', 'replSetGetStatus'])(
    'starts though mongod breaks off the connection at %s, as it does when its role changes',
    async (command) => {
      const fault = { mode: { times: 1 }, data: { failCommands: [command], closeConnection: true } };

      const mongod = await start(await newDataDir(), [
        ...['--setParameter', 'enableTestCommands=1'],
        ...['--setParameter', `failpoint.failCommand=${JSON.stringify(fault)}`],
      ]);

      expect(await texts(mongod.uri)).toEqual([]);
    },
  );

  it('says so when mongod dies, and recovers the data at the next start', async () => {
    const dataDir = await newDataDir();
    const first = await start(dataDir);
    await put(first.uri, 'journalled');
    process.kill((await serverOf(first.uri)).pid, 'SIGKILL');
    while (reports.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await first.stop();

    const second = await start(dataDir);

    expect(reports).toEqual(['The embedded MongoDB has ended by itself (signal SIGKILL)']);
    expect(await texts(second.uri)).toEqual(['journalled']);
  });
});

/** A process that does nothing but hold an embedded MongoDB, as a gateway does. */
const gatewayScript = `
import { startEmbeddedMongod } from './mongod.mjs';
const [dataDir, binary] = process.argv.slice(2);
const mongod = await startEmbeddedMongod({ dataDir, binary: binary ?? null, report: () => undefined });
process.stdout.write(mongod.uri);
process.stdin.once('data', () => process.exit(0));
`;

describe('with a gateway in another process', () => {
  let scripts = '';

  beforeAll(async () => {
    scripts = await createDataDir();
    buildSync({
      entryPoints: ['src/app/mongod/index.ts'],
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      outfile: path.join(scripts, 'mongod.mjs'),
    });
    await writeFile(path.join(scripts, 'gateway.mjs'), gatewayScript);
    await symlink(path.resolve('node_modules'), path.join(scripts, 'node_modules'));
    await mkdir(path.join(scripts, 'bin'));
    await writeFile(path.join(scripts, 'bin', 'setpriv'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  });

  afterAll(() => rm(scripts, { recursive: true, force: true }));

  /** As on a system that cannot end a process with its parent. */
  const withoutHelp = () => ({ ...process.env, PATH: `${path.join(scripts, 'bin')}:${process.env.PATH ?? ''}` });

  async function startGateway(dataDir: string, env = process.env) {
    const args = [path.join(scripts, 'gateway.mjs'), dataDir, ...(binary === null ? [] : [binary])];
    const gateway = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
    cleanUps.push(() => gateway.kill('SIGKILL'));
    const [uri] = (await once(gateway.stdout, 'data')) as [Buffer];
    return { gateway, uri: uri.toString() };
  }

  it('refuses a folder in use and names the process, and takes over what it leaves when it is killed', async () => {
    const dataDir = await newDataDir();
    const { gateway, uri } = await startGateway(dataDir, withoutHelp());
    await put(uri, 'of the killed one');
    const leftover = await serverOf(uri);

    await expect(start(dataDir)).rejects.toThrow(`in use by the gateway that runs as process ${gateway.pid ?? ''}`);
    await expect(start(dataDir)).rejects.toThrow('a DATA_DIR and a PORT of its own');

    gateway.kill('SIGKILL');
    await once(gateway, 'exit');
    expect(await isStillRunning(leftover)).toBe(true);

    const mongod = await start(dataDir);
    expect(await isStillRunning(leftover)).toBe(false);
    expect(reports).toEqual([`A mongod of an earlier start still runs (process ${leftover.pid}) and is stopped first`]);
    expect(await texts(mongod.uri)).toEqual(['of the killed one']);
    const server = await serverOf(mongod.uri);
    await mongod.stop();
    expect(await isStillRunning(server)).toBe(false);
  });

  // no other system ends a process with its parent
  const itOnLinux = process.platform === 'linux' ? it : it.skip;

  itOnLinux('ends mongod when the gateway is killed', async () => {
    const { gateway, uri } = await startGateway(await newDataDir());
    const server = await serverOf(uri);

    gateway.kill('SIGKILL');

    while (await isStillRunning(server)) await new Promise((resolve) => setTimeout(resolve, 25));
  });

  itOnLinux('starts on the same port in the midst of that', async () => {
    const dataDir = await newDataDir();
    const { gateway, uri } = await startGateway(dataDir);
    await put(uri, 'of the killed one');
    gateway.kill('SIGKILL');
    await once(gateway, 'exit');

    const mongod = await start(dataDir);

    expect(mongod.uri).toBe(uri);
    expect(await texts(mongod.uri)).toEqual(['of the killed one']);
  });

  it('ends mongod when the gateway leaves without a stop', async () => {
    const { gateway, uri } = await startGateway(await newDataDir());
    const server = await serverOf(uri);

    gateway.stdin.write('leave');
    await once(gateway, 'exit');

    while (await isStillRunning(server)) await new Promise((resolve) => setTimeout(resolve, 25));
    expect(gateway.exitCode).toBe(0);
  });
});

describe('the lock of a folder', () => {
  const ofAnEarlierProcess = JSON.stringify({ pid: process.pid, started: 'long ago' });

  it('does not hold when its pid has gone to another process', async () => {
    const dataDir = await newDataDir();
    await writeFile(path.join(dataDir, 'gateway.lock'), ofAnEarlierProcess);

    const mongod = await start(dataDir);

    expect(await texts(mongod.uri)).toEqual([]);
  });

  it('goes to exactly one of many that start at once, even over the remains of two killed ones', async () => {
    const dataDir = await newDataDir();
    await writeFile(path.join(dataDir, 'gateway.lock'), ofAnEarlierProcess);
    await writeFile(path.join(dataDir, 'gateway.lock.takeover'), ofAnEarlierProcess);

    const starts = await Promise.allSettled([1, 2, 3, 4, 5].map(() => start(dataDir)));

    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      starts.filter(({ status }) => status === 'rejected').map((refused) => String(Reflect.get(refused, 'reason'))),
    ).toEqual(Array(4).fill(expect.stringContaining(`runs as process ${process.pid}`)));
  });
});
