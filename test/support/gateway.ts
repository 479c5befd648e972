import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { readSettings } from '../../src/app/config/settings.ts';
import { startGateway } from '../../src/app/gateway.ts';
import { createDataDir, createTestDatabase, type TestDatabase } from './mongo.ts';
import type { TypedDocumentString } from './operations.generated.ts';
import { createWorld, type World } from './world.ts';

export interface GraphqlAnswer<R> {
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

export interface TestGateway {
  readonly url: string;
  readonly database: TestDatabase;
  /** What there is besides the demonstration data. */
  readonly world: World;
  as(persona: 'admin' | 'partner' | 'other-partner'): Promise<Session>;
  withToken(token: string): Session;
  stop(): Promise<void>;
}

/** A gateway in this process, on a database and a data folder of its own. */
export async function startTestGateway(variables: Record<string, string> = {}): Promise<TestGateway> {
  const database = await createTestDatabase();
  const dataDir = await createDataDir();
  const settings = readSettings({
    PORT: '0',
    DATA_DIR: dataDir,
    MONGODB_URI: database.uri,
    EXPLORER: 'false',
    ...variables,
  });
  const gateway = await startGateway(settings, pino({ level: 'silent' }));
  const world = createWorld(database.uri);
  const { url } = gateway;
  return {
    url,
    database,
    world,
    as: async (persona) => sessionOf(url, await (await fetch(`${url}/dev/token?as=${persona}`)).text()),
    withToken: (token) => sessionOf(url, token),
    stop: async () => {
      await gateway.stop();
      await world.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function sessionOf(url: string, token: string): Session {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return {
    token,
    async ask<R, V>(document: TypedDocumentString<R, V>, variables: V) {
      const body = JSON.stringify({ query: document.toString(), variables });
      const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
      const { data, errors = [] } = (await answer.json()) as { data: R; errors?: GraphqlAnswer<R>['errors'] };
      return { status: answer.status, data, errors };
    },
    async rest(method, path, request) {
      const init = method === 'GET' ? {} : { body: JSON.stringify({ id: '', version: '1.0', request }) };
      const answer = await fetch(`${url}/v1/partnermanager/${path}`, { method, headers, ...init });
      return { status: answer.status, headers: answer.headers, body: (await answer.json()) as RestAnswer['body'] };
    },
  };
}
