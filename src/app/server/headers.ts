import type { FastifyHelmetOptions } from '@fastify/helmet';

/** Answers are data: nothing in them may be run, framed or taken for another type. Pages set a policy of their own. */
export function helmetOptions(isProduction: boolean): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    hsts: isProduction,
    xFrameOptions: { action: 'deny' },
  };
}

/** The same in short, for answers to what never reached a route. */
export const bareHeaders = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
