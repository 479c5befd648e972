import { readFile } from 'node:fs/promises';
import { hasCode } from './error.ts';
import { runTool } from './tool.ts';

/** A pid alone says little: the system gives it to another process later. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it was started, in whatever form this system tells it; null where it does not. */
  readonly started: string | null;
}

export async function identityOf(pid: number): Promise<ProcessIdentity> {
  return { pid, started: await startOf(pid) };
}

/** When in doubt it is: refusing to start is better than two gateways on one database. */
export async function isStillRunning(known: ProcessIdentity): Promise<boolean> {
  if (!exists(known.pid)) return false;
  const started = await startOf(known.pid);
  return started === null || known.started === null || started === known.started;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

async function startOf(pid: number): Promise<string | null> {
  return (await startFromProc(pid)) ?? (await startFromPs(pid));
}

/** A killed process whose parent has not asked for it yet still has its pid and its start. */
const dead = 'dead';

async function startFromProc(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // the second field is the command in brackets and may hold anything: state and start are counted after it
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (/^[ZXx]$/.test(fields[0] ?? '')) return dead;
    // ticks since boot: after a reboot another process could have the same
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return `${boot.trim()} ${fields[19] ?? ''}`;
  } catch {
    return null;
  }
}

/** macOS and the BSDs. */
async function startFromPs(pid: number): Promise<string | null> {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const words = await runTool('ps', ['-o', 'stat=', '-o', 'lstart=', '-p', String(pid)], {
    timeoutMs: 5000,
    env,
  }).catch(() => '');
  const [, state, start] = /^\s*(\S+)\s+(.+?)\s*$/.exec(words) ?? [];
  if (state === undefined || start === undefined) return null;
  return state.startsWith('Z') ? dead : start;
}
