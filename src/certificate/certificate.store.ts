import type { Connection } from 'mongoose';
import type { PartnerScope } from '../shared/access.ts';
import { Collection, given, partnerCondition } from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import type { CertificateDomain } from './certificate-domains.ts';
import { caCertificateModel, partnerCertificateModel } from './certificate.model.ts';
import type { CaCertificateRecord, PartnerCertificateRecord } from './certificate.record.ts';

export interface CaCertificateQuery {
  readonly domain?: CertificateDomain | null;
  readonly expiresBefore: Date | null;
}

export interface PartnerCertificateQuery extends CaCertificateQuery {
  readonly partnerId?: string | null;
}

/** No two authorities of one name have more certificates than this. */
const mostOfOneName = 50;

export class CaCertificateStore extends Collection<CaCertificateRecord> {
  constructor(connection: Connection) {
    super(caCertificateModel(connection));
  }

  findNamed(domain: CertificateDomain, subject: string): Promise<CaCertificateRecord[]> {
    return this.find({ domain, subject }, mostOfOneName);
  }

  matching({ domain, expiresBefore }: CaCertificateQuery): ListQueries<CaCertificateRecord> {
    return this.list(given({ domain, validTo: endsBefore(expiresBefore) }));
  }
}

export class PartnerCertificateStore extends Collection<PartnerCertificateRecord> {
  constructor(connection: Connection) {
    super(partnerCertificateModel(connection));
  }

  matching(query: PartnerCertificateQuery, scope: PartnerScope): ListQueries<PartnerCertificateRecord> {
    const { domain, expiresBefore, partnerId } = query;
    return this.list(
      given({
        domain,
        validTo: endsBefore(expiresBefore),
        partnerId: partnerCondition(partnerId ?? null, scope),
      }),
    );
  }
}

function endsBefore(time: Date | null): { $lt: Date } | null {
  return time === null ? null : { $lt: time };
}
