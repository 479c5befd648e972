import type { FastifyInstance } from 'fastify';
import type { Clock } from '../shared/clock.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import type { UserConsentService } from '../user-consent/index.ts';
import { successEnvelopeV2 } from './envelope-v2.ts';

export interface UserConsentParts {
  readonly consents: UserConsentService;
  readonly clock: Clock;
}

const path = '/users/user-consent';

/** Whether the user has agreed to what the portal keeps of them: it asks once, and the POST has no body. */
export function userConsentRoutes(scope: FastifyInstance, { consents, clock }: UserConsentParts): void {
  scope.get(path, async (request) => {
    const consent = await consents.find(callerOf(request));
    return successEnvelopeV2('mosip.pms.user.consent.given.get', toConsentView(consent), clock());
  });

  scope.post(path, async (request) => {
    const consent = await consents.give(callerOf(request));
    return successEnvelopeV2('mosip.pms.save.user.consent.given.post', toConsentView(consent), clock());
  });
}

function toConsentView(consent: { readonly givenAt: Date } | null) {
  return {
    consentGiven: consent !== null,
    consentGivenDtimes: consent?.givenAt.toISOString().replace('Z', '+00:00') ?? null,
  };
}
