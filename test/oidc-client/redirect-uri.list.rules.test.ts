import { describe, expect, it } from '@jest/globals';
import { limitsOf } from '../../src/delivery/index.ts';
import { judgeRedirectUris, type UriRules } from '../../src/oidc-client/redirect-uri.rules.ts';

const rules: UriRules = { profile: 'esignet', allowedHostSuffixes: [] };
const listed = ['redirectUris'];

const error = (code: string, ...place: string[]) => ({ code, severity: 'ERROR', path: ['redirectUris', ...place] });
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `https://a.example.com/${index}`);
const ofLength = (length: number, mark = 'a') => 'https://a.example.com/'.padEnd(length, mark);

describe('the list of redirect URIs (E14)', () => {
  it.each<[string, (string | null)[], object[]]>([
    ['none', [], [error('REQUIRED')]],
    ['five', numbered(5), []],
    ['six', numbered(6), [error('TOO_MANY')]],
    ['very many', numbered(100_000), [error('TOO_MANY')]],
    ['six, one of them bad', ['/relative', ...numbered(5)], [error('TOO_MANY'), error('INVALID_REDIRECT_URI', '0')]],
    ['null', [null], [error('REQUIRED', '0')]],
    ['an empty text', ['https://a.example.com/', ''], [error('REQUIRED', '1')]],
    [
      'blank texts',
      ['  ', '\t\n', '\u200b\ufeff'],
      [error('REQUIRED', '0'), error('REQUIRED', '1'), error('REQUIRED', '2')],
    ],
    ['blank texts twice', ['', '', null, null], ['0', '1', '2', '3'].map((index) => error('REQUIRED', index))],
    ['a duplicate', [...numbered(2), ...numbered(1)], [error('DUPLICATE_VALUE', '2')]],
    ['a duplicate of a bad one', ['x:', 'x:'], [error('INVALID_REDIRECT_URI', '0'), error('DUPLICATE_VALUE', '1')]],
    ['the same in other letters', ['https://a.example.com/A', 'https://a.example.com/a'], []],
    ['2,049 characters', [ofLength(2049)], [error('TOO_LONG', '0')]],
    ['100,000 bad characters', [numbered(1)[0] ?? '', '\u0000x'.repeat(50_000)], [error('TOO_LONG', '1')]],
    ['exactly the width of the column', [ofLength(2044)], []],
    ['one more than the column', [ofLength(2045)], [error('TOO_LONG', '0')]],
    ['the column crossed by the second', [ofLength(1020), ofLength(1022, 'b')], [error('TOO_LONG', '1')]],
    ['two that just fit', [ofLength(1020), ofLength(1021, 'b')], []],
    ['one too long for itself, not all together', [ofLength(2040), ofLength(2049, 'b')], [error('TOO_LONG', '1')]],
    [
      'bad ones at their index',
      ['https://a.example.com/', '#', 'y:'],
      ['1', '2'].map((i) => error('INVALID_REDIRECT_URI', i)),
    ],
  ])('%s', (_, uris, expected) => {
    expect(judgeRedirectUris(uris, listed, rules)).toMatchObject(expected);
  });

  describe('URIs that stand in the record already', () => {
    const stored = 'http://stored.internal/*?code=1#';
    const unchanged = new Set([stored]);

    it.each<[string, string[], object[]]>([
      ['are not judged again', [stored], []],
      ['leave new ones to be judged', [stored, 'http://new.internal/'], [error('INVALID_REDIRECT_URI', '1')]],
      ['count as duplicates', [stored, stored], [error('DUPLICATE_VALUE', '1')]],
      ['count towards the number', [stored, ...numbered(5)], [error('TOO_MANY')]],
      ['count towards the length', [stored, ofLength(2040)], [error('TOO_LONG', '1')]],
    ])('%s', (_, uris, expected) => {
      expect(judgeRedirectUris(uris, listed, rules, unchanged)).toMatchObject(expected);
    });

    it('may stay too long together, and not be joined by another', () => {
      const both = [ofLength(1100), ofLength(1100, 'b')];
      expect(judgeRedirectUris(both, listed, rules, new Set(both))).toEqual([]);
      expect(judgeRedirectUris([...both, ...numbered(1)], listed, rules, new Set(both))).toMatchObject([
        error('TOO_LONG', '1'),
      ]);
    });
  });

  describe('where eSignet writes each slash as two characters', () => {
    const escaping: UriRules = { ...rules, ...limitsOf['java-1'] };
    /** Three slashes, the brackets and the quotes. */
    const longest = 2048 - 3 - 4;

    it.each<[string, string[], object[]]>([
      ['one that just fits', [ofLength(longest)], []],
      ['one character more', [ofLength(longest + 1)], [error('TOO_LONG', '0')]],
      ['one slash more', [`${ofLength(longest - 1)}/`], [error('TOO_LONG', '0')]],
      ['two that just fit', [ofLength(1020), ofLength(longest - 1020 - 3 - 3, 'b')], []],
      [
        'the column crossed by the second',
        [ofLength(1020), ofLength(longest - 1020 - 5, 'b')],
        [error('TOO_LONG', '1')],
      ],
    ])('%s', (_, uris, expected) => {
      expect(judgeRedirectUris(uris, listed, escaping)).toMatchObject(expected);
    });

    it('the same is no matter to others', () => {
      for (const others of [rules, { ...rules, escapesSlashes: limitsOf['go-2'].escapesSlashes ?? false }]) {
        expect(judgeRedirectUris([ofLength(longest + 3)], listed, others)).toEqual([]);
      }
    });

    it('says how it counts', () => {
      const [told] = judgeRedirectUris([ofLength(longest + 1)], listed, escaping);
      expect(told?.help).toContain('each slash counted twice');
    });
  });

  it.each([
    ['https://a.example.com/a b', 'The URI has spaces or control characters.'],
    ['https://a.example.com/é', 'The URI has characters outside ASCII.'],
    ['https://a.example.com/a\\b', 'The URI has characters that no URI may have.'],
    ['https://a.example.com/%', 'The URI has a percent sign without two hexadecimal digits.'],
    ['https://a.example.com/%00', 'The URI hides control characters or invalid UTF-8 behind percent-encoding.'],
    ['https://a.example.com/#a', 'The URI has a fragment.'],
    ['com.example.app:/cb', 'The URI is not of the form scheme://host/path.'],
    ['https://user@a.example.com/', 'The URI has user information before the host.'],
    ['https://a.example.com/[1]', 'The URI has misplaced brackets.'],
    ['https:///cb', 'The URI has no host.'],
    ['https://a.example.com:0/', 'The URI has an invalid port.'],
    ['https://*.example.com/', 'The URI has a misplaced wildcard.'],
    ['https://a.example.com/*', 'The URI has a wildcard.'],
    ['https://a.example.com//b', 'The path has an empty segment.'],
    ['https://a.example.com/%2f', 'The path has a percent-encoded slash or backslash.'],
    ['https://a.example.com/../b', 'The path has dot segments.'],
    ['http://a.example.com/', 'The URI is not https.'],
    ['http://localhost/', 'The URI reaches nothing but the device it is opened on.'],
    ['https://127.1/', 'The host is not a well-formed IP address.'],
    ['https://10.0.0.1/', 'The host is an IP address that the public internet does not reach.'],
    ['https://8.8.8.8/', 'The host is an IP address.'],
    ['https://a_b.example.com/', 'The host is not a well-formed domain name.'],
    ['https://a.internal/', 'The host is not under a public domain.'],
    ['javascript://a/', 'The scheme of the URI is not allowed.'],
    ['com.example.app://cb:1', 'The URI of an app has a port.'],
    ['myapp://cb', 'Any app can claim this scheme.'],
    ['https://a.example.com/?code=1', 'The query has a parameter that eSignet appends itself.'],
    ['https://a.example.com/?to=//b.example.com', 'The query holds another URL.'],
  ])('says what is wrong with %j', (uri, message) => {
    expect(judgeRedirectUris([uri], listed, rules).map((found) => found.message)).toEqual([message]);
  });
});
