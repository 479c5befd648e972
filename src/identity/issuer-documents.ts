import { z } from 'zod';
import { boundedText } from './bounded-text.ts';

const mostKeys = 100;
const privateMembers = ['d', 'k', 'priv'];

const discoveryShape = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/** An empty set would wipe out the keys that still work: it counts as garbage. */
const keySetShape = z.object({
  keys: z
    .array(
      z
        .looseObject({ kty: z.string() })
        .refine((key) => !privateMembers.some((member) => Object.hasOwn(key, member)), { error: 'is not public' }),
    )
    .min(1)
    .max(mostKeys),
});
type KeySet = z.infer<typeof keySetShape>;

export function discoveryUrl(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

export async function discoverKeySetUri(issuer: string, signal: AbortSignal): Promise<string> {
  const document = await fetchDocument('discovery document', discoveryUrl(issuer), discoveryShape, signal);
  if (document.issuer !== issuer) throw new Error('the discovery document is that of another issuer');
  if (issuer.startsWith('https:') && !document.jwks_uri.startsWith('https:')) {
    throw new Error('the discovery document of an https issuer names a key set without https');
  }
  return document.jwks_uri;
}

export async function fetchKeySet(uri: string, signal: AbortSignal): Promise<KeySet> {
  return fetchDocument('key set', uri, keySetShape, signal);
}

async function fetchDocument<T>(name: string, url: string, shape: z.ZodType<T>, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal, redirect: 'manual', headers: { accept: 'application/json' } });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`the issuer's ${name} is answered with HTTP ${response.status}`);
  }
  const read = shape.safeParse(parsed(await boundedText(response)));
  if (!read.success) throw new Error(`the issuer's ${name} is not one`, { cause: read.error });
  return read.data;
}

/** Undefined where it is no JSON: the shape then refuses it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
