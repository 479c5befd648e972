import { jwtVerify, type JWTHeaderParameters, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { assertCompactForm } from './compact-form.ts';
import { TokenRefused } from './refusal.ts';

/** Whatever jose's `jwtVerify` takes as key-resolving function. */
export type KeySource = JWTVerifyGetKey;

export interface TokenRules {
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly keys: KeySource;
}

const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];
const skewSeconds = 60;
/** The last second of the year 9999: what lies beyond is no date, or one in milliseconds. */
const lastDate = 253_402_300_799;

const headerTypes = new Set(['jwt', 'at+jwt', 'application/at+jwt']);
/** Keycloak says in the payload what a token is for; an access token is `Bearer`. */
const foreignTypes = new Set(['id', 'refresh', 'offline', 'logout']);
/** Hashes that tie an ID token to the access token or the code it came with. */
const idTokenClaims = ['at_hash', 'c_hash'];

const numericDate = z.number().max(lastDate);
const claimsShape = z.object({
  exp: numericDate,
  iat: numericDate.optional(),
  nbf: numericDate.optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  azp: z.string().optional(),
  typ: z.string().optional(),
  token_use: z.string().optional(),
});
type AccessClaims = z.infer<typeof claimsShape>;

/** Signature first: what a token says about itself counts only once its issuer has said it. */
export async function verifyAccessToken(token: string, rules: TokenRules): Promise<JWTPayload> {
  assertCompactForm(token);
  const { payload, protectedHeader } = await jwtVerify(token, rules.keys, {
    algorithms,
    issuer: rules.issuer,
    clockTolerance: skewSeconds,
    requiredClaims: ['exp'],
  });
  assertAccessToken(protectedHeader, payload);
  const claims = readClaims(payload);
  if (!isMeantFor(rules.audiences, claims)) throw new TokenRefused('meant for another audience');
  if (isFromTheFuture(claims)) throw new TokenRefused('issued in the future');
  if (!isOfAccessType(claims)) throw new TokenRefused('not an access token by its typ or token_use');
  return payload;
}

function assertAccessToken({ typ }: JWTHeaderParameters, payload: JWTPayload): void {
  // the header is what jose parsed, whatever its type declares
  const type: unknown = typ;
  if (type !== undefined && !(typeof type === 'string' && headerTypes.has(type.toLowerCase()))) {
    throw new TokenRefused('not an access token by its header');
  }
  if (idTokenClaims.some((claim) => Object.hasOwn(payload, claim))) throw new TokenRefused('an ID token');
}

function readClaims(payload: JWTPayload): AccessClaims {
  const read = claimsShape.safeParse(payload);
  if (read.success) return read.data;
  throw new TokenRefused(`malformed claims: ${read.error.issues.map(({ path }) => String(path[0])).join(', ')}`);
}

function isMeantFor(audiences: readonly string[], { aud = [], azp }: AccessClaims): boolean {
  return audiences.some((audience) => audience === azp || [aud].flat().includes(audience));
}

function isFromTheFuture({ iat }: AccessClaims): boolean {
  return iat !== undefined && iat > Date.now() / 1_000 + skewSeconds;
}

function isOfAccessType({ typ, token_use: use }: AccessClaims): boolean {
  return !foreignTypes.has(typ?.toLowerCase() ?? '') && (use === undefined || use.toLowerCase() === 'access');
}
