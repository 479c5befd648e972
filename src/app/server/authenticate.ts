import type { FastifyRequest } from 'fastify';
import { readCredentials, type IdentityProvider } from '../../identity/index.ts';
import { Failure } from '../../shared/errors/index.ts';
import { sourceAddressOf } from './source-address.ts';
import { ownOrigin } from '../../shared/http/own-origin.ts';

export interface AuthenticationParts {
  readonly identity: IdentityProvider;
  readonly ownedPartnerIds: (userId: string) => Promise<readonly string[]>;
  readonly corsOrigins: readonly string[];
}

/** Runs before the body is read: who is unknown learns nothing about it. */
export function createAuthentication(parts: AuthenticationParts): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const credentials = readCredentials(request.raw.rawHeaders);
    const { userId, roles } = await parts.identity.identify(credentials);
    if (credentials.from === 'cookie') assertSameSite(request, parts.corsOrigins);
    let owned: Promise<readonly string[]> | undefined;
    request.caller = {
      userId,
      roles,
      correlationId: request.id,
      sourceAddress: sourceAddressOf(request),
      // a change of the same request may have added one
      ownedPartnerIds: () =>
        (owned ??= parts.ownedPartnerIds(userId).finally(() => {
          owned = undefined;
        })),
    };
  };
}

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser sends cookies along for any page that asks it to; such a page may not write. */
function assertSameSite(request: FastifyRequest, corsOrigins: readonly string[]): void {
  if (readingMethods.has(request.method)) return;
  const { origin, 'sec-fetch-site': site } = request.headers;
  const isKnown = origin === undefined || origin === ownOrigin(request) || corsOrigins.includes(origin);
  const isForeign = !isKnown || (site === 'cross-site' && (origin === undefined || !corsOrigins.includes(origin)));
  if (isForeign) throw new Failure('FORBIDDEN', { text: 'Another site may not write with your cookie.' });
}
