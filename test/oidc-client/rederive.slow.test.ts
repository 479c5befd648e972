import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { bothSides, created, read, until, update } from '../delivery/setting.ts';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { ensureBuilt, startProgram } from '../support/process.ts';
import type { Session } from '../support/session.ts';

/** `npm run rederive` on clients that were made with the tables of MOSIP, beside a running gateway with eSignet. */
const command = path.join('dist', 'app', 'commands', 'rederive.js');
let gateway: TestGateway;
let esignet: FakeEsignet;
let admin: Session;
let folder: string;

beforeAll(async () => {
  await ensureBuilt();
  folder = await mkdtemp(path.join(os.tmpdir(), 'partner-gateway-tables-'));
  esignet = await startFakeEsignet();
  gateway = await startTestGateway({ ...esignet.settings });
  admin = await gateway.as('admin');
}, 120_000);

afterAll(async () => {
  await gateway.stop();
  await esignet.stop();
  await rm(folder, { recursive: true, force: true });
});

const biometrics = 'mosip:idp:acr:biometrics';
const wallet = 'mosip:idp:acr:linked-wallet';
const code = 'mosip:idp:acr:generated-code';

/** Of the sample policy they leave name and e-mail, add an id, and take the wallet away. */
const claims = { name: ['fullName'], email: ['email'], individual_id: ['fullName'] };
const acrValues = { [code]: [['otp']], [biometrics]: [['bio']] };

async function filesOf(tables: { claims?: object; acrValues?: object }): Promise<Record<string, string>> {
  const files = { CLAIMS_MAPPING_FILE: tables.claims, ACR_MAPPING_FILE: tables.acrValues };
  const given = Object.entries(files).filter(([, table]) => table !== undefined);
  const written = given.map(async ([name, table]) => {
    const file = path.join(folder, name);
    await writeFile(file, JSON.stringify(table));
    return [name, file] as const;
  });
  return Object.fromEntries(await Promise.all(written));
}

const run = async (tables: { claims?: object; acrValues?: object }, ...args: string[]) =>
  startProgram(process.execPath, [command, ...args], {
    ...esignet.settings,
    ...(await filesOf(tables)),
    MONGODB_URI: gateway.database.uri,
  }).ended;

const summary = (counts: string) => `${counts} (database ${gateway.database.name}).`;
const linesOf = (stdout: string) => stdout.trimEnd().split('\n');
const entriesOf = (id: string) =>
  gateway.database.db
    .collection('auditEntries')
    .find({ aggregate: `oidcClient:${id}` })
    .sort({ sequence: 1 })
    .toArray();

