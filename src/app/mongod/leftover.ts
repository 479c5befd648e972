import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import { withServer } from './connection.ts';
import { isFree, isListening } from './port.ts';

const shutdownLimitMs = 20_000;
/** Between its last answer and the end of its process a mongod still holds its port. */
const portLimitMs = 5_000;
const pollMs = 25;

/**
 * Shuts down the mongod that a killed gateway left behind on these files. It is replaced and not kept on, so that the
 * running one always has the present arguments, and the open transactions of the killed gateway end with it.
 * It is asked over its own connection after it has named its files: no signal ever goes to a pid from a file.
 */
export async function stopLeftover(dbPath: string, port: number | null, report: (line: string) => void): Promise<void> {
  const pid = await findOwnerPid(dbPath);
  if (pid === null || port === null || !(await isListening(port))) return;
  const isAnothers = await withServer(port, async (admin) => {
    if (!(await serves(admin, dbPath))) return true;
    report(`A mongod of an earlier start still runs (process ${pid}) and is stopped first`);
    // it closes the connection when it is done, which the driver calls an error
    await admin.command({ shutdown: 1, force: true, timeoutSecs: 0 }, { timeoutMS: shutdownLimitMs }).catch(() => null);
    return false;
  }).catch(() => false);
  // what does not answer may be ours in its last moments; if it is not, the port stays taken, and another is chosen
  if (!isAnothers) await untilFree(port);
}

async function untilFree(port: number): Promise<void> {
  const deadline = performance.now() + portLimitMs;
  while (performance.now() < deadline && !(await isFree(port))) await sleep(pollMs);
}

/** mongod writes its pid into its lock file and empties the file when it shuts down properly. */
export async function findOwnerPid(dbPath: string): Promise<string | null> {
  const pid = (await readFile(path.join(dbPath, 'mongod.lock'), 'utf8').catch(() => '')).trim();
  return pid === '' ? null : pid;
}

/** Whether the server behind this connection is the one on these files. */
export async function serves(admin: mongo.Db, dbPath: string): Promise<boolean> {
  const options: { parsed?: { storage?: { dbPath?: string } } } = await admin.command({ getCmdLineOpts: 1 });
  const served = options.parsed?.storage?.dbPath;
  return served !== undefined && (await resolved(served)) === (await resolved(dbPath));
}

function resolved(folder: string): Promise<string> {
  return realpath(folder).catch(() => folder);
}
