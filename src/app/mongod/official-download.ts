import { createRequire } from 'node:module';
import { runTool } from './tool.ts';

/**
 * 7.0 and not 8: it opens databases that the 6.0 of the Python package wrote, and those of its own that a later
 * 8.0 would have to be led to step by step.
 */
export const officialVersion = '7.0.32';

const host = 'https://fastdl.mongodb.org/';
const probeMs = 2500;
const limitMs = 15 * 60 * 1000;

/** Settings that lead the library elsewhere: the host is then no witness of whether it will get through. */
const detours = [
  'MONGOMS_DOWNLOAD_MIRROR',
  'MONGOMS_DOWNLOAD_URL',
  'https_proxy',
  'HTTPS_PROXY',
  'http_proxy',
  'HTTP_PROXY',
];

/** Prints the path of the mongod on a line of its own after the library's progress, or the reason on one line. */
const script = `
  require(process.argv[1]).MongoBinary.getPath().then(
    (file) => console.log('\\n' + file),
    (error) => {
      console.error('Error: ' + error.message.replaceAll('\\n', ' '));
      process.exitCode = 1;
    },
  )`;

/** MongoDB's own build for this machine, by the library that knows all their names. */
export async function downloadOfficial(folder: string): Promise<string> {
  const library = locateLibrary();
  await assertReachable();
  // In a process of its own: it can be ended when it hangs, its progress bar stays off our output, and the settings
  // below do not leak into the gateway. The library checks certificates only when npm is set to be strict.
  const output = await runTool(process.execPath, ['-e', script, library], {
    timeoutMs: limitMs,
    env: {
      ...process.env,
      MONGOMS_VERSION: officialVersion,
      MONGOMS_DOWNLOAD_DIR: folder,
      MONGOMS_MAX_RETRIES: '2',
      npm_config_strict_ssl: 'true',
    },
  });
  const file = output.trim().split('\n').at(-1);
  if (file === undefined || file === '') throw new Error('the library answered no file');
  return file;
}

function locateLibrary(): string {
  const require = createRequire(import.meta.url);
  try {
    return require.resolve('mongodb-memory-server-core');
  } catch {
    throw new Error('mongodb-memory-server-core is not installed (it is a development dependency)');
  }
}

/** The library takes several seconds of retries to find out that there is no network; this takes less. */
async function assertReachable(): Promise<void> {
  if (detours.some((name) => (process.env[name] ?? '') !== '')) return;
  try {
    await fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(probeMs) });
  } catch {
    throw new Error('the download host cannot be reached from here');
  }
}
