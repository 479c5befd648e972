import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode } from './error.ts';
import { identityOf, isStillRunning, type ProcessIdentity } from './process-identity.ts';

/**
 * A lock file that names its holder. It outlives a killed holder and is then taken over, since the named process runs
 * no more. Containers that share a folder do not see each other's processes: there mongod's own lock on its files,
 * which the kernel keeps, is the one that refuses.
 */
export interface Lock {
  release(): Promise<void>;
}

const takeoverLimitMs = 5000;

export class LockHeld extends Error {
  readonly holder: ProcessIdentity;

  constructor(holder: ProcessIdentity) {
    super(`held by process ${holder.pid}`);
    this.holder = holder;
  }
}

export async function acquireLock(file: string): Promise<Lock> {
  const claim = `${file}.${randomUUID()}`;
  const content = JSON.stringify({ ...(await identityOf(process.pid)), claim });
  await writeFile(claim, content);
  try {
    while (!(await isPlaced(claim, file)) && !(await hasReplacedAbandoned(claim, file)));
  } finally {
    await rm(claim, { force: true });
  }
  return {
    release: async () => {
      if ((await find(file)) === content) await rm(file, { force: true });
    },
  };
}

/** A link appears whole or not at all, and never replaces what is there. */
async function isPlaced(claim: string, file: string): Promise<boolean> {
  try {
    await link(claim, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Two that find the same abandoned lock must not both replace it: only the holder of a second lock may. */
async function hasReplacedAbandoned(claim: string, file: string): Promise<boolean> {
  if (!(await isAbandoned(file))) return false;
  const takeover = await acquireTakeover(`${file}.takeover`);
  try {
    // nobody else replaces it now, and its dead holder cannot release it
    if (!(await isAbandoned(file))) return false;
    await rename(claim, file);
    return true;
  } finally {
    await takeover.release();
  }
}

/** Takeovers are short, so a held one is waited for; one whose holder was killed is taken over in its turn. */
async function acquireTakeover(file: string): Promise<Lock> {
  const deadline = performance.now() + takeoverLimitMs;
  for (;;) {
    try {
      return await acquireLock(file);
    } catch (error) {
      if (!(error instanceof LockHeld) || performance.now() > deadline) throw error;
      await sleep(20);
    }
  }
}

/** False when it has just been released, so that anyone may place another. */
async function isAbandoned(file: string): Promise<boolean> {
  const content = await find(file);
  if (content === null) return false;
  const holder = holderIn(content);
  if (holder !== null && (await isStillRunning(holder))) throw new LockHeld(holder);
  return true;
}

async function find(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** What cannot be read was not written by `acquireLock`, or not to its end before the machine went down. */
function holderIn(content: string): ProcessIdentity | null {
  try {
    const { pid, started } = JSON.parse(content) as Partial<ProcessIdentity>;
    return typeof pid === 'number' ? { pid, started: started ?? null } : null;
  } catch {
    return null;
  }
}
