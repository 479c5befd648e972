import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import type { PartnerRecord } from '../../src/partner/index.ts';
import type { PolicyMappingRecord } from '../../src/policy-mapping/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestCreateLicenseDocument,
  TestDeactivateLicenseDocument,
  TestLicensesDocument,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

let gateway: TestGateway;
let admin: Session;
let partner: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  [admin, partner] = await Promise.all([gateway.as('admin'), gateway.as('partner')]);
});

afterAll(() => gateway.stop());

interface LicenseCase {
  readonly title: string;
  readonly partner?: Partial<PartnerRecord>;
  readonly mappings?: readonly PolicyMappingRecord['status'][];
  readonly hasLicense?: boolean;
  readonly problems: readonly string[];
  readonly rest: string | null;
}

const cases: readonly LicenseCase[] = [
  { title: 'nothing wrong', problems: [], rest: null },
  { title: 'one approved mapping beside a rejected one', mappings: ['REJECTED', 'APPROVED'], problems: [], rest: null },
  {
    title: 'a licence already',
    hasLicense: true,
    problems: ['LICENSE_EXISTS at partnerId'],
    rest: 'PMS_MSP_416',
  },
  {
    title: 'a partner of another type',
    partner: { type: 'AUTH_PARTNER' },
    problems: ['PARTNER_TYPE_NOT_ALLOWED at partnerId'],
    rest: 'PMS_MSP_009',
  },
  {
    title: 'an inactive partner',
    partner: { status: 'INACTIVE' },
    problems: ['PARTNER_INACTIVE at partnerId'],
    rest: 'PMS_MSP_405',
  },
  { title: 'no mapping', mappings: [], problems: ['MAPPING_MISSING at policyId'], rest: 'PMS_MSP_417' },
  {
    title: 'a mapping that waits',
    mappings: ['REQUESTED'],
    problems: ['MAPPING_NOT_APPROVED at policyId'],
    rest: 'PMS_MSP_418',
  },
  {
    title: 'an inactive partner of another type without a mapping',
    partner: { type: 'AUTH_PARTNER', status: 'INACTIVE' },
    mappings: [],
    problems: ['PARTNER_TYPE_NOT_ALLOWED at partnerId', 'PARTNER_INACTIVE at partnerId', 'MAPPING_MISSING at policyId'],
    rest: 'PMS_MSP_009',
  },
];

async function given(each: Partial<LicenseCase>): Promise<string> {
  const { world } = gateway;
  const { id } = await world.partner({ type: 'MISP_PARTNER', owners: ['partner'], ...each.partner });
  for (const status of each.mappings ?? ['APPROVED']) {
    await world.mapping({ id }, await world.policy({ type: 'MISP' }), status);
  }
  if (each.hasLicense === true) await create(id);
  return id;
}

const create = async (partnerId: string, dryRun = false, session = partner) =>
  (await session.ask(TestCreateLicenseDocument, { input: { partnerId, dryRun } })).data.createMispLicense;

describe('a new licence', () => {
  it.each(cases)('$title', async (each) => {
    const id = await given(each);
    const before = await gateway.database.dump();
    const { issued, problems } = await create(id, each.rest === null);
    expect(problems.map(({ code, path: [, ...place] }) => `${code} at ${place.join('.')}`)).toEqual(each.problems);
    expect(issued === null).toBe(each.rest !== null);
    expect(await gateway.database.dump()).toEqual(before);

    const { status, body } = await partner.rest('POST', 'misps', { providerId: id });
    expect(status).toBe(200);
    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(each.rest === null ? [] : [each.rest]);
    if (each.rest !== null) expect(await gateway.database.dump()).toEqual(before);
    else {
      expect(body.response).toEqual({
        providerId: id,
        licenseKey: expect.stringMatching(/^[\w-]{43}$/),
        licenseKeyExpiry: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*\+00:00$/),
        licenseKeyStatus: 'Active',
      });
      expect(JSON.stringify(await gateway.database.dump())).not.toContain(body.response?.licenseKey);
    }
  });

  it.each([
    ['partner', demoIds.otherPartner, 'PMS_PRT_055'],
    ['partner', 'nobody-at-all', 'PMS_PRT_055'],
    ['admin', 'nobody-at-all', 'PMS_MSP_005'],
    ['admin', ' ', 'PMS_COR_001'],
  ] as const)('asked by %s for %s is refused', async (who, providerId, code) => {
    const session = who === 'admin' ? admin : partner;
    const { body } = await session.rest('POST', 'misps', { providerId });
    expect(body.errors).toMatchObject([{ errorCode: code }]);
  });

  it('at the same time by many is one', async () => {
    const id = await given({});
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(id)));
    expect(answers.filter(({ issued }) => issued !== null)).toHaveLength(1);
    expect(answers.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(
      Array(7).fill('LICENSE_EXISTS'),
    );
  });
});

describe('a licence', () => {
  it('that was switched off makes room for another', async () => {
    const id = await given({});
    const license = (await create(id)).issued?.mispLicense;
    const input = { id: license?.id ?? '' };
    const off = await partner.ask(TestDeactivateLicenseDocument, { input });
    expect(off.data.deactivateMispLicense.mispLicense).toMatchObject({ status: 'INACTIVE', version: 2 });
    const again = await partner.ask(TestDeactivateLicenseDocument, { input });
    expect(again.data.deactivateMispLicense.problems).toMatchObject([{ code: 'LICENSE_INACTIVE' }]);
    expect((await create(id)).problems).toEqual([]);
    const { data } = await partner.ask(TestLicensesDocument, { filter: { partnerId: id } });
    expect(data.mispLicenses.edges.map(({ node }) => node.status)).toEqual(['ACTIVE', 'INACTIVE']);
  });

  it("of another's partner looks like none", async () => {
    const other = await gateway.as('other-partner');
    const license = (await create(await given({}))).issued?.mispLicense;
    const { data } = await other.ask(TestDeactivateLicenseDocument, { input: { id: license?.id ?? '' } });
    expect(data.deactivateMispLicense.problems).toMatchObject([{ code: 'LICENSE_NOT_FOUND' }]);
    expect((await other.ask(TestLicensesDocument, {})).data.mispLicenses.totalCount).toBe(0);
  });
});
