import type { GraphiQLProps } from 'graphiql';
import { GraphQLError } from 'graphql';
import { askGateway } from './gateway.ts';
import type { TokenSource } from './tokens.ts';

type Fetcher = GraphiQLProps['fetcher'];
type Operation = Parameters<Fetcher>[0];
type Result = Extract<Awaited<ReturnType<Fetcher>>, { data?: unknown }>;
type Notify = (notice: string | null) => void;

/** Runs operations with a token of the source; `notify` hears in words what went wrong with the token or the way. */
export function createFetcher(tokens: TokenSource, notify: Notify): Fetcher {
  return async (operation) => {
    try {
      const answer = await sendWithToken(operation, tokens);
      notify(answer.status === 401 ? tokens.refused : null);
      return await readJson(answer);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      notify(message);
      return { errors: [new GraphQLError(message)] };
    }
  };
}

/** Once more with a new token where the first has run out; what was refused for its token was not executed. */
async function sendWithToken(operation: Operation, tokens: TokenSource): Promise<Response> {
  const answer = await send(operation, await tokens.get());
  return answer.status === 401 && tokens.discard() ? send(operation, await tokens.get()) : answer;
}

function send(operation: Operation, token: string): Promise<Response> {
  return askGateway('graphql', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ ...operation, operationName: isIn(operation) ? operation.operationName : null }),
  });
}

/** For a moment after its text has changed the editor still gives the name of the operation that stood there before. */
function isIn({ query, operationName }: Operation): boolean {
  return new RegExp(`\\b(query|mutation|subscription)\\s+${operationName ?? ''}\\b`).test(query);
}

async function readJson(answer: Response): Promise<Result> {
  try {
    return (await answer.json()) as Result;
  } catch (cause) {
    throw new Error(`The answer is not JSON (HTTP ${answer.status}). Is there a proxy in between?`, { cause });
  }
}
