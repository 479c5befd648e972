/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The approval of a request. */
export type ApprovePolicyMappingInput = {
  /** The version that the decision is based on; absent: whatever version there is. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion?: number | null | undefined;
  /** UUID of the policy mapping. Problem: MAPPING_NOT_FOUND. Of its state: MAPPING_ALREADY_APPROVED, MAPPING_ALREADY_REJECTED, MAPPING_ALREADY_REVOKED, SELF_APPROVAL (where four eyes are demanded), EXTRACTORS_MISSING (see setBioExtractors), PARTNER_INACTIVE, POLICY_NOT_FOUND, POLICY_INACTIVE, POLICY_EXPIRED, POLICY_GROUP_INACTIVE. */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
};

/** Who may act for a partner from now on. */
export type AssignPartnerOwnersInput = {
  /** The version that the change is based on. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion: number;
  /** The partner. Problem: PARTNER_NOT_FOUND. */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** User ids (see `Viewer.id`), 1 to 100; they replace the present ones. Problems: REQUIRED, TOO_MANY, TOO_LONG, DUPLICATE_VALUE. */
  owners: Array<string>;
};

/** Which audit entries to list; conditions add up. */
export type AuditEntryFilter = {
  /** Only this action, for instance `oidc-client:update`. */
  action?: string | null | undefined;
  /** Only changes by the user with exactly this id. */
  actor?: string | null | undefined;
  /** Only changes at this time or later. */
  from?: string | null | undefined;
  /** Only entries that concern this partner. */
  partnerId?: string | number | null | undefined;
  /** Only entries about this thing: its history. */
  subject?: AuditSubjectInput | null | undefined;
  /** Only changes before this time. */
  to?: string | null | undefined;
};

/** Order of a list of audit entries. */
export type AuditEntryOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: AuditEntryOrderField;
};

/** What audit entries can be ordered by. */
export type AuditEntryOrderField =
  /** When the change was made. */
  | 'AT';

/** One thing. */
export type AuditSubjectInput = {
  /** Its id among things of this kind. */
  id: string | number;
  /** What kind of thing. */
  kind: AuditSubjectKind;
};

/** What kind of thing an audit entry is about. */
export type AuditSubjectKind =
  /** An API key; its value is in no entry. */
  | 'API_KEY'
  /** The certificate of an authority. */
  | 'CA_CERTIFICATE'
  /** A licence of an infrastructure provider; its value is in no entry. */
  | 'MISP_LICENSE'
  /** An OIDC client; the id is its `client_id`. */
  | 'OIDC_CLIENT'
  /** A partner. */
  | 'PARTNER'
  /** The certificate of a partner, and the one signed for it. */
  | 'PARTNER_CERTIFICATE'
  /** A policy. */
  | 'POLICY'
  /** A policy group. */
  | 'POLICY_GROUP'
  /** The request of a partner for a policy. */
  | 'POLICY_MAPPING'
  /** The consent of a user to the use of personal data in the portal; the id is the user id. */
  | 'USER_CONSENT';

/** How one biometric attribute is extracted for a partner. */
export type BioExtractorInput = {
  /** Name of the attribute in the policy, 1 to 128 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  attributeName: string;
  /** Modality, with its parts in brackets where not all are meant, each at most 64 characters: `face`, `finger[leftThumb]`. Problems: REQUIRED, TOO_LONG, INVALID_NAME, INVALID_BIOMETRIC. */
  biometric: string;
  /** Who makes the extractor, 1 to 128 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  provider: string;
  /** Version of the extractor, 1 to 8 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  version: string;
};

/** Which certificates of authorities to list; conditions add up. */
export type CaCertificateFilter = {
  /** Only those trusted for this. */
  domain?: CertificateDomain | null | undefined;
  /** With `true` only certificates that have expired, or will within 30 days. */
  expiresSoon?: boolean | null | undefined;
};

/** What a certificate is trusted for; MOSIP's partner domains. */
export type CertificateDomain =
  /** Authentication and credential partners. */
  | 'AUTH'
  /** Makers of biometric devices. */
  | 'DEVICE'
  /** Makers of foundational trust modules (chips). */
  | 'FTM'
  /** Infrastructure providers, eSignet itself among them. */
  | 'MISP';

/** Order of a list of certificates. */
export type CertificateOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: CertificateOrderField;
};

/** What certificates can be ordered by. */
export type CertificateOrderField =
  /** When they were uploaded. */
  | 'CREATED_AT'
  /** When they expire. */
  | 'VALID_TO';

/** Which API key to move, and to which policy. */
export type ChangeApiKeyPolicyInput = {
  /** The version that the decision is based on; absent: whatever version there is. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion?: number | null | undefined;
  /** UUID of the key. Problems: API_KEY_NOT_FOUND, API_KEY_INACTIVE, PARTNER_INACTIVE. */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** The policy that it stands under from now on: one of the partner's group, approved for the partner. The one of now changes nothing. Problems: REQUIRED, POLICY_NOT_FOUND, POLICY_INACTIVE, POLICY_EXPIRED, POLICY_GROUP_INACTIVE, MAPPING_NOT_APPROVED, LABEL_TAKEN. */
  policyId: string | number;
};

/** A partner to activate or to deactivate. */
export type ChangePartnerStatusInput = {
  /** The version that the change is based on. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion?: number | null | undefined;
  /** The partner. Problem: PARTNER_NOT_FOUND. */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
};

/** A policy to copy, whatever its status. */
export type ClonePolicyInput = {
  /** Check everything and answer what would be, but write nothing. */
  dryRun?: boolean | null | undefined;
  /** UUID of the active group for the copy. Problems: POLICY_GROUP_NOT_FOUND, POLICY_GROUP_INACTIVE. */
  groupId: string | number;
  /** UUID of the policy. Problem: POLICY_NOT_FOUND. */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** The name of the source when absent. Unique within the group, 1 to 128 characters; upper and lower case differ. Problems: REQUIRED, TOO_LONG, INVALID_NAME, POLICY_NAME_TAKEN. */
  name?: string | null | undefined;
};

/** A new API key. */
export type CreateApiKeyInput = {
  /** Check everything and answer what would be, but write nothing and make no secret. */
  dryRun?: boolean | null | undefined;
  /** When it ends (UTC), not after its policy; absent: together with its policy. Problem: INVALID_EXPIRY. */
  expiresAt?: string | null | undefined;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** What to call it, 1 to 36 characters, never used before by this partner under this policy. Problems: REQUIRED, TOO_LONG, INVALID_TEXT, LABEL_TAKEN. */
  label: string;
  /** The active partner that it is for. Problems: REQUIRED, PARTNER_NOT_FOUND, PARTNER_INACTIVE. */
  partnerId: string | number;
  /** The policy that it stands under, approved for the partner. Problems: REQUIRED, POLICY_NOT_FOUND, MAPPING_NOT_APPROVED, POLICY_INACTIVE, POLICY_EXPIRED, POLICY_GROUP_INACTIVE. */
  policyId: string | number;
};

/** A new licence. */
export type CreateMispLicenseInput = {
  /** Check everything and answer what would be, but write nothing and make no secret. */
  dryRun?: boolean | null | undefined;
  /** When it ends (UTC), not after its policy; absent: together with its policy. Problem: INVALID_EXPIRY. */
  expiresAt?: string | null | undefined;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** The active MISP partner that it is for; it has one active licence at most. Problems: REQUIRED, PARTNER_NOT_FOUND, PARTNER_TYPE_NOT_ALLOWED, PARTNER_INACTIVE, LICENSE_EXISTS. */
  partnerId: string | number;
  /** The policy that it stands under; absent: the one that the partner has been approved for longest. Problems: MAPPING_MISSING, MAPPING_NOT_APPROVED, POLICY_INACTIVE, POLICY_EXPIRED, POLICY_GROUP_INACTIVE. */
  policyId?: string | number | null | undefined;
};

/** A new OIDC client. */
export type CreateOidcClientInput = {
  /** Switches of eSignet for this client (its client management, version 3): `userinfo_response_type`, `purpose`, `signup_banner_required`, `forgot_pwd_link_required`, `consent_expire_in_mins` (minutes, at least 10), `require_pushed_authorization_requests`, `dpop_bound_access_tokens`, `require_pkce`. Problem: INVALID_ADDITIONAL_CONFIG. */
  additionalConfig?: unknown;
  /** Client authentication methods; `private_key_jwt`. Problem: UNSUPPORTED_CLIENT_AUTH_METHOD. */
  clientAuthMethods: Array<string>;
  /** Check everything and answer what would be, but write nothing. */
  dryRun?: boolean | null | undefined;
  /** OAuth 2.0 grant types; `authorization_code`. Problem: UNSUPPORTED_GRANT_TYPE. */
  grantTypes: Array<string>;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** https URL of a picture, at most 2,048 characters; it is never fetched. Problems: REQUIRED, TOO_LONG, INVALID_LOGO_URI. */
  logoUri: string;
  /** Shown to people who log in; 1 to 256 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  name: string;
  /** The name in further languages, at most 20, together at most 600 characters. Problems: INVALID_LANGUAGE, INVALID_TRANSLATION, DUPLICATE_VALUE, TOO_MANY, TOO_LONG. */
  names?: Array<LocalizedNameInput> | null | undefined;
  /** The active authentication partner that it belongs to. Problems: PARTNER_NOT_FOUND, PARTNER_TYPE_NOT_ALLOWED, PARTNER_INACTIVE. */
  partnerId: string | number;
  /** The activated policy of type AUTH that it stands under. Problems: POLICY_NOT_FOUND, POLICY_TYPE_NOT_ALLOWED, POLICY_INACTIVE, POLICY_EXPIRED, POLICY_GROUP_INACTIVE, MAPPING_MISSING, MAPPING_NOT_APPROVED, POLICY_GRANTS_NO_CLAIMS, POLICY_GRANTS_NO_ACR, POLICY_HAS_MANDATORY_FACTOR. */
  policyId: string | number;
  /** JSON Web Key (RFC 7517) as an object, public members only: RSA of 2,048 to 4,096 bits with e = AQAB, or EC P-256 (P-384 and P-521 with a warning). Problems: PUBLIC_KEY_UNUSABLE, PUBLIC_KEY_PRIVATE, PUBLIC_KEY_WEAK, PUBLIC_KEY_TYPE_UNSUPPORTED, PUBLIC_KEY_REGISTERED. */
  publicKey: unknown;
  /** Where eSignet may send people back to, 1 to 5, together at most 2,048 characters: https, a private-use scheme such as `com.example.app://oauth`, or http on loopback (with a warning). Stored byte for byte. Problems: INVALID_REDIRECT_URI, UNWISE_REDIRECT_URI, REQUIRED, TOO_LONG, TOO_MANY, DUPLICATE_VALUE. */
  redirectUris: Array<string>;
};

/** A new policy group; it is active at once. */
export type CreatePolicyGroupInput = {
  /** What the group is for, 1 to 256 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  description: string;
  /** Check everything and answer what would be, but write nothing. */
  dryRun?: boolean | null | undefined;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** Unique in the whole system, 1 to 128 characters; upper and lower case differ. Problems: REQUIRED, TOO_LONG, INVALID_NAME, POLICY_GROUP_NAME_TAKEN. */
  name: string;
};

/** A new policy; it begins as a draft, valid for 200 years from now. */
export type CreatePolicyInput = {
  /** The policy document: a JSON object after the schema of its type (`schema/policy/*.schema.json`, JSON Schema draft 4), at most 5,120 characters as JSON. Each violation is a problem with its path: DEFINITION_UNKNOWN_MEMBER, DEFINITION_VALUE_NOT_ALLOWED, DEFINITION_MISSING_MEMBER, DEFINITION_WRONG_TYPE, DEFINITION_TOO_FEW_ITEMS, DEFINITION_TOO_SHORT, TOO_LONG. Type AUTH: an `authType` that MOSIP does not know is kept, with the warning UNKNOWN_AUTH_TYPE. */
  definition: Record<string, unknown>;
  /** What the policy is for, 1 to 256 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  description: string;
  /** Version that you give to the document, 1 to 8 characters, for instance `1.1`. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  documentVersion: string;
  /** Check everything and answer what would be, but write nothing. */
  dryRun?: boolean | null | undefined;
  /** UUID of the active group that it belongs to. Problems: POLICY_GROUP_NOT_FOUND, POLICY_GROUP_INACTIVE. */
  groupId: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** Unique within the group, 1 to 128 characters; upper and lower case differ. Problems: REQUIRED, TOO_LONG, INVALID_NAME, POLICY_NAME_TAKEN. */
  name: string;
  /** What it governs; cannot be changed later. */
  type: PolicyType;
};

/** Which keys or licences to list; conditions add up. */
export type CredentialFilter = {
  /** Only those of this partner. */
  partnerId?: string | number | null | undefined;
  /** Only those under this policy. */
  policyId?: string | number | null | undefined;
  /** Only those with this status. */
  status?: CredentialStatus | null | undefined;
};

/** Order of a list of keys and licences. */
export type CredentialOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: CredentialOrderField;
};

/** What keys and licences can be ordered by. */
export type CredentialOrderField =
  /** When they were made. */
  | 'CREATED_AT';

/** Whether a key or licence is accepted. */
export type CredentialStatus =
  /** Accepted until it expires. */
  | 'ACTIVE'
  /** Switched off for ever. */
  | 'INACTIVE';

/** Which API key to switch off. */
export type DeactivateApiKeyInput = {
  /** The version that the decision is based on; absent: whatever version there is. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion?: number | null | undefined;
  /** UUID of the key. Problems: API_KEY_NOT_FOUND (absent or not yours), API_KEY_INACTIVE, PARTNER_INACTIVE (for its owners). */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
};

/** Which licence to switch off. */
export type DeactivateMispLicenseInput = {
  /** The version that the decision is based on; absent: whatever version there is. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion?: number | null | undefined;
  /** UUID of the licence. Problems: LICENSE_NOT_FOUND (absent or not yours), LICENSE_INACTIVE. */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
};

