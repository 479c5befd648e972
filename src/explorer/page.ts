import type { PageFiles } from './manifest.ts';

/** How one signs in: as a persona of the development issuer, or with a token that one has. */
export type SignIn = 'persona' | 'token';

/** Nothing but this origin, and nothing inside the page. */
function policyWith(styles: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const contentSecurityPolicy = policyWith("'self'");

/** The editor places every line of text by a `style` attribute and writes its theme into a `<style>` element. */
export const editorSecurityPolicy = policyWith("'self' 'unsafe-inline'");

export interface PageParts {
  readonly title: string;
  /** From the page to where the gateway stands. Relative, since behind a proxy that may be under a path. */
  readonly gateway: string;
  /** What there is to read without JavaScript. */
  readonly document: string;
  readonly files: PageFiles;
  readonly icon: string;
}

export function renderPage({ title, gateway, document, files, icon }: PageParts, signIn: SignIn): string {
  const assets = `${gateway}explorer/`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="icon" type="image/svg+xml" href="${assets}${icon}">
    <link rel="stylesheet" href="${assets}${files.styles}">
    <script type="module" src="${assets}${files.script}"></script>
  </head>
  <body>
    <div id="explorer" data-sign-in="${signIn}" data-gateway="${gateway}"></div>
    <noscript>The explorer needs JavaScript. What it shows is in ${document}.</noscript>
  </body>
</html>
`;
}
