import { randomUUID } from 'node:crypto';
import { recallOf, type ChangeWriter, type RecordChange, type Recall } from '../audit/index.ts';
import { assertCan, mayFor, type Action } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import type { Changed } from '../shared/changed.ts';
import type { Clock } from '../shared/clock.ts';
import { assertAcceptable, problem, Refusal } from '../shared/errors/index.ts';
import { PointReader } from '../shared/loader.ts';
import { isBlank } from '../shared/text.ts';
import { StaleDecision, type Transaction } from '../shared/unit-of-work.ts';
import { judgeVersion, type VersionedChange } from '../shared/version.rules.ts';
import type { Dependants, PolicyNames } from './dependants.ts';
import { findNamedPolicy, readParties, type PartyReaders } from './mapped-parties.ts';
import { mappingFence } from './policy-mapping.reader.ts';
import { undecided, type Pair, type PolicyMappingRecord } from './policy-mapping.record.ts';
import {
  judgeApprovedParties,
  judgeConfirmation,
  judgeFourEyes,
  judgeReason,
  judgeRequest,
  judgeRequestedParties,
  judgeRevocable,
  judgeUndecided,
  type SubmittedRequest,
} from './policy-mapping.rules.ts';
import type { PolicyMappingStore } from './policy-mapping.store.ts';

export interface RequestMapping extends SubmittedRequest {
  readonly dryRun: boolean;
}

interface Transition extends VersionedChange {
  readonly id: string;
}

export type ApproveMapping = Transition;

export interface RejectMapping extends Transition {
  /** Null where the door knows none. */
  readonly reason: string | null;
}

export interface RevokeMapping extends Transition {
  readonly reason: string;
  /** How many active clients the caller knows to be switched off. */
  readonly confirmClients: number;
}

export interface PolicyMappingChangesParts extends PartyReaders {
  readonly store: PolicyMappingStore;
  readonly names: PolicyNames;
  readonly clients: Dependants;
  /** What falls with a mapping besides clients. */
  readonly others: readonly Dependants[];
  readonly writer: ChangeWriter;
  readonly clock: Clock;
  readonly fourEyes: boolean;
}

export class PolicyMappingChangesService {
  private readonly parts: PolicyMappingChangesParts;
  private readonly mappings: PointReader<PolicyMappingRecord>;

  constructor(parts: PolicyMappingChangesParts) {
    this.parts = parts;
    this.mappings = new PointReader(parts.store);
  }

  request(caller: Caller, input: RequestMapping): Promise<Changed<PolicyMappingRecord>> {
    return this.parts.writer.once(caller, this.recall('policy-mapping:request'), async () => {
      const { partnerId, useCaseDescription } = acceptable(input);
      if (!(await mayFor(caller, 'policy-mapping:request', partnerId))) throw noSuchPartner();
      const policyId =
        'id' in input.policy ? input.policy.id : await findNamedPolicy(this.parts, input.policy.name, partnerId);
      const pair = { partnerId, policyId: policyId ?? '' };
      const { relies, ...parties } = await readParties(this.parts, pair);
      if (parties.partner === null) throw noSuchPartner();
      const now = this.parts.clock();
      const mapping = await this.parts.store.findForPair(pair);
      const warnings = assertAcceptable(judgeRequestedParties({ ...parties, mapping }, now));
      const record: PolicyMappingRecord = {
        id: randomUUID(),
        ...pair,
        status: 'REQUESTED',
        useCaseDescription,
        requestedBy: caller.userId,
        ...undecided,
        version: 1,
        createdAt: now,
        updatedAt: now,
      };
      if (input.dryRun) return { record: { ...record, version: 0 }, warnings };
      await this.parts.writer.write(caller, this.changeOf('policy-mapping:request', null, record), {
        relies,
        warnings,
      });
      return { record, warnings };
    });
  }

  approve(caller: Caller, { id, expectedVersion }: ApproveMapping): Promise<Changed<PolicyMappingRecord>> {
    assertCan(caller, 'policy-mapping:decide');
    return this.parts.writer.once(caller, this.recall('policy-mapping:decide'), async () => {
      const stored = await this.get(id);
      assertAcceptable(judgeVersion(expectedVersion, stored));
      assertAcceptable(judgeUndecided(stored));
      const { relies, ...parties } = await readParties(this.parts, stored);
      const now = this.parts.clock();
      const warnings = assertAcceptable([
        ...(this.parts.fourEyes ? judgeFourEyes(stored, caller.userId) : []),
        ...judgeApprovedParties({ ...parties, mapping: stored }, now),
      ]);
      const selfApproved = stored.requestedBy === caller.userId;
      const decision = { status: 'APPROVED', decidedBy: caller.userId, decidedAt: now, selfApproved } as const;
      const record = nextOf(stored, decision, now);
      await this.parts.writer.write(caller, this.changeOf('policy-mapping:approve', stored, record), {
        relies,
        warnings,
      });
      return { record, warnings };
    });
  }

