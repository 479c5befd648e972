import type { PartnerRecord } from '../../partner/index.ts';
import type { PolicyRecord } from '../../policy/index.ts';
import { apiKeyDataOf, mispLicenseDataOf, partnerDataOf, policyDataOf, type Credential } from './event-data.rules.ts';
import type { EventRecord } from './event.record.ts';

/** A key or a licence with its value, read in the moment of sending and kept nowhere. */
export interface OpenedCredential {
  readonly credential: Credential;
  readonly value: string;
}

type Find<T> = (id: string) => Promise<T | null>;

/** The latest records, by their ids. Null: there is no such thing. */
export interface EventSources {
  readonly partner: Find<{ readonly partner: PartnerRecord; readonly certificate: string | null }>;
  readonly policy: Find<PolicyRecord>;
  /** Throws UnreadableValue where the value cannot be decrypted. */
  readonly apiKey: Find<OpenedCredential>;
  readonly mispLicense: Find<OpenedCredential>;
}

/** `DATA_ENCRYPTION_KEY` is not the one that the value was sealed with. */
export class UnreadableValue extends Error {}

/** An event names what is not there. */
export class MissingRecord extends Error {}

/**
 * The `data` of an event. An event that has waited must not bring back an old state of a partner or a policy, so they
 * are those of now; the client is that of its version, since each of its versions has an event of its own.
 */
export async function dataOf(sources: EventSources, { carries, clientData }: EventRecord): Promise<object> {
  const [partner, policy, apiKey, license] = await Promise.all([
    given(carries.partner, sources.partner),
    given(carries.policy, sources.policy),
    given(carries.apiKey, sources.apiKey),
    given(carries.mispLicense, sources.mispLicense),
  ]);
  return {
    ...(partner && { partnerData: partnerDataOf(partner.partner, partner.certificate) }),
    ...(policy && { policyData: policyDataOf(policy) }),
    ...(apiKey && { apiKeyData: apiKeyDataOf(apiKey.credential, apiKey.value) }),
    ...(license && { mispLicenseData: mispLicenseDataOf(license.credential, license.value) }),
    ...(clientData && { clientData }),
  };
}

async function given<T>(id: string | null, find: Find<T>): Promise<T | null> {
  if (id === null) return null;
  const found = await find(id);
  if (found === null) throw new MissingRecord(`an event names ${id}, which does not exist`);
  return found;
}