/** How far eSignet has a client. */
export type DeliveryState =
  /** It has the latest version. */
  | 'DELIVERED'
  /** It does not have the latest version yet; it is tried until it is decided. */
  | 'PENDING'
  /** It will not take the latest version, and that could not be taken back. See `lastError`. */
  | 'REFUSED';

/** What becomes of an event. */
export type EventState =
  /** It tells of a client that eSignet does not have yet, and is sent when it does. */
  | 'HELD'
  /** The hub worked and would not take it; what came after it went on. See `resendEvent`. */
  | 'PARKED'
  /** It is to be sent, and tried until the hub takes it. */
  | 'PENDING'
  /** The hub took it. Shown for seven days. */
  | 'SENT';

/** The name of a client in one language. */
export type LocalizedNameInput = {
  /** ISO 639 code of three letters, for instance `fra`. */
  language: string;
  /** The name in this language, 1 to 50 characters. */
  value: string;
};

/** A policy group for a partner that has registered. */
export type MapPartnerPolicyGroupInput = {
  /** The version that the change is based on. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion?: number | null | undefined;
  /** The partner. Problem: PARTNER_NOT_FOUND. */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** The group whose policies it can ask for. Problems: POLICY_GROUP_NOT_FOUND, POLICY_GROUP_INACTIVE. */
  policyGroupId: string | number;
};

/** Which OIDC clients to list; conditions add up. */
export type OidcClientFilter = {
  /** Only clients of this partner. */
  partnerId?: string | number | null | undefined;
  /** Only clients under this policy. */
  policyId?: string | number | null | undefined;
  /** Beginnings of words in any of the names, without regard to case and accents; all must occur. */
  search?: string | null | undefined;
  /** Only clients with this status. */
  status?: OidcClientStatus | null | undefined;
};

/** Order of a list of OIDC clients. */
export type OidcClientOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: OidcClientOrderField;
};

/** What OIDC clients can be ordered by. */
export type OidcClientOrderField =
  /** When they were created. */
  | 'CREATED_AT'
  /** Name, without regard to case and accents. */
  | 'NAME';

/** Whether people can log in through a client. */
export type OidcClientStatus =
  /** People can log in. */
  | 'ACTIVE'
  /** Nobody can. It can be made ACTIVE again while everything that a create needs holds; not over REST. */
  | 'INACTIVE';

/** Which end of an order comes first. */
export type OrderDirection =
  /** Oldest first, or A before Z. */
  | 'ASC'
  /** Newest first, or Z before A. */
  | 'DESC';

/** Which certificates of partners to list; conditions add up. */
export type PartnerCertificateFilter = {
  /** Only those trusted for this. */
  domain?: CertificateDomain | null | undefined;
  /** With `true` only certificates that have expired, or will within 30 days. */
  expiresSoon?: boolean | null | undefined;
  /** Only those of this partner. */
  partnerId?: string | number | null | undefined;
};

/** Somebody to turn to at a partner. */
export type PartnerContactInput = {
  /** E-mail address, 1 to 254 characters; no two contacts of a partner share one, in whichever letter case. Problems: REQUIRED, TOO_LONG, INVALID_NAME, INVALID_EMAIL, DUPLICATE_VALUE. */
  email: string;
  /** Name of the person, 1 to 128 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  name: string;
  /** Telephone number, 1 to 16 characters. Problems: REQUIRED (blank), TOO_LONG, INVALID_NAME. */
  phone?: string | null | undefined;
  /** What to turn to the person for, 1 to 64 characters. Problems: REQUIRED (blank), TOO_LONG, INVALID_NAME. */
  role?: string | null | undefined;
};

/** Which partners to list; conditions add up. */
export type PartnerFilter = {
  /** With `true` only partners whose certificate has expired, or will within 30 days. */
  certificateExpiresSoon?: boolean | null | undefined;
  /** Only partners with this status. */
  status?: PartnerStatus | null | undefined;
  /** Only partners of this type. */
  type?: PartnerType | null | undefined;
};

/** Order of a list of partners. */
export type PartnerOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: PartnerOrderField;
};

/** What partners can be ordered by. */
export type PartnerOrderField =
  /** When their certificate expires; lists only partners that have one. */
  | 'CERTIFICATE_EXPIRES_AT'
  /** When they were registered. */
  | 'CREATED_AT'
  /** Name, without regard to case and accents. */
  | 'NAME';

/** Whether a partner may act. */
export type PartnerStatus =
  /** May act. */
  | 'ACTIVE'
  /** Switched off; may not act (PARTNER_INACTIVE) until it is activated again. */
  | 'INACTIVE'
  /** Has applied; its certificate makes it active. */
  | 'REGISTERED';

/** What an organisation does in the identity system; MOSIP's partner type codes in capitals. */
export type PartnerType =
  | 'ABIS_PARTNER'
  /** Relies on authentication; the only type that can have OIDC clients. */
  | 'AUTH_PARTNER'
  | 'BINDING_PARTNER'
  | 'CREDENTIAL_PARTNER'
  | 'DEVICE_PROVIDER'
  | 'FTM_PROVIDER'
  | 'INTERNAL_PARTNER'
  | 'MANUAL_ADJUDICATION'
  | 'MISP_PARTNER'
  | 'ONLINE_VERIFICATION_PARTNER'
  | 'PARTNER_ADMIN'
  | 'PRINT_PARTNER'
  | 'SDK_PARTNER';

/** Which policies to list; conditions add up. */
export type PolicyFilter = {
  /** Only policies of this group. */
  groupId?: string | number | null | undefined;
  /** Only policies with this status. */
  status?: PolicyStatus | null | undefined;
  /** Only policies of this type. */
  type?: PolicyType | null | undefined;
};

/** Which policy groups to list. */
export type PolicyGroupFilter = {
  /** Only groups with this status. */
  status?: PolicyGroupStatus | null | undefined;
};

/** Order of a list of policy groups. */
export type PolicyGroupOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: PolicyGroupOrderField;
};

/** What policy groups can be ordered by. */
export type PolicyGroupOrderField =
  /** When they were created. */
  | 'CREATED_AT'
  /** Name, without regard to case and accents. */
  | 'NAME';

/** Whether the policies of a group may be used for new clients. */
export type PolicyGroupStatus =
  /** Policies may be published and used. */
  | 'ACTIVE'
  /** New clients under its policies are refused (POLICY_GROUP_INACTIVE). */
  | 'INACTIVE';

/** A policy group whose status is to change. */
export type PolicyGroupTransitionInput = {
  /** The version that you looked at; absent means any. Problem: VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** UUID of the group. Problem: POLICY_GROUP_NOT_FOUND. */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
};

/** Which policy mappings to list; conditions add up. */
export type PolicyMappingFilter = {
  /** Only mappings of this partner. */
  partnerId?: string | number | null | undefined;
  /** Only mappings to this policy. */
  policyId?: string | number | null | undefined;
  /** True: only those that you requested yourself. */
  requestedByMe?: boolean | null | undefined;
  /** Only mappings with this status. */
  status?: PolicyMappingStatus | null | undefined;
};

/** Order of a list of policy mappings. */
export type PolicyMappingOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: PolicyMappingOrderField;
};

/** What policy mappings can be ordered by. */
export type PolicyMappingOrderField =
  /** When they were requested. */
  | 'CREATED_AT';

/** What came of a request for a policy. */
export type PolicyMappingStatus =
  /** The partner may create clients and keys under the policy. */
  | 'APPROVED'
  /** Refused; the partner may ask again. */
  | 'REJECTED'
  /** Waits for a decision. */
  | 'REQUESTED'
  /** Was approved and has been withdrawn; the partner may ask again. */
  | 'REVOKED';

/** Order of a list of policies. */
export type PolicyOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: PolicyOrderField;
};

/** What policies can be ordered by. */
export type PolicyOrderField =
  /** When they were created. */
  | 'CREATED_AT'
  /** Name, without regard to case and accents. */
  | 'NAME';

/** Where a policy stands in its life; there is no way back. */
export type PolicyStatus =
  /** Published; partners can ask for it. */
  | 'ACTIVATED'
  /** Withdrawn for ever. */
  | 'DEACTIVATED'
  /** Can still be changed; seen by policy managers only. */
  | 'DRAFT';

/** A policy whose status is to change. */
export type PolicyTransitionInput = {
  /** The version that you looked at; absent means any. Problem: VERSION_CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** UUID of the policy. Problem: POLICY_NOT_FOUND. */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
};

/** What a policy governs. */
export type PolicyType =
  /** Authentication of people; the only type that OIDC clients can stand under. */
  | 'AUTH'
  /** Issuing of credentials. */
  | 'CREDENTIAL_ISSUANCE'
  /** Sharing of data with a partner. */
  | 'DATA_SHARE'
  /** Infrastructure providers that relay requests. */
  | 'MISP';

/** Why a change was refused, or what is unwise about it. Each has its counterpart at the REST door (docs/errors.md). */
export type ProblemCode =
  | 'API_KEY_INACTIVE'
  | 'API_KEY_NOT_FOUND'
  | 'CERTIFICATE_DOMAIN_UNKNOWN'
  | 'CERTIFICATE_EXISTS'
  | 'CERTIFICATE_EXPIRED'
  | 'CERTIFICATE_ISSUER_UNKNOWN'
  | 'CERTIFICATE_KEY_WEAK'
  | 'CERTIFICATE_MISSING'
  | 'CERTIFICATE_NAME_MISMATCH'
  | 'CERTIFICATE_NOT_A_CA'
  | 'CERTIFICATE_NOT_YET_VALID'
  | 'CERTIFICATE_SELF_SIGNED'
  | 'CERTIFICATE_SIGNATURE_WEAK'
  | 'CERTIFICATE_UNREADABLE'
  | 'CLIENTS_NOT_CONFIRMED'
  | 'CLIENT_INACTIVE'
  | 'CREDENTIAL_TYPE_UNKNOWN'
  | 'DEFINITION_MISSING_MEMBER'
  | 'DEFINITION_TOO_FEW_ITEMS'
  | 'DEFINITION_TOO_SHORT'
  | 'DEFINITION_UNKNOWN_MEMBER'
  | 'DEFINITION_VALUE_NOT_ALLOWED'
  | 'DEFINITION_WRONG_TYPE'
  | 'DELIVERY_NOT_CONFIGURED'
  | 'DUPLICATE_VALUE'
  | 'EMAIL_TAKEN'
  | 'ESIGNET_REFUSED'
  | 'EVENT_NOT_FOUND'
  | 'EVENT_NOT_PARKED'
  | 'EXTRACTORS_FIXED'
  | 'EXTRACTORS_MISSING'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INVALID_ADDITIONAL_CONFIG'
  | 'INVALID_ADDITIONAL_INFO'
  | 'INVALID_BIOMETRIC'
  | 'INVALID_EMAIL'
  | 'INVALID_EXPIRY'
  | 'INVALID_LANGUAGE'
  | 'INVALID_LOGO_URI'
  | 'INVALID_NAME'
  | 'INVALID_REDIRECT_URI'
  | 'INVALID_STATUS'
  | 'INVALID_TEXT'
  | 'INVALID_TRANSLATION'
  | 'IN_PROGRESS'
  | 'LABEL_TAKEN'
  | 'LICENSE_EXISTS'
  | 'LICENSE_INACTIVE'
  | 'LICENSE_NOT_FOUND'
  | 'MAPPING_ALREADY_APPROVED'
  | 'MAPPING_ALREADY_REJECTED'
  | 'MAPPING_ALREADY_REVOKED'
  | 'MAPPING_MISSING'
  | 'MAPPING_NOT_APPROVED'
  | 'MAPPING_NOT_FOUND'
  | 'MAPPING_PENDING'
  | 'NOT_FOUND'
  | 'OUTCOME_UNKNOWN'
  | 'PARTNER_ALREADY_INACTIVE'
  | 'PARTNER_ID_INVALID'
  | 'PARTNER_ID_TAKEN'
  | 'PARTNER_INACTIVE'
  | 'PARTNER_NOT_FOUND'
  | 'PARTNER_STATUS_UNKNOWN'
  | 'PARTNER_TYPE_NOT_ALLOWED'
  | 'PARTNER_TYPE_UNKNOWN'
  | 'PARTNER_WITHOUT_GROUP'
  | 'POLICY_EXPIRED'
  | 'POLICY_GRANTS_NO_ACR'
  | 'POLICY_GRANTS_NO_CLAIMS'
  | 'POLICY_GROUP_FIXED'
  | 'POLICY_GROUP_HAS_ACTIVE_POLICIES'
  | 'POLICY_GROUP_HAS_DRAFTS'
  | 'POLICY_GROUP_INACTIVE'
  | 'POLICY_GROUP_NAME_TAKEN'
  | 'POLICY_GROUP_NOT_FOUND'
  | 'POLICY_GROUP_NOT_NEEDED'
  | 'POLICY_GROUP_REQUIRED'
  | 'POLICY_HAS_APPROVED_MAPPINGS'
  | 'POLICY_HAS_MANDATORY_FACTOR'
  | 'POLICY_HAS_REQUESTED_MAPPINGS'
  | 'POLICY_INACTIVE'
  | 'POLICY_IS_DRAFT'
  | 'POLICY_NAME_TAKEN'
  | 'POLICY_NOT_DRAFT'
  | 'POLICY_NOT_FOUND'
  | 'POLICY_NOT_IN_GROUP'
  | 'POLICY_TYPE_NOT_ALLOWED'
  | 'POLICY_TYPE_UNSUPPORTED'
  | 'PUBLIC_KEY_PRIVATE'
  | 'PUBLIC_KEY_REGISTERED'
  | 'PUBLIC_KEY_TYPE_UNSUPPORTED'
  | 'PUBLIC_KEY_UNUSABLE'
  | 'PUBLIC_KEY_WEAK'
  | 'REQUIRED'
  | 'SELF_APPROVAL'
  | 'TOO_LONG'
  | 'TOO_MANY'
  | 'TOO_MANY_DEPENDANTS'
  | 'UNKNOWN_AUTH_TYPE'
  | 'UNSUPPORTED_CLIENT_AUTH_METHOD'
  | 'UNSUPPORTED_GRANT_TYPE'
  | 'UNWISE_REDIRECT_URI'
  | 'VERSION_CONFLICT';

