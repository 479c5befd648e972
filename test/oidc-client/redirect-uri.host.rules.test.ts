import { describe, expect, it } from '@jest/globals';
import { judgeRedirectUris, type UriRules } from '../../src/oidc-client/redirect-uri.rules.ts';

const fine: object[] = [];
const refused = [{ code: 'INVALID_REDIRECT_URI', severity: 'ERROR', path: ['redirectUris', '0'] }];
const unwise = [{ code: 'UNWISE_REDIRECT_URI', severity: 'WARNING', path: ['redirectUris', '0'] }];

function judge(host: string, profile: UriRules['profile'], allowedHostSuffixes: readonly string[] = []) {
  return judgeRedirectUris([`https://${host}/cb`], ['redirectUris'], { profile, allowedHostSuffixes });
}

describe('hosts of redirect URIs (E05, E16)', () => {
  it.each([
    ['a.example.com', fine, fine],
    ['example.com', fine, fine],
    ['a.co.uk', fine, fine],
    ['city.kawasaki.jp', fine, fine],
    ['github.io', fine, fine],
    ['tenant.github.io', fine, fine],
    ['xn--80ak6aa92e.com', fine, fine],
    ['a.xn--p1ai', fine, fine],
    ['XN--bcher-KVA.example.com', fine, fine],
    ['xn--mgbh0fb.xn--ngbc5azd', fine, fine],
    ['a--b.example.com', fine, fine],
    [`${'a'.repeat(63)}.example.com`, fine, fine],
    [`${'a.'.repeat(121)}example.com`, fine, fine],
    ['a.example.com:1', fine, fine],
    ['a.example.com:65535', fine, fine],

    ['com', refused, refused],
    ['co.uk', refused, refused],
    ['co.in', refused, refused],
    ['xn--p1ai', refused, refused],
    ['intranet', refused, refused],
    ['a.internal', refused, refused],
    ['a.local', refused, refused],
    ['a.test', refused, refused],
    ['a.example', refused, refused],
    ['a.invalid', refused, refused],
    ['a.localhost', refused, refused],
    ['a.onion', refused, refused],
    ['a.in-addr.arpa', refused, refused],
    ['a.home.arpa', refused, refused],
    ['a.lan', refused, refused],
    ['a.corp', refused, refused],
    ['svc.cluster.local', refused, refused],
    ['a.example.com.', refused, refused],
    ['localhost.', refused, refused],
    ['.example.com', refused, refused],
    ['a..example.com', refused, refused],
    ['a_b.example.com', refused, refused],
    ['-a.example.com', refused, refused],
    ['a-.example.com', refused, refused],
    ['a!b.example.com', refused, refused],
    ['a%2eexample.com', refused, refused],
    ['%61.example.com', refused, refused],
    ['xn--a.example.com', refused, refused],
    ['xn--.example.com', refused, refused],
    ['xn--example-.com', refused, refused],
    ['xn--99999999.com', refused, refused],
    ['xn--xn---epa.com', refused, refused],
    [`${'a'.repeat(64)}.example.com`, refused, refused],
    [`b${'a.'.repeat(121)}example.com`, refused, refused],

    ['a.example.com:', refused, refused],
    ['a.example.com:0', refused, refused],
    ['a.example.com:65536', refused, refused],
    ['a.example.com:0443', refused, refused],
    ['a.example.com:+443', refused, refused],
    ['a.example.com:443:443', refused, refused],
    ['a.example.com:x', refused, refused],
    ['a.example.com:99999999999999999999', refused, refused],

    ['localhost', unwise, refused],
    ['localhost:3000', unwise, refused],
    ['127.0.0.1', unwise, refused],
    ['[::1]', unwise, refused],
    ['LocalHost', refused, refused],
    ['127.0.0.2', refused, refused],
    ['127.1', refused, refused],
    ['2130706433', refused, refused],
    ['0x7f.1', refused, refused],
    ['0X7F000001', refused, refused],
    ['0177.0.0.1', refused, refused],
    ['a.example.127', refused, refused],
    ['1.2.3', refused, refused],
    ['1.2.3.4.5', refused, refused],
    ['256.1.1.1', refused, refused],
    ['8.8.8.8.', refused, refused],
    ['08.8.8.8', refused, refused],

    ['8.8.8.8', unwise, refused],
    ['[2606:4700::1111]', unwise, refused],
    ['[2606:4700::1111]:8443', unwise, refused],
    ['0.0.0.0', refused, refused],
    ['10.0.0.1', refused, refused],
    ['100.64.0.1', refused, refused],
    ['169.254.169.254', refused, refused],
    ['172.16.0.1', refused, refused],
    ['192.0.2.1', refused, refused],
    ['192.168.1.1', refused, refused],
    ['198.18.0.1', refused, refused],
    ['224.0.0.1', refused, refused],
    ['240.0.0.1', refused, refused],
    ['255.255.255.255', refused, refused],
    ['[::]', refused, refused],
    ['[0::1]', refused, refused],
    ['[::ffff:127.0.0.1]', refused, refused],
    ['[::ffff:8.8.8.8]', refused, refused],
    ['[64:ff9b::808:808]', refused, refused],
    ['[2001:db8::1]', refused, refused],
    ['[2002:7f00:1::]', refused, refused],
    ['[4000::1]', refused, refused],
    ['[fc00::1]', refused, refused],
    ['[fd00:ec2::254]', refused, refused],
    ['[fe80::1]', refused, refused],
    ['[fe80::1%25eth0]', refused, refused],
    ['[ff02::1]', refused, refused],
    ['[2606:4700:0::1111]', refused, refused],
    ['[2606:4700::111A]', refused, refused],
    ['[127.0.0.1]', refused, refused],
    ['[v1.a]', refused, refused],
    ['[]', refused, refused],
    ['[::1', refused, refused],
    ['::1', refused, refused],
    ['[::1]a', refused, refused],
    ['a[::1]', refused, refused],
    ['[a.example.com]', refused, refused],
  ])('%s', (host, inEsignet, inStrict) => {
    expect(judge(host, 'esignet')).toMatchObject(inEsignet);
    expect(judge(host, 'strict')).toMatchObject(inStrict);
  });
});

