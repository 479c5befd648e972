import type { Manifest } from './manifest.ts';

/** How one signs in: as a persona of the development issuer, or with a token that one has. */
export type SignIn = 'persona' | 'token';

/**
 * Nothing but this origin. Styles are the one exception: the editor places every line of text by a `style` attribute
 * and writes its theme into a `<style>` element.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Addresses are relative: behind a proxy the gateway may stand under a path. */
export function renderPage({ script, styles, icon }: Manifest, signIn: SignIn): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Partner gateway explorer</title>
    <link rel="icon" type="image/svg+xml" href="explorer/${icon}">
    <link rel="stylesheet" href="explorer/${styles}">
    <script type="module" src="explorer/${script}"></script>
  </head>
  <body>
    <div id="explorer" data-sign-in="${signIn}"></div>
    <noscript>The explorer needs JavaScript. The schema is in schema/schema.graphql.</noscript>
  </body>
</html>
`;
}
