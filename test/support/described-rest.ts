import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Readable, Transform } from 'node:stream';
import { afterAll, afterEach } from '@jest/globals';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createOpenapiCheck, isSuccess, type Exchange } from './openapi-check.ts';

/**
 * Whoever imports this has every answer of the REST door held against schema/openapi.yaml, whichever way a test calls a
 * gateway in this process: what is not described fails the test that called.
 */
const restPrefix = '/v1/';
const startsUp = 'fastify.initialization';
const check = createOpenapiCheck();
const undescribed = new Set<string>();
const routes = new Set<string>();
let isNoiseExpected = false;

subscribe(startsUp, watch);
afterEach(() => {
  isNoiseExpected = false;
  assertDescribed();
});
afterAll(() => {
  unsubscribe(startsUp, watch);
  assertDescribed();
});

/** For a test that sends what the door ignores: its requests are not held against the description. */
export function expectNoiseInRequests(): void {
  isNoiseExpected = true;
}

/** What the gateways of this suite have put up. */
export function registeredRoutes(): string[] {
  return [...routes];
}

export function assertDescribed(): void {
  const found = [...undescribed];
  undescribed.clear();
  if (found.length > 0)
    throw new Error(`schema/openapi.yaml does not describe what went over the wire:\n${found.join('\n')}`);
}

/** For gateways in processes of their own, of which nothing but the answers can be seen from here. */
export function noteAnswer(call: string, answer: Pick<Exchange, 'status' | 'contentType' | 'etag' | 'text'>): void {
  const unseen = { params: {}, query: {}, body: undefined, ifMatch: null };
  const route = check.findRoute(call.replace(/\?.*/s, ''));
  for (const fault of check.ofAnswer({ route, ...unseen, ...answer })) undescribed.add(fault);
}

function note(exchange: Exchange): void {
  for (const fault of faultsOf(exchange)) undescribed.add(fault);
}

function faultsOf(exchange: Exchange): string[] {
  try {
    const isHeld = !isNoiseExpected && isSuccess(exchange);
    return [...check.ofAnswer(exchange), ...(isHeld ? check.ofRequest(exchange) : [])];
  } catch (error) {
    // the answer goes out as it is: a gateway that fails here would be blamed for it
    return [`${exchange.route ?? 'nowhere'}: ${String(error)}`];
  }
}

function watch(message: unknown): void {
  const { fastify } = message as { fastify: FastifyInstance };
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) if (isOfTheDoor({ url, method: each })) routes.add(`${each} ${url}`);
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    done(null, isOfTheDoor(request) ? watched(request, reply, payload) : payload);
  });
}

/** Where there is `GET` there is `HEAD`, without a body; preflights belong to no route. */
function isOfTheDoor({ url, method }: { url: string; method: string }): boolean {
  return url.startsWith(restPrefix) && method !== 'HEAD' && method !== 'OPTIONS';
}

/** Answers longer than this are streams of rows like those of shorter ones, and must not be gathered in memory. */
const longestKept = 4 * 1024 * 1024;

function watched(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (payload instanceof Readable)
    return gathered(payload, (text) => {
      note(exchangeOf(request, reply, text));
    });
  note(exchangeOf(request, reply, textOf(payload)));
  return payload;
}

function textOf(payload: unknown): string {
  if (payload === null || payload === undefined) return '';
  if (typeof payload === 'string') return payload;
  if (Buffer.isBuffer(payload)) return payload.toString();
  throw new Error('an answer of the REST door is neither text nor a stream');
}

/** The same stream; its text is handed over before its end is. */
function gathered(payload: Readable, use: (text: string) => void): Readable {
  let text: string | null = '';
  const decoder = new TextDecoder();
  return payload.compose<Transform>(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        if (text !== null) text = text.length > longestKept ? null : text + decoder.decode(chunk, { stream: true });
        done(null, chunk);
      },
      flush(done) {
        if (text !== null) use(text);
        done();
      },
    }),
  );
}

function exchangeOf(request: FastifyRequest, reply: FastifyReply, text: string): Exchange {
  const { url = '' } = request.routeOptions;
  return {
    route: request.is404 ? null : `${request.method} ${url}`,
    params: request.params as Record<string, unknown>,
    query: request.query as Record<string, unknown>,
    body: request.body,
    status: reply.statusCode,
    contentType: reply.getHeader('content-type')?.toString() ?? null,
    etag: reply.getHeader('etag')?.toString() ?? null,
    ifMatch: request.headers['if-match'] ?? null,
    text,
  };
}
