import { unauthenticated } from './refusal.ts';

export interface Credentials {
  /** In the order they are to be tried, each once. */
  readonly tokens: readonly string[];
  readonly from: 'bearer' | 'cookie';
}

const cookieName = 'Authorization';
const bearer = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/**
 * Takes node's flat list [name, value, name, value, ...], because node itself drops a second Authorization line.
 * An Authorization header of any kind outranks the cookies: a broken one is refused, not passed over.
 */
export function readCredentials(rawHeaders: readonly string[]): Credentials {
  const lines = valuesOf(rawHeaders, 'authorization');
  if (lines.length > 1) throw unauthenticated('more than one Authorization line');
  const [line] = lines;
  if (line !== undefined) return { tokens: [bearerToken(line)], from: 'bearer' };

  const tokens = new Set(valuesOf(rawHeaders, 'cookie').flatMap(cookieTokens));
  if (tokens.size === 0) throw unauthenticated('no credentials');
  return { tokens: [...tokens], from: 'cookie' };
}

function valuesOf(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

function bearerToken(line: string): string {
  const token = bearer.exec(line)?.[1];
  if (token === undefined) throw unauthenticated('the Authorization header is not "Bearer <token>"');
  return token;
}

/** An empty value is what a browser keeps after a log-out: no credential at all. */
function cookieTokens(line: string): string[] {
  return line
    .split(';')
    .map((pair) => pair.replace(/^[ \t]+/, ''))
    .filter((pair) => pair.startsWith(`${cookieName}=`))
    .map((pair) => unquoted(pair.slice(cookieName.length + 1).trim()))
    .filter((value) => value !== '');
}

function unquoted(value: string): string {
  return value.length >= 2 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}
