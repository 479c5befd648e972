import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const script = path.join(import.meta.dirname, '..', '..', 'src', 'explorer', 'bundle.mjs');

/** The page as the sources have it now: a test run does not begin with a build, and takes a second for this one. */
export async function buildExplorer(): Promise<void> {
  await promisify(execFile)(process.execPath, [script]);
}
