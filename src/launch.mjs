/**
 * Runs an entry of the built program, and builds it first where `dist` is missing or older than the sources. Without an
 * entry it does no more than that.
 * In production nothing is built: there `npm run build` came before, and the tools for it are not installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
// the last file that a build writes: it is not there, or old, after one that failed or was interrupted
const stamp = join(root, 'dist', 'explorer', 'manifest.json');
const sources = ['src', 'schema', 'package-lock.json', 'tsconfig.json'];

const [entry, ...rest] = process.argv.slice(2);

if (isStale()) {
  if (process.env.NODE_ENV === 'production')
    fail('dist is missing or older than the sources: run `npm run build` first.');
  process.stderr.write('Building…\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // what the build prints must not mix with what the entry prints
  const { status } = spawnSync(npm, ['run', '-s', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) fail('The build failed.');
}
if (entry !== undefined) {
  process.argv = [process.argv[0], join(root, 'dist', `${entry}.js`), ...rest];
  await import(`../dist/${entry}.js`);
}

function isStale() {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return sources.some((source) => newestIn(join(root, source)) > built);
}

function newestIn(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
