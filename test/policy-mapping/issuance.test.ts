import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import type { PartnerRecord } from '../../src/partner/index.ts';
import type { PolicyRecord } from '../../src/policy/index.ts';
import type { PolicyMappingRecord } from '../../src/policy-mapping/index.ts';
import { goodDefinitions } from '../policy/policy-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestApproveMappingDocument,
  TestIssuanceDocument,
  TestSetBioExtractorsDocument,
  TestSetCredentialTypesDocument,
} from '../support/operations.generated.ts';
import { restCall } from '../support/rest-call.ts';
import type { Session } from '../support/session.ts';

/** What is issued under a mapping: types of credentials, and extractors of biometrics. */
let gateway: TestGateway;
let admin: Session;
let owner: Session;
let stranger: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  [admin, owner, stranger] = await Promise.all([
    gateway.as('admin'),
    gateway.as('partner'),
    gateway.as('other-partner'),
  ]);
});

afterAll(() => gateway.stop());

interface Facts {
  readonly partner?: Partial<PartnerRecord>;
  readonly policy?: Partial<PolicyRecord>;
  /** Null: the partner has not asked. */
  readonly mapping?: PolicyMappingRecord['status'] | null;
}

async function given({ partner = {}, policy = {}, mapping = 'REQUESTED' }: Facts = {}) {
  const { world, database } = gateway;
  const printer = await world.partner({ type: 'CREDENTIAL_PARTNER', owners: ['partner'], ...partner });
  const shared = await world.policy({
    name: randomUUID(),
    type: 'DATA_SHARE',
    definition: goodDefinitions.DATA_SHARE,
    ...policy,
  });
  if (mapping !== null) await world.mapping(printer, shared, mapping);
  const stored = await database.db.collection<{ _id: string }>('policyMappings').findOne({ partnerId: printer.id });
  return { id: stored?._id ?? 'none', partnerId: printer.id, policyId: shared.id, policyName: shared.name };
}

type Subject = Awaited<ReturnType<typeof given>>;

const addType = ({ partnerId, policyName }: Subject, type: string, as: Session = owner) =>
  restCall(gateway.url, as, ['POST', `partners/${partnerId}/credentialtype/${type}/policies/${policyName}`]);
const addExtractors = ({ partnerId, policyId }: Subject, request?: unknown, as: Session = owner) =>
  restCall(gateway.url, as, ['POST', `partners/${partnerId}/bioextractors/${policyId}`], request);

const iris = { attributeName: 'iris', biometric: 'iris', provider: 'mock', version: '1.1' };
const finger = { ...iris, attributeName: 'finger', biometric: 'finger[leftThumb,rightThumb]' };
/** As the other door has it. */
const atRest = ({ attributeName, biometric, provider, version }: typeof iris) => ({
  attributeName,
  biometric,
  extractor: { provider, version },
});

const setTypes = async (id: string, credentialTypes: string[], expectedVersion = 1, as: Session = owner) =>
  (await as.ask(TestSetCredentialTypesDocument, { input: { id, expectedVersion, credentialTypes } })).data
    .setCredentialTypes;
const setExtractors = async (id: string, extractors: (typeof iris)[], expectedVersion = 1, as: Session = owner) =>
  (await as.ask(TestSetBioExtractorsDocument, { input: { id, expectedVersion, extractors } })).data.setBioExtractors;

async function issuanceOf(id: string) {
  const { data } = await owner.ask(TestIssuanceDocument, { id });
  const { credentialTypes, extractors, version } = data.policyMapping ?? {};
  return { credentialTypes, extractors, version };
}

const codes = (problems: readonly { code: string; path: string[] }[]): string[] =>
  problems.map(({ code, path: [, ...place] }) => `${code} at ${place.join('.')}`);

