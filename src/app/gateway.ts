import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Connection } from 'mongoose';
import type { SigningPair } from '../certificate/index.ts';
import { limitsOf } from '../delivery/index.ts';
import { explorerPage } from '../explorer/index.ts';
import {
  createDevelopmentIssuer,
  createIdentityProvider,
  createRemoteKeys,
  type IdentityProvider,
} from '../identity/index.ts';
import {
  createTransactionSeal,
  developmentIssuer,
  discoveredIssuer,
  LoginService,
  type LoginParts,
} from '../login/index.ts';
import { systemClock } from '../shared/clock.ts';
import { compose, type Composition } from './compose.ts';
import { generatedSecret } from './config/generated-secret.ts';
import { generatedSigningPair } from './config/generated-signing-pair.ts';
import type { Settings } from './config/settings.ts';
import { createConnection, openDatabase, prepareCollections } from './database.ts';
import { seedDemoData } from './demo-data.ts';
import { createSchema } from './graphql/schema.ts';
import { createReadiness } from './readiness.ts';
import { devIssuerRoutes } from './server/dev-issuer.ts';
import { devTokenRoute } from './server/dev-token.ts';
import { createDrain } from './server/drain.ts';
import { createServer } from './server/index.ts';
import { createPhase, type Phase } from './server/phase.ts';

export interface Gateway {
  /** Where it listens, for instance `http://127.0.0.1:4000`. */
  readonly url: string;
  stop(): Promise<void>;
}

interface Identity {
  readonly provider: IdentityProvider;
  /** Where browsers log in; null where they cannot. */
  readonly loginIssuer: LoginParts['issuer'];
  readonly pages: readonly ((app: FastifyInstance) => void)[];
}

/**
 * Starts what the settings ask for; undone again when a later step fails. It listens before the database is there, so
 * that whoever watches it sees it live and not ready.
 */
export async function startGateway(
  settings: Settings,
  logger: FastifyBaseLogger,
  composeWith: typeof compose = compose,
): Promise<Gateway> {
  const undo: (() => Promise<unknown>)[] = [];
  const undoAll = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  const phase = createPhase();
  try {
    const uri = settings.mongodbUri ?? (await embedMongod(settings, undo));
    const connection = createConnection();
    undo.push(() => connection.close());
    const cursorSecret = settings.cursorSecret ?? (await generatedSecret(settings.dataDir, 'cursor-secret'));
    const composition = composeWith({
      connection,
      clock: systemClock,
      cursorSecret,
      tables: settings.mappingTables,
      clientRules: {
        profile: settings.redirectUriRules,
        allowedHostSuffixes: settings.allowedHostSuffixes,
        ...(settings.delivery === null ? {} : limitsOf[settings.delivery.esignet.dialect]),
      },
      signing: settings.signing ?? (await developmentPair(settings)),
      fourEyes: settings.fourEyes,
      dataKey: settings.dataEncryptionKey ?? (await generatedSecret(settings.dataDir, 'data-encryption-key')),
      delivery: settings.delivery === null ? null : { ...settings.delivery, log: logger },
      events: settings.eventHubUrl === null ? null : { hubUrl: settings.eventHubUrl, log: logger },
    });
    const couriers = [composition.events, composition.delivery].filter((process) => process !== null);
    const app = await createApp(settings, logger, { connection, composition, phase, secret: cursorSecret });
    const drain = createDrain(app, logger);
    // side by side: who still waits for a delivery is told that it is under way
    undo.push(() => Promise.all([drain(), ...couriers.map((courier) => courier.stop())]));
    await app.listen({ host: settings.host, port: settings.port });
    const prepare = async (): Promise<void> => {
      await prepareCollections(connection);
      if (settings.demoData) await seedDemoData(composition, systemClock());
    };
    await openDatabase({ connection, uri, prepare, log: logger });
    for (const courier of couriers) courier.start();
    phase.current = 'serving';
    const stop = async (): Promise<void> => {
      phase.current = 'stopping';
      await pause(noticeMs(settings));
      await undoAll();
    };
    return { url: urlOf(app), stop };
  } catch (error) {
    phase.current = 'stopping';
    await undoAll();
    throw error;
  }
}

/** For balancers to see that it is not ready any more, and to send nothing further; in development there are none. */
function noticeMs({ isProduction }: Settings): number {
  return isProduction ? 1_000 : 100;
}

async function developmentPair({ isProduction, dataDir }: Settings): Promise<SigningPair | null> {
  return isProduction ? null : generatedSigningPair(dataDir, systemClock());
}

async function embedMongod(settings: Settings, undo: (() => Promise<unknown>)[]): Promise<string> {
  // a development dependency: production never comes here
  const { startEmbeddedMongod } = await import('./mongod/index.ts');
  const mongod = await startEmbeddedMongod({
    dataDir: settings.dataDir,
    binary: settings.mongodBinary,
    // for the person who has just started it, while there is nothing else to see
    report: (line) => process.stderr.write(`${line}\n`),
  });
  undo.push(() => mongod.stop());
  return mongod.uri;
}

interface Inside {
  readonly connection: Connection;
  readonly composition: Composition;
  readonly phase: Phase;
  readonly secret: Buffer;
}

async function createApp(
  settings: Settings,
  logger: FastifyBaseLogger,
  { connection, composition, phase, secret }: Inside,
): Promise<FastifyInstance> {
  const { ownedPartnerIds, resolvers } = composition;
  const identity = await createIdentity(settings);
  const login = new LoginService({
    issuer: identity.loginIssuer,
    origins: settings.login.returnOrigins,
    identity: identity.provider,
    seal: createTransactionSeal(secret),
    clock: systemClock,
  });
  const schema = await createSchema(resolvers);
  return createServer({
    settings,
    logger,
    authentication: { identity: identity.provider, ownedPartnerIds, corsOrigins: settings.corsOrigins },
    graphql: { schema, logger, suggestions: settings.explorer },
    rest: composition.rest,
    open: { login, identity: identity.provider, clock: systemClock },
    health: { phase, canWrite: createReadiness(connection) },
    pages: settings.explorer ? [...identity.pages, explorerPage({ personas: settings.auth === null })] : identity.pages,
  });
}

async function createIdentity({ auth, dataDir, login: { client } }: Settings): Promise<Identity> {
  if (auth !== null) {
    return {
      provider: createIdentityProvider({ ...auth, keys: createRemoteKeys(auth) }),
      loginIssuer:
        client && discoveredIssuer({ issuer: auth.issuer, clientId: client.id, clientSecret: client.secret }),
      pages: [],
    };
  }
  const issuer = await createDevelopmentIssuer({ dataDir });
  const { keys, audience, rolesClaim } = issuer;
  return {
    provider: createIdentityProvider({ issuer: issuer.issuer, audiences: [audience], rolesClaim, keys }),
    loginIssuer: developmentIssuer(issuer),
    pages: [
      (app) => {
        devTokenRoute(app, issuer);
        devIssuerRoutes(app, issuer);
      },
    ],
  };
}

function urlOf(app: FastifyInstance): string {
  const { address, family, port } = app.server.address() as AddressInfo;
  const name = address === '::' || address === '0.0.0.0' ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${name}:${port}`;
}
