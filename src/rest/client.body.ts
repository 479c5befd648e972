import { z } from 'zod';
import type { CreateClient, LocalizedName, OidcClientStatus, UpdateClient } from '../oidc-client/index.ts';
import { problem, Refusal } from '../shared/errors/index.ts';
import { readRequest } from './envelope.ts';

const text = z.string().nullish();
const texts = z.array(z.string().nullable()).nullish();

const createShape = z.object({
  name: text,
  policyId: text,
  publicKey: z.record(z.string(), z.unknown()).nullish(),
  authPartnerId: text,
  logoUri: text,
  redirectUris: texts,
  grantTypes: texts,
  clientAuthMethods: texts,
  clientNameLangMap: z.record(z.string(), z.string().nullable()).nullish(),
});

const updateShape = z.object({
  clientName: text,
  logoUri: text,
  redirectUris: texts,
  status: text,
  grantTypes: texts,
  clientAuthMethods: texts,
  clientNameLangMap: z.record(z.string(), z.string().nullable()).nullish(),
});

export const createFieldNames = { partnerId: 'authPartnerId', names: 'clientNameLangMap' };
export const updateFieldNames = { name: 'clientName', names: 'clientNameLangMap' };

/** In any case of A to Z: `toUpperCase` would take a dotless i as well. */
const statuses: readonly (readonly [RegExp, OidcClientStatus])[] = [
  [/^active$/i, 'ACTIVE'],
  [/^inactive$/i, 'INACTIVE'],
];

/** The older family of endpoints knows one name only, the newer one insists on a map of languages. */
export type Family = 'oidc' | 'oauth';

export function readCreate(body: unknown, family: Family): CreateClient {
  const request = readRequest(body, createShape) ?? refuse([], 'must not be null');
  return {
    name: request.name ?? null,
    names: namesOf(request.clientNameLangMap, family),
    policyId: request.policyId ?? null,
    partnerId: request.authPartnerId ?? null,
    publicKey: request.publicKey ?? null,
    logoUri: request.logoUri ?? null,
    redirectUris: request.redirectUris ?? null,
    grantTypes: request.grantTypes ?? null,
    clientAuthMethods: request.clientAuthMethods ?? null,
    additionalConfig: null,
    dryRun: false,
  };
}

/** Every field is mandatory here, even to switch a client off. */
export function readUpdate(body: unknown, family: Family, id: string): UpdateClient {
  const request = readRequest(body, updateShape) ?? refuse([], 'must not be null');
  return {
    id,
    status: statusOf(request.status),
    content: {
      name: request.clientName ?? null,
      names: namesOf(request.clientNameLangMap, family),
      logoUri: request.logoUri ?? null,
      redirectUris: request.redirectUris ?? null,
      grantTypes: request.grantTypes ?? null,
      clientAuthMethods: request.clientAuthMethods ?? null,
    },
    inactiveIsFinal: true,
    dryRun: false,
  };
}

function namesOf(map: Record<string, string | null> | null | undefined, family: Family): LocalizedName[] | null {
  if (family === 'oidc') return null;
  const entries = Object.entries(map ?? {});
  if (entries.length === 0) return refuse(['names'], 'must not be empty');
  return entries.map(([language, value]) => ({ language, value: value ?? '' }));
}

function statusOf(status: string | null | undefined): OidcClientStatus {
  const found = statuses.find(([pattern]) => pattern.test(status ?? ''));
  if (found !== undefined) return found[1];
  return refuse(['status'], (status ?? '').trim() === '' ? 'must not be blank' : 'must match "(ACTIVE)|(INACTIVE)"');
}

function refuse(path: readonly string[], message: string): never {
  throw new Refusal([problem('REQUIRED', path, { message })]);
}
