import { judgedBefore, recallOf, type ChangeWriter } from '../audit/index.ts';
import type { Caller } from '../shared/caller.ts';
import type { Clock } from '../shared/clock.ts';
import { PointReader } from '../shared/loader.ts';
import type { UserConsentRecord } from './user-consent.record.ts';
import type { UserConsentStore } from './user-consent.store.ts';

export interface UserConsentParts {
  readonly store: UserConsentStore;
  readonly writer: ChangeWriter;
  readonly clock: Clock;
}

/** Everybody with a token speaks for themselves, and for nobody else. */
export class UserConsentService {
  private readonly parts: UserConsentParts;
  private readonly reader: PointReader<UserConsentRecord>;

  constructor(parts: UserConsentParts) {
    this.parts = parts;
    this.reader = new PointReader(parts.store);
  }

  find(caller: Caller): Promise<UserConsentRecord | null> {
    return this.reader.find(caller.userId);
  }

  /** Given once and for all: who agrees again has agreed before. */
  async give(caller: Caller): Promise<UserConsentRecord> {
    const { store, writer } = this.parts;
    const { record } = await writer.once(caller, recallOf('userConsent', store, judgedBefore), async () => {
      const given = await this.find(caller);
      if (given !== null) return { record: given, warnings: [] };
      const now = this.parts.clock();
      const consent = { id: caller.userId, givenAt: now, version: 1, createdAt: now, updatedAt: now };
      await writer.write(caller, {
        kind: 'userConsent',
        action: 'user-consent:give',
        partnerId: null,
        store,
        before: null,
        after: consent,
      });
      return { record: consent, warnings: [] };
    });
    return record;
  }
}