/** A client to hand to eSignet once more. */
export type RedeliverOidcClientInput = {
  /** Its `client_id`. Problem: NOT_FOUND. */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
};

/** An organisation that registers. You will own it, unless you register as an administrator. */
export type RegisterPartnerInput = {
  /** Whatever else is to be kept, at most 5,120 characters when written as JSON. Problem: INVALID_ADDITIONAL_INFO. */
  additionalInfo?: unknown;
  /** Postal address, 1 to 2,000 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  address: string;
  /** Telephone number, 1 to 16 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  contactNumber: string;
  /** Check everything and answer what would be, but write nothing. */
  dryRun?: boolean | null | undefined;
  /** Where to write to, 1 to 254 characters; no two partners share one, in whichever letter case. Problems: REQUIRED, TOO_LONG, INVALID_EMAIL, EMAIL_TAKEN. */
  email: string;
  /** Chosen by you, for ever: 1 to 36 characters without blanks. Problems: REQUIRED, PARTNER_ID_INVALID, TOO_LONG, PARTNER_ID_TAKEN. */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** Its language: ISO 639 code of three letters, for instance `fra`. Problem: INVALID_LANGUAGE. */
  language?: string | null | undefined;
  /** http or https address of a picture, at most 256 characters. Problems: TOO_LONG, INVALID_LOGO_URI. */
  logoUrl?: string | null | undefined;
  /** Name of the organisation, 1 to 128 characters; its certificates must carry the same as O. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  name: string;
  /** The group whose policies it can ask for; most types need one (`partnerTypes`). Problems: POLICY_GROUP_REQUIRED, POLICY_GROUP_NOT_FOUND, POLICY_GROUP_INACTIVE. */
  policyGroupId?: string | number | null | undefined;
  /** What it does in the identity system. */
  type: PartnerType;
};

/** The rejection of a request. */
export type RejectPolicyMappingInput = {
  /** The version that the decision is based on; absent: whatever version there is. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion?: number | null | undefined;
  /** UUID of the policy mapping. Problem: MAPPING_NOT_FOUND. Of its state: MAPPING_ALREADY_APPROVED, MAPPING_ALREADY_REJECTED, MAPPING_ALREADY_REVOKED. */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** Why, for the partner; 1 to 1,000 characters. Problems: REQUIRED, TOO_LONG, INVALID_TEXT. */
  reason: string;
};

/** A request to stand under a policy. */
export type RequestPolicyMappingInput = {
  /** Check everything and answer what would be, but write nothing. */
  dryRun?: boolean | null | undefined;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** The active partner that asks. Problems: REQUIRED, PARTNER_NOT_FOUND, PARTNER_INACTIVE, PARTNER_WITHOUT_GROUP. */
  partnerId: string | number;
  /** The activated policy that is asked for, one of the partner's group. Problems: REQUIRED, POLICY_NOT_FOUND, POLICY_NOT_IN_GROUP, POLICY_INACTIVE, POLICY_EXPIRED, POLICY_GROUP_INACTIVE, MAPPING_PENDING, MAPPING_ALREADY_APPROVED. */
  policyId: string | number;
  /** What it is for, for those who decide; at most 4,000 characters, may be blank. Problems: TOO_LONG, INVALID_TEXT. */
  useCaseDescription: string;
};

/** An event to send once more. */
export type ResendEventInput = {
  /** Its id. Problems: EVENT_NOT_FOUND, EVENT_NOT_PARKED. */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
};

/** The withdrawal of an approval. */
export type RevokePolicyMappingInput = {
  /** How many active clients will be switched off: `activeClientCount` of the mapping, and `oidcClients` names them. Problem: CLIENTS_NOT_CONFIRMED, whose help says the number. */
  confirmClients: number;
  /** The version that the decision is based on; absent: whatever version there is. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion?: number | null | undefined;
  /** UUID of the policy mapping. Problem: MAPPING_NOT_FOUND. Of its state: MAPPING_NOT_APPROVED, MAPPING_ALREADY_REVOKED, TOO_MANY_DEPENDANTS (more than 1,000 clients and keys). */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** Why, for the partner; becomes the reason of its clients too. 1 to 1,000 characters. Problems: REQUIRED, TOO_LONG, INVALID_TEXT. */
  reason: string;
};

/** How biometrics are extracted for a partner under a policy. */
export type SetBioExtractorsInput = {
  /** The version of the mapping that the change is based on. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion: number;
  /** At most 50; they replace the present ones. Problem: TOO_MANY; warning: DUPLICATE_VALUE (of one attribute the last one counts). */
  extractors: Array<BioExtractorInput>;
  /** UUID of the policy mapping. Problems: MAPPING_NOT_FOUND, PARTNER_INACTIVE, MAPPING_ALREADY_REJECTED, MAPPING_ALREADY_REVOKED, EXTRACTORS_FIXED (the mapping is approved: whoever approved it has seen them). */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
};

/** The types of credentials that are issued to a partner under a policy. */
export type SetCredentialTypesInput = {
  /** They replace the present ones, in any letter case: auth, qrcode, euin, reprint, vercred, opencrvs. Problem: CREDENTIAL_TYPE_UNKNOWN; warning: DUPLICATE_VALUE. */
  credentialTypes: Array<string>;
  /** The version of the mapping that the change is based on. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion: number;
  /** UUID of the policy mapping. Problems: MAPPING_NOT_FOUND, PARTNER_INACTIVE, MAPPING_ALREADY_REJECTED, MAPPING_ALREADY_REVOKED, PARTNER_TYPE_NOT_ALLOWED, POLICY_NOT_IN_GROUP, POLICY_TYPE_NOT_ALLOWED, POLICY_INACTIVE, POLICY_EXPIRED, POLICY_GROUP_INACTIVE. */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
};

/** Whom to turn to at a partner from now on. */
export type SetPartnerContactsInput = {
  /** At most 20; they replace the present ones. Problem: TOO_MANY. */
  contacts: Array<PartnerContactInput>;
  /** The version that the change is based on. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion: number;
  /** The partner. Problem: PARTNER_NOT_FOUND (absent or not yours). */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
};

/** How bad a problem is. */
export type Severity =
  /** Nothing was written; with OUTCOME_UNKNOWN nobody can tell. */
  | 'ERROR'
  /** It was done; think again about this part. */
  | 'WARNING';

/** A change of an OIDC client. Fields that are absent stay as they are. */
export type UpdateOidcClientInput = {
  /** Switches of eSignet for this client (its client management, version 3): `userinfo_response_type`, `purpose`, `signup_banner_required`, `forgot_pwd_link_required`, `consent_expire_in_mins` (minutes, at least 10), `require_pushed_authorization_requests`, `dpop_bound_access_tokens`, `require_pkce`. Problem: INVALID_ADDITIONAL_CONFIG. Null removes it. */
  additionalConfig?: unknown;
  /** Client authentication methods; `private_key_jwt`. Problem: UNSUPPORTED_CLIENT_AUTH_METHOD. */
  clientAuthMethods?: Array<string> | null | undefined;
  /** Check everything and answer what would be, but write nothing. */
  dryRun?: boolean | null | undefined;
  /** The version that the change is based on. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion: number;
  /** OAuth 2.0 grant types; `authorization_code`. Problem: UNSUPPORTED_GRANT_TYPE. */
  grantTypes?: Array<string> | null | undefined;
  /** Its `client_id`. Problem: NOT_FOUND (absent or not yours). */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** https URL of a picture, at most 2,048 characters; it is never fetched. Problems: REQUIRED, TOO_LONG, INVALID_LOGO_URI. */
  logoUri?: string | null | undefined;
  /** Shown to people who log in; 1 to 256 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  name?: string | null | undefined;
  /** The name in further languages, at most 20, together at most 600 characters. Problems: INVALID_LANGUAGE, INVALID_TRANSLATION, DUPLICATE_VALUE, TOO_MANY, TOO_LONG. Null removes them all. */
  names?: Array<LocalizedNameInput> | null | undefined;
  /** Where eSignet may send people back to, 1 to 5, together at most 2,048 characters: https, a private-use scheme such as `com.example.app://oauth`, or http on loopback (with a warning). Stored byte for byte. Problems: INVALID_REDIRECT_URI, UNWISE_REDIRECT_URI, REQUIRED, TOO_LONG, TOO_MANY, DUPLICATE_VALUE. URIs that the client has already are not judged again. */
  redirectUris?: Array<string> | null | undefined;
  /** INACTIVE stops log-ins; back to ACTIVE needs everything that a create needs. An inactive client can be changed only together with that. Problem: CLIENT_INACTIVE. */
  status?: OidcClientStatus | null | undefined;
};

/** A change of what a partner says of itself. Fields that are absent stay as they are. */
export type UpdatePartnerInput = {
  /** Whatever else is to be kept, at most 5,120 characters when written as JSON. Problem: INVALID_ADDITIONAL_INFO. Null removes it. */
  additionalInfo?: unknown;
  /** Postal address, 1 to 2,000 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  address?: string | null | undefined;
  /** Telephone number, 1 to 16 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  contactNumber?: string | null | undefined;
  /** Check everything and answer what would be, but write nothing. */
  dryRun?: boolean | null | undefined;
  /** Where to write to, 1 to 254 characters; no two partners share one, in whichever letter case. Problems: REQUIRED, TOO_LONG, INVALID_EMAIL, EMAIL_TAKEN. */
  email?: string | null | undefined;
  /** The version that the change is based on. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion: number;
  /** The partner. Problem: PARTNER_NOT_FOUND (absent or not yours). */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** http or https address of a picture, at most 256 characters. Problems: TOO_LONG, INVALID_LOGO_URI. Null removes it. */
  logoUrl?: string | null | undefined;
};

/** A change of a policy group. Fields that are absent stay as they are. */
export type UpdatePolicyGroupInput = {
  /** What the group is for, 1 to 256 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  description?: string | null | undefined;
  /** Check everything and answer what would be, but write nothing. */
  dryRun?: boolean | null | undefined;
  /** The version that the change is based on. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion: number;
  /** UUID of the group. Problem: POLICY_GROUP_NOT_FOUND. */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** Unique in the whole system, 1 to 128 characters; upper and lower case differ. Problems: REQUIRED, TOO_LONG, INVALID_NAME, POLICY_GROUP_NAME_TAKEN. */
  name?: string | null | undefined;
};

/** A change of a draft. Fields that are absent stay as they are. */
export type UpdatePolicyInput = {
  /** The policy document: a JSON object after the schema of its type (`schema/policy/*.schema.json`, JSON Schema draft 4), at most 5,120 characters as JSON. Each violation is a problem with its path: DEFINITION_UNKNOWN_MEMBER, DEFINITION_VALUE_NOT_ALLOWED, DEFINITION_MISSING_MEMBER, DEFINITION_WRONG_TYPE, DEFINITION_TOO_FEW_ITEMS, DEFINITION_TOO_SHORT, TOO_LONG. Type AUTH: an `authType` that MOSIP does not know is kept, with the warning UNKNOWN_AUTH_TYPE. */
  definition?: Record<string, unknown> | null | undefined;
  /** What the policy is for, 1 to 256 characters. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  description?: string | null | undefined;
  /** Version that you give to the document, 1 to 8 characters, for instance `1.1`. Problems: REQUIRED, TOO_LONG, INVALID_NAME. */
  documentVersion?: string | null | undefined;
  /** Check everything and answer what would be, but write nothing. */
  dryRun?: boolean | null | undefined;
  /** The version that the change is based on. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion: number;
  /** UUID of the policy. Problem: POLICY_NOT_FOUND. Published policies never change (POLICY_NOT_DRAFT), nor does anything in an inactive group (POLICY_GROUP_INACTIVE). */
  id: string | number;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** Unique within the group, 1 to 128 characters; upper and lower case differ. Problems: REQUIRED, TOO_LONG, INVALID_NAME, POLICY_NAME_TAKEN. */
  name?: string | null | undefined;
};

/** The certificate of an authority, or a chain of them. */
export type UploadCaCertificateInput = {
  /** PEM, or PKCS#7 in PEM or Base64; 1 to 10 certificates, at most 64,000 characters. A root signs itself; any other must lead to one that is known in the domain or comes along. RSA of 2,048 to 8,192 bits, or EC P-256, P-384, P-521; signed with SHA-256 or better. Problems: REQUIRED, CERTIFICATE_UNREADABLE, CERTIFICATE_NOT_A_CA, CERTIFICATE_EXISTS, CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID, CERTIFICATE_KEY_WEAK, CERTIFICATE_SIGNATURE_WEAK, CERTIFICATE_ISSUER_UNKNOWN. */
  certificates: string;
  /** What it is to be trusted for. */
  domain: CertificateDomain;
  /** Check everything and answer what would be, but write nothing. */
  dryRun?: boolean | null | undefined;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
};

/** The certificate of a partner. */
export type UploadPartnerCertificateInput = {
  /** PEM; of several the first. Issued by an authority that is known in the domain, with the name of the partner as O, keys and signature as for authorities. Problems: REQUIRED, CERTIFICATE_UNREADABLE, CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID, CERTIFICATE_NAME_MISMATCH, CERTIFICATE_KEY_WEAK, CERTIFICATE_SIGNATURE_WEAK, CERTIFICATE_SELF_SIGNED, CERTIFICATE_ISSUER_UNKNOWN. */
  certificate: string;
  /** What it is to be trusted for. */
  domain: CertificateDomain;
  /** Check everything and answer what would be, but write nothing. */
  dryRun?: boolean | null | undefined;
  /** The version of the partner that this is based on, which changes with its certificate. Problem: VERSION_CONFLICT, with the current version. */
  expectedVersion?: number | null | undefined;
  /** Names this request, so that sending it again does nothing a second time and gets the same answer: 1 to 255 characters of your choice, for instance a UUID; remembered for 24 hours, for you alone. A refusal does not use it up. Problems: REQUIRED, TOO_LONG, IDEMPOTENCY_KEY_REUSED (it named another request), IN_PROGRESS (that one is still being worked on). */
  idempotencyKey?: string | null | undefined;
  /** The partner. Problems: PARTNER_NOT_FOUND, PARTNER_INACTIVE, POLICY_GROUP_REQUIRED. */
  partnerId: string | number;
};

