import type { SubjectKind } from '../../audit/index.ts';
import type { OidcClientRecord } from '../../oidc-client/index.ts';
import type { PartnerRecord } from '../../partner/index.ts';
import type { Pair, PolicyMappingRecord } from '../../policy-mapping/index.ts';
import { clientDataOf } from './event-data.rules.ts';
import type { Carried, NewEvent, Publisher, Topic } from './event.record.ts';

interface Identified {
  readonly id: string;
}

/** Of a change, what decides on its events. */
export interface TellingChange<R> {
  readonly kind: SubjectKind;
  readonly action: string;
  readonly before: (R & Identified) | null;
  readonly after: R & Identified;
}

type Rule<R> = (change: TellingChange<R>) => readonly NewEvent[];

const publisherOf: Readonly<Record<Topic, Publisher>> = {
  OIDC_CLIENT_CREATED: 'PartnerManagementServiceImpl',
  OIDC_CLIENT_UPDATED: 'PartnerManagementServiceImpl',
  APIKEY_APPROVED: 'PartnerManagementServiceImpl',
  APIKEY_UPDATED: 'PartnerManagementServiceImpl',
  PARTNER_UPDATED: 'PartnerManagementServiceImpl',
  POLICY_UPDATED: 'PolicyManagementService',
  MISP_LICENSE_GENERATED: 'PartnerManagementServiceImpl',
  MISP_LICENSE_UPDATED: 'PartnerManagementServiceImpl',
};

/** Which changes ID-authentication hears of (contract 5.1, and those that the service before us forgets). */
const ofClient: Rule<OidcClientRecord> = ({ action, after }) => {
  // eSignet never took it: nobody has heard of it
  if (action === 'oidc-client:withdraw') return [];
  const clientData = clientDataOf(after);
  if (action !== 'oidc-client:create') return [{ ...event('OIDC_CLIENT_UPDATED', {}), clientData }];
  const { partnerId: partner, policyId: policy } = after;
  return [{ ...event('OIDC_CLIENT_CREATED', { partner, policy }), clientData }];
};

/** A key under another policy is approved anew: the pair has to be known. */
const ofApiKey: Rule<Pair> = ({ before, after: { id: apiKey, partnerId: partner, policyId: policy } }) =>
  before?.policyId === policy
    ? [event('APIKEY_UPDATED', { apiKey })]
    : [event('APIKEY_APPROVED', { partner, policy, apiKey })];

/** A partner that has just been registered means nothing there yet. */
const ofPartner: Rule<PartnerRecord> = ({ before, after }) => {
  if (before === null) return [];
  const told = event('PARTNER_UPDATED', { partner: after.id });
  if (before.certificateId !== after.certificateId) return [{ ...told, publisher: 'PartnerServiceImpl' }];
  return before.status === after.status && before.name === after.name ? [] : [told];
};

const ofPolicy: Rule<object> = ({ before, after }) =>
  before === null ? [] : [event('POLICY_UPDATED', { policy: after.id })];

/** Both are known there before the first client comes. */
const ofMapping: Rule<PolicyMappingRecord> = ({ before, after: { status, partnerId: partner, policyId: policy } }) =>
  status === 'APPROVED' && before?.status !== 'APPROVED'
    ? [event('PARTNER_UPDATED', { partner }), event('POLICY_UPDATED', { policy })]
    : [];

const ofLicense: Rule<Pair> = ({ before, after: { id: mispLicense, policyId: policy } }) => [
  event(before === null ? 'MISP_LICENSE_GENERATED' : 'MISP_LICENSE_UPDATED', { mispLicense, policy }),
];

const rules: Partial<Record<SubjectKind, unknown>> = {
  oidcClient: ofClient,
  apiKey: ofApiKey,
  partner: ofPartner,
  policy: ofPolicy,
  policyMapping: ofMapping,
  mispLicense: ofLicense,
};

/** In the order in which they are to go out. The kind of a change says which record it carries. */
export function eventsOf(change: TellingChange<object>): readonly NewEvent[] {
  const rule = rules[change.kind] as Rule<object> | undefined;
  return rule?.(change) ?? [];
}

const nobody: Carried = { partner: null, policy: null, apiKey: null, mispLicense: null };

function event(topic: Topic, carries: Partial<Carried>): NewEvent {
  return { topic, publisher: publisherOf[topic], carries: { ...nobody, ...carries }, clientData: null };
}
