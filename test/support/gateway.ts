import { rm } from 'node:fs/promises';
import { pino, type Logger } from 'pino';
import { compose } from '../../src/app/compose.ts';
import { readSettings } from '../../src/app/config/settings.ts';
import { startGateway } from '../../src/app/gateway.ts';
import { assertDescribed } from './described-rest.ts';
import { createDataDir, createTestDatabase, type TestDatabase } from './mongo.ts';
import { sessionAs, sessionOf, type Session } from './session.ts';
import { createWorld, type World } from './world.ts';

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
export async function startTestGateway(
  variables: Record<string, string> = {},
  logger: Logger = pino({ level: 'silent' }),
  composeWith: typeof compose = compose,
): Promise<TestGateway> {
  const database = await createTestDatabase();
  const dataDir = await createDataDir();
  const settings = readSettings({
    PORT: '0',
    DATA_DIR: dataDir,
    MONGODB_URI: database.uri,
    EXPLORER: 'false',
    ...variables,
  });
  const gateway = await startGateway(settings, logger, composeWith);
  const world = createWorld(database.uri);
  const { url } = gateway;
  return {
    url,
    database,
    world,
    as: (persona) => sessionAs(persona, url),
    withToken: (token) => sessionOf(url, token),
    stop: async () => {
      await gateway.stop();
      await world.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
      assertDescribed();
    },
  };
}
