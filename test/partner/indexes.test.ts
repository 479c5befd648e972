import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import {
  TestCaCertificatesDocument,
  TestPartnerCertificatesDocument,
  TestPartnerEmailTakenDocument,
  TestPartnersDocument,
  type CertificateOrder,
  type PartnerOrder,
} from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

/** The database's own profile of what it did: every list is read from an index, in the order of that index. */
let gateway: TestGateway;
let admin: Session;
let partner: Session;

beforeAll(async () => {
  gateway = await startTestGateway();
  [admin, partner] = await Promise.all([gateway.as('admin'), gateway.as('partner')]);
  for (let count = 0; count < 20; count += 1) await gateway.world.partner({ certificateExpiresAt: new Date() });
  await gateway.database.db.command({ profile: 2 });
});

afterAll(() => gateway.stop());

interface ProfiledRead {
  readonly planSummary: string;
  readonly hasSortStage?: boolean;
}

async function readsOf(collection: string, run: () => Promise<unknown>): Promise<ProfiledRead[]> {
  const profile = gateway.database.db.collection<ProfiledRead>('system.profile');
  const filter = { ns: `${gateway.database.name}.${collection}`, op: 'query' };
  const before = await profile.countDocuments(filter);
  await run();
  return profile.find(filter).skip(before).toArray();
}

const directions = ['ASC', 'DESC'] as const;
const partnerOrders = (['CREATED_AT', 'NAME', 'CERTIFICATE_EXPIRES_AT'] as const).flatMap((field) =>
  directions.map((direction): PartnerOrder => ({ field, direction })),
);
const certificateOrders = (['CREATED_AT', 'VALID_TO'] as const).flatMap((field) =>
  directions.map((direction): CertificateOrder => ({ field, direction })),
);

describe('a list is served by an index', () => {
  it.each(partnerOrders)('partners by $field $direction', async (orderBy) => {
    const reads = await readsOf('partners', () => admin.ask(TestPartnersDocument, { orderBy, filter: {} }));
    expectIndexed(reads);
  });

  it('partners whose certificate expires soon', async () => {
    const orderBy = { field: 'CERTIFICATE_EXPIRES_AT', direction: 'ASC' } as const;
    const filter = { certificateExpiresSoon: true };
    expectIndexed(await readsOf('partners', () => admin.ask(TestPartnersDocument, { orderBy, filter })));
  });

  it.each(certificateOrders)('certificates by $field $direction', async (orderBy) => {
    expectIndexed(await readsOf('caCertificates', () => admin.ask(TestCaCertificatesDocument, { orderBy })));
    const all = await readsOf('partnerCertificates', () => admin.ask(TestPartnerCertificatesDocument, { orderBy }));
    expectIndexed(all);
    const filter = { partnerId: 'demo-bank' };
    const list = () => partner.ask(TestPartnerCertificatesDocument, { orderBy, filter });
    expectIndexed(await readsOf('partnerCertificates', list));
  });

  it('an e-mail address', async () => {
    const email = 'somebody@example.org';
    const reads = await readsOf('partners', () => admin.ask(TestPartnerEmailTakenDocument, { email }));
    expect(reads.map(({ planSummary }) => planSummary)).toEqual(['IXSCAN { emailKey: 1 }']);
  });
});

function expectIndexed(reads: readonly ProfiledRead[]): void {
  expect(reads).toHaveLength(1);
  for (const { planSummary, hasSortStage = false } of reads) {
    expect(planSummary).not.toContain('COLLSCAN');
    expect(hasSortStage).toBe(false);
  }
}
