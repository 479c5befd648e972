import { readdir } from 'node:fs/promises';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/mongo.ts';
import { ensureBuilt, newDataDir, runGateway, startGatewayProcess } from '../support/process.ts';
import { startMongod } from './mongod.ts';
import { freePort, listen } from './ports.ts';

let database: TestDatabase;

beforeAll(async () => {
  await ensureBuilt();
  database = await createTestDatabase();
}, 120_000);

afterAll(() => database.drop());

/** A database that is not there is waited for: it may be starting too. */
const longestWaitMs = 15_000;

describe('a database that cannot be used', () => {
  it('is refused when it is a standalone server, with the reason and the fix', async () => {
    const port = await freePort();
    const mongod = await startMongod(await newDataDir(), port);
    const ending = await runGateway({
      DATA_DIR: await newDataDir(),
      MONGODB_URI: `mongodb://127.0.0.1:${port}/gateway`,
    });
    mongod.signal('SIGKILL');
    expect(ending.stderr).toBe(
      'MONGODB_URI: this is a standalone server, which has no transactions. Start mongod with --replSet rs0 and run ' +
        'rs.initiate() once (one node is enough), or name a replica set or a sharded cluster.\n',
    );
    expect(ending).toMatchObject({ code: 1, stdout: '' });
  });

  it('is explained in time when it does not answer, whatever listens in its place', async () => {
    const silent = await listen(() => undefined);
    const abrupt = await listen((socket) => socket.destroy());
    const began = performance.now();
    const endings = [await freePort(), silent.port, abrupt.port].map(async (port) =>
      runGateway({
        DATA_DIR: await newDataDir(),
        MONGODB_URI: `mongodb://operator:s3cret@127.0.0.1:${port}/gateway?replicaSet=rs0`,
      }),
    );
    for (const ending of await Promise.all(endings)) {
      expect(ending.stderr).toMatch(/^MONGODB_URI: the database cannot be reached \([^\n]+\)\n$/);
      expect(ending.stderr).not.toMatch(/s3cret|operator/);
      expect(ending).toMatchObject({ code: 1, stdout: '' });
    }
    expect(performance.now() - began).toBeLessThan(longestWaitMs);
    silent.close();
    abrupt.close();
  }, 30_000);

  it.each([
    'mongodb://',
    'mongodb://operator:s3cret@x@db.example.org/gateway',
    'mongodb://operator:s3cret/x@db.example.org/gateway',
    'mongodb://operator:s3cret%zz@db.example.org/gateway',
    'mongodb://operator:s3cret@db.example.org:99999/gateway',
    'mongodb://operator:s3cret@db.example.org/gateway?no-such-option=s3cret',
  ])('is explained at once when the driver cannot read %s', async (uri) => {
    const ending = await runGateway({ DATA_DIR: await newDataDir(), MONGODB_URI: uri });
    expect(ending.stderr).toMatch(/^MONGODB_URI: the database cannot be reached \([^\n]+\)\n$/);
    expect(ending.stderr).not.toMatch(/s3cret|operator/);
    expect(ending).toMatchObject({ code: 1, stdout: '' });
  });
});

describe('a database that is given', () => {
  it('is used, and none is embedded', async () => {
    const dataDir = await newDataDir();
    // were one to be embedded, this would be refused
    const embedded = { MONGOD_BINARY: '/nowhere/mongod' };
    const gateway = await startGatewayProcess({ DATA_DIR: dataDir, MONGODB_URI: database.uri, ...embedded });
    expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200);
    expect((await readdir(dataDir)).sort()).toEqual([
      'cursor-secret',
      'data-encryption-key',
      'development-issuer-key.json',
      'signing-pair.json',
    ]);
    expect(Object.keys(await database.dump())).toContain('policies');
    gateway.signal('SIGTERM');
    expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('is waited for when it starts after the gateway', async () => {
    const { host = '', port: realPort = 0 } = database.client.options.hosts[0] ?? {};
    const port = await freePort();
    const starting = startGatewayProcess({
      DATA_DIR: await newDataDir(),
      MONGODB_URI: database.uri.replace(`${host}:${realPort}`, `127.0.0.1:${port}`),
    });
    await sleep(4000);
    const late = await listen((socket) => socket.pipe(net.connect(realPort, host)).pipe(socket), port);
    const gateway = await starting;
    expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200);
    gateway.signal('SIGTERM');
    await gateway.ended;
    late.close();
  });
});
