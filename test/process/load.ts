import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { goodClient } from '../support/client-input.ts';
import { TestClientDocument, TestCreateDocument } from '../support/operations.generated.ts';

export interface Sent {
  readonly kind: 'read' | 'create';
  readonly at: number;
  /** Null: no answer came. */
  readonly status: number | null;
  /** Why none came. */
  readonly error: string | null;
  readonly body: string;
}

interface Load {
  readonly url: string;
  readonly token: string;
  /** Connections, each of which is kept open from one request to the next. */
  readonly lanes: number;
  readonly perSecond: number;
  readonly readId: string;
}

/** Reads and creates at a steady pace until nobody listens any more, noted as they are answered. A lane ends at its first error. */
export async function runLoad(load: Load, sent: Sent[]): Promise<void> {
  const lane = async (index: number): Promise<void> => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const everyMs = (1_000 * load.lanes) / load.perSecond;
    await sleep((everyMs * index) / load.lanes);
    for (let turn = index; ; turn += 1) {
      const due = performance.now() + everyMs;
      const answer = await send(load, agent, turn % 2 === 0 ? 'read' : 'create');
      sent.push(answer);
      if (answer.error !== null) break;
      await sleep(Math.max(0, due - performance.now()));
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: load.lanes }, (_, index) => lane(index)));
}

function send({ url, token, readId }: Load, agent: http.Agent, kind: Sent['kind']): Promise<Sent> {
  const [document, variables] =
    kind === 'read' ? [TestClientDocument, { id: readId }] : [TestCreateDocument, { input: goodClient() }];
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const at = performance.now();
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      resolve({ kind, at, status: null, error: error.code ?? error.message, body: '' });
    };
    const request = http.request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      response.toArray().then((chunks) => {
        resolve({ kind, at, status: response.statusCode ?? null, error: null, body: Buffer.concat(chunks).toString() });
      }, fail);
    });
    request.on('error', fail);
    request.end(JSON.stringify({ query: document.toString(), variables }));
  });
}
