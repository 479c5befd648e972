import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conflict, send, tagOf } from './door.ts';
import { createSetting, type Setting } from './setting.ts';
import { given } from './subjects.ts';
import { mutate } from './write.ts';
import { allWrites } from './writes.ts';

/** The version of every kind of record, one change after the other, through both doors. */
let setting: Setting;

beforeAll(async () => {
  setting = await createSetting();
});

afterAll(() => setting.gateway.stop());

/** Inputs that do not go without a version: those of what is edited, unlike those of a decision. */
const insistent = /^(Update|Assign|Set)/;

describe.each(allWrites)('$title', ({ begin, onlyAt }) => {
  it('is refused for another version, and nothing is written', async () => {
    const { gateway, admin, make, rest, versionOf } = setting;
    const subject = await begin(make);
    const version = await versionOf(subject);
    const before = await gateway.database.dump();

    const call = subject.rest?.(1);
    for (const tag of call === undefined ? [] : [tagOf(version + 1), `W/${tagOf(version)}`, 'none']) {
      expect(await rest(given(call), tag)).toMatchObject({ ...conflict, etag: tagOf(version) });
    }
    const mutation = subject.graphql?.(1);
    for (const expected of mutation === undefined ? [] : [version + 1, -version, 2 ** 31 - 1]) {
      const refused = { errors: [], codes: ['VERSION_CONFLICT'], currentVersion: version };
      expect(await mutate(admin, given(mutation), expected)).toMatchObject(refused);
    }
    for (const expected of mutation === undefined ? [] : [version + 0.5, String(version), 2 ** 31]) {
      expect(await mutate(admin, given(mutation), expected)).toMatchObject({ errors: ['BAD_USER_INPUT'] });
    }
    if (insistent.test(mutation?.input ?? '')) {
      expect(await mutate(admin, given(mutation))).toMatchObject({ errors: ['BAD_USER_INPUT'] });
    }
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('is made to the version that is named, which is the next one then', async () => {
    const { admin, make, rest, versionOf, entriesOf } = setting;
    for (const door of onlyAt === undefined ? (['rest', 'graphql'] as const) : [onlyAt]) {
      const subject = await begin(make);
      const [version, entries] = [await versionOf(subject), await entriesOf(subject)];
      const said =
        door === 'rest'
          ? (await rest(given(subject.rest)(1), tagOf(version))).etag
          : tagOf((await mutate(admin, given(subject.graphql)(1), version)).version ?? 0);
      expect([door, said]).toEqual([door, tagOf(version + 1)]);
      expect([await versionOf(subject), await entriesOf(subject)]).toEqual([version + 1, entries + 1]);
    }
  });
});

/** Licences are shown nowhere at this door. */
const shown = allWrites.filter(({ title }) => !title.startsWith('licence'));

describe.each(shown)('$title', ({ begin }) => {
  it('begins with a read that says the version', async () => {
    const { gateway, admin, make, versionOf } = setting;
    const subject = await begin(make);
    const tag = tagOf(await versionOf(subject));
    expect(subject.reads).not.toEqual([]);
    for (const path of subject.reads) {
      for (const method of ['GET', 'HEAD'] as const) {
        const answer = await send(gateway.url, admin, { method, path });
        expect([path, answer.status, answer.etag]).toEqual([path, 200, tag]);
      }
    }
  });
});

describe('the version of a record', () => {
  it('comes with the answer to its creation', async () => {
    const { gateway, make, rest } = setting;
    const { world } = gateway;
    const partner = await world.partner();
    const [wanted, approved] = [await world.policy(), await world.approvedPolicy(partner)];
    const group = `Group ${partner.id}`;
    const misp = await make.provider();
    const at = `partnermanager/partners/${partner.id}`;
    const content = { name: 'New', desc: 'New', version: '1.0', policies: approved.definition };
    const creations = [
      ['POST', `${at}/policy/map`, { policyName: wanted.name, useCaseDescription: 'Log in' }],
      ['PATCH', `${at}/generate/apikey`, { policyName: approved.name, label: 'New' }],
      ['POST', 'partnermanager/misps', { providerId: misp }],
      ['POST', 'policymanager/policies/group/new', { name: group, desc: 'New' }],
      ['POST', 'policymanager/policies', { ...content, policyGroupName: group, policyType: 'Auth' }],
    ] as const;
    for (const [method, path, request] of creations) {
      const answer = await rest({ method, path, request });
      expect([path, answer.body.errors, answer.etag]).toEqual([path, [], '"1"']);
    }
  });

  it('comes with the registration of a partner', async () => {
    for (const [edition, id] of [
      ['', 'first-new'],
      ['/v2', 'second-new'],
    ] as const) {
      const request = {
        ...{ partnerId: id, organizationName: 'New', address: 'A street', contactNumber: '555' },
        ...{ emailId: `${id}@example.org`, partnerType: 'FTM_Provider' },
      };
      const answer = await setting.rest({ method: 'POST', path: `partnermanager/partners${edition}`, request });
      expect([answer.body.errors, answer.etag]).toEqual([[], '"1"']);
    }
  });

  it('comes with a policy as it is for a partner', async () => {
    const { policy, partnerId } = await setting.make.apiKey();
    const path = `policymanager/policies/${policy.id}/partner/${partnerId}`;
    expect(await setting.rest({ method: 'GET', path })).toMatchObject({ status: 200, etag: '"1"' });
  });

  it('comes with a draft that stays one, and is looked at before that', async () => {
    const { make, rest } = setting;
    const { id } = await make.policy({ status: 'DRAFT' });
    const path = `policymanager/policies/${id}/group/${make.groupId}`;
    const call = { method: 'PATCH', path, request: { status: 'De-Active' } } as const;
    expect(await rest(call, '"1"')).toMatchObject({ status: 200, etag: '"1"', body: { errors: [] } });
    expect(await rest(call, '"2"')).toMatchObject({ ...conflict, etag: '"1"' });
  });

  it.each([
    ...['admin-partners', 'partner-policy-requests', 'partner-api-keys', 'partners', 'partners/v2'],
    ...['partners/apikey', 'oauth/client', 'partners/demo-bank/apikey/request'],
  ])('does not come with the list partnermanager/%s', async (list) => {
    await setting.make.mapping('REQUESTED');
    const answer = await setting.rest({ method: 'GET', path: `partnermanager/${list}` });
    expect([answer.status, answer.body.errors, answer.etag]).toEqual([200, [], null]);
  });

  it.each(['', '/group/all', '/policy-groups', '/v2'])(
    'does not come with the list policymanager/policies%s',
    async (list) => {
      const answer = await setting.rest({ method: 'GET', path: `policymanager/policies${list}` });
      expect([answer.status, answer.body.errors, answer.etag]).toEqual([200, [], null]);
    },
  );
});
