import { expect } from '@jest/globals';
import type { Answer } from './http.ts';

export interface ShownError {
  readonly message: string;
  readonly path?: readonly string[];
  readonly extensions: { readonly code: string; readonly correlationId: string };
}

const traces = [/<html|<!doctype/i, /\bat (?:async )?[\w.<>]+ \(|node_modules|\.[jt]s:\d/, /"stack/i];

/** JSON, with a correlation id in the header, and nothing of the inside of the server. */
export function expectCleanJson({ headers, text }: Answer): void {
  expect(headers['content-type']).toMatch(/^application\/(graphql-response\+)?json; charset=utf-8$/);
  expect(headers['x-correlation-id']).toMatch(/^[\w.-]{1,64}$/);
  for (const trace of traces) expect(text).not.toMatch(trace);
}

/** The declared shape of a failure at the GraphQL door, and everywhere outside of both doors. */
export function expectGraphqlErrors(answer: Answer, code: string): readonly ShownError[] {
  expectCleanJson(answer);
  const { errors } = JSON.parse(answer.text) as { errors: ShownError[] };
  expect(errors.length).toBeGreaterThan(0);
  for (const { message, extensions } of errors) {
    expect(message).toMatch(/\S/);
    expect(extensions).toEqual({ code, correlationId: answer.headers['x-correlation-id'] });
  }
  return errors;
}

export interface Envelope {
  readonly id: string | null;
  readonly version: string | null;
  readonly responsetime: string;
  readonly metadata: null;
  readonly response: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly { readonly errorCode: string; readonly message: string }[];
}

const keys = ['errors', 'id', 'metadata', 'response', 'responsetime', 'version'];

/** One envelope with all six keys, nulls included, and a time of version 1. */
export function readEnvelope(answer: Answer): Envelope {
  expectCleanJson(answer);
  const envelope = JSON.parse(answer.text) as Envelope;
  expect(Object.keys(envelope).sort()).toEqual(keys);
  expect(envelope.responsetime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(envelope.metadata).toBeNull();
  return envelope;
}

/** A refusal at the REST door; answers its message. */
export function expectRefusal(answer: Answer, errorCode: string): string {
  const { response, errors } = readEnvelope(answer);
  expect(response).toBeNull();
  expect(errors).toEqual([{ errorCode, message: expect.stringMatching(/\S/) }]);
  return errors[0]?.message ?? '';
}
