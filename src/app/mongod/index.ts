import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { getMongodBinary } from './binary.ts';
import { withServer } from './connection.ts';
import { OperatorError } from '../../shared/errors/index.ts';
import { reasonOf } from './error.ts';
import { serves } from './leftover.ts';
import { acquireLock, LockHeld, type Lock } from './lock.ts';
import { replicaSetName } from './mongod-process.ts';
import { findKeptPort, isListening } from './port.ts';
import { startPrimary } from './start-primary.ts';

/** A real MongoDB for development and tests: a one-node replica set on loopback, its files under `DATA_DIR`. */
export interface EmbeddedMongod {
  readonly uri: string;
  stop(): Promise<void>;
}

interface EmbeddedMongodOptions {
  readonly dataDir: string;
  /** The setting `MONGOD_BINARY`; null = look for one, or fetch it. */
  readonly binary: string | null;
  readonly report: (line: string) => void;
  readonly extraArguments?: readonly string[];
}

export async function startEmbeddedMongod(options: EmbeddedMongodOptions): Promise<EmbeddedMongod> {
  const { binary, report, extraArguments = [] } = options;
  const dataDir = path.resolve(options.dataDir);
  const lock = await lockDataDir(dataDir);
  try {
    const { server, port } = await startPrimary({
      binary: await getMongodBinary({ binary, dataDir, report }),
      dbPath: path.join(dataDir, 'mongodb'),
      portFile: path.join(dataDir, 'mongodb.port'),
      logFile: path.join(dataDir, 'mongodb.log'),
      report,
      extraArguments,
    });
    let isWanted = true;
    void server.ended.then(() => {
      if (isWanted) report(`The embedded MongoDB has ended by itself (${server.ending() ?? 'unknown reason'})`);
    });
    return {
      uri: uriOf(port),
      stop: async () => {
        isWanted = false;
        await server.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The one of a gateway that runs on this folder, or else one that is started for as long as it is needed. */
export async function reachEmbeddedMongod(options: EmbeddedMongodOptions): Promise<EmbeddedMongod> {
  const dataDir = path.resolve(options.dataDir);
  const dbPath = path.join(dataDir, 'mongodb');
  // mongod makes it at its first start
  if (!existsSync(path.join(dbPath, 'WiredTiger'))) {
    throw new OperatorError(`DATA_DIR (${dataDir}) holds no database. Name its folder, or set MONGODB_URI.`);
  }
  const port = await findServingPort(dbPath, path.join(dataDir, 'mongodb.port'));
  return port === null ? startEmbeddedMongod(options) : { uri: uriOf(port), stop: () => Promise.resolve() };
}

async function findServingPort(dbPath: string, portFile: string): Promise<number | null> {
  const port = await findKeptPort(portFile);
  if (port === null || !(await isListening(port))) return null;
  // what does not speak MongoDB there is not ours
  const isOurs = await withServer(port, (admin) => serves(admin, dbPath)).catch(() => false);
  return isOurs ? port : null;
}

function uriOf(port: number): string {
  return `mongodb://127.0.0.1:${port}/?replicaSet=${replicaSetName}`;
}

async function lockDataDir(dataDir: string): Promise<Lock> {
  try {
    await mkdir(path.join(dataDir, 'mongodb'), { recursive: true, mode: 0o700 });
    return await acquireLock(path.join(dataDir, 'gateway.lock'));
  } catch (error) {
    throw new OperatorError(error instanceof LockHeld ? inUse(dataDir, error) : unusable(dataDir, error));
  }
}

function inUse(dataDir: string, { holder }: LockHeld): string {
  return (
    `DATA_DIR (${dataDir}) is in use by the gateway that runs as process ${holder.pid}. ` +
    'Stop that one first, or give this one a DATA_DIR and a PORT of its own.'
  );
}

function unusable(dataDir: string, error: unknown): string {
  return `DATA_DIR (${dataDir}) cannot be used: ${reasonOf(error)}. Set it to a folder that can be written.`;
}
