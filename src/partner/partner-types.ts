interface PartnerTypeFacts {
  /** How MOSIP writes it. */
  readonly code: string;
  /** Whether its partners ask for policies, and so belong to a policy group. */
  readonly needsPolicyGroup: boolean;
}

/** Built in: an empty system knows its partner types (contract 3.2). */
export const partnerTypeTable = {
  AUTH_PARTNER: { code: 'Auth_Partner', needsPolicyGroup: true },
  CREDENTIAL_PARTNER: { code: 'Credential_Partner', needsPolicyGroup: true },
  ONLINE_VERIFICATION_PARTNER: { code: 'Online_Verification_Partner', needsPolicyGroup: true },
  ABIS_PARTNER: { code: 'ABIS_Partner', needsPolicyGroup: true },
  MANUAL_ADJUDICATION: { code: 'Manual_Adjudication', needsPolicyGroup: true },
  INTERNAL_PARTNER: { code: 'Internal_Partner', needsPolicyGroup: true },
  PRINT_PARTNER: { code: 'Print_Partner', needsPolicyGroup: true },
  BINDING_PARTNER: { code: 'Binding_Partner', needsPolicyGroup: true },
  DEVICE_PROVIDER: { code: 'Device_Provider', needsPolicyGroup: false },
  FTM_PROVIDER: { code: 'FTM_Provider', needsPolicyGroup: false },
  PARTNER_ADMIN: { code: 'Partner_Admin', needsPolicyGroup: false },
  MISP_PARTNER: { code: 'MISP_Partner', needsPolicyGroup: false },
  SDK_PARTNER: { code: 'SDK_Partner', needsPolicyGroup: false },
} as const satisfies Record<string, PartnerTypeFacts>;

export type PartnerType = keyof typeof partnerTypeTable;

export const partnerTypes = Object.keys(partnerTypeTable) as PartnerType[];

export function needsPolicyGroup(type: PartnerType): boolean {
  return partnerTypeTable[type].needsPolicyGroup;
}

/** In any letter case. */
export function findPartnerType(text: string): PartnerType | null {
  return partnerTypes.find((type) => type === text.toUpperCase()) ?? null;
}
