import { goodClient } from '../client-input.ts';
import { TestClientDocument, TestCreateDocument } from '../operations.generated.ts';
import type { Session } from '../session.ts';

/** `OK`, or the code of why not, and how long that took. */
export interface Answer {
  readonly code: string;
  readonly ms: number;
}

export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const began = performance.now();
  return { result: await work(), ms: performance.now() - began };
}

export async function timedRead(session: Session, id: string): Promise<Answer> {
  const { result, ms } = await timed(() => session.ask(TestClientDocument, { id }));
  return { code: result.errors[0]?.extensions.code ?? 'OK', ms };
}

export async function timedCreate(session: Session): Promise<Answer> {
  const { result, ms } = await timed(() => session.ask(TestCreateDocument, { input: goodClient() }));
  const { errors, data } = result;
  return { code: errors[0]?.extensions.code ?? data.createOidcClient.problems[0]?.code ?? 'OK', ms };
}
