import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { deriveClientId } from '../../src/oidc-client/client-id.ts';
import { keyThumbprint } from '../../src/oidc-client/public-key.rules.ts';

/** RFC 7517, appendix A.1, and RFC 8037, appendix A.2. The ids are those that partner management gives to these keys. */
const rsa = {
  kty: 'RSA',
  n:
    '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3ok' +
    'njhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu' +
    '6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8' +
    'awapJzKnqDKgw',
  e: 'AQAB',
} as const;
const ec = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
} as const;
const okp = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const;

const rsaId = 'r8wFdTGflhPpc8dV8h456zgBQyRa86QKFnsahBjVrIs';

describe('the clientId of a key', () => {
  it.each([
    ['RSA', rsa, rsaId],
    ['EC', ec, '-U6pst_JnTX6Pz9L0IbAnNRViBPn8V4SQSWMNqF5Iqo'],
    ['OKP', okp, 'yfwvFfIkAWVfmyYiqKN2UcniC3TcMFzI35W6AF4dZPk'],
  ])('is the one that partner management derives: %s', (_, key, id) => {
    expect(deriveClientId(key)).toBe(id);
  });

  it('depends on the key alone, not on what else the JWK says', () => {
    const decorated = { ...rsa, kid: 'k1', use: 'sig', alg: 'PS256', key_ops: ['verify'], d: 'AQAB', x5c: ['AAAA'] };
    expect(deriveClientId(decorated)).toBe(rsaId);
  });

  it('is the same for a modulus with leading zero bytes', () => {
    const padded = Buffer.concat([Buffer.alloc(2), Buffer.from(rsa.n, 'base64url')]).toString('base64url');
    expect(deriveClientId({ ...rsa, n: padded })).toBe(rsaId);
  });

  it('has 43 characters of base64url for every curve', () => {
    for (const namedCurve of ['P-256', 'P-384', 'P-521']) {
      const {
        crv = '',
        x = '',
        y = '',
      } = generateKeyPairSync('ec', { namedCurve }).publicKey.export({ format: 'jwk' });
      expect(deriveClientId({ kty: 'EC', crv, x, y })).toMatch(/^[A-Za-z0-9_-]{43}$/);
    }
  });
});

describe('the thumbprint of a key', () => {
  it('is the one of RFC 7638, section 3.1', () => {
    expect(keyThumbprint({ ...rsa, kid: '2011-04-29', alg: 'RS256' })).toBe(
      'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    );
  });

  it('hashes the required members of an EC key in lexicographic order', () => {
    expect(keyThumbprint(ec)).toBe('cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s');
  });
});
