import { isDeepStrictEqual } from 'node:util';
import type { ChangeWriter, Recall, RecordChange } from '../audit/index.ts';
import { mappingFence } from '../policy-mapping/index.ts';
import { assertCan, can, getPartnerScope, isWithin, mayFor, partnerScope, type Action } from '../shared/access.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { Caller } from '../shared/caller.ts';
import type { Changed } from '../shared/changed.ts';
import type { Clock } from '../shared/clock.ts';
import { assertAcceptable, problem, Refusal, type Problem } from '../shared/errors/index.ts';
import { PointReader } from '../shared/loader.ts';
import {
  listPage,
  type CursorCodec,
  type Listing,
  type Order,
  type PageArguments,
  type Rows,
} from '../shared/pagination/index.ts';
import { judgeVersion, type VersionedChange } from '../shared/version.rules.ts';
import { changedClient, newClient } from './client-record.ts';
import { deriveClientId } from './client-id.ts';
import { refusedByEsignet } from './delivery-answer.rules.ts';
import type { ClientDelivery, DeliveryOutcome } from './oidc-client.ports.ts';
import type { OidcClientRecord, OidcClientStatus } from './oidc-client.record.ts';
import type { ClientRow, ClientTableRequest, OidcClientReport } from './oidc-client.report.ts';
import {
  isShapeError,
  judgeChanges,
  judgeNewClient,
  type ClientRules,
  type SubmittedContent,
  type SubmittedIdentity,
} from './oidc-client.rules.ts';
import type { OidcClientQuery, OidcClientStore } from './oidc-client.store.ts';
import { assertMayCreateFor, getParties, type PartyReaders } from './parties.ts';
import { judgeParties } from './parties.rules.ts';
import type { PublicJwk } from './public-key.rules.ts';
import { isRevival, judgeTransition } from './transition.rules.ts';
import type { WithdrawnClientStore } from './withdrawn-client.store.ts';

export interface CreateClient extends SubmittedContent, SubmittedIdentity {
  readonly dryRun: boolean;
}

export interface UpdateClient extends VersionedChange {
  readonly id: string;
  readonly status?: OidcClientStatus;
  /** Fields that are absent stay as they are. */
  readonly content: Partial<SubmittedContent>;
  /** See transition.rules.ts. */
  readonly inactiveIsFinal: boolean;
  readonly dryRun: boolean;
}

export interface OidcClientServiceParts extends PartyReaders {
  readonly store: OidcClientStore;
  readonly report: OidcClientReport;
  readonly writer: ChangeWriter;
  readonly cursors: CursorCodec;
  readonly clock: Clock;
  readonly rules: ClientRules;
  readonly withdrawn: WithdrawnClientStore;
  /** Null: no eSignet is told. */
  readonly delivery: ClientDelivery | null;
}

/** `delivery`: how far eSignet has it; null where nothing is delivered. */
export interface ChangedClient extends Changed<OidcClientRecord> {
  readonly delivery: DeliveryOutcome['state'] | null;
}

/** What a write stands on besides its records. */
interface Basis {
  readonly epoch: number;
  readonly warnings: readonly Problem[];
  readonly store?: RecordChange<OidcClientRecord>['store'];
}

interface Written extends Changed<OidcClientRecord> {
  readonly isDryRun: boolean;
}

export class OidcClientService {
  private readonly parts: OidcClientServiceParts;
  private readonly clients: PointReader<OidcClientRecord>;

  constructor(parts: OidcClientServiceParts) {
    this.parts = parts;
    this.clients = new PointReader(parts.store);
  }

  /** Null when absent or not the caller's: the two look the same. */
  async find(caller: Caller, id: string): Promise<OidcClientRecord | null> {
    return this.findWithin(caller, 'oidc-client:read', id);
  }

  async list(
    caller: Caller,
    query: OidcClientQuery,
    order: Order,
    page: PageArguments,
  ): Promise<Listing<OidcClientRecord>> {
    const { cursors, store } = this.parts;
    const scope = await partnerScope(caller, 'oidc-client:read');
    return listPage(cursors, order, page, store.matching(query, scope));
  }

  /** Clients as a table: all of them for administrators, else those of the caller's partners. */
  async browse(caller: Caller, asked: ClientTableRequest): Promise<Rows<ClientRow>> {
    assertCan(caller, 'oidc-client:browse');
    return this.parts.report.rows(asked, await getPartnerScope(caller, 'oidc-client:read'));
  }

  async create(caller: Caller, input: CreateClient): Promise<ChangedClient> {
    return this.handedOn(caller, await this.written(caller, input), 'create');
  }

  private written(caller: Caller, input: CreateClient): Promise<Written> {
    return this.parts.writer.once(caller, this.recall('oidc-client:create'), async () => {
      const { key, problems } = judgeNewClient(input, this.parts.rules);
      if (key === null || problems.some(isShapeError)) throw new Refusal(problems);
      const { partnerId, policyId } = input as { partnerId: string; policyId: string };
      await assertMayCreateFor(caller, partnerId);
      const parties = await getParties(this.parts, partnerId, policyId);
      const id = deriveClientId(key);
      const [taken, withdrawn] = await Promise.all([this.clients.find(id), this.parts.withdrawn.findLatest(id)]);
      const isTaken = taken !== null || (await this.isBound(withdrawn, partnerId, key));
      const now = this.parts.clock();
      const warnings = assertAcceptable([
        ...problems,
        ...(isTaken ? [problem('PUBLIC_KEY_REGISTERED', ['publicKey'])] : []),
        ...judgeParties(parties, now),
      ]);
      const client = newClient(id, key, input, parties, now, (withdrawn?.version ?? 0) + 1);
      if (input.dryRun) return { record: { ...client, version: 0 }, warnings, isDryRun: true };
      const store = withdrawn === null ? this.parts.store : this.parts.withdrawn.successors;
      await this.write(caller, 'oidc-client:create', withdrawn, client, { epoch: parties.epoch, warnings, store });
      return { record: client, warnings, isDryRun: false };
    });
  }

