export const origin = 'https://portal.example.org';
export const otherOrigin = 'http://localhost:3000';

const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');
const base64url = (text: string): string => Buffer.from(text, 'latin1').toString('base64url');

type Case = readonly [title: string, encoded: string];

/** What the page sends, and where that leads. */
export const goodAddresses: readonly (readonly [...Case, address: string])[] = [
  ['the origin', base64(origin), origin],
  ['the first page', base64(`${origin}/`), `${origin}/`],
  [
    'a page of the portal',
    base64(`${origin}/#/partnermanagement/dashboard`),
    `${origin}/#/partnermanagement/dashboard`,
  ],
  ['a fragment right behind the origin', base64(`${origin}#/a`), `${origin}#/a`],
  ['a query', base64(`${origin}?a=b&c=https://evil.example`), `${origin}?a=b&c=https://evil.example`],
  ['another listed origin, with its port', base64(`${otherOrigin}/a`), `${otherOrigin}/a`],
  ['base64 without padding', base64(`${origin}/ab`).replaceAll('=', ''), `${origin}/ab`],
  ['base64 with plus and slash', base64(`${origin}/?>>>???`), `${origin}/?>>>???`],
  ['url-safe base64', base64url(`${origin}/?>>>???`), `${origin}/?>>>???`],
  ['two slashes in the path', base64(`${origin}//evil.example`), `${origin}//evil.example`],
  ['2,000 characters', base64(`${origin}/`.padEnd(2_000, 'a')), `${origin}/`.padEnd(2_000, 'a')],
];

const hostile: readonly string[] = [
  'https://evil.example/',
  'http://portal.example.org/',
  'https://portal.example.org:8443/',
  'https://portal.example.org:443/',
  'https://portal.example.org.evil.example/',
  'https://portal.example.org.',
  'https://portal.example.orgevil/',
  'https://portal.example.org@evil.example/',
  'https://portal.example.org:x@evil.example/',
  'https://user@portal.example.org/',
  'https://portal.example.org\\@evil.example/',
  'https://portal.example.org\\.evil.example/',
  'https://portal.example.org/\\evil.example',
  'https:\\\\portal.example.org/',
  'https:/portal.example.org/',
  'https:portal.example.org',
  'HTTPS://portal.example.org/',
  'https://PORTAL.example.org/',
  'https://evil.example/https://portal.example.org/',
  'https://evil.example#https://portal.example.org/',
  '//portal.example.org/',
  '//evil.example/',
  '///evil.example',
  '/\\evil.example',
  '/',
  'portal.example.org',
  'javascript:alert(1)//https://portal.example.org/',
  'data:text/html,https://portal.example.org/',
  'null',
  ' https://portal.example.org/',
  'https://portal.example.org/ ',
  'https://portal.example.org/\r\nset-cookie: a=b',
  'https://portal.example.org/\n',
  'https://portal.example.org/\t',
  '\u0000https://portal.example.org/',
  'https://portal.example.org/\u00a0',
  'https://portal.example.org/é',
  'https://portal.example.org/'.padEnd(2_001, 'a'),
];

export const badAddresses: readonly Case[] = [
  ...hostile.map((address): Case => [JSON.stringify(address).slice(0, 80), base64(address)]),
  ['nothing', ''],
  ['an address that is not encoded', encodeURIComponent(`${origin}/`)],
  ['twice encoded', base64(base64(`${origin}/`))],
  ['other alphabets', `${base64(`${origin}/`)}!`],
  ['padding within', `aHR0=${base64(`${origin}/`)}`],
  ['three paddings', `${base64url(`${origin}/`)}===`],
  ['blanks', `${base64(`${origin}/`).slice(0, 8)} ${base64(`${origin}/`).slice(8)}`],
  ['UTF-16', Buffer.from(`${origin}/`, 'utf16le').toString('base64')],
];
