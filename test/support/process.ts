import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from '@jest/globals';
import { stopLeftover } from '../../src/app/mongod/leftover.ts';
import { acquireLock, LockHeld, type Lock } from '../../src/app/mongod/lock.ts';
import { findKeptPort } from '../../src/app/mongod/port.ts';
import { createDataDir } from './mongo.ts';

/** The real program as processes of its own, as an operator starts it. Whatever a suite starts here ends with it. */
export interface Program {
  readonly pid: number;
  /** What it has written so far. */
  output(): Output;
  /** Resolves when it has said this, or throws when it ends without. */
  said(what: RegExp): Promise<RegExpExecArray>;
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<Ending>;
}

interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

interface Ending extends Output {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

type Variables = Readonly<Record<string, string>>;

export const root = path.join(import.meta.dirname, '..', '..');
export const main = path.join('dist', 'main.js');

const startLimitMs = 60_000;
const pollMs = 20;
const running = new Set<Program>();
const folders: string[] = [];

afterAll(async () => {
  for (const program of running) program.signal('SIGKILL');
  await Promise.all([...running].map(({ ended }) => ended));
  for (const folder of folders) {
    const dataDir = dataDirIn(folder);
    await stopLeftover(
      path.join(dataDir, 'mongodb'),
      await findKeptPort(path.join(dataDir, 'mongodb.port')),
      () => null,
    );
    await rm(folder, { recursive: true, force: true });
  }
}, startLimitMs);

const dataDirIn = (folder: string): string => path.join(folder, 'data');

/**
 * The folder around it is locked by this process. Otherwise a run beside this one could take what a killed gateway
 * leaves for the remains of a killed run, and sweep it away.
 */
export async function newDataDir(): Promise<string> {
  const folder = await createDataDir();
  folders.push(folder);
  await acquireLock(path.join(folder, 'gateway.lock'));
  await mkdir(dataDirIn(folder));
  return dataDirIn(folder);
}

/** Builds `dist` where it is missing or stale; suites run side by side, so one at a time. */
export async function ensureBuilt(): Promise<void> {
  const lock = await waitForLock(path.join(root, 'node_modules', '.build.lock'));
  try {
    const { code, stderr } = await startProgram(process.execPath, ['src/launch.mjs']).ended;
    if (code !== 0) throw new Error(`the build failed:\n${stderr}`);
  } finally {
    await lock.release();
  }
}

async function waitForLock(file: string): Promise<Lock> {
  for (;;) {
    try {
      return await acquireLock(file);
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error;
      await sleep(pollMs);
    }
  }
}

/** What programs need of this machine; the developer's own settings of the gateway stay away. */
const inherited = /^(PATH|HOME|TMPDIR|LANG|MONGOD_BINARY|XDG_\w+|(npm_config|PIP|MONGOMS)_\w+|\w+_proxy)$/i;

function environmentWith(variables: Variables): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => inherited.test(name));
  return { ...Object.fromEntries(kept), ...variables };
}

export function startProgram(
  command: string,
  args: readonly string[],
  variables: Variables = {},
  folder = root,
): Program {
  const child = spawn(command, args, {
    cwd: folder,
    env: environmentWith(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (written[stream] += text));
  }
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(program);
      resolve({ code, signal, ...written });
    });
  });
  const program: Program = {
    pid: child.pid ?? 0,
    output: () => ({ ...written }),
    said: (what) => untilSaid(program, what),
    signal: (name) => child.kill(name),
    ended,
  };
  running.add(program);
  return program;
}

async function untilSaid(program: Program, what: RegExp): Promise<RegExpExecArray> {
  const deadline = performance.now() + startLimitMs;
  for (;;) {
    const isOver = !running.has(program) || performance.now() > deadline;
    const found = what.exec(program.output().stdout);
    if (found !== null) return found;
    if (isOver) throw new Error(`it never said ${String(what)}: ${JSON.stringify(program.output())}`);
    await sleep(pollMs);
  }
}

export interface GatewayProcess extends Program {
  readonly url: string;
}

/** The gateway on a free port, serving. */
export async function startGatewayProcess(variables: Variables): Promise<GatewayProcess> {
  const program = startProgram(process.execPath, [main], { PORT: '0', EXPLORER: 'false', ...variables });
  const [, url = ''] = await program.said(/(?:ready at |"url":")(http:\/\/[^\s"]+)/);
  return { ...program, url };
}

/** The gateway where it is expected not to start. */
export function runGateway(variables: Variables): Promise<Ending> {
  return startProgram(process.execPath, [main], { PORT: '0', ...variables }).ended;
}
