import { demoIds } from './demo-data.ts';
import type { Settings } from './config/settings.ts';

const query = '{ viewer { id } policies { edges { node { id name grants { claims acrValues } } } } }';

/** What somebody who has just started the gateway wants to know. Null in production, where the log says enough. */
export function bannerOf(url: string, settings: Settings): string | null {
  if (settings.isProduction) return null;
  const token = settings.auth === null ? '$(npm run -s token -- --as admin)' : '$TOKEN';
  return [
    '',
    `  The partner gateway is ready at ${url}`,
    '',
    ...(settings.explorer ? [`  Explorer   ${url}/`] : []),
    `  GraphQL    ${url}/graphql`,
    `  REST       ${url}/v1/partnermanager/oidc/client`,
    '',
    ...(settings.auth === null
      ? ['  A token    npm run -s token -- --as admin        (or: partner, other-partner)', '']
      : [`  A token    from ${settings.auth.issuer}, as TOKEN`, '']),
    '  Try it:',
    '',
    `    curl -s ${url}/graphql -H "authorization: Bearer ${token}" \\`,
    `      -H 'content-type: application/json' -d '${JSON.stringify({ query })}'`,
    '',
    ...(settings.demoData
      ? [
          `  Demonstration data: partner ${demoIds.partner} may use policy ${demoIds.policy}; ${demoIds.otherPartner} may not.`,
          '',
        ]
      : []),
    '',
  ].join('\n');
}
