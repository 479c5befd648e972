import type { RecordChange } from '../audit/index.ts';
import { fold } from '../shared/fold.ts';
import type { PartnerType } from './partner-types.ts';
import type { PartnerDetails, PartnerRecord } from './partner.record.ts';
import { emailKey, infoText, type SubmittedDetails, type SubmittedPartner } from './partner.rules.ts';
import type { PartnerStore } from './partner.store.ts';

/** The record of a partner that has passed every rule: nothing required is missing. */
export function newPartner(
  submitted: SubmittedPartner,
  type: PartnerType,
  policyGroupId: string | null,
  owner: string,
  now: Date,
): PartnerRecord {
  const { id, name, language } = submitted as SubmittedPartner & { id: string; name: string };
  return {
    id,
    name,
    nameKey: fold(name),
    ...detailsOf(submitted),
    language: language === '' ? null : language,
    type,
    status: 'REGISTERED',
    policyGroupId,
    owners: [owner],
    contacts: [],
    approvedAt: null,
    certificateId: null,
    certificateExpiresAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

export function detailsOf(submitted: SubmittedDetails): PartnerDetails & Pick<PartnerRecord, 'emailKey'> {
  const { address, contactNumber, email, logoUrl, additionalInfo } = submitted;
  return {
    address,
    contactNumber,
    email,
    emailKey: email === null ? null : emailKey(email),
    logoUrl,
    additionalInfo: infoText(additionalInfo),
  };
}

/** Details as they would be submitted to leave them as they are. */
export function submittedOf({
  address,
  contactNumber,
  email,
  logoUrl,
  additionalInfo,
}: PartnerDetails): SubmittedDetails {
  const info: unknown = additionalInfo === null ? null : JSON.parse(additionalInfo);
  return { address, contactNumber, email, logoUrl, additionalInfo: info };
}

/** The next version of a partner. */
export function changedPartner(stored: PartnerRecord, changes: Partial<PartnerRecord>, now: Date): PartnerRecord {
  return { ...stored, ...changes, version: stored.version + 1, updatedAt: now };
}

export function partnerChange(
  store: PartnerStore,
  action: string,
  before: PartnerRecord | null,
  after: PartnerRecord,
): RecordChange<PartnerRecord> {
  return { kind: 'partner', action, partnerId: after.id, store, before, after };
}

/** A certificate makes its partner approved and active; to be written together with the certificate. */
export function certifiedPartner(
  store: PartnerStore,
  stored: PartnerRecord,
  certificate: { readonly id: string; readonly expiresAt: Date },
  now: Date,
): RecordChange<PartnerRecord> {
  const after = changedPartner(
    stored,
    {
      status: 'ACTIVE',
      approvedAt: stored.approvedAt ?? now,
      certificateId: certificate.id,
      certificateExpiresAt: certificate.expiresAt,
    },
    now,
  );
  return partnerChange(store, 'partner:certify', stored, after);
}
