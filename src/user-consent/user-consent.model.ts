import type { Connection } from 'mongoose';
import { recordModel, time } from '../shared/mongo/index.ts';
import type { UserConsentRecord } from './user-consent.record.ts';

export function userConsentModel(connection: Connection) {
  return recordModel<UserConsentRecord>(connection, {
    name: 'UserConsent',
    collection: 'userConsents',
    fields: { givenAt: time },
    indexes: [],
  });
}
