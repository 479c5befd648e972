import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LoginService } from '../login/index.ts';
import { httpFailureOf, withFailure } from '../shared/http/failure.ts';
import { escapeHtml, plainPagePolicy, renderPlainPage } from '../shared/http/page.ts';
import { placeOf } from './session.routes.ts';

/** Somebody sits in front of a browser: a page, which leads back but never by itself, so that it cannot go in circles. */
export function answerLoginFailure(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  login: LoginService,
): FastifyReply {
  const failure = httpFailureOf(error, request);
  const { '*': encoded = '' } = request.params as { '*'?: string };
  const address = login.findAddress(placeOf(request), encoded);
  const body = [
    `<p>${escapeHtml(failure.text)}</p>`,
    address === null ? '' : `<p><a href="${escapeHtml(address)}">Back to the page</a></p>`,
    `<p><small>Correlation id: <code>${escapeHtml(request.id)}</code></small></p>`,
  ].join('\n    ');
  return withFailure(reply, failure)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', plainPagePolicy)
    .send(renderPlainPage('This did not work', body));
}

export function prefersPage({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/html') === true;
}
