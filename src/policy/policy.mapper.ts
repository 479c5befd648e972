import { authTypesOf, kycAttributesOf } from './policy.grants.rules.ts';
import type { PolicyRecord } from './policy.record.ts';
import type { Policy } from './policy.type.ts';

export function toPolicy(record: PolicyRecord): Policy {
  const { definition } = record;
  const isAuth = record.type === 'AUTH';
  return {
    id: record.id,
    name: record.name,
    description: record.description,
    groupId: record.groupId,
    type: record.type,
    status: record.status,
    documentVersion: record.documentVersion,
    validFrom: record.validFrom,
    validTo: record.validTo,
    authTokenType: isAuth && typeof definition.authTokenType === 'string' ? definition.authTokenType : null,
    allowedKycAttributes: isAuth ? kycAttributesOf(definition).map((attributeName) => ({ attributeName })) : null,
    allowedAuthTypes: isAuth ? authTypesOf(definition) : null,
    definition,
    version: record.version,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}
