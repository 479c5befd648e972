import type { Connection } from 'mongoose';
import { oneOf, recordModel, text, time } from '../shared/mongo/index.ts';
import type { ApiKeyRecord, MispLicenseRecord } from './credential.record.ts';

const credential = {
  partnerId: text,
  policyId: text,
  status: oneOf(['ACTIVE', 'INACTIVE']),
  statusReason: { type: String, default: null },
  createdBy: text,
  expiresAt: time,
  fingerprint: text,
  sealed: text,
};

const listIndexes = [
  [{ createdAt: 1, _id: 1 }],
  [{ partnerId: 1, createdAt: 1, _id: 1 }],
  [{ policyId: 1, createdAt: 1, _id: 1 }],
  [{ status: 1, createdAt: 1, _id: 1 }],
  [{ fingerprint: 1 }],
] as const;

export function apiKeyModel(connection: Connection) {
  return recordModel<ApiKeyRecord>(connection, {
    name: 'ApiKey',
    collection: 'apiKeys',
    fields: { ...credential, label: text },
    indexes: [...listIndexes, [{ partnerId: 1, policyId: 1, label: 1 }, { unique: true }]],
  });
}

export function mispLicenseModel(connection: Connection) {
  const oneActive = { unique: true, partialFilterExpression: { status: 'ACTIVE' } };
  return recordModel<MispLicenseRecord>(connection, {
    name: 'MispLicense',
    collection: 'mispLicenses',
    fields: credential,
    indexes: [...listIndexes, [{ partnerId: 1 }, oneActive]],
  });
}
