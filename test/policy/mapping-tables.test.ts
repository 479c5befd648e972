import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { demoIds } from '../../src/app/demo-data.ts';
import { goodClient } from '../support/client-input.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { TestCreateDocument, TestPolicyDocument } from '../support/operations.generated.ts';

let folder: string;
let gateway: TestGateway | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'mapping-'));
});

afterEach(() => gateway?.stop());

afterAll(() => rm(folder, { recursive: true }));

async function grantsWith(files: Record<string, unknown>) {
  const variables: Record<string, string> = {};
  for (const [setting, content] of Object.entries(files)) {
    variables[setting] = path.join(folder, `${setting}.json`);
    await writeFile(variables[setting], JSON.stringify(content));
  }
  gateway = await startTestGateway(variables);
  const session = await gateway.as('partner');
  const { data } = await session.ask(TestPolicyDocument, { id: demoIds.policy });
  const created = await session.ask(TestCreateDocument, { input: goodClient() });
  return { policy: data.policy?.grants, ...created.data.createOidcClient };
}

describe('mapping tables of the operator', () => {
  it('replace the built-in ones, for grants and for clients', async () => {
    const { policy, oidcClient } = await grantsWith({
      CLAIMS_MAPPING_FILE: { given_name: ['FULLNAME'], picture: ['photo'], contact: ['fax', 'Phone'] },
      ACR_MAPPING_FILE: {
        'example:otp': ['otp'],
        'example:both': [['otp', 'bio']],
        'example:pin': [['pin'], ['pin', 'otp']],
      },
    });
    expect(policy).toEqual({ claims: ['given_name', 'contact'], acrValues: ['example:otp', 'example:both'] });
    expect(oidcClient).toMatchObject(policy ?? {});
  });

  it('are taken in the form that MOSIP deploys', async () => {
    const { policy } = await grantsWith({
      CLAIMS_MAPPING_FILE: {
        identity: {
          name: { value: 'fullName' },
          address: { value: 'street, city ,zip' },
          picture: { value: 'photo' },
          IDSchemaVersion: { value: 'fullName' },
          birthdate: { value: 'dateOfBirth', isMandatory: false },
        },
        documents: { poa: { type: 'x' } },
      },
      ACR_MAPPING_FILE: {
        amr: { OTP: [{ type: 'OTP' }], 'L1-bio-device': [{ type: 'BIO', count: 1 }], PIN: [{ type: 'PIN' }] },
        acr_amr: {
          'mosip:idp:acr:generated-code': ['OTP'],
          'mosip:idp:acr:biometrics': ['L1-bio-device'],
          'mosip:idp:acr:static-code': ['PIN'],
          'mosip:idp:acr:unknown': ['NONE'],
        },
      },
    });
    expect(policy).toEqual({
      claims: ['name', 'address', 'birthdate'],
      acrValues: ['mosip:idp:acr:generated-code', 'mosip:idp:acr:biometrics'],
    });
  });

  it('that grant nothing refuse the client', async () => {
    const { problems } = await grantsWith({ CLAIMS_MAPPING_FILE: { x: ['y'] }, ACR_MAPPING_FILE: { x: ['y'] } });
    expect(problems.map(({ code }) => code)).toEqual(['POLICY_GRANTS_NO_CLAIMS', 'POLICY_GRANTS_NO_ACR']);
  });
});