describe('private hosts that the operator allows (E16)', () => {
  it.each([
    ['a.internal', '.internal', fine],
    ['b.a.Internal', '.INTERNAL', fine],
    ['a.internal', ' .internal ', fine],
    ['a.internal', 'internal', fine],
    ['internal', '.internal', refused],
    ['evilinternal', '.internal', refused],
    ['a.evilinternal', '.internal', refused],
    ['a.internal.evil', '.internal', refused],
    ['a.corp.example', '.corp.example', fine],
    ['xcorp.example', '.corp.example', refused],
    ['corp.example', 'corp.example', fine],
    ['intranet', 'intranet', fine],
    ['Intranet', 'intranet', fine],
    ['xintranet', 'intranet', refused],
    ['a_b.internal', '.internal', refused],
    ['a.internal.', '.internal', refused],
    ['10.0.0.1', '.1', refused],
    ['10.0.0.1', '10.0.0.1', refused],
    ['a.local', '', refused],
    ['a.local', '.', refused],
    ['a.local', '.internal', refused],
  ])('%s where %j is allowed', (host, suffix, expected) => {
    expect(judge(host, 'esignet', [suffix])).toMatchObject(expected);
    expect(judge(host, 'strict', [suffix])).toMatchObject(expected);
  });

  it('are https only, like all others', () => {
    const rules: UriRules = { profile: 'esignet', allowedHostSuffixes: ['.internal'] };
    expect(judgeRedirectUris(['http://a.internal/cb'], ['redirectUris'], rules)).toMatchObject(refused);
    expect(judgeRedirectUris(['com.example.app://a.internal'], ['redirectUris'], rules)).toEqual([]);
  });
});
