import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/mongo.ts';
import { ensureBuilt, newDataDir, runGateway, startGatewayProcess } from '../support/process.ts';
import { startMongod } from './mongod.ts';
import { freePort } from './ports.ts';

let database: TestDatabase;

beforeAll(async () => {
  await ensureBuilt();
  database = await createTestDatabase();
}, 120_000);

afterAll(() => database.drop());

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

  it('is refused when it is a standalone server though the address names a replica set', async () => {
    const port = await freePort();
    const mongod = await startMongod(await newDataDir(), port);
    const ending = await runGateway({
      DATA_DIR: await newDataDir(),
      MONGODB_URI: `mongodb://127.0.0.1:${port}/gateway?replicaSet=rs0`,
    });
    mongod.signal('SIGKILL');
    expect(ending.stderr).toBe(
      'MONGODB_URI: the servers there are no members of the replica set that it names. Start mongod with --replSet and ' +
        'that name and run rs.initiate() once, or correct replicaSet= in the address.\n',
    );
    expect(ending).toMatchObject({ code: 1, stdout: '' });
  });

  it.each([
    'mongodb://',
    'mongodb://operator:s3cret@x@db.example.org/gateway',
    'mongodb://operator:s3cret/x@db.example.org/gateway',
    'mongodb://operator:s3cret%zz@db.example.org/gateway',
    'mongodb://operator:s3cret@db.example.org:99999/gateway',
    'mongodb://operator:s3cret@db.example.org/gateway?no-such-option=s3cret',
    'mongodb://operator:s3cret@db.example.org/gateway?maxPoolSize=many',
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
});