export type AuditEntriesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: AuditEntryFilter | null | undefined;
}>;


export type AuditEntriesQuery = { auditEntries: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { at: string, actor: string, action: string, reason: string | null, sequence: number, subject: { kind: AuditSubjectKind, id: string }, changes: Array<{ field: string, before: unknown, after: unknown }> } }> } };

export type CheckOidcClientMutationVariables = Exact<{ [key: string]: never; }>;


export type CheckOidcClientMutation = { createOidcClient: { oidcClient: { id: string, name: string, claims: Array<string>, acrValues: Array<string>, version: number } | null, problems: Array<{ code: ProblemCode, severity: Severity, path: Array<string>, message: string, help: string | null }> } };

export type CreateOidcClientMutationVariables = Exact<{
  input: CreateOidcClientInput;
}>;


export type CreateOidcClientMutation = { createOidcClient: { oidcClient: { id: string, name: string, status: OidcClientStatus, claims: Array<string>, acrValues: Array<string>, redirectUris: Array<string>, version: number, createdAt: string } | null, problems: Array<{ code: ProblemCode, severity: Severity, path: Array<string>, message: string, help: string | null }> } };

export type OidcClientQueryVariables = Exact<{
  id: string | number;
}>;


export type OidcClientQuery = { oidcClient: { id: string, name: string, logoUri: string, redirectUris: Array<string>, grantTypes: Array<string>, clientAuthMethods: Array<string>, claims: Array<string>, acrValues: Array<string>, publicKey: Record<string, unknown>, keyThumbprint: string, additionalConfig: Record<string, unknown> | null, status: OidcClientStatus, version: number, createdAt: string, updatedAt: string, names: Array<{ language: string, value: string }>, partner: { id: string, name: string }, policy: { id: string, name: string } } | null };

export type OidcClientsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: OidcClientFilter | null | undefined;
}>;


export type OidcClientsQuery = { oidcClients: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, name: string, status: OidcClientStatus, createdAt: string, partner: { id: string, name: string }, policy: { id: string, name: string } } }> } };

export type PoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type PoliciesQuery = { policies: { totalCount: number, edges: Array<{ node: { id: string, name: string, description: string, status: PolicyStatus, group: { name: string }, grants: { claims: Array<string>, acrValues: Array<string> } } }> } };

export type UpdateOidcClientMutationVariables = Exact<{
  input: UpdateOidcClientInput;
}>;


export type UpdateOidcClientMutation = { updateOidcClient: { oidcClient: { id: string, name: string, status: OidcClientStatus, version: number, updatedAt: string, names: Array<{ language: string, value: string }> } | null, problems: Array<{ code: ProblemCode, severity: Severity, path: Array<string>, message: string, help: string | null, currentVersion: number | null }> } };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { viewer: { id: string, roles: Array<string>, can: Array<string>, partners: Array<{ id: string, name: string, status: PartnerStatus }> } };

export type TestAuditEntriesQueryVariables = Exact<{
  filter?: AuditEntryFilter | null | undefined;
  orderBy?: AuditEntryOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type TestAuditEntriesQuery = { auditEntries: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, sequence: number, at: string, actor: string, action: string, reason: string | null, partnerId: string | null, correlationId: string, sourceAddress: string | null, previousHash: string | null, hash: string | null, subject: { kind: AuditSubjectKind, id: string }, changes: Array<{ field: string, before: unknown, after: unknown }> } }> } };

export type ClientFieldsFragment = { id: string, name: string, logoUri: string, redirectUris: Array<string>, grantTypes: Array<string>, clientAuthMethods: Array<string>, publicKey: Record<string, unknown>, keyThumbprint: string, claims: Array<string>, acrValues: Array<string>, additionalConfig: Record<string, unknown> | null, status: OidcClientStatus, version: number, names: Array<{ language: string, value: string }> };

export type ProblemFieldsFragment = { code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null };

export type TestCreateMutationVariables = Exact<{
  input: CreateOidcClientInput;
}>;


