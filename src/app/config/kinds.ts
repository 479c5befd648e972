import { isIP } from 'node:net';
import { z } from 'zod';

/** The kinds of values that settings have: how each is written in the environment, and what it becomes. */

export const text = z
  .string()
  .optional()
  .transform((value) => value ?? null);
export const flag = z
  .enum(['true', 'false'], 'must be true or false')
  .optional()
  .transform((value) => value && value === 'true');
export const list = z
  .string()
  .optional()
  .transform((value) =>
    (value ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
export const url = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .optional()
  .transform((value) => value ?? null);
const secretBytes = 32;
export const secret = z
  .base64('must be base64')
  .transform((value) => Buffer.from(value, 'base64'))
  .refine((bytes) => bytes.length >= secretBytes, `must hold at least ${secretBytes} bytes (openssl rand -base64 32)`)
  .optional()
  .transform((value) => value ?? null);
export const origin = z.string().refine(isOrigin, 'must be a comma list of origins such as https://portal.example.org');
export const proxy = z.string().refine(isProxy, 'must be a comma list of addresses and subnets such as 10.0.0.0/8');
const highestPort = 65_535;
export const port = z
  .string()
  .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= highestPort, 'must be a port number')
  .transform(Number);

const longestWaitMs = 10_000;
export const waitMs = z
  .string()
  .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= longestWaitMs, `must be 0 to ${longestWaitMs}`)
  .transform(Number);

/** As the HTTP server knows them. */
const namedNetworks = new Set(['loopback', 'linklocal', 'uniquelocal']);

function isOrigin(value: string): boolean {
  return /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value;
}

function isProxy(value: string): boolean {
  const [address = '', bits, ...more] = value.split('/');
  const family = isIP(address);
  const mostBits = family === 4 ? 32 : 128;
  const isSubnet = bits !== undefined && /^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= mostBits;
  return namedNetworks.has(value) || (family !== 0 && more.length === 0 && (bits === undefined || isSubnet));
}
