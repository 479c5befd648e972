import { describe, expect, it } from '@jest/globals';
import { judgeLogoUri } from '../../src/oidc-client/logo-uri.rules.ts';
import type { UriRules } from '../../src/oidc-client/uri.rules.ts';

const path = ['logoUri'];
const fine: object[] = [];
const blank = [{ code: 'REQUIRED', severity: 'ERROR', path }];
const tooLong = [{ code: 'TOO_LONG', severity: 'ERROR', path }];
const refused = [{ code: 'INVALID_LOGO_URI', severity: 'ERROR', path }];
const unwise = [{ code: 'INVALID_LOGO_URI', severity: 'WARNING', path }];

const judge = (uri: string | null, profile: UriRules['profile']) =>
  judgeLogoUri(uri, path, { profile, allowedHostSuffixes: ['.internal'] });

describe('the logo URI (G01, G02)', () => {
  it.each<[string | null, object[], object[]]>([
    ['https://a.example.com/logo.png', fine, fine],
    ['https://a.example.com', fine, fine],
    ['https://cdn.a.co.in/o/logos%2Flogo.svg?alt=media&size=*', fine, fine],
    ['https://a.example.com//x/../logo*.png', fine, fine],
    ['https://a.example.com/logo.png?code=1&from=https://b.example.com', fine, fine],
    ['https://a.internal/logo.png', fine, fine],
    ['https://a.example.com/'.padEnd(2048, 'a'), fine, fine],

    [null, blank, blank],
    ['', blank, blank],
    [' \u200b', blank, blank],
    ['https://a.example.com/'.padEnd(2049, 'a'), tooLong, tooLong],
    [' '.repeat(2049) + 'x', tooLong, tooLong],

    ['http://localhost:3000/logo.png', unwise, refused],
    ['http://127.0.0.1/logo.png', unwise, refused],
    ['http://[::1]/logo.png', unwise, refused],
    ['https://localhost/logo.png', unwise, refused],
    ['https://8.8.8.8/logo.png', unwise, refused],

    ['http://a.example.com/logo.png', refused, refused],
    ['http://a.internal/logo.png', refused, refused],
    ['http://127.1/logo.png', refused, refused],
    ['http://LOCALHOST/logo.png', refused, refused],
    ['https://10.0.0.1/logo.png', refused, refused],
    ['https://169.254.169.254/latest/meta-data', refused, refused],
    ['https://0x7f.1/logo.png', refused, refused],
    ['https://a.local/logo.png', refused, refused],
    ['https://intranet/logo.png', refused, refused],
    ['https://co.uk/logo.png', refused, refused],
    ['https://*.example.com/logo.png', refused, refused],
    ['javascript:alert(1)', refused, refused],
    ['javascript://a.example.com/%0aalert(1)', refused, refused],
    ['data:text/html,<script>alert(1)</script>', refused, refused],
    ['data:image/svg+xml,<svg/onload=alert(1)>', refused, refused],
    ['data:image/png;base64,AAAA', refused, refused],
    ['file:///etc/passwd', refused, refused],
    ['ftp://a.example.com/logo.png', refused, refused],
    ['mailto:a@example.com', refused, refused],
    ['jar:https://a.example.com/x.jar!/logo.png', refused, refused],
    ['com.example.app://logo', refused, refused],
    ['blob:https://a.example.com/1', refused, refused],
    ['//a.example.com/logo.png', refused, refused],
    ['/logo.png', refused, refused],
    ['logo.png', refused, refused],
    ['https:', refused, refused],
    ['https://', refused, refused],
    ['https:/a.example.com/logo.png', refused, refused],
    ['https://a.example.com:99999/logo.png', refused, refused],
    ['https://a.example.com/logo.png#x', refused, refused],
    ['https://user@a.example.com/logo.png', refused, refused],
    ['https://a.example.com\\@evil.com/logo.png', refused, refused],
    ['https://a.example.com/my logo.png', refused, refused],
    ['https://a.example.com/"onerror="alert(1)', refused, refused],
    ["https://a.example.com/'><script>", refused, refused],
    ['https://a.example.com/logo\u202egnp.exe', refused, refused],
    ['https://a.example.com/logo.png\r\nX: y', refused, refused],
    ['https://a.example.com/%0d%0a', refused, refused],
    ['https://a.example.com/\ud800', refused, refused],
    [' https://a.example.com/logo.png', refused, refused],
  ])('%j', (uri, inEsignet, inStrict) => {
    expect(judge(uri, 'esignet')).toMatchObject(inEsignet);
    expect(judge(uri, 'strict')).toMatchObject(inStrict);
  });

  it('is told what to do about it', () => {
    const [found] = judge('http://a.example.com/logo.png', 'esignet');
    expect(found?.message).toBe('The URI is not https.');
    expect(found?.help).toBe('Use https; http is for the loopback host in development only.');
  });
});
