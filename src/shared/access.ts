import type { Caller } from './caller.ts';
import { Failure } from './errors/index.ts';

interface Grant {
  /** Roles that may do it to anything. */
  readonly roles: readonly string[];
  /** Whether owners may do it to what belongs to their partners. */
  readonly owners: boolean;
  /** Whether everybody with a token may. */
  readonly everybody?: boolean;
}

const policyManagers = ['PARTNER_ADMIN', 'POLICYMANAGER'];
/** Roles of the organisations that choose among groups and published policies. */
const policyReaders = [
  ...policyManagers,
  ...['AUTH_PARTNER', 'CREDENTIAL_PARTNER', 'ONLINE_VERIFICATION_PARTNER', 'ABIS_PARTNER', 'MANUAL_ADJUDICATION'],
];

/** Who may do what. What does not stand here, nobody may. */
const accessTable = {
  'api-key:create': { roles: ['PARTNER_ADMIN'], owners: true },
  'api-key:deactivate': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: true },
  'api-key:read': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: true },
  'misp-license:create': { roles: ['PARTNER_ADMIN'], owners: true },
  'misp-license:deactivate': { roles: ['PARTNER_ADMIN'], owners: true },
  'misp-license:read': { roles: ['PARTNER_ADMIN'], owners: true },
  'oidc-client:create': { roles: ['PARTNER_ADMIN'], owners: true },
  'delivery:read': { roles: ['PARTNER_ADMIN'], owners: false },
  'oidc-client:redeliver': { roles: ['PARTNER_ADMIN'], owners: false },
  'oidc-client:read': { roles: ['PARTNER_ADMIN'], owners: true },
  'oidc-client:update': { roles: ['PARTNER_ADMIN'], owners: true },
  'policy:clone': { roles: policyManagers, owners: false },
  'policy:create': { roles: policyManagers, owners: false },
  'policy:deactivate': { roles: policyManagers, owners: false },
  'policy:publish': { roles: policyManagers, owners: false },
  'policy:read-active': { roles: policyReaders, owners: false },
  'policy:read-dependants': { roles: policyManagers, owners: false },
  'policy:read-draft': { roles: policyManagers, owners: false },
  'policy:update': { roles: policyManagers, owners: false },
  'policy-group:activate': { roles: policyManagers, owners: false },
  'policy-group:create': { roles: policyManagers, owners: false },
  'policy-group:deactivate': { roles: policyManagers, owners: false },
  'policy-group:read-active': { roles: policyReaders, owners: false },
  'policy-group:read-dependants': { roles: policyManagers, owners: false },
  'policy-group:update': { roles: policyManagers, owners: false },
  'partner:read': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: true },
  'partner:register': { roles: [], owners: false, everybody: true },
  'partner:register-for-others': { roles: ['PARTNER_ADMIN'], owners: false },
  'partner:update': { roles: ['PARTNER_ADMIN'], owners: true },
  'partner:change-status': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: false },
  'partner:map-policy-group': { roles: ['PARTNER_ADMIN'], owners: true },
  'partner:assign-owners': { roles: ['PARTNER_ADMIN'], owners: false },
  'ca-certificate:read': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: false },
  'ca-certificate:upload': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: false },
  'partner-certificate:read': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: true },
  'partner-certificate:upload': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: true },
  'policy-mapping:decide': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: false },
  'policy-mapping:read': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: true },
  'policy-mapping:request': { roles: ['PARTNER_ADMIN'], owners: true },
  'policy-mapping:revoke': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: false },
} as const satisfies Record<string, Grant>;

export type Action = keyof typeof accessTable;

/** The partners whose things a caller may act on. */
export type PartnerScope = 'every' | ReadonlySet<string>;

/** By role alone, whatever it is done to. */
export function can(caller: Caller, action: Action): boolean {
  const { roles, everybody = false }: Grant = accessTable[action];
  return everybody || roles.some((role) => caller.roles.has(role));
}

/** For what only certain roles may do, whoever owns it. */
export function assertCan(caller: Caller, action: Action): void {
  if (!can(caller, action)) throw new Failure('FORBIDDEN');
}

export async function partnerScope(caller: Caller, action: Action): Promise<PartnerScope> {
  if (can(caller, action)) return 'every';
  const { owners }: Grant = accessTable[action];
  return new Set(owners ? await caller.ownedPartnerIds() : []);
}

export function isWithin(scope: PartnerScope, partnerId: string): boolean {
  return scope === 'every' || scope.has(partnerId);
}

/** What the caller may do to something at least, for pages that show or hide their buttons. */
export async function actionsOf(caller: Caller): Promise<Action[]> {
  const ownsSomething = (await caller.ownedPartnerIds()).length > 0;
  return (Object.entries(accessTable) as [Action, Grant][])
    .filter(([action, { owners }]) => can(caller, action) || (owners && ownsSomething))
    .map(([action]) => action);
}
