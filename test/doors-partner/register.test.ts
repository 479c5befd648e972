import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { partnerTypeTable } from '../../src/partner/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestRegisterPartnerDocument, type RegisterPartnerInput } from '../support/operations.generated.ts';
import { restCall } from '../support/rest-call.ts';
import type { Session } from '../support/session.ts';
import { closedGroup, registerCases, takenEmail, takenId } from './register-cases.ts';

/** One table through both doors: GraphQL shows every problem, REST the first in the contract's order; nothing is written. */
let gateway: TestGateway;
let partner: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  partner = await gateway.as('partner');
  await gateway.world.group({ id: closedGroup, name: closedGroup, status: 'INACTIVE' });
  const { data } = await partner.ask(TestRegisterPartnerDocument, { input: good({ id: takenId, email: takenEmail }) });
  expect(data.registerPartner.problems).toEqual([]);
});

afterAll(() => gateway.stop());

function good(changes: Partial<RegisterPartnerInput> = {}): RegisterPartnerInput {
  const id = `p-${randomUUID().slice(0, 30)}`;
  return {
    id,
    name: 'A Bank',
    type: 'AUTH_PARTNER',
    address: '1 Main Street',
    contactNumber: '+91 80 1234 5678',
    email: `${id}@bank.example.org`,
    policyGroupId: demoIds.group,
    ...changes,
  };
}

/** The other door knows groups by name. */
function restOf({ id, name, type, email, policyGroupId, language, ...same }: RegisterPartnerInput) {
  return {
    ...same,
    partnerId: id,
    organizationName: name,
    partnerType: partnerTypeTable[type].code,
    emailId: email,
    policyGroup: policyGroupId === demoIds.group ? 'Financial services' : policyGroupId,
    langCode: language,
  };
}

describe('registerPartner', () => {
  it.each(registerCases)('$title', async ({ input, problems, rest }) => {
    const whole = good(input);
    const before = await gateway.database.dump();

    const graphql = await partner.ask(TestRegisterPartnerDocument, { input: { ...whole, dryRun: rest === null } });
    expect(graphql.errors).toEqual([]);
    const { partner: answered, problems: found } = graphql.data.registerPartner;
    expect(
      found.map(({ code, path: [argument, ...place] }) => `${code} at ${place.join('.')}@${argument ?? ''}`),
    ).toEqual(problems.map((line) => `${line}@input`));
    expect(answered === null).toBe(rest !== null);
    expect(await gateway.database.dump()).toEqual(before);

    const path = whole.logoUrl === undefined ? 'partners' : 'partners/v2';
    const { status, body } = await restCall(gateway.url, partner, ['POST', path], restOf(whole));
    expect(status).toBe(200);
    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(rest === null ? [] : [rest]);
    if (rest !== null) expect(await gateway.database.dump()).toEqual(before);
    else {
      expect(body).toMatchObject({ id: 'string', version: 'LTS' });
      expect(body.response).toEqual({ partnerId: whole.id, status: 'InProgress' });
    }
  });

  it('tells an unknown type at the door that takes any', async () => {
    const request = { ...restOf(good()), partnerType: 'Bakery' };
    const { body } = await restCall(gateway.url, partner, ['POST', 'partners'], request);
    expect(body.errors[0]?.errorCode).toBe('PMS_PRT_010');
  });

  it.each(['javascript:alert(1)', 'data:image/png;base64,AA', 'https://u:p@h.org/x', 'http://', 'logo'])(
    'refuses the logo %s',
    async (logoUrl) => {
      const { data } = await partner.ask(TestRegisterPartnerDocument, { input: good({ logoUrl }) });
      expect(data.registerPartner.problems.map(({ code }) => code)).toEqual(['INVALID_LOGO_URI']);
      const { body } = await restCall(gateway.url, partner, ['POST', 'partners/v2'], { ...restOf(good()), logoUrl });
      expect(body.errors[0]?.errorCode).toBe('PMS_COR_001');
    },
  );

  it('keeps further information as it is, and refuses too much of it', async () => {
    const additionalInfo = [{ a: 'x\0y', $where: 1, 'b.c': [null, 'ü'] }];
    const { data } = await partner.ask(TestRegisterPartnerDocument, { input: good({ additionalInfo }) });
    expect(data.registerPartner.partner?.additionalInfo).toEqual(additionalInfo);
    const much = { ...restOf(good()), additionalInfo: 'x'.repeat(5_119) };
    const { body } = await restCall(gateway.url, partner, ['POST', 'partners/v2'], much);
    expect(body.errors[0]?.errorCode).toBe('PMS_PRT_096');
  });

  it('lets one of many who come at once have an id, and one an e-mail address', async () => {
    const email = `${randomUUID()}@bank.example.org`;
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => partner.ask(TestRegisterPartnerDocument, { input: good({ email }) })),
    );
    const codes = outcomes.map(({ data }) => data.registerPartner.problems.map(({ code }) => code).join());
    expect(codes.filter((code) => code === '')).toHaveLength(1);
    expect(codes.filter((code) => code === 'EMAIL_TAKEN')).toHaveLength(7);
  });
});
