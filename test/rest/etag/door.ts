import type { RestAnswer, Session } from '../../support/session.ts';

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH';

export interface Call {
  readonly method: Method;
  /** From `/v1/` on. */
  readonly path: string;
  /** Absent: there is no body. */
  readonly request?: unknown;
  /** Id of the call, for those that insist on it. */
  readonly api?: string;
  readonly idempotencyKey?: string;
}

export interface Answer {
  readonly status: number;
  readonly etag: string | null;
  readonly body: RestAnswer['body'];
}

/** No answer of the gateway takes this long. */
const patienceMs = 60_000;

/** One call of the REST door, with or without a precondition. */
export async function send(
  url: string,
  { token }: Pick<Session, 'token'>,
  { method, path, request, api = '', idempotencyKey }: Call,
  ifMatch?: string,
): Promise<Answer> {
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const wrapper = { id: api, version: '1.0', requestTime: new Date().toISOString(), request };
  const answer = await fetch(`${url}/v1/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    },
    signal: AbortSignal.timeout(patienceMs),
    ...(hasBody ? { body: JSON.stringify(wrapper) } : {}),
  });
  const text = await answer.text();
  const body = (text === '' ? null : JSON.parse(text)) as RestAnswer['body'];
  return { status: answer.status, etag: answer.headers.get('etag'), body };
}

export const tagOf = (version: number): string => `"${version}"`;

export const codesOf = ({ body }: Answer): string[] => body.errors.map(({ errorCode }) => errorCode);

/** What a change answers that came too late. */
export const conflict = {
  body: {
    response: null,
    errors: [
      {
        errorCode: 'PMS_COR_002',
        message: 'It was changed since you read it. Read the record again and decide whether your change still holds.',
      },
    ],
  },
  status: 412,
};
