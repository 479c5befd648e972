import type { Caller } from './caller.ts';
import { Failure, problem, Refusal } from './errors/index.ts';

interface Grant {
  /** Roles that may do it to anything. */
  readonly roles: readonly string[];
  /** Whether owners may do it to what belongs to their partners. */
  readonly owners: boolean;
  /** Whether everybody with a token may. */
  readonly everybody?: boolean;
}

const policyManagers = ['PARTNER_ADMIN', 'POLICYMANAGER'];
/**
 * Roles of the organisations that choose among groups and published policies. Nothing of it is secret, and GraphQL
 * shows it to everybody with a token; the REST calls for it keep the roles that the documented service asks for.
 */
const policyReaders = [
  ...policyManagers,
  ...['AUTH_PARTNER', 'CREDENTIAL_PARTNER', 'ONLINE_VERIFICATION_PARTNER', 'ABIS_PARTNER', 'MANUAL_ADJUDICATION'],
];
/** Those who fill in the conditions of a search for groups. */
const valueReaders = [...policyReaders, 'PARTNER', 'FTM_PROVIDER'];

const partnerManagers = ['PARTNER_ADMIN', 'PARTNERMANAGER'];
/** Other services of the platform, which read who the partners are (contract 3.1, R13). */
const platformServices = [
  'ID_AUTHENTICATION',
  'REGISTRATION_PROCESSOR',
  'RESIDENT',
  'CREDENTIAL_ISSUANCE',
  'ID_REPOSITORY',
];

/** Roles of those who look through all that belongs to partners under policies, or through their own part of it. */
const policyPartners = [
  ...['PARTNER_ADMIN', 'AUTH_PARTNER', 'ABIS_PARTNER', 'SDK_PARTNER'],
  ...['CREDENTIAL_PARTNER', 'ONLINE_VERIFICATION_PARTNER'],
];

/**
 * Who may do what. What does not stand here, nobody may. To browse is to look through tables over REST, where
 * the documented service asks for a role even of owners.
 */
const accessTable = {
  'api-key:browse': { roles: ['PARTNER_ADMIN', 'AUTH_PARTNER'], owners: false },
  'api-key:change-policy': { roles: partnerManagers, owners: false },
  'api-key:create': { roles: ['PARTNER_ADMIN'], owners: true },
  'api-key:deactivate': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: true },
  'api-key:read': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: true },
  'misp-license:create': { roles: ['PARTNER_ADMIN'], owners: true },
  'misp-license:deactivate': { roles: ['PARTNER_ADMIN'], owners: true },
  'misp-license:read': { roles: ['PARTNER_ADMIN'], owners: true },
  'audit:read': { roles: ['PARTNER_ADMIN'], owners: true },
  'oidc-client:browse': { roles: ['PARTNER_ADMIN', 'AUTH_PARTNER'], owners: false },
  'oidc-client:create': { roles: ['PARTNER_ADMIN'], owners: true },
  'delivery:read': { roles: ['PARTNER_ADMIN'], owners: false },
  'event:read': { roles: ['PARTNER_ADMIN'], owners: false },
  'event:resend': { roles: ['PARTNER_ADMIN'], owners: false },
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
  'policy:read-values': { roles: [...policyManagers, 'PARTNER', 'AUTH_PARTNER', 'CREDENTIAL_PARTNER'], owners: false },
  'policy:update': { roles: policyManagers, owners: false },
  'policy-group:activate': { roles: policyManagers, owners: false },
  'policy-group:create': { roles: policyManagers, owners: false },
  'policy-group:deactivate': { roles: policyManagers, owners: false },
  'policy-group:read-active': { roles: policyReaders, owners: false },
  'policy-group:read-dependants': { roles: policyManagers, owners: false },
  'policy-group:read-values': { roles: valueReaders, owners: false },
  'policy-group:search': {
    roles: ['PARTNER_ADMIN', 'POLICYMANAGER', 'AUTH_PARTNER', 'CREDENTIAL_PARTNER'],
    owners: false,
  },
  'policy-group:update': { roles: policyManagers, owners: false },
  'device:browse': { roles: ['PARTNER_ADMIN', 'DEVICE_PROVIDER'], owners: false },
  'ftm-chip:browse': { roles: ['PARTNER_ADMIN', 'FTM_PROVIDER'], owners: false },
  'partner:browse-all': { roles: ['PARTNER_ADMIN'], owners: false },
  'partner:browse-own': { roles: [...policyPartners, 'DEVICE_PROVIDER', 'FTM_PROVIDER'], owners: false },
  'partner:read': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: true },
  'partner:read-list': { roles: [...partnerManagers, ...platformServices], owners: true },
  'partner:register': { roles: [], owners: false, everybody: true },
  'partner:register-for-others': { roles: ['PARTNER_ADMIN'], owners: false },
  'partner:update': { roles: ['PARTNER_ADMIN'], owners: true },
  'partner:change-status': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: false },
  'partner:map-policy-group': { roles: ['PARTNER_ADMIN'], owners: true },
  'partner:assign-owners': { roles: ['PARTNER_ADMIN'], owners: false },
  'partner:read-contacts': { roles: ['PARTNER_ADMIN'], owners: true },
  'partner:set-contacts': { roles: ['PARTNER_ADMIN'], owners: true },
  'ca-certificate:read': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: false },
  'ca-certificate:upload': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: false },
  'partner-certificate:read': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: true },
  'partner-certificate:upload': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: true },
  'policy-mapping:browse': { roles: policyPartners, owners: false },
  'policy-mapping:decide': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: false },
  'policy-mapping:read': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: true },
  'policy-mapping:request': { roles: ['PARTNER_ADMIN'], owners: true },
  'policy-mapping:set-issuance': { roles: ['PARTNER_ADMIN', 'PARTNERMANAGER'], owners: true },
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

/** For a door that tells those who have no partner so, instead of showing them nothing. */
export async function getPartnerScope(caller: Caller, action: Action): Promise<PartnerScope> {
  const scope = await partnerScope(caller, action);
  if (scope !== 'every' && scope.size === 0) throw ownsNoPartner();
  return scope;
}

export function ownsNoPartner(): Refusal {
  return new Refusal([problem('CALLER_WITHOUT_PARTNER', [], { message: 'No partner is yours.' })]);
}

export function isWithin(scope: PartnerScope, partnerId: string): boolean {
  return scope === 'every' || scope.has(partnerId);
}

/** To what belongs to that partner. */
export async function mayFor(caller: Caller, action: Action, partnerId: string): Promise<boolean> {
  return isWithin(await partnerScope(caller, action), partnerId);
}

/** What the caller may do to something at least, for pages that show or hide their buttons. */
export async function actionsOf(caller: Caller): Promise<Action[]> {
  const ownsSomething = (await caller.ownedPartnerIds()).length > 0;
  return (Object.entries(accessTable) as [Action, Grant][])
    .filter(([action, { owners }]) => can(caller, action) || (owners && ownsSomething))
    .map(([action]) => action);
}
