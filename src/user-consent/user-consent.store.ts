import type { Connection } from 'mongoose';
import { Collection } from '../shared/mongo/index.ts';
import { userConsentModel } from './user-consent.model.ts';
import type { UserConsentRecord } from './user-consent.record.ts';

export class UserConsentStore extends Collection<UserConsentRecord> {
  constructor(connection: Connection) {
    super(userConsentModel(connection));
  }
}
