import { isDeepStrictEqual } from 'node:util';
import type { OidcClientRecord } from '../oidc-client/index.ts';

/** Whether two states of a client are the same to eSignet. */
function isSameContent(one: OidcClientRecord, other: OidcClientRecord): boolean {
  return isDeepStrictEqual(comparable(one), comparable(other));
}

/** What eSignet has no part in. */
const ours = new Set(['version', 'createdAt', 'updatedAt', 'statusReason']);

function comparable(client: OidcClientRecord): unknown {
  // what was kept with a delivery has been through the database, without the types of its dates
  return JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(client).filter(([field]) => !ours.has(field)))));
}

/**
 * The state to go back to when eSignet refuses `refused` and has `known`; null where there is none. A client that was
 * switched off stays so: whatever the refusal is about, it must not give it back to its users.
 */
export function stateBefore(refused: OidcClientRecord, known: OidcClientRecord, now: Date): OidcClientRecord | null {
  const { status, statusReason } = refused.status === 'INACTIVE' ? refused : known;
  const before = { ...known, status, statusReason };
  if (isSameContent(before, refused)) return null;
  return { ...before, createdAt: refused.createdAt, version: refused.version + 1, updatedAt: now };
}

/**
 * In place of a client that is withdrawn: switched off, and with a content that every eSignet takes, since what it
 * refuses may stand anywhere in the real one.
 */
export function tombstoneOf(client: OidcClientRecord): OidcClientRecord {
  return {
    ...client,
    name: 'Withdrawn',
    names: [],
    logoUri: 'https://example.com/',
    redirectUris: ['https://example.com/'],
    claims: ['name'],
    acrValues: ['mosip:idp:acr:generated-code'],
    grantTypes: ['authorization_code'],
    clientAuthMethods: ['private_key_jwt'],
    additionalConfig: null,
    status: 'INACTIVE',
  };
}
