import type { Connection, QueryFilter } from 'mongoose';
import type { Pair } from '../policy-mapping/index.ts';
import type { PartnerScope } from '../shared/access.ts';
import { Collection, given, partnerCondition, type DocumentOf } from '../shared/mongo/index.ts';
import type { ListQueries } from '../shared/pagination/index.ts';
import type { Transaction } from '../shared/unit-of-work.ts';
import { apiKeyModel, mispLicenseModel } from './credential.model.ts';
import type { ApiKeyRecord, CredentialRecord, CredentialStatus, MispLicenseRecord } from './credential.record.ts';

export interface CredentialQuery {
  readonly partnerId?: string | null;
  readonly policyId?: string | null;
  readonly status?: CredentialStatus | null;
}

export class CredentialStore<R extends CredentialRecord> extends Collection<R> {
  findActive(of: Partial<Pair>): Promise<R[]> {
    return this.find(activeOf<R>(of));
  }

  countActive(of: Partial<Pair>, tx?: Transaction): Promise<number> {
    return this.countWhere(activeOf<R>(of), tx);
  }

  matching({ partnerId, policyId, status }: CredentialQuery, scope: PartnerScope): ListQueries<R> {
    const conditions = given({ policyId, status, partnerId: partnerCondition(partnerId ?? null, scope) });
    return this.list(conditions);
  }
}

function activeOf<R extends CredentialRecord>({ partnerId, policyId }: Partial<Pair>): QueryFilter<DocumentOf<R>> {
  return { ...given({ partnerId, policyId }), status: 'ACTIVE' };
}

export class ApiKeyStore extends CredentialStore<ApiKeyRecord> {
  constructor(connection: Connection) {
    super(apiKeyModel(connection));
  }

  async findByFingerprintOrId(fingerprint: string, id: string): Promise<ApiKeyRecord | null> {
    return (await this.find({ $or: [{ fingerprint }, { _id: id }] }, 1))[0] ?? null;
  }

  async findLabelled({ partnerId, policyId }: Pair, label: string): Promise<ApiKeyRecord | null> {
    return (await this.find({ partnerId, policyId, label }, 1))[0] ?? null;
  }
}

export class MispLicenseStore extends CredentialStore<MispLicenseRecord> {
  constructor(connection: Connection) {
    super(mispLicenseModel(connection));
  }

  async findActiveOf(partnerId: string): Promise<MispLicenseRecord | null> {
    return (await this.find({ partnerId, status: 'ACTIVE' }, 1))[0] ?? null;
  }
}
