import path from 'node:path';
import { getMongodBinary } from '../../src/app/mongod/binary.ts';
import { withServer } from '../../src/app/mongod/connection.ts';
import { findKeptPort } from '../../src/app/mongod/port.ts';
import { startProgram, type Program } from '../support/process.ts';

export interface Mongod {
  readonly pid: number;
  readonly port: number;
}

/** The server that a gateway runs on its data folder. */
export async function getMongodOf(dataDir: string): Promise<Mongod> {
  const port = await findKeptPort(path.join(dataDir, 'mongodb.port'));
  if (port === null) throw new Error('no MongoDB was embedded in this folder');
  const { pid } = await withServer(port, (admin) => admin.command({ serverStatus: 1 }));
  return { pid: Number(pid), port };
}

/** A server beside the gateway: a standalone one, or with `--replSet` one that goes on where another has ended. */
export async function startMongod(dbPath: string, port: number, ...more: readonly string[]): Promise<Program> {
  const binary = await getMongodBinary({
    binary: process.env.MONGOD_BINARY ?? null,
    dataDir: dbPath,
    report: () => undefined,
  });
  const args = ['--dbpath', dbPath, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'];
  const mongod = startProgram(binary, [...args, '--wiredTigerCacheSizeGB', '0.25', ...more]);
  await mongod.said(/Waiting for connections/);
  return mongod;
}
