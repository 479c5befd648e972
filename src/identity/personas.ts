/** Who one can be with the development issuer. */
export interface Persona {
  readonly name: 'admin' | 'partner' | 'other-partner';
  readonly userName: string;
  readonly fullName: string;
  readonly roles: readonly string[];
}

export const personas: readonly Persona[] = [
  { name: 'admin', userName: 'admin', fullName: 'Ada Admin', roles: ['PARTNER_ADMIN', 'POLICYMANAGER'] },
  { name: 'partner', userName: 'partner', fullName: 'Pat Partner', roles: ['AUTH_PARTNER'] },
  { name: 'other-partner', userName: 'other-partner', fullName: 'Olu Partner', roles: ['AUTH_PARTNER'] },
];
