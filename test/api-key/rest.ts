import type { RestAnswer, Session } from '../support/session.ts';

/** Key endpoints are PATCH requests. */
export async function patch(url: string, session: Session, path: string, request?: unknown): Promise<RestAnswer> {
  const answer = await fetch(`${url}/v1/partnermanager/${path}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'string', version: 'LTS', request }),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as RestAnswer['body'] };
}
