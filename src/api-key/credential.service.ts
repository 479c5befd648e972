import {
  recallOf,
  type ChangeWriter,
  type Recall,
  type RecordChange,
  type Reliance,
  type SubjectKind,
} from '../audit/index.ts';
import { isWithin, mayFor, partnerScope, type Action } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import type { Changed } from '../shared/changed.ts';
import type { Clock } from '../shared/clock.ts';
import { problem, Refusal, type Problem } from '../shared/errors/index.ts';
import { PointReader } from '../shared/loader.ts';
import {
  listPage,
  type CursorCodec,
  type Listing,
  type Order,
  type PageArguments,
} from '../shared/pagination/index.ts';
import type { BasisReaders } from './basis.ts';
import { switchedOff } from './credential-dependants.ts';
import type { CredentialRecord, Issued } from './credential.record.ts';
import type { CredentialQuery, CredentialStore } from './credential.store.ts';
import { mintSecret } from './issue.ts';
import type { Vault } from './vault.ts';

export interface CredentialParts<R extends CredentialRecord> extends BasisReaders {
  readonly store: CredentialStore<R>;
  readonly vault: Vault;
  readonly writer: ChangeWriter;
  readonly cursors: CursorCodec;
  readonly clock: Clock;
}

/** What the use cases of keys and of licences have in common. */
export abstract class CredentialService<R extends CredentialRecord, P extends CredentialParts<R>> {
  protected readonly parts: P;
  private readonly credentials: PointReader<R>;
  /** For the audit trail and for actions. */
  protected abstract readonly kind: SubjectKind;
  protected abstract readonly feature: 'api-key' | 'misp-license';

  constructor(parts: P) {
    this.parts = parts;
    this.credentials = new PointReader(parts.store);
  }

  async list(caller: Caller, query: CredentialQuery, order: Order, page: PageArguments): Promise<Listing<R>> {
    const { cursors, store } = this.parts;
    const scope = await partnerScope(caller, `${this.feature}:read`);
    return listPage(cursors, order, page, store.matching(query, scope));
  }

  protected find(id: string): Promise<R | null> {
    return this.credentials.find(id);
  }

  /** Null when absent or not the caller's: the two look the same. */
  protected async ifWithin(caller: Caller, action: Action, found: Promise<R | null>): Promise<R | null> {
    const [scope, credential] = await Promise.all([partnerScope(caller, action), found]);
    return credential !== null && isWithin(scope, credential.partnerId) ? credential : null;
  }

  protected async assertMayCreateFor(caller: Caller, partnerId: string): Promise<void> {
    const mayCreate = await mayFor(caller, `${this.feature}:create`, partnerId);
    if (!mayCreate) throw new Refusal([problem('KEY_PARTNER_NOT_OWNED', ['partnerId'])]);
  }

  protected recall(action: Action): Recall<R, Changed<R>> {
    return recallOf(this.kind, this.parts.store, this.isWithinFor(action));
  }

  /** The secret is kept with the credential and nowhere else. */
  protected get recallIssued(): Recall<R, Changed<Issued<R>>> {
    const { store, vault } = this.parts;
    return {
      kind: this.kind,
      store,
      recordOf: ({ record }) => record.credential,
      isFor: this.isWithinFor(`${this.feature}:create`),
      answer: (credential, warnings) => {
        const value = vault.open(credential.sealed, credential.id);
        return { record: { credential, value }, warnings };
      },
    };
  }

  /** A partner may have changed hands since. */
  private isWithinFor(action: Action): Recall<R, unknown>['isFor'] {
    return (caller, { partnerId }) => mayFor(caller, action, partnerId);
  }

  /** Writes a new credential with its secret; a dry run makes none. */
  protected async issue(
    caller: Caller,
    credential: R,
    { dryRun, relies, warnings }: { dryRun: boolean; relies: readonly Reliance[]; warnings: Problem[] },
  ): Promise<Changed<Issued<R>>> {
    if (dryRun) return { record: { credential: { ...credential, version: 0 }, value: null }, warnings };
    const { value, store } = mintSecret(this.parts.vault, this.parts.store, credential);
    await this.parts.writer.write(
      caller,
      { ...this.changeOf('create', null, credential), store },
      { relies, warnings },
    );
    return { record: { credential, value }, warnings };
  }

  protected async switchOff(caller: Caller, stored: R): Promise<Changed<R>> {
    const record = switchedOff(stored, null, this.parts.clock());
    await this.parts.writer.write(caller, this.changeOf('deactivate', stored, record));
    return { record, warnings: [] };
  }

  protected changeOf(verb: string, before: R | null, after: R): RecordChange<R> {
    const { kind, feature } = this;
    return { kind, action: `${feature}:${verb}`, partnerId: after.partnerId, store: this.parts.store, before, after };
  }
}
