import { z } from 'zod';
import { Failure } from '../../shared/errors/index.ts';

/** One request of the GraphQL-over-HTTP specification; batches are not offered. */
const requestShape = z.object({
  query: z.string().min(1, 'must not be empty'),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});

interface Operation {
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Record<string, unknown>;
}

export function readOperation(body: unknown): Operation {
  // the words by which clients know to send the whole document instead
  if (hasPersistedQuery(body)) throw new Failure('BAD_USER_INPUT', { text: 'PersistedQueryNotSupported' });
  const parsed = requestShape.safeParse(body);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
    throw new Failure('BAD_USER_INPUT', { text: `This is not a GraphQL request. ${faults.join('; ')}` });
  }
  const { query, operationName, variables } = parsed.data;
  return { query, variables: variables ?? {}, ...(typeof operationName === 'string' ? { operationName } : {}) };
}

function hasPersistedQuery(body: unknown): boolean {
  return requestShape.pick({ extensions: true }).safeParse(body).data?.extensions?.persistedQuery !== undefined;
}
