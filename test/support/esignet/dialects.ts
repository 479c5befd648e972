import { createHash } from 'node:crypto';
import type { FakeCall, FakeClient, Reply } from './types.ts';

export type DialectName = 'java-1' | 'go-2';
type Clients = Map<string, FakeClient>;
type Request = Readonly<Record<string, unknown>>;

interface FakeDialect {
  readonly work: (clients: Clients, call: FakeCall) => Reply;
  readonly unauthorized: Reply;
}

const contentMembers = [
  ...['clientName', 'clientNameLangMap', 'logoUri', 'redirectUris', 'userClaims', 'authContextRefs', 'grantTypes'],
  ...['clientAuthMethods', 'additionalConfig'],
];
const identityMembers = ['clientId', 'relyingPartyId', 'publicKey'];
const keyHash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const isLate = ({ body }: FakeCall, leewayMs: number): boolean =>
  Math.abs(Date.now() - Date.parse(body?.requestTime ?? '')) > leewayMs;
const looksLikeUri = (uri: string): boolean =>
  /^[a-z][a-z0-9+.-]*:\/\/[^/\s]+/i.test(uri) && !uri.includes('refuse-me');

/** The first rule that is broken, as [code, field]. */
function violation(request: Request, claims: ReadonlySet<string>): string | null {
  const rules: readonly (readonly [isBroken: boolean, code: string])[] = [
    [typeof request.clientName !== 'string' || request.clientName.length > 256, 'invalid_client_name'],
    [!looksLikeUri(String(request.logoUri)), 'invalid_uri'],
    [texts(request.redirectUris).length === 0, 'invalid_redirect_uri'],
    [!texts(request.redirectUris).every(looksLikeUri), 'invalid_redirect_uri'],
    [!texts(request.userClaims).every((claim) => claims.has(claim)), 'invalid_claim'],
    [texts(request.authContextRefs).length === 0, 'invalid_acr'],
    [!texts(request.authContextRefs).every((acr) => acr.startsWith('mosip:idp:acr:')), 'invalid_acr'],
    [texts(request.grantTypes).join() !== 'authorization_code', 'unsupported_grant_type'],
    [texts(request.clientAuthMethods).join() !== 'private_key_jwt', 'invalid_client_auth'],
  ];
  return rules.find(([isBroken]) => isBroken)?.[1] ?? null;
}

const javaClaims = new Set([
  ...['name', 'address', 'gender', 'birthdate', 'picture', 'email', 'phone_number', 'individual_id'],
  ...['phone_number_verified', 'registration_type', 'updated_at'],
]);
const goClaims = new Set([
  ...['name', 'given_name', 'middle_name', 'preferred_username', 'nickname', 'gender', 'birthdate', 'email'],
  ...['phone_number', 'picture', 'address'],
]);

const envelope = (response: object | null, codes: readonly string[] = []) => ({
  responseTime: new Date().toISOString(),
  response,
  errors: codes.map((code) => ({ errorCode: code, errorMessage: code })),
});
const good = (client: FakeClient): Reply => ({
  status: 200,
  body: envelope({ clientId: client.clientId, status: client.status }),
});
/** That it will not have what it was sent. */
export const refusal = (code: string, status = 200): Reply => ({ status, body: envelope(null, [code]) });

/** SQL in a message, as seen when its database is down. */
export const unknownError: Reply = {
  status: 200,
  body: {
    responseTime: '',
    response: null,
    errors: [{ errorCode: 'unknown_error', errorMessage: 'could not execute [select * from client_detail]' }],
  },
};

function javaWork(clients: Clients, call: FakeCall): Reply {
  const request = call.body?.request ?? {};
  const known = call.method === 'POST' ? [...identityMembers, ...contentMembers] : [...contentMembers, 'status'];
  if (call.method === 'GET') return { status: 405, body: { title: 'Method Not Allowed' } };
  if (Object.keys(request).some((member) => !known.includes(member))) return unknownError;
  if (isLate(call, 120_000)) return refusal('invalid_request');
  const broken = violation(request, javaClaims);
  if (broken !== null) return refusal(broken);
  if (call.method === 'POST') {
    if (clients.has(call.id)) return refusal('duplicate_client_id');
    const { n, x, y } = request.publicKey as Record<string, unknown>;
    const hash = keyHash([n, x, y]);
    if ([...clients.values()].some(({ keyHash: other }) => other === hash)) return refusal('duplicate_public_key');
    return keep(clients, call.id, { ...request, status: 'ACTIVE', keyHash: hash });
  }
  if (!['ACTIVE', 'INACTIVE'].includes(String(request.status))) return refusal('invalid_status');
  return replace(clients, call.id, request, refusal('invalid_client_id'));
}

function goWork(clients: Clients, call: FakeCall): Reply {
  const stored = clients.get(call.id);
  if (call.method === 'GET') return stored === undefined ? refusal('invalid_client_id', 404) : good(stored);
  const request = call.body?.request ?? {};
  if (isLate(call, 300_000)) return refusal('invalid_input', 400);
  if (typeof request.clientNameLangMap !== 'object') return refusal('invalid_input');
  const broken = violation(request, goClaims) ?? (String(request.logoUri).length > 1_024 ? 'invalid_uri' : null);
  if (broken !== null) return refusal(broken);
  if (call.method === 'POST') {
    if (stored !== undefined) return refusal('server_error', 500);
    const key = request.publicKey as Record<string, unknown>;
    if (Object.values(key).some((value) => typeof value !== 'string') || !key.kid) return refusal('invalid_public_key');
    return keep(clients, call.id, { ...request, status: 'ACTIVE' });
  }
  return replace(clients, call.id, request, refusal('invalid_client_id', 404));
}

function keep(clients: Clients, clientId: string, request: Request): Reply {
  const client = { ...request, clientId, status: String(request.status) };
  clients.set(clientId, client);
  return good(client);
}

/** What an update does not carry is lost. */
function replace(clients: Clients, clientId: string, request: Request, absent: Reply): Reply {
  const stored = clients.get(clientId);
  if (stored === undefined) return absent;
  const { publicKey, relyingPartyId, keyHash: hash } = stored;
  return keep(clients, clientId, { publicKey, relyingPartyId, keyHash: hash, ...request });
}

export const dialects: Readonly<Record<DialectName, FakeDialect>> = {
  'java-1': { work: javaWork, unauthorized: { status: 401 } },
  'go-2': { work: goWork, unauthorized: refusal('unauthorized', 401) },
};
