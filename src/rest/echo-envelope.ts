import { successEnvelope, type Envelope } from './envelope.ts';

/** Some answers carry id and version of the request (contract 4.2). */
export function echoEnvelope(body: unknown, response: unknown, now: Date): Envelope {
  const { id, version } = (body ?? {}) as { id?: unknown; version?: unknown };
  return { ...successEnvelope(response, now), id: textOrNull(id), version: textOrNull(version) };
}

/** Reads of partners carry an id of their own. */
export function partnerReadEnvelope(response: unknown, now: Date): Envelope {
  return { ...successEnvelope(response, now), id: 'mosip.partnermanagement.partners.retrieve', version: '1.0' };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
