import type { StoredRecord } from '../../shared/mongo/index.ts';

/** As ID-authentication subscribes to them. */
export type Topic =
  | 'OIDC_CLIENT_CREATED'
  | 'OIDC_CLIENT_UPDATED'
  | 'APIKEY_APPROVED'
  | 'APIKEY_UPDATED'
  | 'PARTNER_UPDATED'
  | 'POLICY_UPDATED'
  | 'MISP_LICENSE_GENERATED'
  | 'MISP_LICENSE_UPDATED';

/** Which part of the service before us sends such an event. */
export type Publisher = 'PartnerManagementServiceImpl' | 'PartnerServiceImpl' | 'PolicyManagementService';

/** A client as ID-authentication keeps it. */
export interface ClientData {
  readonly clientId: string;
  readonly clientName: string;
  readonly clientStatus: 'ACTIVE' | 'INACTIVE';
  readonly userClaims: readonly string[];
  readonly authContextRefs: readonly string[];
  readonly clientAuthMethods: readonly string[];
}

/** Whose data goes along, as it is when the event is sent. */
export interface Carried {
  readonly partner: string | null;
  readonly policy: string | null;
  readonly apiKey: string | null;
  readonly mispLicense: string | null;
}

export type EventState = 'PENDING' | 'HELD' | 'PARKED' | 'SENT';

/** What a change gives rise to. */
export interface NewEvent {
  readonly topic: Topic;
  readonly publisher: Publisher;
  readonly carries: Carried;
  /** A client as of this version; null where the event is about something else. */
  readonly clientData: ClientData | null;
}

/** A message to the hub; `version` is that of the record whose change it tells. */
export interface EventRecord extends StoredRecord, NewEvent {
  /** The record that changed: the messages of one go out in the order of (version, step). */
  readonly aggregate: string;
  readonly step: number;
  readonly state: EventState;
  readonly dueAt: Date;
  /** Failed tries. */
  readonly attempts: number;
  /** Those that count against it: the hub worked, and would not take this one. */
  readonly strikes: number;
  readonly error: { readonly code: string; readonly at: Date } | null;
  readonly sentAt: Date | null;
}
