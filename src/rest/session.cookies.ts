import type { FastifyReply, FastifyRequest } from 'fastify';
import { fitsCookie, loginRedirectPath, transactionSeconds, type Session } from '../login/index.ts';

const token = { name: 'Authorization', path: '/' };
/** Each goes only where it is needed: back from the issuer, and to the log-out. */
const transaction = { name: 'partner-gateway-login', path: loginRedirectPath };
const idToken = { name: 'partner-gateway-id-token', path: '/v1/partnermanager/logout' };
/** Written by the page that begins a login, which also reads it. */
const pageState = 'state';

/** Lax: the browser comes back from the issuer, another site, by following a link. */
const guarded = { httpOnly: true, sameSite: 'lax' } as const;

export function keepSession(reply: FastifyReply, { token: value, maxAgeSeconds }: Session, secure: boolean): void {
  void reply.setCookie(token.name, value, { ...guarded, secure, path: token.path, maxAge: maxAgeSeconds });
}

export function keepTransaction(reply: FastifyReply, value: string, secure: boolean): void {
  const { name, path } = transaction;
  void reply.setCookie(name, value, { ...guarded, secure, path, maxAge: transactionSeconds });
}

/** It only spares a question at log-out: one that is too large is left out. */
export function keepIdToken(reply: FastifyReply, value: string | null, secure: boolean, maxAge: number): void {
  const { name, path } = idToken;
  if (value === null || !fitsCookie(name, value)) return;
  void reply.setCookie(name, value, { ...guarded, secure, path, maxAge });
}

export function forgetTransaction(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(transaction.name, { ...guarded, secure, path: transaction.path });
}

export function forgetSession(reply: FastifyReply, secure: boolean): void {
  for (const { name, path } of [token, idToken]) void reply.clearCookie(name, { ...guarded, secure, path });
}

export function transactionOf({ cookies }: FastifyRequest): string | null {
  return cookies[transaction.name] ?? null;
}

export function idTokenOf({ cookies }: FastifyRequest): string | null {
  return cookies[idToken.name] ?? null;
}

export function pageStateOf({ cookies }: FastifyRequest): string | null {
  return cookies[pageState] ?? null;
}
