import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { codesOf } from './door.ts';
import { putClient } from './partner-writes.ts';
import { createSetting, type Setting } from './setting.ts';
import { mutate } from './write.ts';

/** Somebody else is writing a record and does not come to an end. */
let setting: Setting;

beforeAll(async () => {
  setting = await createSetting();
});

afterAll(() => setting.gateway.stop());

it('a change that others keep from being written is refused in time, as a conflict and not as an outage', async () => {
  const { make, rest, admin, gateway, versionOf, entriesOf } = setting;
  const { database } = gateway;
  const subject = await make.client();
  const { id } = subject;
  const update = { name: 'updateOidcClient', input: 'UpdateOidcClientInput', node: 'oidcClient' };
  const change = () => mutate(admin, { ...update, values: { id, name: 'Late' } }, 1);

  await database.client.withSession(async (session) => {
    session.startTransaction();
    const clients = database.db.collection<{ _id: string }>('oidcClients');
    await clients.updateOne({ _id: id }, { $set: { held: true } }, { session });
    const [unnamed, named, overGraphql] = await Promise.all([
      rest(putClient('oidc', id, 1)),
      rest(putClient('oidc', id, 2), '"1"'),
      change(),
    ]);
    for (const answer of [unnamed, named]) {
      expect([answer.status, codesOf(answer), answer.etag]).toEqual([409, ['PMS_COR_002'], null]);
    }
    expect(overGraphql).toMatchObject({ errors: [], codes: ['VERSION_CONFLICT'], version: null });
    await session.abortTransaction();
  });

  expect([await versionOf(subject), await entriesOf(subject)]).toEqual([1, 1]);
  const done = await rest(putClient('oidc', id, 3), '"1"');
  expect(done).toMatchObject({ status: 200, etag: '"2"' });
}, 60_000);