describe('rederive', () => {
  const removed = '-address -birthdate -gender -phone_number -picture';
  const change = (id: string) => `CHANGE ${id} claims: +individual_id ${removed} acr_values: -${wallet}`;

  /** What is taken away comes in the order of the client; an id may begin like what is taken away. */
  const sorted = (line: string) =>
    line.replace(/(?<=\+individual_id)(?: -(?!mosip)\S+)+/, (signs) => ` ${signs.trim().split(' ').sort().join(' ')}`);

  it('says what would change, changes that once, and hands it on to eSignet', async () => {
    const active = await created(admin);
    const inactive = await created(admin);
    await update(admin, { id: inactive.id, expectedVersion: 1, status: 'INACTIVE' });
    const ids = [active.id, inactive.id].sort();
    const tables = { claims, acrValues };

    const before = await gateway.database.dump();
    const plan = await run(tables, '--plan');
    expect(plan).toMatchObject({ code: 0, stderr: '' });
    expect(linesOf(plan.stdout).map(sorted)).toEqual([
      ...ids.map(change),
      summary('2 of 2 clients would change, 0 left as they are'),
    ]);
    expect(await gateway.database.dump()).toEqual(before);

    const done = await run(tables);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(linesOf(done.stdout).map(sorted)).toEqual([
      ...ids.map(change),
      summary('2 of 2 clients changed, 0 left as they are'),
    ]);
    for (const [id, version, status] of [
      [active.id, 2, 'ACTIVE'],
      [inactive.id, 3, 'INACTIVE'],
    ] as const) {
      const expected = { version, status, claims: Object.keys(claims), acrValues: Object.keys(acrValues) };
      expect(await read(admin, id)).toMatchObject(expected);
      const entries = await entriesOf(id);
      expect(entries).toHaveLength(version);
      expect(entries.at(-1)).toMatchObject({
        action: 'oidc-client:rederive',
        actor: 'npm run rederive',
        partnerId: demoIds.partner,
        sourceAddress: null,
      });
      expect(Object.keys(entries.at(-1)?.changes as object).sort()).toEqual(['acrValues', 'claims']);
    }

    const deliveries = gateway.database.db.collection('deliveries');
    await until(async () => (await deliveries.countDocuments({ state: { $ne: 'DELIVERED' } })) === 0);
    for (const id of ids) {
      const [ours, theirs] = await bothSides(admin, esignet, id);
      expect(theirs).toEqual(ours);
      expect(esignet.clients.get(id)).toMatchObject({ userClaims: Object.keys(claims) });
    }

    const after = await gateway.database.dump();
    const again = await run(tables);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(linesOf(again.stdout)).toEqual([summary('0 of 2 clients changed, 0 left as they are')]);
    expect(await gateway.database.dump()).toEqual(after);

    const verify = path.join('dist', 'app', 'commands', 'audit-verify.js');
    const audit = startProgram(process.execPath, [verify], { MONGODB_URI: gateway.database.uri });
    expect(await audit.ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/^All /) });
  }, 60_000);

  it.each([
    ['no claims', { claims: { locale: ['language'] } }, 'its policy would grant no claims (NO_CLAIMS)'],
    ['no ACR value', { acrValues: { [code]: [['none']] } }, 'its policy would grant no ACR value (NO_ACR_VALUES)'],
  ])(
    'leaves a client alone that would have %s, and names it',
    async (_what, tables, text) => {
      const { id } = await created(admin);
      const before = await gateway.database.dump();
      for (const args of [['--plan'], []]) {
        const { code: exit, stdout, stderr } = await run(tables, ...args);
        expect([exit, stderr]).toEqual([1, '']);
        expect(linesOf(stdout)).toContain(`LEFT ${id} ${text}`);
        expect(stdout).toMatch(/\n0 of \d clients (would change|changed), \d left as they are/);
      }
      expect(await gateway.database.dump()).toEqual(before);
    },
    30_000,
  );

  it('leaves a client alone whose policy is gone, and goes on with the others', async () => {
    const { id } = await created(admin);
    const other = await created(admin);
    const clients = gateway.database.db.collection<{ _id: string }>('oidcClients');
    await clients.updateOne({ _id: id }, { $set: { policyId: 'gone' } });
    const { code: exit, stdout } = await run({ claims, acrValues });
    expect(exit).toBe(1);
    expect(linesOf(stdout)).toContain(`LEFT ${id} its policy is gone (POLICY_GONE)`);
    expect(linesOf(stdout).map(sorted)).toContain(change(other.id));
    expect(await read(admin, other.id)).toMatchObject({ version: 2, claims: Object.keys(claims) });
    await clients.deleteOne({ _id: id });
  }, 30_000);

  it('loses nothing that others change at the same moment', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => created(admin)));
    const rename = async ({ id }: { id: string }): Promise<void> => {
      for (let n = 0; n < 6; n += 1) {
        const version = (await read(admin, id))?.version ?? 0;
        await update(admin, { id, expectedVersion: version, name: `Name ${n}` });
      }
      for (;;) {
        const version = (await read(admin, id))?.version ?? 0;
        const { problems } = await update(admin, { id, expectedVersion: version, name: 'Last' });
        if (problems.length === 0) return;
      }
    };
    const [{ code: exit }] = await Promise.all([run({ claims, acrValues }), ...made.map(rename)]);
    expect(exit).toBe(0);
    for (const { id } of made) {
      expect(await read(admin, id)).toMatchObject({ name: 'Last', claims: Object.keys(claims) });
      const entries = await entriesOf(id);
      expect(entries.filter(({ action }) => action === 'oidc-client:rederive')).toHaveLength(1);
      expect(entries).toHaveLength((await read(admin, id))?.version ?? 0);
    }
  }, 60_000);

  it.each([['--palm'], ['plan'], ['--plan=no']])('knows no argument %s', async (argument) => {
    const { code: exit, stdout, stderr } = await run({ claims, acrValues }, argument);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^Claims and ACR values could not be derived anew\.\nUsage: npm run rederive \[-- --plan\]\n$/,
    );
  });

  it('says so when the database is out of reach', async () => {
    const MONGODB_URI = 'mongodb://u:s3cret@127.0.0.1:9/?replicaSet=none';
    const { code: exit, stdout, stderr } = await startProgram(process.execPath, [command], { MONGODB_URI }).ended;
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/cannot be reached/);
    expect(stderr).not.toContain('s3cret');
  }, 30_000);
});
