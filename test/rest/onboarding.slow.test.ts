import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import { flows, makePapers, type Flow } from './onboarding-flows.ts';
import type { Papers } from './onboarding-settings.ts';
import { runSteps, type Run, type StepName } from './onboarding-steps.ts';

/** The onboarding collections of the field, call by call, each on a system that knows nothing yet. */
let issuer: OidcIssuer;
let papersFor: (title: string) => Papers;
let gateway: TestGateway;

const patience = 120_000;
/** Those that the collections give to the user they create. */
const roles = [
  'PARTNER_ADMIN',
  'POLICYMANAGER',
  'PARTNERMANAGER',
  'AUTH_PARTNER',
  'default-roles-mosip',
  'offline_access',
];

beforeAll(async () => {
  [issuer, papersFor] = await Promise.all([startOidcIssuer(), makePapers()]);
}, patience);

beforeEach(async () => {
  gateway = await startTestGateway({
    DEMO_DATA: 'false',
    AUTH_ISSUER: issuer.issuer,
    AUTH_AUDIENCE: 'mosip-pms-client',
  });
});

afterEach(() => gateway.stop());
afterAll(() => issuer.stop());

async function newRun(flow: Flow, changes: Partial<Run> = {}): Promise<Run> {
  return {
    url: gateway.url,
    token: await issuer.tokenFor({ name: flow.user, roles }),
    flow,
    papers: papersFor(flow.title),
    partnerStatus: 'ACTIVE',
    stored: new Map(),
    ...changes,
  };
}

const flowOf = (title: string): Flow => {
  const found = flows.find((flow) => flow.title === title);
  if (found === undefined) throw new Error(`no flow ${title}`);
  return found;
};

describe('an empty system', () => {
  it('takes all five collections, one after the other', async () => {
    const contents = await gateway.database.dump();
    expect(Object.values(contents).flat()).toEqual([]);
    for (const flow of flows) expect(await runSteps(await newRun(flow), flow.steps)).toBeNull();
  });
});

describe('a collection', () => {
  it.each(flows.map((flow) => [flow.title, flow] as const))('%s runs through', async (_title, flow) => {
    expect(await runSteps(await newRun(flow), flow.steps)).toBeNull();
  });
});

describe('a step that is left out', () => {
  it.each<[flow: string, without: StepName[], step: StepName, code: string]>([
    ['demo-oidc', ['create-policy-group'], 'create-policy', 'PMS_POL_019'],
    ['demo-oidc', ['publish-policy'], 'map-policy', 'PMS_PRT_073'],
    ['demo-oidc', ['register'], 'upload-leaf', 'PMS_PRT_005'],
    ['demo-oidc', ['upload-ca'], 'upload-leaf', 'KER-PCM-006'],
    ['resident-oidc', ['upload-intermediate'], 'upload-leaf', 'KER-PCM-006'],
    ['demo-oidc', ['upload-leaf'], 'activate', 'PMS_PRT_108'],
    ['mimoto-oidc', ['upload-leaf'], 'map-policy', 'PMS_PMP_016'],
    ['demo-oidc', ['map-policy', 'approve-mapping'], 'create-oidc-client', 'PMS_PRT_061'],
    ['demo-oidc', ['approve-mapping'], 'create-oidc-client', 'PMS_ESI_002'],
    ['esignet', ['approve-mapping'], 'create-misp-license', 'PMS_MSP_418'],
    ['mimoto-keybinding', ['approve-mapping'], 'create-api-key', 'PMS_PRT_109'],
  ])('in %s: without %j, %s is refused with %s', async (title, without, step, code) => {
    const flow = flowOf(title);
    const rest = flow.steps.filter((name) => !without.includes(name));
    expect(await runSteps(await newRun(flow), rest)).toEqual({ step, code });
  });

  it('is not made good by its answer alone: a partner that is switched off asks for nothing', async () => {
    const flow = flowOf('demo-oidc');
    const run = await newRun(flow, { partnerStatus: 'De-Active' });
    expect(await runSteps(run, flow.steps)).toEqual({ step: 'map-policy', code: 'PMS_PMP_016' });
  });
});
