import { expect } from '@jest/globals';
import type { Step } from './visitor.ts';

/** A page that says what went wrong, leads nowhere by itself and leaves no session. */
export function expectPage(step: Step, status: number, text: RegExp): void {
  expect([step.status, step.location]).toEqual([status, null]);
  expect(step.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(step.headers.get('cache-control')).toBe('no-store');
  expect(step.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(step.text).toMatch(text);
  expect(step.text).toContain(`<code>${step.headers.get('x-correlation-id') ?? 'none'}</code>`);
  expect(step.cookies.filter(({ name, value }) => name === 'Authorization' && value !== '')).toEqual([]);
}

export const badAddress = /is not one that this gateway sends browsers to/;
