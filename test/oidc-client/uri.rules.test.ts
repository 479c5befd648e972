import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgeLogoUri } from '../../src/oidc-client/logo-uri.rules.ts';
import { judgeRedirectUris } from '../../src/oidc-client/redirect-uri.rules.ts';
import type { UriRules } from '../../src/oidc-client/uri.rules.ts';
import { isError, type Problem } from '../../src/shared/errors/index.ts';

const rulesOf = (profile: UriRules['profile']): UriRules => ({
  profile,
  allowedHostSuffixes: ['.internal', 'intranet'],
});

/** URIs put together from pieces, one in five of them hostile, and some of them with a character changed. */
const piece = (good: readonly string[], hostile: readonly string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: fc.constantFrom(...hostile) });
const assembled = fc
  .tuple(
    piece(['https', 'https', 'HTTPS', 'com.example.app', 'myapp'], ['http', 'javascript', 'data', 'file', 'ftp', '']),
    piece(['://'], [':', ':/', ':///', ':\\\\', '//']),
    piece([''], ['user@', 'a:b@', '@', 'a.example.com\\@', 'a.example.com#@', '[::1]@']),
    piece(
      ['a.example.com', 'A.Example.Com', 'xn--bcher-kva.example.com', 'a.internal', 'localhost', '[::1]', '8.8.8.8'],
      ['localhost.', '127.1', '0x7f.1', '[::]', 'xn--a.com', 'а.example.com', '*.example.com', 'a_b.example.com', ''],
    ),
    piece(['', ':443', ':8443'], [':0', ':65536', ':', ':080', ':*']),
    piece(['', '/', '/cb', '/cb/', '/*', '/caf%C3%A9', '/a;b=c'], ['/%2e%2e/x', '/../x', '//x', '/%2f', '/cb*']),
    piece(['', '?x=1', '?', '?next=https://b.example.com'], ['?code=1', '?x=%0a', '?x=*', '#', ' ', '\n', '\u200b']),
  )
  .map((pieces) => pieces.join(''));
const inserted = fc.oneof(
  fc.constantFrom('', '\t', '\\', '/', '@', ':', '.', '%', '#', '?'),
  fc.string({ unit: 'binary' }),
);
const mutated = fc
  .tuple(assembled, fc.nat(60), inserted)
  .map(([uri, position, insertion]) => uri.slice(0, position) + insertion + uri.slice(position + 1));
const anyUri = fc.oneof(
  assembled,
  mutated,
  fc.string({ unit: 'binary' }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);
const anyProfile = fc.constantFrom<UriRules['profile']>('esignet', 'strict');

const isAccepted = (problems: readonly Problem[]) => !problems.some(isError);

describe('whatever text comes as a URI', () => {
  it('is judged without an exception, and not repeated', () => {
    fc.assert(
      fc.property(anyUri, anyProfile, (uri, profile) => {
        for (const problems of [
          judgeRedirectUris([uri, null], ['redirectUris'], rulesOf(profile)),
          judgeLogoUri(uri, ['logoUri'], rulesOf(profile)),
        ]) {
          const texts = problems.map(({ message, help }) => `${message} ${help ?? ''}`).join(' ');
          expect(uri.length > 12 && texts.includes(uri)).toBe(false);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('goes, when accepted, where its text says: browsers read the same scheme, host and port and repair nothing', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyUri, anyProfile, (uri, profile) => {
        if (!isAccepted(judgeRedirectUris([uri], ['redirectUris'], rulesOf(profile)))) return;
        accepted += 1;
        const url = new URL(uri);
        const web = url.protocol === 'https:' || url.protocol === 'http:';
        const [, scheme = '', host = '', port = '', path = ''] =
          /^(.*?):\/\/(\[.*?\]|[^/?:]*)(?::(\d+))?([^?]*)/.exec(uri) ?? [];
        expect(url.protocol).toBe(`${scheme.toLowerCase()}:`);
        expect(url.hostname.toLowerCase()).toBe(host.toLowerCase());
        expect(url.port).toBe(port === { 'https:': '443', 'http:': '80' }[url.protocol] ? '' : port);
        expect(url.pathname).toBe(path || (web ? '/' : ''));
        expect([url.username, url.password, url.hash]).toEqual(['', '', '']);
      }),
      { numRuns: 6000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('is refused by the strict rules wherever it is refused by the others', () => {
    fc.assert(
      fc.property(anyUri, (uri) => {
        const [strict, esignet] = (['strict', 'esignet'] as const).map((profile) =>
          isAccepted(judgeRedirectUris([uri], ['redirectUris'], rulesOf(profile))),
        );
        expect(strict === true && esignet === false).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  it('costs little, however long', () => {
    const hostile = [
      '%25'.repeat(680),
      '../'.repeat(680),
      'a.'.repeat(1000),
      '*/'.repeat(1000),
      '&a=b'.repeat(500),
      '%2e'.repeat(680),
    ];
    const start = performance.now();
    for (const text of hostile) {
      judgeRedirectUris(
        [`https://${text}`, `https://a.example.com/${text}`, `https://a.example.com/?${text}`],
        [],
        rulesOf('esignet'),
      );
    }
    expect(performance.now() - start).toBeLessThan(500);
  });
});
