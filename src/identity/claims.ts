type Claims = Readonly<Record<string, unknown>>;

const longestUserId = 256;
const mostRoles = 1_000;
/** Control characters, and halves of surrogate pairs: the database would store two different ones as the same text. */
const unprintable = /[\p{Cc}\p{Cs}]/u;

/** `preferred_username`, else `sub`; null where neither can serve as a user id. */
export function findUserId(claims: Claims): string | null {
  return [claims.preferred_username, claims.sub].find(isUserId) ?? null;
}

function isUserId(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= longestUserId && !unprintable.test(value);
}

/** Roles of the configured claim and of no other place in the token. */
export function rolesOf(claims: Claims, path: string): ReadonlySet<string> {
  const found = findClaim(claims, path);
  const roles = Array.isArray(found) ? found.filter((role): role is string => typeof role === 'string') : [];
  return new Set(roles.slice(0, mostRoles));
}

/** A dot may part two names or belong to one, as in `https://idp.example/roles`: the whole name is tried first. */
function findClaim(value: unknown, path: string): unknown {
  if (!isRecord(value)) return undefined;
  if (Object.hasOwn(value, path)) return value[path];
  const dot = path.indexOf('.');
  if (dot === -1) return undefined;
  const head = path.slice(0, dot);
  return Object.hasOwn(value, head) ? findClaim(value[head], path.slice(dot + 1)) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
