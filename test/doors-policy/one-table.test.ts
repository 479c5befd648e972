import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { samplePolicy } from '../../src/app/sample-policy.ts';
import { goodPolicy } from '../policy/policy-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import {
  TestCreatePolicyDocument,
  TestCreatePolicyGroupDocument,
  TestDeactivatePolicyDocument,
  TestDeactivatePolicyGroupDocument,
  TestPublishPolicyDocument,
  TestUpdatePolicyDocument,
  TestUpdatePolicyGroupDocument,
  type TestCreatePolicyMutation,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';
import {
  createGroupCases,
  createPolicyCases,
  deactivateGroupCases,
  deactivatePolicyCases,
  publishCases,
  updateGroupCases,
  updatePolicyCases,
} from './cases.ts';
import {
  deactivateGroupApi,
  deactivatePolicyApi,
  policyDoor,
  wrapped,
  wrappedV2,
  type PolicyAnswer,
  type PolicyDoor,
} from './policy-door.ts';
import { groupNames, ids, tellTheStory } from './setting.ts';

/** One table through both doors: GraphQL shows every problem, REST the first in the contract's order; nothing is written. */
let issuer: OidcIssuer;
let gateway: TestGateway;
let manager: Session;
let door: PolicyDoor;

beforeAll(async () => {
  issuer = await startOidcIssuer();
  gateway = await startTestGateway({ AUTH_ISSUER: issuer.issuer, AUTH_AUDIENCE: 'mosip-pms-client' });
  manager = gateway.withToken(await issuer.tokenFor({ name: 'manager', roles: ['POLICYMANAGER'] }));
  door = policyDoor(gateway, manager.token);
  await tellTheStory(gateway.world);
});

afterAll(async () => {
  await gateway.stop();
  await issuer.stop();
});

type Payload = Pick<TestCreatePolicyMutation['createPolicy'], 'problems'>;

interface Doors {
  readonly problems: readonly string[];
  readonly rest: string | null;
  /** A dry run where the case is accepted. */
  readonly graphql: () => Promise<Payload>;
  readonly call: () => Promise<PolicyAnswer>;
}

async function expectAtBothDoors({ problems, rest, graphql, call }: Doors): Promise<void> {
  const before = await gateway.database.dump();
  expect(shown(await graphql())).toEqual(problems);
  expect(await gateway.database.dump()).toEqual(before);
  const { status, body } = await call();
  expect(status).toBe(200);
  expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(rest === null ? [] : [rest]);
  expect(body.response === null).toBe(rest !== null);
  if (rest !== null) expect(await gateway.database.dump()).toEqual(before);
}

function shown({ problems }: Payload): string[] {
  return problems.map(({ code, severity, path: [argument, ...place] }) => {
    expect(argument).toBe('input');
    return `${code}${severity === 'WARNING' ? '?' : ''} at ${place.join('.')}`;
  });
}

/** So that the cases need not know of each other. */
async function resetVersion(collection: 'policies' | 'policyGroups', id: string): Promise<void> {
  await gateway.database.db.collection<{ _id: string }>(collection).updateOne({ _id: id }, { $set: { version: 1 } });
}

describe('create a group', () => {
  it.each(createGroupCases)('$title', async ({ input, problems, rest }) => {
    const whole = { name: 'New group', description: 'A group', ...input };
    await expectAtBothDoors({
      problems,
      rest,
      graphql: async () => {
        const asked = { input: { ...whole, dryRun: rest === null } };
        return (await manager.ask(TestCreatePolicyGroupDocument, asked)).data.createPolicyGroup;
      },
      call: () => door('POST', '/group/new', wrapped({ name: whole.name, desc: whole.description })),
    });
  });
});

describe('change a group', () => {
  it.each(updateGroupCases)('$title', async ({ id, input, problems, rest }) => {
    await expectAtBothDoors({
      problems,
      rest,
      graphql: async () => {
        const asked = { input: { id, expectedVersion: 1, ...input, dryRun: rest === null } };
        return (await manager.ask(TestUpdatePolicyGroupDocument, asked)).data.updatePolicyGroup;
      },
      call: () => door('PUT', `/group/${id}`, wrapped({ name: input.name, desc: 'A group', isActive: true })),
    });
    if (rest === null) await resetVersion('policyGroups', id);
  });
});

describe('close a group', () => {
  it.each(deactivateGroupCases)('$title', async ({ id, problems, rest }) => {
    await expectAtBothDoors({
      problems,
      rest,
      graphql: async () =>
        (await manager.ask(TestDeactivatePolicyGroupDocument, { input: { id } })).data.deactivatePolicyGroup,
      call: () => door('PATCH', `/group/${id}`, wrappedV2(deactivateGroupApi)),
    });
  });
});

describe('draft a policy', () => {
  it.each(createPolicyCases)('$title', async ({ input, problems, rest }) => {
    const whole = goodPolicy({ groupId: ids.group, ...input });
    await expectAtBothDoors({
      problems,
      rest,
      graphql: async () => {
        const asked = { input: { ...whole, dryRun: rest === null } };
        return (await manager.ask(TestCreatePolicyDocument, asked)).data.createPolicy;
      },
      call: () =>
        door(
          'POST',
          '',
          wrapped({
            name: whole.name,
            desc: whole.description,
            version: whole.documentVersion,
            policyType: whole.type.toLowerCase(),
            policyGroupName: groupNames[whole.groupId],
            policies: whole.definition,
          }),
        ),
    });
  });
});

describe('change a draft', () => {
  it.each(updatePolicyCases)('$title', async ({ id, input, group = ids.group, problems, rest }) => {
    await expectAtBothDoors({
      problems,
      rest,
      graphql: async () => {
        const asked = { input: { id, expectedVersion: 1, ...input, dryRun: rest === null } };
        return (await manager.ask(TestUpdatePolicyDocument, asked)).data.updatePolicy;
      },
      call: () =>
        door(
          'PUT',
          `/${id}`,
          wrapped({
            name: input.name ?? `Renamed ${id}`,
            desc: input.description ?? 'A policy',
            version: '1.0',
            policyGroupName: groupNames[group],
            policies: input.definition ?? samplePolicy,
          }),
        ),
    });
    if (rest === null) await resetVersion('policies', id);
  });
});

describe('publish', () => {
  it.each(publishCases)('$title', async ({ id, group = ids.group, problems, rest }) => {
    await expectAtBothDoors({
      problems,
      rest,
      graphql: async () => (await manager.ask(TestPublishPolicyDocument, { input: { id } })).data.publishPolicy,
      call: () => door('POST', `/${id}/group/${group}/publish`),
    });
  });
});

describe('withdraw', () => {
  it.each(deactivatePolicyCases)('$title', async ({ id, problems, rest }) => {
    await expectAtBothDoors({
      problems,
      rest,
      graphql: async () => (await manager.ask(TestDeactivatePolicyDocument, { input: { id } })).data.deactivatePolicy,
      call: () => door('PATCH', `/${id}`, wrappedV2(deactivatePolicyApi)),
    });
  });
});
