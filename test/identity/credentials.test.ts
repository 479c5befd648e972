import { describe, expect, it } from '@jest/globals';
import { readCredentials } from '../../src/identity/index.ts';
import { Failure } from '../../src/shared/errors/index.ts';

function refusalOf(rawHeaders: readonly string[]): Failure {
  try {
    readCredentials(rawHeaders);
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error('was not refused');
}

describe('the bearer header', () => {
  it.each<[string, string[]]>([
    ['as usual', ['Authorization', 'Bearer a.b.c']],
    ['in lower case', ['authorization', 'bearer a.b.c']],
    ['in upper case, with more spaces', ['AUTHORIZATION', 'BEARER   a.b.c']],
    ['before a cookie', ['Authorization', 'Bearer a.b.c', 'Cookie', 'Authorization=x.y.z']],
    ['after a cookie', ['Cookie', 'Authorization=x.y.z', 'Host', 'h', 'Authorization', 'Bearer a.b.c']],
  ])('is read %s', (_name, rawHeaders) => {
    expect(readCredentials(rawHeaders)).toEqual({ tokens: ['a.b.c'], from: 'bearer' });
  });

  it('is not looked for among the values of other headers', () => {
    const rawHeaders = ['X-Name', 'Authorization', 'Bearer a.b.c', 'x', 'Cookie', 'Authorization=x.y.z'];
    expect(readCredentials(rawHeaders)).toEqual({ tokens: ['x.y.z'], from: 'cookie' });
  });
});

describe('the cookie', () => {
  it.each<[string, string[], string[]]>([
    ['alone', ['Cookie', 'Authorization=a.b.c'], ['a.b.c']],
    ['among others', ['Cookie', 'theme=dark; Authorization=a.b.c; lang=en'], ['a.b.c']],
    ['without spaces', ['cookie', 'theme=dark;Authorization=a.b.c;lang=en'], ['a.b.c']],
    ['quoted', ['Cookie', 'Authorization="a.b.c"'], ['a.b.c']],
    ['twice the same', ['Cookie', 'Authorization=a.b.c; Authorization=a.b.c'], ['a.b.c']],
    ['twice the same, once quoted', ['Cookie', 'Authorization=a.b.c; Authorization="a.b.c"'], ['a.b.c']],
    ['twice and different', ['Cookie', 'Authorization=a.b.c; Authorization=d.e.f'], ['a.b.c', 'd.e.f']],
    ['in two lines', ['Cookie', 'Authorization=a.b.c', 'Cookie', 'Authorization=d.e.f'], ['a.b.c', 'd.e.f']],
    ['beside an empty one', ['Cookie', 'Authorization=; Authorization=a.b.c'], ['a.b.c']],
    ['beside one without a value', ['Cookie', 'Authorization; Authorization=a.b.c'], ['a.b.c']],
  ])('is read %s', (_name, rawHeaders, tokens) => {
    expect(readCredentials(rawHeaders)).toEqual({ tokens, from: 'cookie' });
  });
});

describe('a request without usable credentials', () => {
  const cookie = ['Cookie', 'Authorization=a.b.c'];
  const notBearer = /is not "Bearer <token>"/;

  it.each<[string, string[], RegExp]>([
    ['no headers', [], /^no credentials$/],
    ['no credentials', ['Host', 'gateway', 'Cookie', 'theme=dark'], /^no credentials$/],
    ['an empty cookie', ['Cookie', 'Authorization='], /^no credentials$/],
    ['an empty quoted cookie', ['Cookie', 'Authorization=""'], /^no credentials$/],
    ['a cookie in lower case', ['Cookie', 'authorization=a.b.c'], /^no credentials$/],
    ['a cookie whose name ends alike', ['Cookie', 'XAuthorization=a.b.c'], /^no credentials$/],
    ['a cookie whose name begins alike', ['Cookie', 'Authorization2=a.b.c; AuthorizationX'], /^no credentials$/],
    ['the text inside another cookie', ['Cookie', 'next=Authorization=a.b.c'], /^no credentials$/],
    ['two Authorization lines', ['Authorization', 'Bearer a.b.c', 'authorization', 'Bearer a.b.c'], /^more than one/],
    ['two lines, one of them empty', ['Authorization', '', 'Authorization', 'Bearer a.b.c'], /^more than one/],
    ['two lines and a cookie', ['Authorization', 'Bearer a', 'Authorization', 'Bearer b', ...cookie], /^more than one/],
    ['Basic', ['Authorization', 'Basic YTpi'], notBearer],
    ['Basic and a cookie', ['Authorization', 'Basic YTpi', ...cookie], notBearer],
    ['an empty header', ['Authorization', ''], notBearer],
    ['an empty header and a cookie', ['Authorization', '', ...cookie], notBearer],
    ['Bearer without a token', ['Authorization', 'Bearer'], notBearer],
    ['Bearer, spaces and a cookie', ['Authorization', 'Bearer  ', ...cookie], notBearer],
    ['a token without a scheme', ['Authorization', 'a.b.c'], notBearer],
    ['two tokens', ['Authorization', 'Bearer a.b.c d.e.f'], notBearer],
    ['two credentials in one line', ['Authorization', 'Bearer a.b.c, Bearer d.e.f'], notBearer],
    ['a scheme that begins alike', ['Authorization', 'BearerX a.b.c'], notBearer],
    ['a tab for the space', ['Authorization', 'Bearer\ta.b.c'], notBearer],
  ])('is refused: %s', (_name, rawHeaders, reason) => {
    const refusal = refusalOf(rawHeaders);
    expect(refusal).toMatchObject({ code: 'UNAUTHENTICATED', http: 401, text: 'Authentication failed.' });
    expect((refusal.cause as Error).message).toMatch(reason);
  });

  it('is refused fast, however long its blanks are', () => {
    const blanks = ' '.repeat(16_000);
    const started = performance.now();
    refusalOf(['Authorization', `Bearer${blanks}!`]);
    refusalOf(['Cookie', `${blanks}x${blanks}=${blanks}x; Authorization${blanks}=x`]);
    refusalOf(['Cookie', ';'.repeat(16_000)]);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
