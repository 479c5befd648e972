import { access, chmod, constants, copyFile, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { assertRunnable } from './version.ts';

const fetchPrefix = 'fetch-';
const abandonedAfterMs = 60 * 60 * 1000;

/** Where a fetched mongod is kept: with the user, so that all clones share it; else with the data. */
function cacheFolders(dataDir: string): string[] {
  return [...userCache(), path.join(dataDir, 'cache')];
}

function userCache(): string[] {
  const xdg = process.env.XDG_CACHE_HOME;
  if (xdg !== undefined && path.isAbsolute(xdg)) return [path.join(xdg, 'partner-gateway')];
  const home = os.homedir();
  return path.isAbsolute(home) ? [path.join(home, '.cache', 'partner-gateway')] : [];
}

/** The name carries the kind of machine: homes are mounted into containers and shared between machines. */
function nameOf(version: string): string {
  return `mongod-${version}-${process.platform}-${process.arch}`;
}

export async function findCached(
  dataDir: string,
  versions: readonly string[],
  onDiscard: (file: string, error: unknown) => void,
): Promise<string | null> {
  const files = cacheFolders(dataDir).flatMap((folder) =>
    versions.map((version) => path.join(folder, nameOf(version))),
  );
  for (const file of files) {
    if (!(await exists(file))) continue;
    try {
      await assertRunnable(file);
      return file;
    } catch (error) {
      onDiscard(file, error);
      await rm(file, { force: true });
    }
  }
  return null;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** Runs a download in a folder of its own inside the cache and keeps the mongod that it yields. */
export async function fillCache(
  dataDir: string,
  version: string,
  download: (folder: string) => Promise<string>,
): Promise<string> {
  const cache = await openCache(dataDir);
  await removeAbandoned(cache);
  const folder = await mkdtemp(path.join(cache, fetchPrefix));
  try {
    const staged = path.join(folder, nameOf(version));
    await copyFile(await download(folder), staged, constants.COPYFILE_FICLONE);
    await chmod(staged, 0o755);
    await assertRunnable(staged);
    // a rename is atomic: two gateways may fetch at once, and neither ever sees half a file
    const kept = path.join(cache, nameOf(version));
    await rename(staged, kept);
    return kept;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openCache(dataDir: string): Promise<string> {
  for (const folder of cacheFolders(dataDir)) {
    if (await isWritable(folder)) return folder;
  }
  throw new Error('neither the cache folder of this user nor DATA_DIR can be written');
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A process that was killed while it fetched could not tidy up. */
async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const folder = path.join(cache, name);
    if (!name.startsWith(fetchPrefix)) continue;
    const age = Date.now() - (await stat(folder).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > abandonedAfterMs) await rm(folder, { recursive: true, force: true });
  }
}
