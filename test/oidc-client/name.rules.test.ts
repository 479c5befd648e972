import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgeName, judgeNames } from '../../src/oidc-client/name.rules.ts';

const error = (code: string, ...path: string[]) => ({ code, severity: 'ERROR', path });

describe('the name of a client', () => {
  it.each<[string, string | null, object[]]>([
    ['plain', 'Health Services', []],
    ['of one character', 'x', []],
    ['in any script', 'आरोग्य सेवा 健康 الصحة 👩‍⚕️', []],
    ['with a joiner inside', 'क्\u200dष', []],
    ['of 256 characters', 'a'.repeat(256), []],
    ['HTML (G07)', '<script>alert(1)</script>', []],
    ['a template (G07)', '{{7*7}}${7*7}', []],
    ['a formula (G07)', '=HYPERLINK("https://evil.com")', []],
    ['ANSI escapes (G07)', '\u001b[31mred\u001b[0m', []],
    ['two lines (G07)', 'a\r\nb', []],
    ['bidi overrides among letters', 'a\u202eb', []],
    ['an operator (H01)', '{"$ne":null}', []],

    ['absent', null, [error('REQUIRED', 'name')]],
    ['empty', '', [error('REQUIRED', 'name')]],
    ['spaces', ' \t\r\n\u00a0\u2003\u3000', [error('REQUIRED', 'name')]],
    ['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff', [error('REQUIRED', 'name')]],
    ['fillers', '\u3164\u115f\u2800\uffa0', [error('REQUIRED', 'name')]],
    ['bidi marks and variation selectors', '\u202e\u2066\u200f\ufe0f\u{e0100}', [error('REQUIRED', 'name')]],
    ['control characters', '\u0007\u001b', [error('REQUIRED', 'name')]],
    ['many spaces', ' '.repeat(300), [error('REQUIRED', 'name')]],
    ['257 characters', 'a'.repeat(257), [error('TOO_LONG', 'name')]],
    ['129 characters of two units', '👩'.repeat(129), [error('TOO_LONG', 'name')]],
    ['NUL', 'a\u0000b', [error('INVALID_NAME', 'name')]],
    ['only NUL', '\u0000', [error('INVALID_NAME', 'name')]],
    ['a lone high surrogate', 'a\ud800', [error('INVALID_NAME', 'name')]],
    ['a lone low surrogate', '\udc00a', [error('INVALID_NAME', 'name')]],
    ['surrogates in the wrong order', '\udc00\ud800', [error('INVALID_NAME', 'name')]],
    ['a noncharacter', 'a\ufffe', [error('INVALID_NAME', 'name')]],
    ['noncharacters of other planes', '\ufdd0\u{10ffff}', [error('INVALID_NAME', 'name')]],
    ['malformed and too long', '\ud800'.repeat(257), [error('INVALID_NAME', 'name'), error('TOO_LONG', 'name')]],
  ])('%s', (_, name, expected) => {
    expect(judgeName(name, ['name'])).toMatchObject(expected);
  });

  it('is judged without an exception, and not repeated', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const problems = [
          ...judgeName(name, ['name']),
          ...judgeNames([{ language: name, value: name }], ['names'], name),
        ];
        const texts = problems.map(({ message, help, path }) => `${message} ${help ?? ''} ${path.join('.')}`).join(' ');
        expect(name.length > 12 && texts.includes(name)).toBe(false);
      }),
    );
  });
});

describe('the language of a translation (G09)', () => {
  it.each([
    'eng',
    'fra',
    'ara',
    'hin',
    'kan',
    'tam',
    'khm',
    'deu',
    'zho',
    'mya',
    'ron',
    'fil',
    'cmn',
    'hau',
    'sin',
    'tgl',
  ])('%s is known', (language) => {
    expect(judgeNames([{ language, value: 'x' }], ['names'], 'name')).toEqual([]);
  });

  it.each([
    ...['en', 'ENG', 'Eng', 'eng ', ' eng', 'en-', 'en1', 'engl', '', '@none', '__proto__', 'constructor', 'еng'],
    ...['abc', 'xxx', 'qaa', 'mis', 'mul', 'und', 'zxx', 'toString', 'eng\n', 'en-GB'],
    ...['alb', 'arm', 'baq', 'bur', 'chi', 'cze', 'dut', 'fre', 'geo', 'ger', 'gre', 'ice', 'mac', 'mao', 'may', 'per'],
    ...['rum', 'slo', 'tib', 'wel', 'scc', 'scr', 'mol'],
  ])('%j is not', (language) => {
    expect(judgeNames([{ language, value: 'x' }], ['names'], 'name')).toMatchObject([
      error('INVALID_LANGUAGE', 'names', '0', 'language'),
    ]);
  });

  it('stands once in the list', () => {
    const names = ['eng', 'fra', 'eng', 'abc', 'abc'].map((language) => ({ language, value: 'x' }));
    expect(judgeNames(names, ['names'], 'name')).toMatchObject([
      error('DUPLICATE_VALUE', 'names', '2', 'language'),
      error('INVALID_LANGUAGE', 'names', '3', 'language'),
      error('INVALID_LANGUAGE', 'names', '4', 'language'),
    ]);
  });
});

describe('a translation of the name', () => {
  const invalid = [error('INVALID_TRANSLATION', 'names', '1', 'value')];

  it.each<[string, string, object[]]>([
    ['in its script', 'خدمات الصحة', []],
    ['HTML', '<b>x</b>', []],
    ['of 50 characters', 'a'.repeat(50), []],
    ['of 51', 'a'.repeat(51), invalid],
    ['empty', '', invalid],
    ['blank', ' \u200b', invalid],
    ['with NUL', 'a\u0000', invalid],
    ['with a lone surrogate', 'a\udfff', invalid],
    ['with a noncharacter', '\uffff', invalid],
  ])('%s', (_, value, expected) => {
    const names = [
      { language: 'eng', value: 'x' },
      { language: 'fra', value },
    ];
    expect(judgeNames(names, ['names'], 'name')).toMatchObject(expected);
  });
});

describe('the translations together', () => {
  const languages = 'eng fra ara hin kan tam khm deu spa por ita rus jpn kor zho vie tha ind swa amh som hau'.split(
    ' ',
  );
  const translated = (count: number, length: number) =>
    languages.slice(0, count).map((language) => ({ language, value: 'x'.repeat(length) }));

  it.each<[string, readonly { language: string; value: string }[], string, object[]]>([
    ['none', [], 'name', []],
    ['twenty', translated(20, 1), 'name', []],
    ['twenty-one', translated(21, 1), 'name', [error('TOO_MANY', 'names')]],
    [
      'many bad ones',
      Array<{ language: string; value: string }>(500).fill({ language: 'eng', value: 'x' }),
      'name',
      [
        error('TOO_MANY', 'names'),
        ...Array.from({ length: 19 }, (_, index) => error('DUPLICATE_VALUE', 'names', String(index + 1), 'language')),
      ],
    ],
    // {"eng":"…",…,"@none":"…"}: 9 characters around each translation, 10 around the name, 2 braces
    ['600 characters stored', translated(10, 45), 'n'.repeat(48), []],
    ['601 characters stored', translated(10, 45), 'n'.repeat(49), [error('TOO_LONG', 'names')]],
    ['escapes count', translated(10, 45), '"'.repeat(25), [error('TOO_LONG', 'names')]],
  ])('%s', (_, names, name, expected) => {
    expect(judgeNames(names, ['names'], name)).toMatchObject(expected);
  });
});