  /** Whatever became of partner and policy meanwhile: nobody should have to wait for ever. */
  reject(caller: Caller, { id, expectedVersion, reason }: RejectMapping): Promise<Changed<PolicyMappingRecord>> {
    assertCan(caller, 'policy-mapping:decide');
    return this.parts.writer.once(caller, this.recall('policy-mapping:decide'), async () => {
      assertAcceptable(judgeReason(reason));
      const stored = await this.get(id);
      assertAcceptable(judgeVersion(expectedVersion, stored));
      assertAcceptable(judgeUndecided(stored));
      const now = this.parts.clock();
      const record = nextOf(stored, { status: 'REJECTED', decidedBy: caller.userId, decidedAt: now, reason }, now);
      await this.parts.writer.write(caller, this.changeOf('policy-mapping:reject', stored, record));
      return { record, warnings: [] };
    });
  }

  /** Takes back an approval, and with it everything that stands on it, in one transaction. */
  revoke(caller: Caller, input: RevokeMapping): Promise<Changed<PolicyMappingRecord>> {
    assertCan(caller, 'policy-mapping:revoke');
    return this.parts.writer.once(caller, this.recall('policy-mapping:revoke'), async () => {
      assertAcceptable(judgeReason(input.reason));
      const stored = await this.get(input.id);
      assertAcceptable(judgeVersion(input.expectedVersion, stored));
      assertAcceptable(judgeRevocable(stored));
      const [clients, others] = await this.countDependants(stored);
      const warnings = assertAcceptable(judgeConfirmation(input.confirmClients, clients, others));
      const now = this.parts.clock();
      const revocation = { revokedBy: caller.userId, revokedAt: now, reason: input.reason };
      const record = nextOf(stored, { status: 'REVOKED', ...revocation }, now);
      const how = { reason: input.reason, at: now };
      const fallen = (await Promise.all(this.dependants().map((each) => each.switchOff(stored, how)))).flat();
      if (fallen.length !== clients + others) throw new StaleDecision(stored.id);
      await this.parts.writer.writeAll(caller, {
        changes: [this.changeOf('policy-mapping:revoke', stored, record), ...fallen],
        warnings,
        decides: [mappingFence(stored.partnerId, stored.policyId)],
        // what was created since the count would stay active: an earlier commit shows here, a later one meets the fence
        holds: async (tx) => total(await this.countEach(stored, tx)) === fallen.length,
      });
      return { record, warnings };
    });
  }

  private recall(action: Action): Recall<PolicyMappingRecord, Changed<PolicyMappingRecord>> {
    const isFor = (caller: Caller, { partnerId }: PolicyMappingRecord) => mayFor(caller, action, partnerId);
    return recallOf('policyMapping', this.parts.store, isFor);
  }

  private dependants(): readonly Dependants[] {
    return [this.parts.clients, ...this.parts.others];
  }

  private async countDependants(pair: Pair): Promise<[clients: number, others: number]> {
    const [clients = 0, ...others] = await this.countEach(pair);
    return [clients, total(others)];
  }

  /** One after the other: a transaction has one session, which does one thing at a time. */
  private async countEach(pair: Pair, tx?: Transaction): Promise<number[]> {
    const counts: number[] = [];
    for (const each of this.dependants()) counts.push(await each.countActive(pair, tx));
    return counts;
  }

  private async get(id: string): Promise<PolicyMappingRecord> {
    if (isBlank(id)) throw new Refusal([problem('REQUIRED', ['id'])]);
    const mapping = await this.mappings.find(id);
    if (mapping === null) throw new Refusal([problem('MAPPING_NOT_FOUND', ['id'])]);
    return mapping;
  }

  private changeOf(
    action: string,
    before: PolicyMappingRecord | null,
    after: PolicyMappingRecord,
  ): RecordChange<PolicyMappingRecord> {
    const { store } = this.parts;
    const { partnerId, reason } = after;
    return { kind: 'policyMapping', action, partnerId, reason, store, before, after };
  }
}

function acceptable(input: SubmittedRequest): { partnerId: string; useCaseDescription: string } {
  assertAcceptable(judgeRequest(input));
  return input as { partnerId: string; useCaseDescription: string };
}

function noSuchPartner(): Refusal {
  return new Refusal([problem('MAPPING_PARTNER_NOT_FOUND', ['partnerId'])]);
}

function nextOf(stored: PolicyMappingRecord, change: Partial<PolicyMappingRecord>, now: Date): PolicyMappingRecord {
  return { ...stored, ...change, version: stored.version + 1, updatedAt: now };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