export type TestCreateMutation = { createOidcClient: { oidcClient: { id: string, name: string, logoUri: string, redirectUris: Array<string>, grantTypes: Array<string>, clientAuthMethods: Array<string>, publicKey: Record<string, unknown>, keyThumbprint: string, claims: Array<string>, acrValues: Array<string>, additionalConfig: Record<string, unknown> | null, status: OidcClientStatus, version: number, names: Array<{ language: string, value: string }> } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type TestUpdateMutationVariables = Exact<{
  input: UpdateOidcClientInput;
}>;


export type TestUpdateMutation = { updateOidcClient: { oidcClient: { id: string, name: string, logoUri: string, redirectUris: Array<string>, grantTypes: Array<string>, clientAuthMethods: Array<string>, publicKey: Record<string, unknown>, keyThumbprint: string, claims: Array<string>, acrValues: Array<string>, additionalConfig: Record<string, unknown> | null, status: OidcClientStatus, version: number, names: Array<{ language: string, value: string }> } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type TestClientQueryVariables = Exact<{
  id: string | number;
}>;


export type TestClientQuery = { oidcClient: { createdAt: string, updatedAt: string, id: string, name: string, logoUri: string, redirectUris: Array<string>, grantTypes: Array<string>, clientAuthMethods: Array<string>, publicKey: Record<string, unknown>, keyThumbprint: string, claims: Array<string>, acrValues: Array<string>, additionalConfig: Record<string, unknown> | null, status: OidcClientStatus, version: number, partner: { id: string }, policy: { id: string }, names: Array<{ language: string, value: string }> } | null };

export type TestClientsQueryVariables = Exact<{
  filter?: OidcClientFilter | null | undefined;
  orderBy?: OidcClientOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type TestClientsQuery = { oidcClients: { totalCount: number, totalCountExact: boolean, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, name: string, status: OidcClientStatus } }> } };

export type TestClientsNestedQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type TestClientsNestedQuery = { oidcClients: { edges: Array<{ node: { id: string, partner: { id: string, name: string }, policy: { id: string, name: string, group: { id: string, name: string } } } }> } };

export type ApiKeyFieldsFragment = { id: string, label: string, status: CredentialStatus, statusReason: string | null, createdBy: string, expiresAt: string, version: number, partner: { id: string }, policy: { id: string } };

export type LicenseFieldsFragment = { id: string, status: CredentialStatus, statusReason: string | null, createdBy: string, expiresAt: string, version: number, partner: { id: string }, policy: { id: string } };

export type TestCreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type TestCreateApiKeyMutation = { createApiKey: { issued: { value: string | null, apiKey: { id: string, label: string, status: CredentialStatus, statusReason: string | null, createdBy: string, expiresAt: string, version: number, partner: { id: string }, policy: { id: string } } } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type TestDeactivateApiKeyMutationVariables = Exact<{
  input: DeactivateApiKeyInput;
}>;


export type TestDeactivateApiKeyMutation = { deactivateApiKey: { apiKey: { id: string, label: string, status: CredentialStatus, statusReason: string | null, createdBy: string, expiresAt: string, version: number, partner: { id: string }, policy: { id: string } } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type TestCreateLicenseMutationVariables = Exact<{
  input: CreateMispLicenseInput;
}>;


export type TestCreateLicenseMutation = { createMispLicense: { issued: { value: string | null, mispLicense: { id: string, status: CredentialStatus, statusReason: string | null, createdBy: string, expiresAt: string, version: number, partner: { id: string }, policy: { id: string } } } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type TestDeactivateLicenseMutationVariables = Exact<{
  input: DeactivateMispLicenseInput;
}>;


export type TestDeactivateLicenseMutation = { deactivateMispLicense: { mispLicense: { id: string, status: CredentialStatus, statusReason: string | null, createdBy: string, expiresAt: string, version: number, partner: { id: string }, policy: { id: string } } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type TestApiKeysQueryVariables = Exact<{
  filter?: CredentialFilter | null | undefined;
  orderBy?: CredentialOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestApiKeysQuery = { apiKeys: { totalCount: number, edges: Array<{ cursor: string, node: { id: string, label: string, status: CredentialStatus, statusReason: string | null, createdBy: string, expiresAt: string, version: number, partner: { id: string }, policy: { id: string } } }> } };

export type TestLicensesQueryVariables = Exact<{
  filter?: CredentialFilter | null | undefined;
  orderBy?: CredentialOrder | null | undefined;
}>;


export type TestLicensesQuery = { mispLicenses: { totalCount: number, edges: Array<{ node: { id: string, status: CredentialStatus, statusReason: string | null, createdBy: string, expiresAt: string, version: number, partner: { id: string }, policy: { id: string } } }> } };

export type TestChangeApiKeyPolicyMutationVariables = Exact<{
  input: ChangeApiKeyPolicyInput;
}>;


export type TestChangeApiKeyPolicyMutation = { changeApiKeyPolicy: { apiKey: { id: string, label: string, status: CredentialStatus, statusReason: string | null, createdBy: string, expiresAt: string, version: number, partner: { id: string }, policy: { id: string } } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type DeliveryFieldsFragment = { clientId: string, state: DeliveryState, deliveredVersion: number | null, lastError: string | null, attempts: number, behindSince: string | null, nextAttemptAt: string | null };

export type TestDeliveryQueryVariables = Exact<{
  id: string | number;
}>;


export type TestDeliveryQuery = { oidcClient: { id: string, name: string, logoUri: string, redirectUris: Array<string>, grantTypes: Array<string>, clientAuthMethods: Array<string>, publicKey: Record<string, unknown>, keyThumbprint: string, claims: Array<string>, acrValues: Array<string>, additionalConfig: Record<string, unknown> | null, status: OidcClientStatus, version: number, delivery: { clientId: string, state: DeliveryState, deliveredVersion: number | null, lastError: string | null, attempts: number, behindSince: string | null, nextAttemptAt: string | null } | null, names: Array<{ language: string, value: string }> } | null };

export type TestDeliveriesQueryVariables = Exact<{
  states?: Array<DeliveryState> | DeliveryState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestDeliveriesQuery = { oidcClientDeliveries: { totalCount: number, edges: Array<{ node: { clientId: string, state: DeliveryState, deliveredVersion: number | null, lastError: string | null, attempts: number, behindSince: string | null, nextAttemptAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TestRedeliverMutationVariables = Exact<{
  input: RedeliverOidcClientInput;
}>;


export type TestRedeliverMutation = { redeliverOidcClient: { oidcClient: { id: string, name: string, logoUri: string, redirectUris: Array<string>, grantTypes: Array<string>, clientAuthMethods: Array<string>, publicKey: Record<string, unknown>, keyThumbprint: string, claims: Array<string>, acrValues: Array<string>, additionalConfig: Record<string, unknown> | null, status: OidcClientStatus, version: number, names: Array<{ language: string, value: string }> } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type EventFieldsFragment = { id: string, topic: string, version: number, state: EventState, attempts: number, lastError: string | null, createdAt: string, nextAttemptAt: string | null, subject: { kind: AuditSubjectKind, id: string } };

export type TestEventsQueryVariables = Exact<{
  states?: Array<EventState> | EventState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestEventsQuery = { events: { totalCount: number, edges: Array<{ node: { id: string, topic: string, version: number, state: EventState, attempts: number, lastError: string | null, createdAt: string, nextAttemptAt: string | null, subject: { kind: AuditSubjectKind, id: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TestResendEventMutationVariables = Exact<{
  input: ResendEventInput;
}>;


export type TestResendEventMutation = { resendEvent: { event: { id: string, topic: string, version: number, state: EventState, attempts: number, lastError: string | null, createdAt: string, nextAttemptAt: string | null, subject: { kind: AuditSubjectKind, id: string } } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type MappingFieldsFragment = { id: string, status: PolicyMappingStatus, useCaseDescription: string, requestedBy: string, decidedBy: string | null, decidedAt: string | null, selfApproved: boolean, revokedBy: string | null, revokedAt: string | null, reason: string | null, version: number, activeClientCount: number, partner: { id: string }, policy: { id: string } };

export type TestRequestMappingMutationVariables = Exact<{
  input: RequestPolicyMappingInput;
}>;


export type TestRequestMappingMutation = { requestPolicyMapping: { policyMapping: { id: string, status: PolicyMappingStatus, useCaseDescription: string, requestedBy: string, decidedBy: string | null, decidedAt: string | null, selfApproved: boolean, revokedBy: string | null, revokedAt: string | null, reason: string | null, version: number, activeClientCount: number, partner: { id: string }, policy: { id: string } } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type TestApproveMappingMutationVariables = Exact<{
  input: ApprovePolicyMappingInput;
}>;


export type TestApproveMappingMutation = { approvePolicyMapping: { policyMapping: { id: string, status: PolicyMappingStatus, useCaseDescription: string, requestedBy: string, decidedBy: string | null, decidedAt: string | null, selfApproved: boolean, revokedBy: string | null, revokedAt: string | null, reason: string | null, version: number, activeClientCount: number, partner: { id: string }, policy: { id: string } } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type TestRejectMappingMutationVariables = Exact<{
  input: RejectPolicyMappingInput;
}>;


export type TestRejectMappingMutation = { rejectPolicyMapping: { policyMapping: { id: string, status: PolicyMappingStatus, useCaseDescription: string, requestedBy: string, decidedBy: string | null, decidedAt: string | null, selfApproved: boolean, revokedBy: string | null, revokedAt: string | null, reason: string | null, version: number, activeClientCount: number, partner: { id: string }, policy: { id: string } } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type TestRevokeMappingMutationVariables = Exact<{
  input: RevokePolicyMappingInput;
}>;


export type TestRevokeMappingMutation = { revokePolicyMapping: { policyMapping: { id: string, status: PolicyMappingStatus, useCaseDescription: string, requestedBy: string, decidedBy: string | null, decidedAt: string | null, selfApproved: boolean, revokedBy: string | null, revokedAt: string | null, reason: string | null, version: number, activeClientCount: number, partner: { id: string }, policy: { id: string } } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type TestMappingQueryVariables = Exact<{
  id: string | number;
}>;


export type TestMappingQuery = { policyMapping: { id: string, status: PolicyMappingStatus, useCaseDescription: string, requestedBy: string, decidedBy: string | null, decidedAt: string | null, selfApproved: boolean, revokedBy: string | null, revokedAt: string | null, reason: string | null, version: number, activeClientCount: number, partner: { id: string }, policy: { id: string } } | null };

export type TestMappingsQueryVariables = Exact<{
  filter?: PolicyMappingFilter | null | undefined;
  orderBy?: PolicyMappingOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestMappingsQuery = { policyMappings: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, status: PolicyMappingStatus, requestedBy: string } }> } };

export type TestClientsOfMappingQueryVariables = Exact<{
  filter?: OidcClientFilter | null | undefined;
}>;


export type TestClientsOfMappingQuery = { oidcClients: { edges: Array<{ node: { id: string, status: OidcClientStatus, statusReason: string | null, version: number } }> } };

export type IssuanceFieldsFragment = { id: string, status: PolicyMappingStatus, version: number, credentialTypes: Array<string>, extractors: Array<{ attributeName: string, biometric: string, provider: string, version: string }> };

export type TestSetCredentialTypesMutationVariables = Exact<{
  input: SetCredentialTypesInput;
}>;


export type TestSetCredentialTypesMutation = { setCredentialTypes: { policyMapping: { id: string, status: PolicyMappingStatus, version: number, credentialTypes: Array<string>, extractors: Array<{ attributeName: string, biometric: string, provider: string, version: string }> } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type TestSetBioExtractorsMutationVariables = Exact<{
  input: SetBioExtractorsInput;
}>;


export type TestSetBioExtractorsMutation = { setBioExtractors: { policyMapping: { id: string, status: PolicyMappingStatus, version: number, credentialTypes: Array<string>, extractors: Array<{ attributeName: string, biometric: string, provider: string, version: string }> } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type TestIssuanceQueryVariables = Exact<{
  id: string | number;
}>;


export type TestIssuanceQuery = { policyMapping: { id: string, status: PolicyMappingStatus, version: number, credentialTypes: Array<string>, extractors: Array<{ attributeName: string, biometric: string, provider: string, version: string }> } | null };

export type TestOwnMappingsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestOwnMappingsQuery = { viewer: { policyMappings: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, requestedBy: string } }> } } };

export type TestViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type TestViewerQuery = { viewer: { id: string, roles: Array<string>, can: Array<string>, partners: Array<{ id: string, name: string, type: PartnerType, status: PartnerStatus, policyGroup: { name: string, status: PolicyGroupStatus } | null }> } };

export type TestPolicyQueryVariables = Exact<{
  id: string | number;
}>;


export type TestPolicyQuery = { policy: { id: string, name: string, type: PolicyType, status: PolicyStatus, authTokenType: string | null, definition: Record<string, unknown>, allowedKycAttributes: Array<{ attributeName: string }> | null, allowedAuthTypes: Array<{ authType: string, authSubType: string | null, mandatory: boolean }> | null, grants: { claims: Array<string>, acrValues: Array<string> }, group: { name: string } } | null };

export type TestPoliciesQueryVariables = Exact<{
  filter?: PolicyFilter | null | undefined;
  orderBy?: PolicyOrder | null | undefined;
}>;


export type TestPoliciesQuery = { policies: { totalCount: number, edges: Array<{ node: { name: string, status: PolicyStatus } }> } };

export type TestPartnerQueryVariables = Exact<{
  id: string | number;
}>;


export type TestPartnerQuery = { partner: { id: string, name: string, type: PartnerType, status: PartnerStatus } | null };

export type TestPartnersQueryVariables = Exact<{
  filter?: PartnerFilter | null | undefined;
  orderBy?: PartnerOrder | null | undefined;
}>;


export type TestPartnersQuery = { partners: { totalCount: number, edges: Array<{ node: { id: string, name: string } }> } };

export type TestPolicyMappingsQueryVariables = Exact<{
  filter?: PolicyMappingFilter | null | undefined;
}>;


export type TestPolicyMappingsQuery = { policyMappings: { totalCount: number, edges: Array<{ node: { status: PolicyMappingStatus, partner: { id: string }, policy: { name: string } } }> } };

export type PartnerFactsFragment = { id: string, name: string, type: PartnerType, status: PartnerStatus, email: string | null, contactNumber: string | null, address: string | null, logoUrl: string | null, additionalInfo: unknown, language: string | null, owners: Array<string>, approvedAt: string | null, certificateExpiresAt: string | null, version: number, policyGroup: { id: string } | null };

export type TestRegisterPartnerMutationVariables = Exact<{
  input: RegisterPartnerInput;
}>;


export type TestRegisterPartnerMutation = { registerPartner: { partner: { id: string, name: string, type: PartnerType, status: PartnerStatus, email: string | null, contactNumber: string | null, address: string | null, logoUrl: string | null, additionalInfo: unknown, language: string | null, owners: Array<string>, approvedAt: string | null, certificateExpiresAt: string | null, version: number, policyGroup: { id: string } | null } | null, problems: Array<{ code: ProblemCode, path: Array<string>, severity: Severity, message: string }> } };

export type TestUpdatePartnerMutationVariables = Exact<{
  input: UpdatePartnerInput;
}>;


export type TestUpdatePartnerMutation = { updatePartner: { partner: { id: string, name: string, type: PartnerType, status: PartnerStatus, email: string | null, contactNumber: string | null, address: string | null, logoUrl: string | null, additionalInfo: unknown, language: string | null, owners: Array<string>, approvedAt: string | null, certificateExpiresAt: string | null, version: number, policyGroup: { id: string } | null } | null, problems: Array<{ code: ProblemCode, path: Array<string>, severity: Severity, message: string, currentVersion: number | null }> } };

export type TestActivatePartnerMutationVariables = Exact<{
  input: ChangePartnerStatusInput;
}>;


export type TestActivatePartnerMutation = { activatePartner: { partner: { status: PartnerStatus, version: number } | null, problems: Array<{ code: ProblemCode, path: Array<string>, severity: Severity, message: string }> } };

export type TestDeactivatePartnerMutationVariables = Exact<{
  input: ChangePartnerStatusInput;
}>;


export type TestDeactivatePartnerMutation = { deactivatePartner: { partner: { status: PartnerStatus, version: number } | null, problems: Array<{ code: ProblemCode, path: Array<string>, severity: Severity, message: string }> } };

export type TestMapPartnerPolicyGroupMutationVariables = Exact<{
  input: MapPartnerPolicyGroupInput;
}>;


export type TestMapPartnerPolicyGroupMutation = { mapPartnerPolicyGroup: { partner: { id: string, name: string, type: PartnerType, status: PartnerStatus, email: string | null, contactNumber: string | null, address: string | null, logoUrl: string | null, additionalInfo: unknown, language: string | null, owners: Array<string>, approvedAt: string | null, certificateExpiresAt: string | null, version: number, policyGroup: { id: string } | null } | null, problems: Array<{ code: ProblemCode, path: Array<string>, severity: Severity, message: string }> } };

export type TestAssignPartnerOwnersMutationVariables = Exact<{
  input: AssignPartnerOwnersInput;
}>;


export type TestAssignPartnerOwnersMutation = { assignPartnerOwners: { partner: { id: string, name: string, type: PartnerType, status: PartnerStatus, email: string | null, contactNumber: string | null, address: string | null, logoUrl: string | null, additionalInfo: unknown, language: string | null, owners: Array<string>, approvedAt: string | null, certificateExpiresAt: string | null, version: number, policyGroup: { id: string } | null } | null, problems: Array<{ code: ProblemCode, path: Array<string>, severity: Severity, message: string }> } };

export type TestPartnerDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type TestPartnerDetailsQuery = { partner: { id: string, name: string, type: PartnerType, status: PartnerStatus, email: string | null, contactNumber: string | null, address: string | null, logoUrl: string | null, additionalInfo: unknown, language: string | null, owners: Array<string>, approvedAt: string | null, certificateExpiresAt: string | null, version: number, dependants: { policyMappings: number, oidcClients: number }, certificate: { id: string, subject: string, signedPem: string } | null, policyGroup: { id: string } | null } | null };

export type TestPartnerTypesQueryVariables = Exact<{ [key: string]: never; }>;


export type TestPartnerTypesQuery = { partnerTypes: Array<{ type: PartnerType, code: string, needsPolicyGroup: boolean }> };

export type TestPartnerEmailTakenQueryVariables = Exact<{
  email: string;
}>;


export type TestPartnerEmailTakenQuery = { partnerEmailTaken: boolean };

export type TestUploadCaCertificateMutationVariables = Exact<{
  input: UploadCaCertificateInput;
}>;


export type TestUploadCaCertificateMutation = { uploadCaCertificate: { caCertificate: { id: string, domain: CertificateDomain, subject: string, issuer: string, isRoot: boolean, validTo: string } | null, problems: Array<{ code: ProblemCode, path: Array<string>, severity: Severity, message: string }> } };

export type TestUploadPartnerCertificateMutationVariables = Exact<{
  input: UploadPartnerCertificateInput;
}>;


export type TestUploadPartnerCertificateMutation = { uploadPartnerCertificate: { partnerCertificate: { id: string, partnerId: string, domain: CertificateDomain, subject: string, issuer: string, thumbprint: string, validTo: string, pem: string, signedPem: string, signedValidTo: string } | null, problems: Array<{ code: ProblemCode, path: Array<string>, severity: Severity, message: string }> } };

export type TestCaCertificatesQueryVariables = Exact<{
  filter?: CaCertificateFilter | null | undefined;
  orderBy?: CertificateOrder | null | undefined;
}>;


export type TestCaCertificatesQuery = { caCertificates: { totalCount: number, edges: Array<{ node: { id: string, subject: string } }> } };

export type TestPartnerCertificatesQueryVariables = Exact<{
  filter?: PartnerCertificateFilter | null | undefined;
  orderBy?: CertificateOrder | null | undefined;
}>;


export type TestPartnerCertificatesQuery = { partnerCertificates: { totalCount: number, edges: Array<{ node: { partnerId: string, thumbprint: string } }> } };

export type TestPartnerContactsQueryVariables = Exact<{
  id: string | number;
}>;


export type TestPartnerContactsQuery = { partner: { version: number, contacts: Array<{ name: string, email: string, phone: string | null, role: string | null }> | null } | null };

export type TestSetPartnerContactsMutationVariables = Exact<{
  input: SetPartnerContactsInput;
}>;


export type TestSetPartnerContactsMutation = { setPartnerContacts: { partner: { version: number, contacts: Array<{ name: string, email: string, phone: string | null, role: string | null }> | null } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string>, severity: Severity, help: string | null, currentVersion: number | null }> } };

export type WrongFragment = { code: ProblemCode, severity: Severity, path: Array<string>, message: string, help: string | null, currentVersion: number | null };

export type GroupFragment = { id: string, name: string, description: string, status: PolicyGroupStatus, version: number };

export type DraftedFragment = { id: string, name: string, description: string, type: PolicyType, status: PolicyStatus, documentVersion: string, validFrom: string, validTo: string, definition: Record<string, unknown>, version: number, group: { id: string } };

export type TestPolicyGroupQueryVariables = Exact<{
  id: string | number;
}>;


export type TestPolicyGroupQuery = { policyGroup: { id: string, name: string, description: string, status: PolicyGroupStatus, version: number, dependants: { policies: { draft: number, activated: number, deactivated: number }, policyMappings: { requested: number, approved: number, rejected: number, revoked: number }, oidcClients: { active: number, inactive: number } } } | null };

export type TestPolicyGroupsQueryVariables = Exact<{
  filter?: PolicyGroupFilter | null | undefined;
  orderBy?: PolicyGroupOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type TestPolicyGroupsQuery = { policyGroups: { totalCount: number, totalCountExact: boolean, edges: Array<{ node: { name: string, status: PolicyGroupStatus } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type TestCreatePolicyGroupMutationVariables = Exact<{
  input: CreatePolicyGroupInput;
}>;


export type TestCreatePolicyGroupMutation = { createPolicyGroup: { policyGroup: { id: string, name: string, description: string, status: PolicyGroupStatus, version: number } | null, problems: Array<{ code: ProblemCode, severity: Severity, path: Array<string>, message: string, help: string | null, currentVersion: number | null }> } };

export type TestUpdatePolicyGroupMutationVariables = Exact<{
  input: UpdatePolicyGroupInput;
}>;


export type TestUpdatePolicyGroupMutation = { updatePolicyGroup: { policyGroup: { id: string, name: string, description: string, status: PolicyGroupStatus, version: number } | null, problems: Array<{ code: ProblemCode, severity: Severity, path: Array<string>, message: string, help: string | null, currentVersion: number | null }> } };

export type TestActivatePolicyGroupMutationVariables = Exact<{
  input: PolicyGroupTransitionInput;
}>;


export type TestActivatePolicyGroupMutation = { activatePolicyGroup: { policyGroup: { id: string, name: string, description: string, status: PolicyGroupStatus, version: number } | null, problems: Array<{ code: ProblemCode, severity: Severity, path: Array<string>, message: string, help: string | null, currentVersion: number | null }> } };

export type TestDeactivatePolicyGroupMutationVariables = Exact<{
  input: PolicyGroupTransitionInput;
}>;


export type TestDeactivatePolicyGroupMutation = { deactivatePolicyGroup: { policyGroup: { id: string, name: string, description: string, status: PolicyGroupStatus, version: number } | null, problems: Array<{ code: ProblemCode, severity: Severity, path: Array<string>, message: string, help: string | null, currentVersion: number | null }> } };

export type TestCreatePolicyMutationVariables = Exact<{
  input: CreatePolicyInput;
}>;


export type TestCreatePolicyMutation = { createPolicy: { policy: { id: string, name: string, description: string, type: PolicyType, status: PolicyStatus, documentVersion: string, validFrom: string, validTo: string, definition: Record<string, unknown>, version: number, group: { id: string } } | null, problems: Array<{ code: ProblemCode, severity: Severity, path: Array<string>, message: string, help: string | null, currentVersion: number | null }> } };

export type TestUpdatePolicyMutationVariables = Exact<{
  input: UpdatePolicyInput;
}>;


export type TestUpdatePolicyMutation = { updatePolicy: { policy: { id: string, name: string, description: string, type: PolicyType, status: PolicyStatus, documentVersion: string, validFrom: string, validTo: string, definition: Record<string, unknown>, version: number, group: { id: string } } | null, problems: Array<{ code: ProblemCode, severity: Severity, path: Array<string>, message: string, help: string | null, currentVersion: number | null }> } };

export type TestClonePolicyMutationVariables = Exact<{
  input: ClonePolicyInput;
}>;


export type TestClonePolicyMutation = { clonePolicy: { policy: { id: string, name: string, description: string, type: PolicyType, status: PolicyStatus, documentVersion: string, validFrom: string, validTo: string, definition: Record<string, unknown>, version: number, group: { id: string } } | null, problems: Array<{ code: ProblemCode, severity: Severity, path: Array<string>, message: string, help: string | null, currentVersion: number | null }> } };

export type TestPublishPolicyMutationVariables = Exact<{
  input: PolicyTransitionInput;
}>;


export type TestPublishPolicyMutation = { publishPolicy: { policy: { id: string, name: string, description: string, type: PolicyType, status: PolicyStatus, documentVersion: string, validFrom: string, validTo: string, definition: Record<string, unknown>, version: number, group: { id: string } } | null, problems: Array<{ code: ProblemCode, severity: Severity, path: Array<string>, message: string, help: string | null, currentVersion: number | null }> } };

export type TestDeactivatePolicyMutationVariables = Exact<{
  input: PolicyTransitionInput;
}>;


export type TestDeactivatePolicyMutation = { deactivatePolicy: { policy: { id: string, name: string, description: string, type: PolicyType, status: PolicyStatus, documentVersion: string, validFrom: string, validTo: string, definition: Record<string, unknown>, version: number, group: { id: string } } | null, problems: Array<{ code: ProblemCode, severity: Severity, path: Array<string>, message: string, help: string | null, currentVersion: number | null }> } };

export type TestPolicyPreviewQueryVariables = Exact<{
  id: string | number;
  against?: string | number | null | undefined;
}>;


export type TestPolicyPreviewQuery = { policyPreview: { claims: Array<string>, acrValues: Array<string>, difference: { addedClaims: Array<string>, removedClaims: Array<string>, addedAcrValues: Array<string>, removedAcrValues: Array<string> } | null } | null };

export type TestPolicyDependantsQueryVariables = Exact<{
  id: string | number;
}>;


export type TestPolicyDependantsQuery = { policy: { dependants: { policyMappings: { requested: number, approved: number, rejected: number, revoked: number }, oidcClients: { active: number, inactive: number } } } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ClientFieldsFragmentDoc = new TypedDocumentString(`
    fragment ClientFields on OidcClient {
  id
  name
  names {
    language
    value
  }
  logoUri
  redirectUris
  grantTypes
  clientAuthMethods
  publicKey
  keyThumbprint
  claims
  acrValues
  additionalConfig
  status
  version
}
    `, {"fragmentName":"ClientFields"}) as unknown as TypedDocumentString<ClientFieldsFragment, unknown>;
export const ProblemFieldsFragmentDoc = new TypedDocumentString(`
    fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}
    `, {"fragmentName":"ProblemFields"}) as unknown as TypedDocumentString<ProblemFieldsFragment, unknown>;
export const ApiKeyFieldsFragmentDoc = new TypedDocumentString(`
    fragment ApiKeyFields on ApiKey {
  id
  label
  status
  statusReason
  createdBy
  expiresAt
  version
  partner {
    id
  }
  policy {
    id
  }
}
    `, {"fragmentName":"ApiKeyFields"}) as unknown as TypedDocumentString<ApiKeyFieldsFragment, unknown>;
export const LicenseFieldsFragmentDoc = new TypedDocumentString(`
    fragment LicenseFields on MispLicense {
  id
  status
  statusReason
  createdBy
  expiresAt
  version
  partner {
    id
  }
  policy {
    id
  }
}
    `, {"fragmentName":"LicenseFields"}) as unknown as TypedDocumentString<LicenseFieldsFragment, unknown>;
export const DeliveryFieldsFragmentDoc = new TypedDocumentString(`
    fragment DeliveryFields on Delivery {
  clientId
  state
  deliveredVersion
  lastError
  attempts
  behindSince
  nextAttemptAt
}
    `, {"fragmentName":"DeliveryFields"}) as unknown as TypedDocumentString<DeliveryFieldsFragment, unknown>;
export const EventFieldsFragmentDoc = new TypedDocumentString(`
    fragment EventFields on Event {
  id
  topic
  subject {
    kind
    id
  }
  version
  state
  attempts
  lastError
  createdAt
  nextAttemptAt
}
    `, {"fragmentName":"EventFields"}) as unknown as TypedDocumentString<EventFieldsFragment, unknown>;
export const MappingFieldsFragmentDoc = new TypedDocumentString(`
    fragment MappingFields on PolicyMapping {
  id
  status
  useCaseDescription
  requestedBy
  decidedBy
  decidedAt
  selfApproved
  revokedBy
  revokedAt
  reason
  version
  activeClientCount
  partner {
    id
  }
  policy {
    id
  }
}
    `, {"fragmentName":"MappingFields"}) as unknown as TypedDocumentString<MappingFieldsFragment, unknown>;
export const IssuanceFieldsFragmentDoc = new TypedDocumentString(`
    fragment IssuanceFields on PolicyMapping {
  id
  status
  version
  credentialTypes
  extractors {
    attributeName
    biometric
    provider
    version
  }
}
    `, {"fragmentName":"IssuanceFields"}) as unknown as TypedDocumentString<IssuanceFieldsFragment, unknown>;
export const PartnerFactsFragmentDoc = new TypedDocumentString(`
    fragment PartnerFacts on Partner {
  id
  name
  type
  status
  email
  contactNumber
  address
  logoUrl
  additionalInfo
  language
  owners
  approvedAt
  certificateExpiresAt
  version
  policyGroup {
    id
  }
}
    `, {"fragmentName":"PartnerFacts"}) as unknown as TypedDocumentString<PartnerFactsFragment, unknown>;
export const WrongFragmentDoc = new TypedDocumentString(`
    fragment Wrong on Problem {
  code
  severity
  path
  message
  help
  currentVersion
}
    `, {"fragmentName":"Wrong"}) as unknown as TypedDocumentString<WrongFragment, unknown>;
export const GroupFragmentDoc = new TypedDocumentString(`
    fragment Group on PolicyGroup {
  id
  name
  description
  status
  version
}
    `, {"fragmentName":"Group"}) as unknown as TypedDocumentString<GroupFragment, unknown>;
export const DraftedFragmentDoc = new TypedDocumentString(`
    fragment Drafted on Policy {
  id
  name
  description
  type
  status
  documentVersion
  validFrom
  validTo
  definition
  version
  group {
    id
  }
}
    `, {"fragmentName":"Drafted"}) as unknown as TypedDocumentString<DraftedFragment, unknown>;
export const AuditEntriesDocument = new TypedDocumentString(`
    query AuditEntries($first: Int = 20, $after: String, $filter: AuditEntryFilter) {
  auditEntries(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        at
        actor
        action
        reason
        subject {
          kind
          id
        }
        sequence
        changes {
          field
          before
          after
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AuditEntriesQuery, AuditEntriesQueryVariables>;
export const CheckOidcClientDocument = new TypedDocumentString(`
    mutation CheckOidcClient {
  createOidcClient(
    input: {dryRun: true, name: "Demo Bank online", names: [{language: "fra", value: "Demo Bank en ligne"}], partnerId: "demo-bank", policyId: "5d6a4c1e-8a3b-4b7f-9c55-2f1d0e7b6a21", publicKey: {kty: "EC", crv: "P-256", x: "u2aclikJkDBTBX9YGwCH7jdndht5dbcTseBoP5FD27Q", y: "pQukbmHo416vK6W4xs1JpOSV4_32VQVuRaUBrIMQYiM"}, logoUri: "https://bank.example.com/logo.png", redirectUris: ["https://bank.example.com/callback"], grantTypes: ["authorization_code"], clientAuthMethods: ["private_key_jwt"]}
  ) {
    oidcClient {
      id
      name
      claims
      acrValues
      version
    }
    problems {
      code
      severity
      path
      message
      help
    }
  }
}
    `) as unknown as TypedDocumentString<CheckOidcClientMutation, CheckOidcClientMutationVariables>;
export const CreateOidcClientDocument = new TypedDocumentString(`
    mutation CreateOidcClient($input: CreateOidcClientInput!) {
  createOidcClient(input: $input) {
    oidcClient {
      id
      name
      status
      claims
      acrValues
      redirectUris
      version
      createdAt
    }
    problems {
      code
      severity
      path
      message
      help
    }
  }
}
    `) as unknown as TypedDocumentString<CreateOidcClientMutation, CreateOidcClientMutationVariables>;
export const OidcClientDocument = new TypedDocumentString(`
    query OidcClient($id: ID!) {
  oidcClient(id: $id) {
    id
    name
    names {
      language
      value
    }
    partner {
      id
      name
    }
    policy {
      id
      name
    }
    logoUri
    redirectUris
    grantTypes
    clientAuthMethods
    claims
    acrValues
    publicKey
    keyThumbprint
    additionalConfig
    status
    version
    createdAt
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<OidcClientQuery, OidcClientQueryVariables>;
export const OidcClientsDocument = new TypedDocumentString(`
    query OidcClients($first: Int = 20, $after: String, $filter: OidcClientFilter) {
  oidcClients(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        name
        status
        partner {
          id
          name
        }
        policy {
          id
          name
        }
        createdAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OidcClientsQuery, OidcClientsQueryVariables>;
export const PoliciesDocument = new TypedDocumentString(`
    query Policies {
  policies(orderBy: {field: NAME, direction: ASC}) {
    totalCount
    edges {
      node {
        id
        name
        description
        status
        group {
          name
        }
        grants {
          claims
          acrValues
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PoliciesQuery, PoliciesQueryVariables>;
export const UpdateOidcClientDocument = new TypedDocumentString(`
    mutation UpdateOidcClient($input: UpdateOidcClientInput!) {
  updateOidcClient(input: $input) {
    oidcClient {
      id
      name
      names {
        language
        value
      }
      status
      version
      updatedAt
    }
    problems {
      code
      severity
      path
      message
      help
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateOidcClientMutation, UpdateOidcClientMutationVariables>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  viewer {
    id
    roles
    can
    partners {
      id
      name
      status
    }
  }
}
    `) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;
export const TestAuditEntriesDocument = new TypedDocumentString(`
    query TestAuditEntries($filter: AuditEntryFilter, $orderBy: AuditEntryOrder, $first: Int, $after: String, $last: Int, $before: String) {
  auditEntries(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        id
        subject {
          kind
          id
        }
        sequence
        at
        actor
        action
        reason
        changes {
          field
          before
          after
        }
        partnerId
        correlationId
        sourceAddress
        previousHash
        hash
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestAuditEntriesQuery, TestAuditEntriesQueryVariables>;
export const TestCreateDocument = new TypedDocumentString(`
    mutation TestCreate($input: CreateOidcClientInput!) {
  createOidcClient(input: $input) {
    oidcClient {
      ...ClientFields
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ClientFields on OidcClient {
  id
  name
  names {
    language
    value
  }
  logoUri
  redirectUris
  grantTypes
  clientAuthMethods
  publicKey
  keyThumbprint
  claims
  acrValues
  additionalConfig
  status
  version
}
fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}`) as unknown as TypedDocumentString<TestCreateMutation, TestCreateMutationVariables>;
export const TestUpdateDocument = new TypedDocumentString(`
    mutation TestUpdate($input: UpdateOidcClientInput!) {
  updateOidcClient(input: $input) {
    oidcClient {
      ...ClientFields
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ClientFields on OidcClient {
  id
  name
  names {
    language
    value
  }
  logoUri
  redirectUris
  grantTypes
  clientAuthMethods
  publicKey
  keyThumbprint
  claims
  acrValues
  additionalConfig
  status
  version
}
fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}`) as unknown as TypedDocumentString<TestUpdateMutation, TestUpdateMutationVariables>;
export const TestClientDocument = new TypedDocumentString(`
    query TestClient($id: ID!) {
  oidcClient(id: $id) {
    ...ClientFields
    createdAt
    updatedAt
    partner {
      id
    }
    policy {
      id
    }
  }
}
    fragment ClientFields on OidcClient {
  id
  name
  names {
    language
    value
  }
  logoUri
  redirectUris
  grantTypes
  clientAuthMethods
  publicKey
  keyThumbprint
  claims
  acrValues
  additionalConfig
  status
  version
}`) as unknown as TypedDocumentString<TestClientQuery, TestClientQueryVariables>;
export const TestClientsDocument = new TypedDocumentString(`
    query TestClients($filter: OidcClientFilter, $orderBy: OidcClientOrder, $first: Int, $after: String, $last: Int, $before: String) {
  oidcClients(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    totalCountExact
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      cursor
      node {
        id
        name
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestClientsQuery, TestClientsQueryVariables>;
export const TestClientsNestedDocument = new TypedDocumentString(`
    query TestClientsNested($first: Int) {
  oidcClients(first: $first) {
    edges {
      node {
        id
        partner {
          id
          name
        }
        policy {
          id
          name
          group {
            id
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestClientsNestedQuery, TestClientsNestedQueryVariables>;
export const TestCreateApiKeyDocument = new TypedDocumentString(`
    mutation TestCreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    issued {
      value
      apiKey {
        ...ApiKeyFields
      }
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}
fragment ApiKeyFields on ApiKey {
  id
  label
  status
  statusReason
  createdBy
  expiresAt
  version
  partner {
    id
  }
  policy {
    id
  }
}`) as unknown as TypedDocumentString<TestCreateApiKeyMutation, TestCreateApiKeyMutationVariables>;
export const TestDeactivateApiKeyDocument = new TypedDocumentString(`
    mutation TestDeactivateApiKey($input: DeactivateApiKeyInput!) {
  deactivateApiKey(input: $input) {
    apiKey {
      ...ApiKeyFields
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}
fragment ApiKeyFields on ApiKey {
  id
  label
  status
  statusReason
  createdBy
  expiresAt
  version
  partner {
    id
  }
  policy {
    id
  }
}`) as unknown as TypedDocumentString<TestDeactivateApiKeyMutation, TestDeactivateApiKeyMutationVariables>;
export const TestCreateLicenseDocument = new TypedDocumentString(`
    mutation TestCreateLicense($input: CreateMispLicenseInput!) {
  createMispLicense(input: $input) {
    issued {
      value
      mispLicense {
        ...LicenseFields
      }
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}
fragment LicenseFields on MispLicense {
  id
  status
  statusReason
  createdBy
  expiresAt
  version
  partner {
    id
  }
  policy {
    id
  }
}`) as unknown as TypedDocumentString<TestCreateLicenseMutation, TestCreateLicenseMutationVariables>;
export const TestDeactivateLicenseDocument = new TypedDocumentString(`
    mutation TestDeactivateLicense($input: DeactivateMispLicenseInput!) {
  deactivateMispLicense(input: $input) {
    mispLicense {
      ...LicenseFields
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}
fragment LicenseFields on MispLicense {
  id
  status
  statusReason
  createdBy
  expiresAt
  version
  partner {
    id
  }
  policy {
    id
  }
}`) as unknown as TypedDocumentString<TestDeactivateLicenseMutation, TestDeactivateLicenseMutationVariables>;
export const TestApiKeysDocument = new TypedDocumentString(`
    query TestApiKeys($filter: CredentialFilter, $orderBy: CredentialOrder, $first: Int, $after: String) {
  apiKeys(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    edges {
      cursor
      node {
        ...ApiKeyFields
      }
    }
  }
}
    fragment ApiKeyFields on ApiKey {
  id
  label
  status
  statusReason
  createdBy
  expiresAt
  version
  partner {
    id
  }
  policy {
    id
  }
}`) as unknown as TypedDocumentString<TestApiKeysQuery, TestApiKeysQueryVariables>;
export const TestLicensesDocument = new TypedDocumentString(`
    query TestLicenses($filter: CredentialFilter, $orderBy: CredentialOrder) {
  mispLicenses(filter: $filter, orderBy: $orderBy) {
    totalCount
    edges {
      node {
        ...LicenseFields
      }
    }
  }
}
    fragment LicenseFields on MispLicense {
  id
  status
  statusReason
  createdBy
  expiresAt
  version
  partner {
    id
  }
  policy {
    id
  }
}`) as unknown as TypedDocumentString<TestLicensesQuery, TestLicensesQueryVariables>;
export const TestChangeApiKeyPolicyDocument = new TypedDocumentString(`
    mutation TestChangeApiKeyPolicy($input: ChangeApiKeyPolicyInput!) {
  changeApiKeyPolicy(input: $input) {
    apiKey {
      ...ApiKeyFields
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}
fragment ApiKeyFields on ApiKey {
  id
  label
  status
  statusReason
  createdBy
  expiresAt
  version
  partner {
    id
  }
  policy {
    id
  }
}`) as unknown as TypedDocumentString<TestChangeApiKeyPolicyMutation, TestChangeApiKeyPolicyMutationVariables>;
export const TestDeliveryDocument = new TypedDocumentString(`
    query TestDelivery($id: ID!) {
  oidcClient(id: $id) {
    ...ClientFields
    delivery {
      ...DeliveryFields
    }
  }
}
    fragment ClientFields on OidcClient {
  id
  name
  names {
    language
    value
  }
  logoUri
  redirectUris
  grantTypes
  clientAuthMethods
  publicKey
  keyThumbprint
  claims
  acrValues
  additionalConfig
  status
  version
}
fragment DeliveryFields on Delivery {
  clientId
  state
  deliveredVersion
  lastError
  attempts
  behindSince
  nextAttemptAt
}`) as unknown as TypedDocumentString<TestDeliveryQuery, TestDeliveryQueryVariables>;
export const TestDeliveriesDocument = new TypedDocumentString(`
    query TestDeliveries($states: [DeliveryState!], $first: Int, $after: String) {
  oidcClientDeliveries(states: $states, first: $first, after: $after) {
    edges {
      node {
        ...DeliveryFields
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment DeliveryFields on Delivery {
  clientId
  state
  deliveredVersion
  lastError
  attempts
  behindSince
  nextAttemptAt
}`) as unknown as TypedDocumentString<TestDeliveriesQuery, TestDeliveriesQueryVariables>;
export const TestRedeliverDocument = new TypedDocumentString(`
    mutation TestRedeliver($input: RedeliverOidcClientInput!) {
  redeliverOidcClient(input: $input) {
    oidcClient {
      ...ClientFields
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ClientFields on OidcClient {
  id
  name
  names {
    language
    value
  }
  logoUri
  redirectUris
  grantTypes
  clientAuthMethods
  publicKey
  keyThumbprint
  claims
  acrValues
  additionalConfig
  status
  version
}
fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}`) as unknown as TypedDocumentString<TestRedeliverMutation, TestRedeliverMutationVariables>;
export const TestEventsDocument = new TypedDocumentString(`
    query TestEvents($states: [EventState!], $first: Int, $after: String) {
  events(states: $states, first: $first, after: $after) {
    edges {
      node {
        ...EventFields
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment EventFields on Event {
  id
  topic
  subject {
    kind
    id
  }
  version
  state
  attempts
  lastError
  createdAt
  nextAttemptAt
}`) as unknown as TypedDocumentString<TestEventsQuery, TestEventsQueryVariables>;
export const TestResendEventDocument = new TypedDocumentString(`
    mutation TestResendEvent($input: ResendEventInput!) {
  resendEvent(input: $input) {
    event {
      ...EventFields
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}
fragment EventFields on Event {
  id
  topic
  subject {
    kind
    id
  }
  version
  state
  attempts
  lastError
  createdAt
  nextAttemptAt
}`) as unknown as TypedDocumentString<TestResendEventMutation, TestResendEventMutationVariables>;
export const TestRequestMappingDocument = new TypedDocumentString(`
    mutation TestRequestMapping($input: RequestPolicyMappingInput!) {
  requestPolicyMapping(input: $input) {
    policyMapping {
      ...MappingFields
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}
fragment MappingFields on PolicyMapping {
  id
  status
  useCaseDescription
  requestedBy
  decidedBy
  decidedAt
  selfApproved
  revokedBy
  revokedAt
  reason
  version
  activeClientCount
  partner {
    id
  }
  policy {
    id
  }
}`) as unknown as TypedDocumentString<TestRequestMappingMutation, TestRequestMappingMutationVariables>;
export const TestApproveMappingDocument = new TypedDocumentString(`
    mutation TestApproveMapping($input: ApprovePolicyMappingInput!) {
  approvePolicyMapping(input: $input) {
    policyMapping {
      ...MappingFields
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}
fragment MappingFields on PolicyMapping {
  id
  status
  useCaseDescription
  requestedBy
  decidedBy
  decidedAt
  selfApproved
  revokedBy
  revokedAt
  reason
  version
  activeClientCount
  partner {
    id
  }
  policy {
    id
  }
}`) as unknown as TypedDocumentString<TestApproveMappingMutation, TestApproveMappingMutationVariables>;
export const TestRejectMappingDocument = new TypedDocumentString(`
    mutation TestRejectMapping($input: RejectPolicyMappingInput!) {
  rejectPolicyMapping(input: $input) {
    policyMapping {
      ...MappingFields
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}
fragment MappingFields on PolicyMapping {
  id
  status
  useCaseDescription
  requestedBy
  decidedBy
  decidedAt
  selfApproved
  revokedBy
  revokedAt
  reason
  version
  activeClientCount
  partner {
    id
  }
  policy {
    id
  }
}`) as unknown as TypedDocumentString<TestRejectMappingMutation, TestRejectMappingMutationVariables>;
export const TestRevokeMappingDocument = new TypedDocumentString(`
    mutation TestRevokeMapping($input: RevokePolicyMappingInput!) {
  revokePolicyMapping(input: $input) {
    policyMapping {
      ...MappingFields
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}
fragment MappingFields on PolicyMapping {
  id
  status
  useCaseDescription
  requestedBy
  decidedBy
  decidedAt
  selfApproved
  revokedBy
  revokedAt
  reason
  version
  activeClientCount
  partner {
    id
  }
  policy {
    id
  }
}`) as unknown as TypedDocumentString<TestRevokeMappingMutation, TestRevokeMappingMutationVariables>;
export const TestMappingDocument = new TypedDocumentString(`
    query TestMapping($id: ID!) {
  policyMapping(id: $id) {
    ...MappingFields
  }
}
    fragment MappingFields on PolicyMapping {
  id
  status
  useCaseDescription
  requestedBy
  decidedBy
  decidedAt
  selfApproved
  revokedBy
  revokedAt
  reason
  version
  activeClientCount
  partner {
    id
  }
  policy {
    id
  }
}`) as unknown as TypedDocumentString<TestMappingQuery, TestMappingQueryVariables>;
export const TestMappingsDocument = new TypedDocumentString(`
    query TestMappings($filter: PolicyMappingFilter, $orderBy: PolicyMappingOrder, $first: Int, $after: String) {
  policyMappings(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        status
        requestedBy
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestMappingsQuery, TestMappingsQueryVariables>;
export const TestClientsOfMappingDocument = new TypedDocumentString(`
    query TestClientsOfMapping($filter: OidcClientFilter) {
  oidcClients(filter: $filter, first: 100) {
    edges {
      node {
        id
        status
        statusReason
        version
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestClientsOfMappingQuery, TestClientsOfMappingQueryVariables>;
export const TestSetCredentialTypesDocument = new TypedDocumentString(`
    mutation TestSetCredentialTypes($input: SetCredentialTypesInput!) {
  setCredentialTypes(input: $input) {
    policyMapping {
      ...IssuanceFields
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}
fragment IssuanceFields on PolicyMapping {
  id
  status
  version
  credentialTypes
  extractors {
    attributeName
    biometric
    provider
    version
  }
}`) as unknown as TypedDocumentString<TestSetCredentialTypesMutation, TestSetCredentialTypesMutationVariables>;
export const TestSetBioExtractorsDocument = new TypedDocumentString(`
    mutation TestSetBioExtractors($input: SetBioExtractorsInput!) {
  setBioExtractors(input: $input) {
    policyMapping {
      ...IssuanceFields
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}
fragment IssuanceFields on PolicyMapping {
  id
  status
  version
  credentialTypes
  extractors {
    attributeName
    biometric
    provider
    version
  }
}`) as unknown as TypedDocumentString<TestSetBioExtractorsMutation, TestSetBioExtractorsMutationVariables>;
export const TestIssuanceDocument = new TypedDocumentString(`
    query TestIssuance($id: ID!) {
  policyMapping(id: $id) {
    ...IssuanceFields
  }
}
    fragment IssuanceFields on PolicyMapping {
  id
  status
  version
  credentialTypes
  extractors {
    attributeName
    biometric
    provider
    version
  }
}`) as unknown as TypedDocumentString<TestIssuanceQuery, TestIssuanceQueryVariables>;
export const TestOwnMappingsDocument = new TypedDocumentString(`
    query TestOwnMappings($first: Int, $after: String) {
  viewer {
    policyMappings(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          requestedBy
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestOwnMappingsQuery, TestOwnMappingsQueryVariables>;
export const TestViewerDocument = new TypedDocumentString(`
    query TestViewer {
  viewer {
    id
    roles
    can
    partners {
      id
      name
      type
      status
      policyGroup {
        name
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestViewerQuery, TestViewerQueryVariables>;
export const TestPolicyDocument = new TypedDocumentString(`
    query TestPolicy($id: ID!) {
  policy(id: $id) {
    id
    name
    type
    status
    authTokenType
    allowedKycAttributes {
      attributeName
    }
    allowedAuthTypes {
      authType
      authSubType
      mandatory
    }
    definition
    grants {
      claims
      acrValues
    }
    group {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<TestPolicyQuery, TestPolicyQueryVariables>;
export const TestPoliciesDocument = new TypedDocumentString(`
    query TestPolicies($filter: PolicyFilter, $orderBy: PolicyOrder) {
  policies(filter: $filter, orderBy: $orderBy) {
    totalCount
    edges {
      node {
        name
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestPoliciesQuery, TestPoliciesQueryVariables>;
export const TestPartnerDocument = new TypedDocumentString(`
    query TestPartner($id: ID!) {
  partner(id: $id) {
    id
    name
    type
    status
  }
}
    `) as unknown as TypedDocumentString<TestPartnerQuery, TestPartnerQueryVariables>;
export const TestPartnersDocument = new TypedDocumentString(`
    query TestPartners($filter: PartnerFilter, $orderBy: PartnerOrder) {
  partners(filter: $filter, orderBy: $orderBy) {
    totalCount
    edges {
      node {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestPartnersQuery, TestPartnersQueryVariables>;
export const TestPolicyMappingsDocument = new TypedDocumentString(`
    query TestPolicyMappings($filter: PolicyMappingFilter) {
  policyMappings(filter: $filter) {
    totalCount
    edges {
      node {
        status
        partner {
          id
        }
        policy {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestPolicyMappingsQuery, TestPolicyMappingsQueryVariables>;
export const TestRegisterPartnerDocument = new TypedDocumentString(`
    mutation TestRegisterPartner($input: RegisterPartnerInput!) {
  registerPartner(input: $input) {
    partner {
      ...PartnerFacts
    }
    problems {
      code
      path
      severity
      message
    }
  }
}
    fragment PartnerFacts on Partner {
  id
  name
  type
  status
  email
  contactNumber
  address
  logoUrl
  additionalInfo
  language
  owners
  approvedAt
  certificateExpiresAt
  version
  policyGroup {
    id
  }
}`) as unknown as TypedDocumentString<TestRegisterPartnerMutation, TestRegisterPartnerMutationVariables>;
export const TestUpdatePartnerDocument = new TypedDocumentString(`
    mutation TestUpdatePartner($input: UpdatePartnerInput!) {
  updatePartner(input: $input) {
    partner {
      ...PartnerFacts
    }
    problems {
      code
      path
      severity
      message
      currentVersion
    }
  }
}
    fragment PartnerFacts on Partner {
  id
  name
  type
  status
  email
  contactNumber
  address
  logoUrl
  additionalInfo
  language
  owners
  approvedAt
  certificateExpiresAt
  version
  policyGroup {
    id
  }
}`) as unknown as TypedDocumentString<TestUpdatePartnerMutation, TestUpdatePartnerMutationVariables>;
export const TestActivatePartnerDocument = new TypedDocumentString(`
    mutation TestActivatePartner($input: ChangePartnerStatusInput!) {
  activatePartner(input: $input) {
    partner {
      status
      version
    }
    problems {
      code
      path
      severity
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TestActivatePartnerMutation, TestActivatePartnerMutationVariables>;
export const TestDeactivatePartnerDocument = new TypedDocumentString(`
    mutation TestDeactivatePartner($input: ChangePartnerStatusInput!) {
  deactivatePartner(input: $input) {
    partner {
      status
      version
    }
    problems {
      code
      path
      severity
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TestDeactivatePartnerMutation, TestDeactivatePartnerMutationVariables>;
export const TestMapPartnerPolicyGroupDocument = new TypedDocumentString(`
    mutation TestMapPartnerPolicyGroup($input: MapPartnerPolicyGroupInput!) {
  mapPartnerPolicyGroup(input: $input) {
    partner {
      ...PartnerFacts
    }
    problems {
      code
      path
      severity
      message
    }
  }
}
    fragment PartnerFacts on Partner {
  id
  name
  type
  status
  email
  contactNumber
  address
  logoUrl
  additionalInfo
  language
  owners
  approvedAt
  certificateExpiresAt
  version
  policyGroup {
    id
  }
}`) as unknown as TypedDocumentString<TestMapPartnerPolicyGroupMutation, TestMapPartnerPolicyGroupMutationVariables>;
export const TestAssignPartnerOwnersDocument = new TypedDocumentString(`
    mutation TestAssignPartnerOwners($input: AssignPartnerOwnersInput!) {
  assignPartnerOwners(input: $input) {
    partner {
      ...PartnerFacts
    }
    problems {
      code
      path
      severity
      message
    }
  }
}
    fragment PartnerFacts on Partner {
  id
  name
  type
  status
  email
  contactNumber
  address
  logoUrl
  additionalInfo
  language
  owners
  approvedAt
  certificateExpiresAt
  version
  policyGroup {
    id
  }
}`) as unknown as TypedDocumentString<TestAssignPartnerOwnersMutation, TestAssignPartnerOwnersMutationVariables>;
export const TestPartnerDetailsDocument = new TypedDocumentString(`
    query TestPartnerDetails($id: ID!) {
  partner(id: $id) {
    ...PartnerFacts
    dependants {
      policyMappings
      oidcClients
    }
    certificate {
      id
      subject
      signedPem
    }
  }
}
    fragment PartnerFacts on Partner {
  id
  name
  type
  status
  email
  contactNumber
  address
  logoUrl
  additionalInfo
  language
  owners
  approvedAt
  certificateExpiresAt
  version
  policyGroup {
    id
  }
}`) as unknown as TypedDocumentString<TestPartnerDetailsQuery, TestPartnerDetailsQueryVariables>;
export const TestPartnerTypesDocument = new TypedDocumentString(`
    query TestPartnerTypes {
  partnerTypes {
    type
    code
    needsPolicyGroup
  }
}
    `) as unknown as TypedDocumentString<TestPartnerTypesQuery, TestPartnerTypesQueryVariables>;
export const TestPartnerEmailTakenDocument = new TypedDocumentString(`
    query TestPartnerEmailTaken($email: String!) {
  partnerEmailTaken(email: $email)
}
    `) as unknown as TypedDocumentString<TestPartnerEmailTakenQuery, TestPartnerEmailTakenQueryVariables>;
export const TestUploadCaCertificateDocument = new TypedDocumentString(`
    mutation TestUploadCaCertificate($input: UploadCaCertificateInput!) {
  uploadCaCertificate(input: $input) {
    caCertificate {
      id
      domain
      subject
      issuer
      isRoot
      validTo
    }
    problems {
      code
      path
      severity
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TestUploadCaCertificateMutation, TestUploadCaCertificateMutationVariables>;
export const TestUploadPartnerCertificateDocument = new TypedDocumentString(`
    mutation TestUploadPartnerCertificate($input: UploadPartnerCertificateInput!) {
  uploadPartnerCertificate(input: $input) {
    partnerCertificate {
      id
      partnerId
      domain
      subject
      issuer
      thumbprint
      validTo
      pem
      signedPem
      signedValidTo
    }
    problems {
      code
      path
      severity
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TestUploadPartnerCertificateMutation, TestUploadPartnerCertificateMutationVariables>;
export const TestCaCertificatesDocument = new TypedDocumentString(`
    query TestCaCertificates($filter: CaCertificateFilter, $orderBy: CertificateOrder) {
  caCertificates(filter: $filter, orderBy: $orderBy) {
    totalCount
    edges {
      node {
        id
        subject
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestCaCertificatesQuery, TestCaCertificatesQueryVariables>;
export const TestPartnerCertificatesDocument = new TypedDocumentString(`
    query TestPartnerCertificates($filter: PartnerCertificateFilter, $orderBy: CertificateOrder) {
  partnerCertificates(filter: $filter, orderBy: $orderBy) {
    totalCount
    edges {
      node {
        partnerId
        thumbprint
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestPartnerCertificatesQuery, TestPartnerCertificatesQueryVariables>;
export const TestPartnerContactsDocument = new TypedDocumentString(`
    query TestPartnerContacts($id: ID!) {
  partner(id: $id) {
    version
    contacts {
      name
      email
      phone
      role
    }
  }
}
    `) as unknown as TypedDocumentString<TestPartnerContactsQuery, TestPartnerContactsQueryVariables>;
export const TestSetPartnerContactsDocument = new TypedDocumentString(`
    mutation TestSetPartnerContacts($input: SetPartnerContactsInput!) {
  setPartnerContacts(input: $input) {
    partner {
      version
      contacts {
        name
        email
        phone
        role
      }
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  message
  path
  severity
  help
  currentVersion
}`) as unknown as TypedDocumentString<TestSetPartnerContactsMutation, TestSetPartnerContactsMutationVariables>;
export const TestPolicyGroupDocument = new TypedDocumentString(`
    query TestPolicyGroup($id: ID!) {
  policyGroup(id: $id) {
    ...Group
    dependants {
      policies {
        draft
        activated
        deactivated
      }
      policyMappings {
        requested
        approved
        rejected
        revoked
      }
      oidcClients {
        active
        inactive
      }
    }
  }
}
    fragment Group on PolicyGroup {
  id
  name
  description
  status
  version
}`) as unknown as TypedDocumentString<TestPolicyGroupQuery, TestPolicyGroupQueryVariables>;
export const TestPolicyGroupsDocument = new TypedDocumentString(`
    query TestPolicyGroups($filter: PolicyGroupFilter, $orderBy: PolicyGroupOrder, $first: Int, $after: String, $last: Int, $before: String) {
  policyGroups(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    totalCountExact
    edges {
      node {
        name
        status
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<TestPolicyGroupsQuery, TestPolicyGroupsQueryVariables>;
export const TestCreatePolicyGroupDocument = new TypedDocumentString(`
    mutation TestCreatePolicyGroup($input: CreatePolicyGroupInput!) {
  createPolicyGroup(input: $input) {
    policyGroup {
      ...Group
    }
    problems {
      ...Wrong
    }
  }
}
    fragment Wrong on Problem {
  code
  severity
  path
  message
  help
  currentVersion
}
fragment Group on PolicyGroup {
  id
  name
  description
  status
  version
}`) as unknown as TypedDocumentString<TestCreatePolicyGroupMutation, TestCreatePolicyGroupMutationVariables>;
export const TestUpdatePolicyGroupDocument = new TypedDocumentString(`
    mutation TestUpdatePolicyGroup($input: UpdatePolicyGroupInput!) {
  updatePolicyGroup(input: $input) {
    policyGroup {
      ...Group
    }
    problems {
      ...Wrong
    }
  }
}
    fragment Wrong on Problem {
  code
  severity
  path
  message
  help
  currentVersion
}
fragment Group on PolicyGroup {
  id
  name
  description
  status
  version
}`) as unknown as TypedDocumentString<TestUpdatePolicyGroupMutation, TestUpdatePolicyGroupMutationVariables>;
export const TestActivatePolicyGroupDocument = new TypedDocumentString(`
    mutation TestActivatePolicyGroup($input: PolicyGroupTransitionInput!) {
  activatePolicyGroup(input: $input) {
    policyGroup {
      ...Group
    }
    problems {
      ...Wrong
    }
  }
}
    fragment Wrong on Problem {
  code
  severity
  path
  message
  help
  currentVersion
}
fragment Group on PolicyGroup {
  id
  name
  description
  status
  version
}`) as unknown as TypedDocumentString<TestActivatePolicyGroupMutation, TestActivatePolicyGroupMutationVariables>;
export const TestDeactivatePolicyGroupDocument = new TypedDocumentString(`
    mutation TestDeactivatePolicyGroup($input: PolicyGroupTransitionInput!) {
  deactivatePolicyGroup(input: $input) {
    policyGroup {
      ...Group
    }
    problems {
      ...Wrong
    }
  }
}
    fragment Wrong on Problem {
  code
  severity
  path
  message
  help
  currentVersion
}
fragment Group on PolicyGroup {
  id
  name
  description
  status
  version
}`) as unknown as TypedDocumentString<TestDeactivatePolicyGroupMutation, TestDeactivatePolicyGroupMutationVariables>;
export const TestCreatePolicyDocument = new TypedDocumentString(`
    mutation TestCreatePolicy($input: CreatePolicyInput!) {
  createPolicy(input: $input) {
    policy {
      ...Drafted
    }
    problems {
      ...Wrong
    }
  }
}
    fragment Wrong on Problem {
  code
  severity
  path
  message
  help
  currentVersion
}
fragment Drafted on Policy {
  id
  name
  description
  type
  status
  documentVersion
  validFrom
  validTo
  definition
  version
  group {
    id
  }
}`) as unknown as TypedDocumentString<TestCreatePolicyMutation, TestCreatePolicyMutationVariables>;
export const TestUpdatePolicyDocument = new TypedDocumentString(`
    mutation TestUpdatePolicy($input: UpdatePolicyInput!) {
  updatePolicy(input: $input) {
    policy {
      ...Drafted
    }
    problems {
      ...Wrong
    }
  }
}
    fragment Wrong on Problem {
  code
  severity
  path
  message
  help
  currentVersion
}
fragment Drafted on Policy {
  id
  name
  description
  type
  status
  documentVersion
  validFrom
  validTo
  definition
  version
  group {
    id
  }
}`) as unknown as TypedDocumentString<TestUpdatePolicyMutation, TestUpdatePolicyMutationVariables>;
export const TestClonePolicyDocument = new TypedDocumentString(`
    mutation TestClonePolicy($input: ClonePolicyInput!) {
  clonePolicy(input: $input) {
    policy {
      ...Drafted
    }
    problems {
      ...Wrong
    }
  }
}
    fragment Wrong on Problem {
  code
  severity
  path
  message
  help
  currentVersion
}
fragment Drafted on Policy {
  id
  name
  description
  type
  status
  documentVersion
  validFrom
  validTo
  definition
  version
  group {
    id
  }
}`) as unknown as TypedDocumentString<TestClonePolicyMutation, TestClonePolicyMutationVariables>;
export const TestPublishPolicyDocument = new TypedDocumentString(`
    mutation TestPublishPolicy($input: PolicyTransitionInput!) {
  publishPolicy(input: $input) {
    policy {
      ...Drafted
    }
    problems {
      ...Wrong
    }
  }
}
    fragment Wrong on Problem {
  code
  severity
  path
  message
  help
  currentVersion
}
fragment Drafted on Policy {
  id
  name
  description
  type
  status
  documentVersion
  validFrom
  validTo
  definition
  version
  group {
    id
  }
}`) as unknown as TypedDocumentString<TestPublishPolicyMutation, TestPublishPolicyMutationVariables>;
export const TestDeactivatePolicyDocument = new TypedDocumentString(`
    mutation TestDeactivatePolicy($input: PolicyTransitionInput!) {
  deactivatePolicy(input: $input) {
    policy {
      ...Drafted
    }
    problems {
      ...Wrong
    }
  }
}
    fragment Wrong on Problem {
  code
  severity
  path
  message
  help
  currentVersion
}
fragment Drafted on Policy {
  id
  name
  description
  type
  status
  documentVersion
  validFrom
  validTo
  definition
  version
  group {
    id
  }
}`) as unknown as TypedDocumentString<TestDeactivatePolicyMutation, TestDeactivatePolicyMutationVariables>;
export const TestPolicyPreviewDocument = new TypedDocumentString(`
    query TestPolicyPreview($id: ID!, $against: ID) {
  policyPreview(id: $id, against: $against) {
    claims
    acrValues
    difference {
      addedClaims
      removedClaims
      addedAcrValues
      removedAcrValues
    }
  }
}
    `) as unknown as TypedDocumentString<TestPolicyPreviewQuery, TestPolicyPreviewQueryVariables>;
export const TestPolicyDependantsDocument = new TypedDocumentString(`
    query TestPolicyDependants($id: ID!) {
  policy(id: $id) {
    dependants {
      policyMappings {
        requested
        approved
        rejected
        revoked
      }
      oidcClients {
        active
        inactive
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestPolicyDependantsQuery, TestPolicyDependantsQueryVariables>;