import { describe, expect, it } from '@jest/globals';
import { originsAt, publicOrigin } from '../../src/login/origin.rules.ts';
import { findReturnAddress } from '../../src/login/return-address.rules.ts';
import { badAddresses, goodAddresses, origin, otherOrigin } from './return-addresses.ts';

describe('an address to return to', () => {
  it.each(goodAddresses)('may be %s', (_title, encoded, address) => {
    expect(findReturnAddress(encoded, [origin, otherOrigin])).toBe(address);
  });

  it.each(badAddresses)('may not be %s', (_title, encoded) => {
    expect(findReturnAddress(encoded, [origin, otherOrigin])).toBeNull();
  });

  it('is none where no origin is listed', () => {
    expect(goodAddresses.map(([, encoded]) => findReturnAddress(encoded, []))).toEqual(goodAddresses.map(() => null));
  });
});

describe('the origins to return to', () => {
  const development = { listed: [], ownLoopback: true };

  it.each(['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000', 'http://localhost'])(
    'are the own one in development: %s',
    (own) => {
      expect(originsAt(own, development)).toEqual([own]);
    },
  );

  it.each([
    'http://evil.example',
    'http://localhost.evil.example:4000',
    'http://localhost:4000/',
    'http://user@localhost:4000',
    'http://192.168.0.1:4000',
    'http://0.0.0.0:4000',
    'http://localhost:80',
    'http://',
  ])('are none in development where the own one is not of this machine: %s', (own) => {
    expect(originsAt(own, development)).toEqual([]);
  });

  it('are the listed ones, and with none listed there are none in production', () => {
    expect(originsAt('http://localhost:4000', { listed: [origin], ownLoopback: true })).toEqual([origin]);
    expect(originsAt('http://localhost:4000', { listed: [], ownLoopback: false })).toEqual([]);
  });
});

describe('the origin where browsers reach the gateway', () => {
  it('is the one that the request names where it is known, else the first', () => {
    expect(publicOrigin(otherOrigin, [origin, otherOrigin])).toBe(otherOrigin);
    expect(publicOrigin('https://evil.example', [origin, otherOrigin])).toBe(origin);
    expect(publicOrigin('https://evil.example', [])).toBeNull();
  });
});
