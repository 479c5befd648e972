import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const header = 'x-correlation-id';
const acceptable = /^[\w.-]{1,64}$/;

/** The id that a caller or proxy gave to this request, else a new one; it stands in the log and in every answer. */
export function correlationIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[header];
  return typeof given === 'string' && acceptable.test(given) ? given : randomUUID();
}
