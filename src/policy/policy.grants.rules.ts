/** What the claims and ACR values of eSignet need from a policy (contract: MOSIP identity-mapping and amr-acr-mapping). */
export interface MappingTables {
  /** Claim -> attributes of the policy, any of which grants it. */
  readonly claims: Readonly<Record<string, readonly string[]>>;
  /** ACR value -> ways to reach it, each a list of authentication types that must all be allowed. */
  readonly acrValues: Readonly<Record<string, readonly (readonly string[])[]>>;
}

export interface Grants {
  readonly claims: readonly string[];
  readonly acrValues: readonly string[];
}

export interface AllowedAuthType {
  readonly authType: string;
  readonly authSubType: string | null;
  readonly mandatory: boolean;
}

/** Comparison as in the identity system: letter case does not count, whatever the locale of the machine. */
const folded = (text: string): string => text.toLowerCase();

export function kycAttributesOf(definition: Record<string, unknown>): string[] {
  return objectsIn(definition.allowedKycAttributes).flatMap(({ attributeName }) =>
    typeof attributeName === 'string' ? [attributeName] : [],
  );
}

export function authTypesOf(definition: Record<string, unknown>): AllowedAuthType[] {
  return objectsIn(definition.allowedAuthTypes).flatMap(({ authType, authSubType, mandatory }) =>
    typeof authType === 'string'
      ? [
          {
            authType,
            authSubType: typeof authSubType === 'string' && authSubType !== '' ? authSubType : null,
            mandatory: mandatory === true,
          },
        ]
      : [],
  );
}

export function grantsOf(definition: Record<string, unknown>, tables: MappingTables): Grants {
  const attributes = new Set(kycAttributesOf(definition).map(folded));
  const factors = new Set(authTypesOf(definition).map(({ authType }) => folded(authType)));
  return {
    claims: keysWhere(tables.claims, (needed) => needed.some((attribute) => attributes.has(folded(attribute)))),
    acrValues: keysWhere(tables.acrValues, (ways) =>
      ways.some((needed) => needed.length > 0 && needed.every((factor) => factors.has(folded(factor)))),
    ),
  };
}

function keysWhere<V>(table: Readonly<Record<string, V>>, holds: (value: V) => boolean): string[] {
  return Object.entries(table)
    .filter(([, value]) => holds(value))
    .map(([key]) => key);
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null);
}

export interface GrantsDifference {
  readonly addedClaims: readonly string[];
  readonly removedClaims: readonly string[];
  readonly addedAcrValues: readonly string[];
  readonly removedAcrValues: readonly string[];
}

/** What clients would get more, and less, than under other grants. */
export function differenceOf(grants: Grants, against: Grants): GrantsDifference {
  const without = (list: readonly string[], others: readonly string[]) => list.filter((item) => !others.includes(item));
  return {
    addedClaims: without(grants.claims, against.claims),
    removedClaims: without(against.claims, grants.claims),
    addedAcrValues: without(grants.acrValues, against.acrValues),
    removedAcrValues: without(against.acrValues, grants.acrValues),
  };
}
