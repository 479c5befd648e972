import { expect, it } from '@jest/globals';
import { isLoopback } from '../../src/identity/index.ts';

it.each([
  '127.0.0.1',
  '127.255.255.254',
  '::1',
  '0:0:0:0:0:0:0:1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::FFFF:127.9.9.9',
])('%s is loopback', (address) => {
  expect(isLoopback(address)).toBe(true);
});

it.each([
  undefined,
  '',
  'localhost',
  '0.0.0.0',
  '128.0.0.1',
  '10.0.0.1',
  '127.1',
  '0177.0.0.1',
  '0x7f.0.0.1',
  '2130706433',
  '127.0.0.1.example.org',
  '127.0.0.1, 10.0.0.1',
  ' 127.0.0.1',
  '::',
  '::2',
  '::127.0.0.1',
  '::ffff:128.0.0.1',
  '64:ff9b::127.0.0.1',
  'fe80::1',
])('%s is not loopback', (address) => {
  expect(isLoopback(address)).toBe(false);
});
