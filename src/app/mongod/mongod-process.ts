import { spawn, type ChildProcess } from 'node:child_process';
import { open } from 'node:fs/promises';
import { keepPreviousLog } from './mongod-log.ts';
import { runTool } from './tool.ts';

export const replicaSetName = 'gateway';

const stopLimitMs = 20_000;

export interface MongodProcess {
  readonly pid: number | undefined;
  /** Why it ended, null while it runs. */
  ending(): string | null;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

interface Launch {
  readonly binary: string;
  readonly dbPath: string;
  readonly logFile: string;
  readonly port: number;
  readonly extraArguments: readonly string[];
}

export async function launchMongod(launch: Launch): Promise<MongodProcess> {
  await keepPreviousLog(launch.logFile);
  const [command, ...before] = [...(await endingWithUs()), launch.binary];
  // its own words go there too, and those of the system's loader, which come before it can open a log
  const log = await open(launch.logFile, 'w', 0o600);
  // detached: Ctrl-C in a terminal goes to the whole group, and the gateway must be able to finish its work first
  const child = spawn(command, [...before, ...argumentsOf(launch)], {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  const watched = watch(child);
  await log.close();
  child.unref();

  // the gateway may leave without a stop, by an uncaught error for instance
  const endWithUs = () => child.kill('SIGTERM');
  process.once('exit', endWithUs);
  void watched.ended.then(() => process.off('exit', endWithUs));

  return { ...watched, pid: child.pid, stop: () => stop(child, watched.ended) };
}

/**
 * What the command begins with so that the system ends mongod when we are gone, even if we were killed.
 * Only Linux has that; elsewhere the next start finds what is left.
 */
async function endingWithUs(): Promise<readonly string[]> {
  const prefix = ['--pdeathsig', 'TERM', '--'];
  return runTool('setpriv', [...prefix, 'true'], { timeoutMs: 5_000 }).then(
    () => ['setpriv', ...prefix],
    () => [],
  );
}

function argumentsOf({ dbPath, port, extraArguments }: Launch): string[] {
  return [
    ...['--dbpath', dbPath],
    ...['--port', String(port)],
    ...['--bind_ip', '127.0.0.1'],
    '--nounixsocket',
    ...['--replSet', replicaSetName],
    ...['--wiredTigerCacheSizeGB', '0.25'],
    ...['--oplogSize', '256'],
    // on loopback compression only costs; and reading zlib's was a known hole in older versions
    ...['--networkMessageCompressors', 'disabled'],
    // a gateway that was killed must not hold its locks for the default of 60 s
    ...['--setParameter', 'transactionLifetimeLimitSeconds=10'],
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    ...extraArguments,
  ];
}

function watch(child: ChildProcess): Pick<MongodProcess, 'ending' | 'ended'> {
  let ending: string | null = null;
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      ending = error.message;
      resolve();
    });
    child.once('exit', (code, signal) => {
      ending = signal === null ? `exit code ${String(code)}` : `signal ${signal}`;
      resolve();
    });
  });
  return { ended, ending: () => ending };
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  // waiting for it must keep this process alive
  child.ref();
  child.kill('SIGTERM');
  const giveUp = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
  await ended;
  clearTimeout(giveUp);
}
