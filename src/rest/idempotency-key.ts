import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem, Refusal } from '../shared/errors/index.ts';
import { intentOf } from '../shared/intent.ts';

const header = 'idempotency-key';

/** A request that its sender names by a key is done once. What only reads does not ask for it. */
export function takeIdempotencyKeys(scope: FastifyInstance): void {
  scope.addHook('preHandler', (request, _reply, done) => {
    const key = request.headers[header];
    if (typeof key === 'string' && request.caller !== null) {
      assertOne(request);
      const { method, routeOptions, params, headers } = request;
      const name = `${method} ${routeOptions.url ?? ''}`;
      const condition = headers['if-match'];
      const content = [params, contentOf(request), ...(condition === undefined ? [] : [condition])];
      request.caller = { ...request.caller, intent: intentOf(plainKey(key), name, content) };
    }
    done();
  });
}

/** Several arrive as one text, which would be another key than one of them. */
function assertOne({ raw }: FastifyRequest): void {
  const lines = raw.headersDistinct[header] ?? [];
  if (lines.length > 1) throw new Refusal([problem('TOO_MANY', ['idempotencyKey'], { help: 'Send the header once.' })]);
}

/** The draft of the header has a quoted string; people send plain ones. */
function plainKey(key: string): string {
  const quoted = /^"(.*)"$/.exec(key.trim());
  return quoted?.[1] ?? key;
}

/** Around it stand times of sending, which differ when it is sent again. */
function contentOf({ body }: FastifyRequest): unknown {
  return typeof body === 'object' && body !== null && 'request' in body ? body.request : null;
}
