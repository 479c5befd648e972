import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bareHeaders } from './headers.ts';

type Answer = readonly [status: string, text: string];

const unreadable: Answer = ['400 Bad Request', 'The request is not readable HTTP.'];
const byErrorCode: Readonly<Record<string, Answer>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers are larger than allowed.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive.'],
};

/** What is not HTTP never reaches a route; it still gets JSON, and the connection ends. */
export function answerMalformedHttp(this: FastifyInstance, error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  refuse(this, socket, byErrorCode[error.code ?? ''] ?? unreadable, error.code);
}

/** What node would answer by itself, or not at all: an expectation that nobody has to meet, and a tunnel. */
export function answerOddRequests(app: FastifyInstance): void {
  app.server.on('checkExpectation', (request, response) => {
    app.routing(request, response);
  });
  app.server.on('connect', (_request, socket: Socket) => {
    refuse(app, socket, ['405 Method Not Allowed', 'Tunnels are not offered.'], 'CONNECT');
  });
}

/** HTTP/1.1 wants it exactly once; of two, a proxy and we might each believe another. */
export function namesOneHost({ raw }: FastifyRequest): boolean {
  const hosts = raw.headersDistinct.host?.length ?? 0;
  return hosts === 1 || (hosts === 0 && raw.httpVersion === '1.0');
}

function refuse(app: FastifyInstance, socket: Socket, [status, message]: Answer, reason: string | undefined): void {
  const correlationId = randomUUID();
  app.log.info({ correlationId, reason }, 'malformed request refused');
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT', correlationId } }] });
  const headers = {
    ...bareHeaders,
    'x-correlation-id': correlationId,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${body}`);
}
