import { randomInt } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { OperatorError } from '../../shared/errors/index.ts';

/** Below the range from which systems take the ports of outgoing connections, which would take a kept one now and then. */
const lowest = 20_000;
const highest = 30_000;
const attempts = 100;

/** The kept port while it is free, else another one, which is then kept. */
export async function choosePort(file: string, report: (line: string) => void): Promise<number> {
  const kept = await findKeptPort(file);
  if (kept !== null && (await isFree(kept))) return kept;
  // half a minute is how long mongod waits for an answer from the old address before it believes that it has moved
  if (kept !== null)
    report(`Port ${kept} of the embedded MongoDB is taken: it moves to another (at worst in half a minute)`);
  const port = await getFreePort();
  await keepPort(file, port);
  return port;
}

export async function findKeptPort(file: string): Promise<number | null> {
  const port = Number(await readFile(file, 'utf8').catch(() => ''));
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
}

export async function keepPort(file: string, port: number): Promise<void> {
  await writeFile(file, `${port}\n`);
}

async function getFreePort(): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = randomInt(lowest, highest);
    if (await isFree(port)) return port;
  }
  throw new OperatorError(
    `No free port for the embedded MongoDB was found between ${lowest} and ${highest}. Set MONGODB_URI to a replica set that runs already.`,
  );
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
