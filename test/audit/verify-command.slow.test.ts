import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findKeptPort, isListening } from '../../src/app/mongod/port.ts';
import { withServer } from '../../src/app/mongod/connection.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { ensureBuilt, newDataDir, startGatewayProcess, startProgram } from '../support/process.ts';

const command = path.join('dist', 'app', 'commands', 'audit-verify.js');
const run = (variables: Record<string, string>) => startProgram(process.execPath, [command], variables).ended;

/** The demonstration data: a group, a policy, two partners and a mapping. */
const whole = (database: string) => `All 5 chains with 5 entries are whole (database ${database}).\n`;

let gateway: TestGateway;

beforeAll(async () => {
  await ensureBuilt();
  gateway = await startTestGateway();
}, 120_000);

afterAll(() => gateway.stop());

describe('audit:verify', () => {
  it('says how much is whole and ends with 0, also with the settings of production', async () => {
    const { name, uri } = gateway.database;
    const expected = { code: 0, stdout: whole(name), stderr: '' };
    expect(await run({ MONGODB_URI: uri })).toMatchObject(expected);
    const secret = Buffer.alloc(32).toString('base64');
    const production = {
      NODE_ENV: 'production',
      AUTH_ISSUER: 'https://idp.example.org',
      AUTH_AUDIENCE: 'gateway',
      CURSOR_SECRET: secret,
      DATA_ENCRYPTION_KEY: secret,
    };
    expect(await run({ ...production, MONGODB_URI: uri })).toMatchObject(expected);
  });

  it('names the first broken link of each broken chain and ends with 1', async () => {
    const { db, name, uri } = gateway.database;
    const entries = db.collection<{ _id: string }>('auditEntries');
    const partners = db.collection<{ _id: string }>('partners');
    const bank = await entries.findOne({ _id: 'partner:demo-bank#1' });
    await entries.updateOne({ _id: 'partner:demo-bank#1' }, { $set: { actor: 'nobody' } });
    await entries.deleteOne({ _id: 'partner:demo-clinic#1' });
    await partners.insertOne({ _id: 'zzz\u001b[2J' });
    const { code, stdout, stderr } = await run({ MONGODB_URI: uri });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      'BROKEN partner:demo-bank entry 1: was changed: its hash does not fit it (CHANGED)',
      'BROKEN partner:demo-clinic entry 1: is missing: the record has no entry at all (NO_CHAIN)',
      'BROKEN partner:zzz\ufffd[2J entry 1: is missing: the record has no entry at all (NO_CHAIN)',
      `3 of 6 chains are broken, 3 chains with 3 entries are whole (database ${name}).`,
      '',
    ]);
    await partners.deleteOne({ _id: 'zzz\u001b[2J' });
    await entries.replaceOne({ _id: 'partner:demo-bank#1' }, { ...bank });
  });

  it.each([
    [
      'a database out of reach',
      { MONGODB_URI: 'mongodb://u:s3cret@127.0.0.1:9/?replicaSet=none' },
      /cannot be reached/,
    ],
    ['a folder without a database', {}, /^DATA_DIR \(.+\) holds no database/m],
    ['settings that are none', { MONGODB_URI: 'http://127.0.0.1' }, /^ {2}MONGODB_URI: must begin with/m],
  ])(
    'ends with 2 for %s, which says nothing about the trail',
    async (_what, variables, said) => {
      const { code, stdout, stderr } = await run({ DATA_DIR: await newDataDir(), ...variables });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^The audit trail could not be verified\.\n/);
      expect(stderr).toMatch(said);
      expect(stderr).not.toContain('s3cret');
    },
    30_000,
  );
});

describe('audit:verify on an embedded database', () => {
  it('works beside a running gateway and without one, and leaves things as they were', async () => {
    const dataDir = await newDataDir();
    const portFile = path.join(dataDir, 'mongodb.port');
    const running = await startGatewayProcess({ DATA_DIR: dataDir });
    expect(await run({ DATA_DIR: dataDir })).toMatchObject({ code: 0, stdout: whole('test'), stderr: '' });
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
    running.signal('SIGTERM');
    await running.ended;

    const port = (await findKeptPort(portFile)) ?? 0;
    expect(await isListening(port)).toBe(false);
    expect(await run({ DATA_DIR: dataDir })).toMatchObject({ code: 0, stdout: whole('test'), stderr: '' });
    expect(await isListening(port)).toBe(false);

    const again = await startGatewayProcess({ DATA_DIR: dataDir });
    await withServer(port, (admin) => admin.client.db('test').collection('auditEntries').deleteMany({ sequence: 1 }));
    again.signal('SIGTERM');
    await again.ended;
    expect(await run({ DATA_DIR: dataDir })).toMatchObject({ code: 1 });
  }, 120_000);
});
