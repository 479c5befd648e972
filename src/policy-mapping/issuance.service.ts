import { isDeepStrictEqual } from 'node:util';
import { recallOf, type ChangeWriter, type Recall } from '../audit/index.ts';
import { isWithin, mayFor, partnerScope } from '../shared/access.ts';
import type { Caller } from '../shared/caller.ts';
import type { Changed } from '../shared/changed.ts';
import type { Clock } from '../shared/clock.ts';
import { assertAcceptable, problem, Refusal, type Problem } from '../shared/errors/index.ts';
import { PointReader } from '../shared/loader.ts';
import { judgeVersion, type VersionedChange } from '../shared/version.rules.ts';
import type { PolicyNames } from './dependants.ts';
import {
  findCredentialType,
  judgeCredentialIssuance,
  judgeCredentialTypes,
  judgeExtraction,
  judgeExtractors,
  mergedExtractors,
  type Issuance,
  type SubmittedExtractor,
} from './issuance.rules.ts';
import { findNamedPolicy, readParties, type PartyReaders } from './mapped-parties.ts';
import type { BioExtractor, Pair, PolicyMappingRecord } from './policy-mapping.record.ts';
import type { PolicyMappingStore } from './policy-mapping.store.ts';

/** One door names the mapping by its id, the other by what it connects. */
type MappingReference =
  | { readonly id: string }
  | { readonly partnerId: string; readonly policy: { readonly id: string } | { readonly name: string } };

interface IssuanceChange extends VersionedChange {
  readonly mapping: MappingReference;
  /** Whether what is there already stays beside what is named. */
  readonly keepOthers: boolean;
}

export interface SetCredentialTypes extends IssuanceChange {
  readonly credentialTypes: readonly string[];
}

export interface SetBioExtractors extends IssuanceChange {
  readonly extractors: readonly SubmittedExtractor[] | null;
}

export interface IssuanceParts extends PartyReaders {
  readonly store: PolicyMappingStore;
  readonly names: PolicyNames;
  readonly writer: ChangeWriter;
  readonly clock: Clock;
}

/** What is issued to a partner under a policy: types of credentials, and how biometrics in them are extracted. */
export class IssuanceService {
  private readonly parts: IssuanceParts;
  private readonly mappings: PointReader<PolicyMappingRecord>;
  private readonly recall: Recall<PolicyMappingRecord, Changed<PolicyMappingRecord>>;

  constructor(parts: IssuanceParts) {
    this.parts = parts;
    this.recall = recallOf('policyMapping', parts.store, (caller, { partnerId }) =>
      mayFor(caller, 'policy-mapping:set-issuance', partnerId),
    );
    this.mappings = new PointReader(parts.store);
  }

  setCredentialTypes(caller: Caller, input: SetCredentialTypes): Promise<Changed<PolicyMappingRecord>> {
    return this.change(caller, input, {
      action: 'policy-mapping:set-credential-types',
      shape: judgeCredentialTypes(input.credentialTypes),
      judge: judgeCredentialIssuance,
      changes: ({ credentialTypes }) => {
        const named = input.credentialTypes.map(findCredentialType).filter((type) => type !== null);
        return { credentialTypes: [...new Set([...(input.keepOthers ? credentialTypes : []), ...named])] };
      },
    });
  }

  setBioExtractors(caller: Caller, input: SetBioExtractors): Promise<Changed<PolicyMappingRecord>> {
    return this.change(caller, input, {
      action: 'policy-mapping:set-bio-extractors',
      shape: judgeExtractors(input.extractors),
      judge: judgeExtraction,
      changes: ({ extractors }) => ({
        extractors: mergedExtractors(input.keepOthers ? extractors : [], input.extractors as readonly BioExtractor[]),
      }),
    });
  }

  private change(
    caller: Caller,
    { mapping: reference, expectedVersion }: IssuanceChange,
    { action, shape, judge, changes }: Kind,
  ): Promise<Changed<PolicyMappingRecord>> {
    return this.parts.writer.once(caller, this.recall, async () => {
      const unwise = assertAcceptable(shape);
      const { relies, ...issuance } = await this.read(caller, reference);
      const { mapping: stored } = issuance;
      if (stored !== null) assertAcceptable(judgeVersion(expectedVersion, stored));
      const now = this.parts.clock();
      const warnings = assertAcceptable([...unwise, ...judge(issuance, now)]);
      if (stored === null) throw new Error('the rules have refused this');
      const changed = { ...stored, ...changes(stored) };
      if (isDeepStrictEqual(changed, stored)) return { record: stored, warnings };
      const record = { ...changed, version: stored.version + 1, updatedAt: now };
      const { store, writer } = this.parts;
      const change = { kind: 'policyMapping', action, partnerId: stored.partnerId, store } as const;
      await writer.write(caller, { ...change, before: stored, after: record }, { relies, warnings });
      return { record, warnings };
    });
  }

  private async read(caller: Caller, reference: MappingReference) {
    const scope = await partnerScope(caller, 'policy-mapping:set-issuance');
    if ('id' in reference) {
      const mapping = await this.mappings.find(reference.id);
      if (mapping === null || !isWithin(scope, mapping.partnerId)) {
        throw new Refusal([problem('MAPPING_NOT_FOUND', ['id'])]);
      }
      return { ...(await readParties(this.parts, mapping)), mapping };
    }
    const { partnerId, policy } = reference;
    if (!isWithin(scope, partnerId)) throw noSuchPartner();
    const policyId = 'id' in policy ? policy.id : await findNamedPolicy(this.parts, policy.name, partnerId);
    const pair = { partnerId, policyId: policyId ?? '' };
    const parties = await readParties(this.parts, pair);
    if (parties.partner === null) throw noSuchPartner();
    return { ...parties, mapping: await this.openMappingOf(pair) };
  }

  /** For who names no mapping, one that was closed is none. */
  private async openMappingOf(pair: Pair): Promise<PolicyMappingRecord | null> {
    const mapping = await this.parts.store.findForPair(pair);
    return mapping?.status === 'REQUESTED' || mapping?.status === 'APPROVED' ? mapping : null;
  }
}

/** What tells one kind of change from the other. */
interface Kind {
  readonly action: string;
  readonly shape: readonly Problem[];
  readonly judge: (issuance: Issuance, now: Date) => Problem[];
  readonly changes: (
    stored: PolicyMappingRecord,
  ) => Pick<PolicyMappingRecord, 'credentialTypes'> | Pick<PolicyMappingRecord, 'extractors'>;
}

function noSuchPartner(): Refusal {
  return new Refusal([problem('MAPPING_PARTNER_NOT_FOUND', ['partnerId'])]);
}
