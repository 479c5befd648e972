import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startFakeEsignet, type FakeEsignet } from '../support/esignet/fake.ts';
import { tellEveryChange, type Made } from '../support/every-change.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { root } from '../support/process.ts';
import type { Session } from '../support/session.ts';
import { change, madeBy, newKey } from './asking.ts';

let esignet: FakeEsignet;
let gateway: TestGateway;
let admin: Session;

beforeAll(async () => {
  esignet = await startFakeEsignet('java-1');
  gateway = await startTestGateway(esignet.settings);
  admin = await gateway.as('admin');
});

afterAll(async () => {
  await gateway.stop();
  await esignet.stop();
});

const notes = new Set(['deliveries', 'idempotencyKeys', 'fences']);

/** Everything that a change may write, but for what couriers note of their own work. */
async function written(): Promise<unknown> {
  const dump = Object.entries(await gateway.database.dump());
  return dump.filter(([collection]) => !notes.has(collection));
}

it('every change there is, sent twice with one key, is done once and answered alike', async () => {
  const done = new Set<string>();
  const twice = async (mutation: string, input: object, entity: string): Promise<Made> => {
    const keyed = { ...input, idempotencyKey: newKey() };
    const first = await change(gateway, admin, mutation, keyed, entity);
    expect({ mutation, problems: first.problems }).toEqual({ mutation, problems: [] });
    const after = await written();
    const second = await change(gateway, admin, mutation, keyed, entity);
    expect({ mutation, second }).toEqual({ mutation, second: first });
    expect(await written()).toEqual(after);
    done.add(mutation);
    return madeBy(first, entity);
  };
  await tellEveryChange(twice, gateway);

  const schema = buildSchema(await readFile(path.join(root, 'schema', 'schema.graphql'), 'utf8'));
  expect([...done].sort()).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort());
}, 60_000);
