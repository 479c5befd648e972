/** Who one can be with the development issuer: what its tokens say, as a MOSIP realm of Keycloak would. */
export interface Persona {
  readonly name: 'admin' | 'partner' | 'other-partner';
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly roles: readonly string[];
  readonly organizationName: string;
  readonly partnerType: string;
  readonly phoneNumber: string;
}

export const personas: readonly Persona[] = [
  {
    name: 'admin',
    userName: 'admin',
    givenName: 'Ada',
    familyName: 'Admin',
    roles: ['PARTNER_ADMIN', 'POLICYMANAGER'],
    organizationName: 'Identity Programme',
    partnerType: 'PARTNER_ADMIN',
    phoneNumber: '5550100',
  },
  {
    name: 'partner',
    userName: 'partner',
    givenName: 'Pat',
    familyName: 'Partner',
    roles: ['AUTH_PARTNER'],
    organizationName: 'Demo Bank',
    partnerType: 'AUTH_PARTNER',
    phoneNumber: '5550101',
  },
  {
    name: 'other-partner',
    userName: 'other-partner',
    givenName: 'Olu',
    familyName: 'Partner',
    roles: ['AUTH_PARTNER'],
    organizationName: 'Demo Clinic',
    partnerType: 'AUTH_PARTNER',
    phoneNumber: '5550102',
  },
];
