import type { Session } from './session.ts';

export interface RestBody {
  readonly id: string | null;
  readonly version: string | null;
  readonly response: unknown;
  readonly errors: { errorCode: string; message: string }[];
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';

/** One call of the REST door as scripts in the field send it: the wrapper may say anything. */
export async function restCall(
  url: string,
  { token }: Pick<Session, 'token'>,
  [method, path]: readonly [Method, string],
  request?: unknown,
): Promise<{ status: number; body: RestBody }> {
  const wrapper = { id: 'string', version: 'LTS', requesttime: new Date().toISOString(), metadata: {}, request };
  const answer = await fetch(`${url}/v1/partnermanager/${path}`, {
    method,
    headers: {
      cookie: `Authorization=${token}; Authorization=${token}`,
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(wrapper) }),
  });
  return { status: answer.status, body: (await answer.json()) as RestBody };
}
