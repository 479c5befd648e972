import { rm } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { SettingsError } from '../../src/app/config/settings.ts';
import { readSettings } from '../../src/app/config/settings.ts';
import { startGateway, type Gateway } from '../../src/app/gateway.ts';
import '../support/described-rest.ts';
import { createDataDir, createTestDatabase, type TestDatabase } from '../support/mongo.ts';

const lines: string[] = [];
let database: TestDatabase;
let dataDir: string;
let gateway: Gateway;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await createDataDir();
  const variables = { PORT: '0', DATA_DIR: dataDir, MONGODB_URI: database.uri, EXPLORER: 'false' };
  const log = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  gateway = await startGateway(readSettings(variables), pino({ level: 'trace' }, log));
});

afterAll(async () => {
  await gateway.stop();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('an API key that stands in an address', () => {
  it('does not show in the log, while other requests do', async () => {
    const token = await (await fetch(`${gateway.url}/dev/token?as=admin`)).text();
    const headers = { authorization: `Bearer ${token}` };
    const base = `${gateway.url}/v1/partnermanager/partners`;
    await (await fetch(`${base}/demo-bank/apikey/very-secret-key`, { headers })).text();
    await (await fetch(`${base}/demo-bank/apikey/request`, { headers })).text();
    const log = lines.join('');
    expect(log).toContain('/partners/demo-bank/apikey/request');
    expect(log).not.toContain('very-secret-key');
  });
});

describe('the key that encrypts them', () => {
  const problemsOf = (key: Record<string, string>): readonly string[] => {
    try {
      readSettings({ NODE_ENV: 'production', ...key });
      return [];
    } catch (error) {
      return (error as SettingsError).problems.filter((line) => line.startsWith('DATA_ENCRYPTION_KEY'));
    }
  };

  it('is required in production, and long enough', () => {
    expect(problemsOf({})).toEqual([expect.stringContaining('is required')]);
    expect(problemsOf({ DATA_ENCRYPTION_KEY: 'c2hvcnQ=' })).toEqual([expect.stringContaining('32 bytes')]);
    expect(problemsOf({ DATA_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') })).toEqual([]);
  });
});
