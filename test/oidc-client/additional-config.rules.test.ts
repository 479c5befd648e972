import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgeAdditionalConfig } from '../../src/oidc-client/additional-config.rules.ts';

const error = (...place: string[]) => ({
  code: 'INVALID_ADDITIONAL_CONFIG',
  severity: 'ERROR',
  path: ['additionalConfig', ...place],
});
const encryption = {
  code: 'INVALID_ADDITIONAL_CONFIG',
  severity: 'WARNING',
  path: ['additionalConfig', 'userinfo_response_type'],
};

const full = {
  userinfo_response_type: 'JWS',
  purpose: { type: 'verify', title: { '@none': 'Title', eng: 'Title', fr: 'Titre' }, subTitle: null },
  signup_banner_required: true,
  forgot_pwd_link_required: false,
  consent_expire_in_mins: 10,
  require_pushed_authorization_requests: true,
  dpop_bound_access_tokens: false,
  require_pkce: true,
};
const parse = (json: string): unknown => JSON.parse(json);
const titled = (title: unknown) => ({ purpose: { type: 'login', title } });

describe('additionalConfig (G11, H02, H03)', () => {
  it.each<[string, unknown, object[]]>([
    ['null', null, []],
    ['absent', undefined, []],
    ['empty', {}, []],
    ['everything', full, []],
    ['purpose null', { purpose: null }, []],
    ['every purpose', { purpose: { type: 'none' } }, []],
    ['title null', titled(null), []],
    ['texts of 256 characters', titled({ '@none': 'x'.repeat(256) }), []],
    ['markup in a text', titled({ '@none': '<script>alert(1)</script>' }), []],
    ['a whole number written with a point', parse('{"consent_expire_in_mins":10.0}'), []],
    ['encrypted userinfo', { userinfo_response_type: 'JWE' }, [encryption]],

    ['a text', 'x', [error()]],
    ['a number', 7, [error()]],
    ['a list', [], [error()]],
    ['an unknown member', { require_pkc: true }, [error()]],
    ['several unknown members', { a: 1, b: 2, c: 3 }, [error()]],
    ['a member of another version', { id_token_response_type: 'JWS' }, [error()]],
    ['__proto__', parse('{"__proto__":{"require_pkce":true}}'), [error()]],
    ['constructor', parse('{"constructor":{"prototype":{}}}'), [error()]],
    ['an operator', { $set: {} }, [error()]],
    ['a dotted member', { 'purpose.type': 'login' }, [error()]],
    ['an unknown response type', { userinfo_response_type: 'jws' }, [error('userinfo_response_type')]],
    ['a response type null', { userinfo_response_type: null }, [error('userinfo_response_type')]],
    ['a text for a switch', { require_pkce: 'true' }, [error('require_pkce')]],
    ['a number for a switch', { signup_banner_required: 1 }, [error('signup_banner_required')]],
    ['null for a switch', { dpop_bound_access_tokens: null }, [error('dpop_bound_access_tokens')]],
    ['nine minutes', { consent_expire_in_mins: 9 }, [error('consent_expire_in_mins')]],
    ['negative minutes', { consent_expire_in_mins: -10 }, [error('consent_expire_in_mins')]],
    ['a fraction of a minute', { consent_expire_in_mins: 10.5 }, [error('consent_expire_in_mins')]],
    ['more minutes than Java counts', { consent_expire_in_mins: 1e300 }, [error('consent_expire_in_mins')]],
    ['minutes as text', { consent_expire_in_mins: '10' }, [error('consent_expire_in_mins')]],
    ['minutes null', { consent_expire_in_mins: null }, [error('consent_expire_in_mins')]],
    ['a purpose as text', { purpose: 'login' }, [error('purpose')]],
    ['a purpose without a type', { purpose: {} }, [error('purpose')]],
    ['a purpose of unknown type', { purpose: { type: 'Login' } }, [error('purpose', 'type')]],
    ['a purpose of type null', { purpose: { type: null } }, [error('purpose', 'type')]],
    ['a purpose with more', { purpose: { type: 'login', description: 'x' } }, [error('purpose')]],
    ['a title as text', titled('Title'), [error('purpose', 'title')]],
    ['a title without @none', titled({ eng: 'Title' }), [error('purpose', 'title')]],
    ['an empty title', titled({}), [error('purpose', 'title')]],
    ['a title with odd languages', titled({ '@none': 'x', ENG: 'x' }), [error('purpose', 'title')]],
    ['a title with __proto__', titled(parse('{"@none":"x","__proto__":"x"}')), [error('purpose', 'title')]],
    ['a title with a long language', titled({ '@none': 'x', engl: 'x' }), [error('purpose', 'title')]],
    ['a title in a number', titled({ '@none': 1 }), [error('purpose', 'title', '@none')]],
    ['a title null in a language', titled({ '@none': 'x', eng: null }), [error('purpose', 'title', 'eng')]],
    ['a title of 257 characters', titled({ '@none': 'x'.repeat(257) }), [error('purpose', 'title', '@none')]],
    ['a title with a lone surrogate', titled({ '@none': 'x', eng: '\ud800' }), [error('purpose', 'title', 'eng')]],
    ['a title with NUL', titled({ '@none': '\u0000' }), [error('purpose', 'title', '@none')]],
    [
      'a subtitle without @none',
      { purpose: { type: 'login', subTitle: { fra: 'x' } } },
      [error('purpose', 'subTitle')],
    ],
    [
      'several at once',
      { require_pkce: 1, consent_expire_in_mins: 1, userinfo_response_type: 'JWE', purpose: { type: 'x', title: {} } },
      [
        error('purpose', 'type'),
        error('purpose', 'title'),
        error('consent_expire_in_mins'),
        error('require_pkce'),
        encryption,
      ],
    ],
    ['3 kB', { ...full, padding: 'x'.repeat(3000) }, [error()]],
    ['3 kB of languages', titled({ '@none': 'x'.repeat(3000) }), [error()]],
    ['a deep nest', { purpose: parse('['.repeat(100_000) + ']'.repeat(100_000)) }, [error()]],
  ])('%s', (_, value, expected) => {
    expect(judgeAdditionalConfig(value, ['additionalConfig'])).toMatchObject(expected);
  });

  it('may have 2,048 characters as JSON', () => {
    const frame = JSON.stringify(titled({ '@none': '' })).length;
    const languages = ['aaa', 'bbb', 'ccc', 'ddd', 'eee', 'fff', 'ggg'];
    const overhead = frame + languages.length * '"aaa":"",'.length;
    const texts = (last: number) => ({
      '@none': 'x'.repeat(256),
      ...Object.fromEntries(languages.map((language, index) => [language, 'x'.repeat(index === 6 ? last : 256)])),
    });
    const last = 2048 - overhead - 7 * 256;
    expect(JSON.stringify(titled(texts(last)))).toHaveLength(2048);
    expect(judgeAdditionalConfig(titled(texts(last)), ['additionalConfig'])).toEqual([]);
    expect(judgeAdditionalConfig(titled(texts(last + 1)), ['additionalConfig'])).toMatchObject([error()]);
  });

  it('says what is known and allowed, not what was sent', () => {
    const told = (value: unknown) =>
      judgeAdditionalConfig(value, ['additionalConfig']).map(({ message, help }) => `${message} ${help ?? ''}`);
    expect(told({ hostile_member: 1 })).toEqual([
      'The setting has a member that is not known here. Known members: userinfo_response_type, purpose, ' +
        'signup_banner_required, forgot_pwd_link_required, consent_expire_in_mins, ' +
        'require_pushed_authorization_requests, dpop_bound_access_tokens, require_pkce.',
    ]);
    expect(told(titled({ '@none': 'x', hostile: 'x' }))).toEqual([
      'The setting has a member that is not known here. Known members: @none and language codes of two or three ' +
        'lower-case letters.',
    ]);
    expect(told(titled({}))).toEqual(['The setting lacks a required member. Add @none.']);
    expect(told({ purpose: 1 })).toEqual(['The setting has the wrong type. Expected: object or null.']);
    expect(told({ purpose: { type: 'hostile' } })).toEqual([
      'The setting has a value that is not allowed. One of: none, verify, link, login.',
    ]);
    expect(told({ consent_expire_in_mins: 9 })).toEqual(['The number is too small. Use at least 10.']);
    expect(told({ consent_expire_in_mins: 1e12 })).toEqual(['The number is too large. Use at most 2147483647.']);
    expect(told(titled({ '@none': 'x'.repeat(257) }))).toEqual(['The text is too long. Use at most 256 characters.']);
    expect(told(titled({ '@none': '\udc00' }))).toEqual([
      'The text has characters that are not valid text. Remove NUL characters, unpaired surrogates and Unicode noncharacters.',
    ]);
  });

  it('is judged without an exception, and pollutes nothing', () => {
    const member = fc.oneof(
      fc.constantFrom(...Object.keys(full), '__proto__', 'constructor', 'type', 'title', '@none'),
      fc.string(),
    );
    const config = fc.dictionary(member, fc.oneof(fc.jsonValue(), fc.constant(full.purpose), fc.anything()));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), config), (value) => {
        judgeAdditionalConfig(value, ['additionalConfig']);
        expect(({} as Record<string, unknown>).require_pkce).toBeUndefined();
      }),
    );
  });
});
