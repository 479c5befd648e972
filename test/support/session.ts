import { noteAnswer } from './described-rest.ts';
import type { TypedDocumentString } from './operations.generated.ts';

interface GraphqlAnswer<R> {
  readonly status: number;
  readonly data: R;
  readonly errors: { message: string; extensions: { code: string; correlationId: string } }[];
}

export interface RestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    id: string | null;
    version: string | null;
    responsetime: string;
    metadata: null;
    response: Record<string, unknown> | null;
    errors: { errorCode: string; message: string }[];
  };
}

/** Somebody with a token, at either door. */
export interface Session {
  readonly token: string;
  ask<R, V>(document: TypedDocumentString<R, V>, variables: V): Promise<GraphqlAnswer<R>>;
  rest(method: 'GET' | 'POST' | 'PUT', path: string, request?: unknown): Promise<RestAnswer>;
}

/** No answer of the gateway takes this long, not even to a change that takes a thousand records along. */
const patienceMs = 25_000;

export function sessionOf(url: string, token: string): Session {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const send = (path: string, method: string, body?: unknown) =>
    fetch(`${url}${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    token,
    async ask<R, V>(document: TypedDocumentString<R, V>, variables: V) {
      const answer = await send('/graphql', 'POST', { query: document.toString(), variables });
      const { data, errors = [] } = (await answer.json()) as { data: R; errors?: GraphqlAnswer<R>['errors'] };
      return { status: answer.status, data, errors };
    },
    async rest(method, path, request) {
      const body = method === 'GET' ? undefined : { id: '', version: '1.0', request };
      const address = `/v1/partnermanager/${path}`;
      const answer = await send(address, method, body);
      const text = await answer.text();
      const { status, headers } = answer;
      const [contentType, etag] = [headers.get('content-type'), headers.get('etag')];
      noteAnswer(`${method} ${address}`, { status, contentType, etag, text });
      return { status, headers, body: JSON.parse(text) as RestAnswer['body'] };
    },
  };
}

/** With a token of the development issuer. */
export async function sessionAs(persona: 'admin' | 'partner' | 'other-partner', url: string): Promise<Session> {
  return sessionOf(url, await (await fetch(`${url}/dev/token?as=${persona}`)).text());
}