  async update(caller: Caller, input: UpdateClient): Promise<ChangedClient> {
    return this.handedOn(caller, await this.changed(caller, input), 'update');
  }

  private changed(caller: Caller, input: UpdateClient): Promise<Written> {
    return this.parts.writer.once(caller, this.recall('oidc-client:update'), async () => {
      const stored = await this.findWithin(caller, 'oidc-client:update', input.id);
      const submitted: SubmittedContent = { ...(stored ?? blank), ...input.content };
      const problems = judgeChanges(input.content, submitted, stored, this.parts.rules);
      if (problems.some(isShapeError)) throw new Refusal(problems);
      if (stored === null) throw new Refusal([problem('NOT_FOUND', ['id'])]);
      assertAcceptable(judgeVersion(input.expectedVersion, stored));
      const now = this.parts.clock();
      const { epoch, problems: ofState } = await this.judgeState(caller, input, stored, now);
      const warnings = assertAcceptable([...problems, ...ofState]);
      const client = changedClient(stored, submitted, input.status ?? stored.status, now);
      if (input.dryRun) return { record: { ...client, version: stored.version }, warnings, isDryRun: true };
      if (isUnchanged(stored, client)) return { record: stored, warnings, isDryRun: false };
      await this.write(caller, 'oidc-client:update', stored, client, { epoch, warnings });
      return { record: client, warnings, isDryRun: false };
    });
  }

  /** Waits for the delivery of what is there now. What eSignet refuses was taken back, and is refused here too. */
  private async handedOn(
    caller: Caller,
    { record, warnings, isDryRun }: Written,
    kind: 'create' | 'update',
  ): Promise<ChangedClient> {
    if (this.parts.delivery === null || isDryRun) return { record, warnings, delivery: null };
    const outcome = await this.parts.delivery.outcomeOf(record.id, record.version);
    // the refusal is what counts: a key that could not be freed is judged again when it is sent again
    if (outcome.state === 'REFUSED' && outcome.undone) {
      await this.parts.writer.forget(caller, record).catch(() => undefined);
    }
    const remarks = outcome.state === 'REFUSED' ? assertAcceptable([refusedByEsignet(outcome, kind)]) : [];
    return { record, warnings: [...warnings, ...remarks], delivery: outcome.state };
  }

  private recall(action: Action): Recall<OidcClientRecord, Written> {
    return {
      kind: 'oidcClient',
      store: this.parts.store,
      recordOf: ({ record }) => record,
      isFor: (caller, { partnerId }) => mayFor(caller, action, partnerId),
      answer: (record, warnings) => ({ record, warnings, isDryRun: false }),
    };
  }

  /** What a change is based on besides the record: its partner, or for a client that comes back all its parties. */
  private async judgeState(caller: Caller, input: UpdateClient, stored: OidcClientRecord, now: Date) {
    const { partnerId, policyId } = stored;
    const transition = { stored, status: input.status, inactiveIsFinal: input.inactiveIsFinal };
    if (isRevival(transition)) {
      const parties = await getParties(this.parts, partnerId, policyId);
      const problems = judgeParties(parties, now).map((found) => ({ ...found, path: ['status'] }));
      return { epoch: parties.epoch, problems };
    }
    const epoch = await this.parts.fences.epochOf(mappingFence(partnerId, policyId));
    const partner = await this.parts.partners.find(partnerId);
    return { epoch, problems: judgeTransition(transition, partner, can(caller, 'oidc-client:update')) };
  }

  /** eSignet never changes partner and key of what it has taken once: it goes on with both, or not at all. */
  private async isBound(former: OidcClientRecord | null, partnerId: string, key: PublicJwk): Promise<boolean> {
    const { delivery } = this.parts;
    if (former === null || delivery === null) return false;
    const isSame = former.partnerId === partnerId && canonicalJson(former.publicKey) === canonicalJson(key);
    return !isSame && delivery.keeps(former.id);
  }

  private async findWithin(
    caller: Caller,
    action: 'oidc-client:read' | 'oidc-client:update',
    id: string,
  ): Promise<OidcClientRecord | null> {
    const [scope, client] = await Promise.all([partnerScope(caller, action), this.clients.find(id)]);
    return client !== null && isWithin(scope, client.partnerId) ? client : null;
  }

  private write(
    caller: Caller,
    action: string,
    before: OidcClientRecord | null,
    after: OidcClientRecord,
    { epoch, warnings, store = this.parts.store }: Basis,
  ): Promise<void> {
    const { writer } = this.parts;
    const { partnerId, policyId } = after;
    const relies = [{ thing: mappingFence(partnerId, policyId), epoch }];
    return writer.write(caller, { kind: 'oidcClient', action, partnerId, store, before, after }, { relies, warnings });
  }
}

const blank: SubmittedContent = {
  name: null,
  names: null,
  logoUri: null,
  redirectUris: null,
  grantTypes: null,
  clientAuthMethods: null,
  additionalConfig: null,
};

function isUnchanged(stored: OidcClientRecord, client: OidcClientRecord): boolean {
  const { version, updatedAt } = stored;
  return isDeepStrictEqual({ ...client, version, updatedAt }, stored);
}