describe('credential types', () => {
  it('are added one by one over REST, in any letter case, and read back', async () => {
    const subject = await given({ mapping: 'APPROVED' });
    const { body } = await addType(subject, 'VerCred');
    expect(body).toMatchObject({ id: null, version: null, errors: [] });
    expect(body.response).toBe('Partner, policy and credentialType mapping done successfully.');
    await addType(subject, 'qrcode');
    const after = { credentialTypes: ['vercred', 'qrcode'], extractors: [], version: 3 };
    expect(await issuanceOf(subject.id)).toEqual(after);
    expect((await addType(subject, 'vercred')).body.errors).toEqual([]);
    expect(await issuanceOf(subject.id)).toEqual(after);
  });

  it('are sent without a body', async () => {
    const { id, partnerId, policyName } = await given();
    const path = `${gateway.url}/v1/partnermanager/partners/${partnerId}/credentialtype/euin/policies/${policyName}`;
    const answer = await fetch(path, { method: 'POST', headers: { cookie: `Authorization=${admin.token}` } });
    expect(await answer.text()).toContain('Partner, policy and credentialType mapping done successfully');
    expect((await issuanceOf(id)).credentialTypes).toEqual(['euin']);
  });

  it('are replaced over GraphQL, with an entry in the audit trail', async () => {
    const { id } = await given();
    await setTypes(id, ['auth', 'euin']);
    const { policyMapping, problems } = await setTypes(id, ['reprint', 'REPRINT'], 2);
    expect(problems).toMatchObject([{ code: 'DUPLICATE_VALUE', severity: 'WARNING' }]);
    expect(policyMapping).toMatchObject({ credentialTypes: ['reprint'], version: 3 });
    const actions = await gateway.database.db
      .collection('auditEntries')
      .distinct('action', { aggregate: `policyMapping:${id}` });
    expect(actions).toEqual(['policy-mapping:set-credential-types']);
  });

  const past = { validFrom: new Date(1), validTo: new Date(2) };
  const cases: readonly (readonly [title: string, facts: Facts, graphql: string[] | null, rest: string])[] = [
    ['partner inactive', { partner: { status: 'INACTIVE' } }, ['PARTNER_INACTIVE at id'], 'PMS_PMP_016'],
    [
      'partner of another type',
      { partner: { type: 'AUTH_PARTNER' } },
      ['PARTNER_TYPE_NOT_ALLOWED at id'],
      'PMS_PRT_070',
    ],
    ['policy of another type', { policy: { type: 'AUTH' } }, ['POLICY_TYPE_NOT_ALLOWED at id'], 'PMS_PRT_057'],
    ['policy deactivated', { policy: { status: 'DEACTIVATED' } }, ['POLICY_INACTIVE at id'], 'PMS_PRT_073'],
    ['policy expired', { policy: past }, ['POLICY_EXPIRED at id'], 'PMS_PMP_018'],
    ['policy of another group', { partner: { policyGroupId: 'none' } }, ['POLICY_NOT_IN_GROUP at id'], 'PMS_PRT_098'],
    ['not asked for', { mapping: null }, ['MAPPING_NOT_FOUND at id'], 'PMS_PRT_061'],
    ['rejected', { mapping: 'REJECTED' }, ['MAPPING_ALREADY_REJECTED at id'], 'PMS_PRT_061'],
    ['revoked', { mapping: 'REVOKED' }, ['MAPPING_ALREADY_REVOKED at id'], 'PMS_PRT_061'],
  ];

  it.each(cases)('%s', async (_title, facts, graphql, rest) => {
    const subject = await given(facts);
    const before = await gateway.database.dump();
    expect(codes((await setTypes(subject.id, ['vercred'])).problems)).toEqual(graphql);
    expect((await addType(subject, 'vercred')).body.errors.map(({ errorCode }) => errorCode)).toEqual([rest]);
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('are of the known ones, for partners of the caller', async () => {
    const subject = await given();
    const before = await gateway.database.dump();
    expect(codes((await setTypes(subject.id, ['vercred', 'passport'])).problems)).toEqual([
      'CREDENTIAL_TYPE_UNKNOWN at credentialTypes.1',
    ]);
    expect((await addType(subject, 'passport')).body.errors[0]?.errorCode).toBe('PMS_PRT_072');
    expect((await addType(subject, 'vercred', stranger)).body.errors[0]?.errorCode).toBe('PMS_PRT_005');
    expect(codes((await setTypes(subject.id, ['vercred'], 1, stranger)).problems)).toEqual(['MAPPING_NOT_FOUND at id']);
    expect((await addType({ ...subject, partnerId: 'none' }, 'vercred', admin)).body.errors[0]?.errorCode).toBe(
      'PMS_PRT_005',
    );
    expect((await addType({ ...subject, policyName: 'None' }, 'vercred')).body.errors[0]?.errorCode).toBe(
      'PMS_PRT_073',
    );
    expect(codes((await setTypes(subject.id, ['vercred'], 9)).problems)).toEqual([
      'VERSION_CONFLICT at expectedVersion',
    ]);
    expect(await gateway.database.dump()).toEqual(before);
  });
});

describe('extractors of biometrics', () => {
  it('are added over REST, the last one of an attribute counts', async () => {
    const subject = await given();
    const { body } = await addExtractors(subject, { extractors: [atRest(iris), atRest(finger)], more: 'ignored' });
    expect(body).toMatchObject({ response: 'Extractors added successfully.', errors: [] });
    const newer = { ...iris, version: '1.2' };
    await addExtractors(subject, { extractors: [atRest(iris), atRest(newer)] });
    expect(await issuanceOf(subject.id)).toEqual({ credentialTypes: [], extractors: [newer, finger], version: 3 });
  });

  it('are replaced over GraphQL; the same once more changes nothing', async () => {
    const { id } = await given();
    await setExtractors(id, [iris, finger]);
    expect((await setExtractors(id, [finger], 2)).policyMapping).toMatchObject({ extractors: [finger], version: 3 });
    expect((await setExtractors(id, [finger], 3)).policyMapping).toMatchObject({ version: 3 });
    expect((await setExtractors(id, [], 3)).policyMapping).toMatchObject({ extractors: [], version: 4 });
  });

  it.each([
    [{ attributeName: ' ' }, 'REQUIRED at extractors.0.attributeName'],
    [{ attributeName: 'a'.repeat(129) }, 'TOO_LONG at extractors.0.attributeName'],
    [{ biometric: 'finger[' }, 'INVALID_BIOMETRIC at extractors.0.biometric'],
    [{ biometric: 'finger[a][b]' }, 'INVALID_BIOMETRIC at extractors.0.biometric'],
    [{ biometric: 'x'.repeat(65) }, 'INVALID_BIOMETRIC at extractors.0.biometric'],
    [{ provider: 'a\0' }, 'INVALID_NAME at extractors.0.provider'],
    [{ version: '1.2.3.4.5' }, 'TOO_LONG at extractors.0.version'],
  ])('with %j are refused', async (changes, problem) => {
    const subject = await given();
    const extractor = { ...iris, ...changes };
    expect(codes((await setExtractors(subject.id, [extractor])).problems)).toEqual([problem]);
    const { body } = await addExtractors(subject, { extractors: [atRest(extractor)] });
    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(['PMS_COR_001']);
    expect((await issuanceOf(subject.id)).version).toBe(1);
  });

  it.each([
    [undefined, 'request'],
    [{}, 'request.extractors'],
    [{ extractors: [{ attributeName: 'a', biometric: 'face' }] }, 'request.extractors[0][provider]'],
  ])('over REST without their parts: %j', async (request, place) => {
    const { body } = await addExtractors(await given(), request);
    expect(body.errors).toMatchObject([{ errorCode: 'PMS_COR_001', message: expect.stringContaining(place) }]);
  });

  it('are at most fifty', async () => {
    const { id } = await given();
    const many = Array.from({ length: 51 }, (_, index) => ({ ...iris, attributeName: `attribute ${index}` }));
    expect(codes((await setExtractors(id, many)).problems)).toEqual(['TOO_MANY at extractors']);
    expect(codes((await setExtractors(id, many.slice(1))).problems)).toEqual([]);
  });

  const cases: readonly (readonly [title: string, facts: Facts, graphql: string[], rest: string])[] = [
    ['partner inactive', { partner: { status: 'INACTIVE' } }, ['PARTNER_INACTIVE at id'], 'PMS_PMP_016'],
    ['approved already', { mapping: 'APPROVED' }, ['EXTRACTORS_FIXED at id'], 'PMS_PRT_062'],
    ['not asked for', { mapping: null }, ['MAPPING_NOT_FOUND at id'], 'PMS_PRT_061'],
    ['revoked', { mapping: 'REVOKED' }, ['MAPPING_ALREADY_REVOKED at id'], 'PMS_PRT_061'],
  ];

  it.each(cases)('%s', async (_title, facts, graphql, rest) => {
    const subject = await given(facts);
    const before = await gateway.database.dump();
    expect(codes((await setExtractors(subject.id, [iris])).problems)).toEqual(graphql);
    const { body } = await addExtractors(subject, { extractors: [atRest(iris)] });
    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual([rest]);
    expect(await gateway.database.dump()).toEqual(before);
  });

  it('are for partners of the caller', async () => {
    const subject = await given();
    const { body } = await addExtractors(subject, { extractors: [atRest(iris)] }, stranger);
    expect(body.errors[0]?.errorCode).toBe('PMS_PRT_005');
    expect(codes((await setExtractors(subject.id, [iris], 1, stranger)).problems)).toEqual(['MAPPING_NOT_FOUND at id']);
    expect((await addExtractors(subject, { extractors: [atRest(iris)] }, admin)).body.errors).toEqual([]);
  });
});

describe('an approval', () => {
  const approve = async (id: string) =>
    codes((await admin.ask(TestApproveMappingDocument, { input: { id } })).data.approvePolicyMapping.problems);

  it.each(['CREDENTIAL_PARTNER', 'ONLINE_VERIFICATION_PARTNER'] as const)(
    'of a %s waits for its extractors',
    async (type) => {
      const subject = await given({ partner: { type } });
      expect(await approve(subject.id)).toEqual(['EXTRACTORS_MISSING at id']);
      const call = ['PUT', `partners/policy/${subject.id}`] as const;
      const { body } = await restCall(gateway.url, admin, call, { status: 'Approved' });
      expect(body.errors[0]?.errorCode).toBe('PMS_PM_051');
      await setExtractors(subject.id, [iris]);
      expect(await approve(subject.id)).toEqual([]);
    },
  );

  it('of other partners does not', async () => {
    expect(await approve((await given({ partner: { type: 'AUTH_PARTNER' } })).id)).toEqual([]);
    expect(await approve((await given({ partner: { type: 'ABIS_PARTNER' } })).id)).toEqual([]);
  });

  it('is not needed to reject', async () => {
    const { id } = await given();
    const { body } = await restCall(gateway.url, admin, ['PUT', `partners/policy/${id}`], { status: 'Rejected' });
    expect(body.errors).toEqual([]);
  });
});

it('is nothing that the demonstration data has', async () => {
  expect(await issuanceOf(demoIds.mapping)).toEqual({ credentialTypes: [], extractors: [], version: 1 });
});
