import { describe, expect, it } from '@jest/globals';
import { goodClient } from '../support/client-input.ts';
import { startFakeEsignet } from '../support/esignet/fake.ts';
import { startTestGateway } from '../support/gateway.ts';
import { create } from './setting.ts';

describe('the width of a column of eSignet 1.8', () => {
  it('is measured as it writes a list of redirect URIs, before anything is written', async () => {
    const uri = `https://bank.example.com/${'s/'.repeat(700)}`;
    const answers = [];
    for (const dialect of ['java-1', null] as const) {
      const esignet = await startFakeEsignet(dialect ?? 'java-1');
      const gateway = await startTestGateway(dialect === null ? {} : esignet.settings);
      try {
        const { problems } = await create(await gateway.as('admin'), { redirectUris: [uri] });
        answers.push([problems.map(({ code, path }) => `${code} ${path.join('.')}`), esignet.calls.length]);
      } finally {
        await gateway.stop();
        await esignet.stop();
      }
    }
    expect(answers).toEqual([
      [['TOO_LONG input.redirectUris.0'], 0],
      [[], 0],
    ]);
  }, 30_000);
});

describe('limits of eSignet 2', () => {
  const longUri = `https://bank.example.com/${'x'.repeat(1_000)}`;

  it('are told before anything is written, at both doors; eSignet 1.8 takes more', async () => {
    const answers = [];
    for (const dialect of ['go-2', 'java-1'] as const) {
      const esignet = await startFakeEsignet(dialect);
      const gateway = await startTestGateway(esignet.settings);
      try {
        const admin = await gateway.as('admin');
        const long = await gateway.world.partner({ id: 'p'.repeat(51) });
        const policy = await gateway.world.approvedPolicy(long);
        const { problems } = await create(admin, { logoUri: longUri, redirectUris: [longUri] });
        const ofPartner = await create(admin, { partnerId: long.id, policyId: policy.id });
        const { partnerId, ...input } = goodClient({ logoUri: longUri });
        const { body } = await admin.rest('POST', 'oidc/client', { ...input, authPartnerId: partnerId });
        answers.push([
          ...problems.map(({ code, path }) => `${code} ${path.join('.')}`),
          ...ofPartner.problems.map(({ code, path }) => `${code} ${path.join('.')}`),
          ...body.errors.map(({ errorCode }) => errorCode),
          esignet.clients.size,
        ]);
      } finally {
        await gateway.stop();
        await esignet.stop();
      }
    }
    expect(answers).toEqual([
      ['TOO_LONG input.logoUri', 'TOO_LONG input.redirectUris.0', 'TOO_LONG input.partnerId', 'PMS_COR_001', 0],
      [3],
    ]);
  });
});
