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
  await writeFile(claim, content, { mode: 0o600 });
  try {
    await place(claim, file);
  } finally {
    await rm(claim, { force: true });
  }
  return {
    release: async () => {
      if ((await read(file)) === content) await rm(file, { force: true });
    },
  };
}

/** A link appears whole or not at all, and never replaces what is there. */
async function place(claim: string, file: string): Promise<void> {
  try {
    await link(claim, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    await replaceAbandoned(claim, file);
  }
}

/** Two that find the same abandoned lock must not both replace it: only the holder of a second lock may. */
async function replaceAbandoned(claim: string, file: string): Promise<void> {
  await assertAbandoned(file);
  const takeover = await acquireTakeover(`${file}.takeover`);
  try {
    await assertAbandoned(file);
    await rename(claim, file);
  } finally {
    await takeover.release();
  }
}

/** Takeovers are short, so a held one is waited for; one whose holder was killed is taken over in its turn. */
async function acquireTakeover(file: string): Promise<Lock> {
  for (;;) {
    try {
      return await acquireLock(file);
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error;
      await sleep(20);
    }
  }
}

async function assertAbandoned(file: string): Promise<void> {
  const holder = holderIn(await read(file));
  if (holder !== null && (await isStillRunning(holder))) throw new LockHeld(holder);
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
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
