import { setTimeout as sleep } from 'node:timers/promises';
import { withServer } from './connection.ts';
import { OperatorError } from '../../shared/errors/index.ts';
import { reasonOf } from './error.ts';
import { findOwnerPid, stopLeftover } from './leftover.ts';
import { telltaleLines } from './mongod-log.ts';
import { launchMongod, type MongodProcess } from './mongod-process.ts';
import { choosePort, findKeptPort, isListening, keepPort } from './port.ts';
import { becomePrimary } from './replica-set.ts';

const startLimitMs = 60_000;
/** How long files or a port in use may take to become free; a mongod that shuts down needs some seconds. */
const roomLimitMs = 15_000;
const pollMs = 25;
const pauseMs = 250;

interface Start {
  readonly binary: string;
  readonly dbPath: string;
  readonly portFile: string;
  readonly logFile: string;
  readonly report: (line: string) => void;
  readonly extraArguments: readonly string[];
}

interface Primary {
  readonly server: MongodProcess;
  readonly port: number;
}

const areFilesInUse = (lines: string) => lines.includes('DBPathInUse');
const mayPass = (lines: string) => areFilesInUse(lines) || lines.includes('Address already in use');

/** A mongod on these files that takes writes. Tried again where another process may just be about to make room. */
export async function startPrimary(start: Start): Promise<Primary> {
  const began = performance.now();
  const report = onlyOnce(start.report);
  for (;;) {
    const kept = await findKeptPort(start.portFile);
    await stopLeftover(start.dbPath, kept, report);
    const port = await choosePort(start.portFile, report);
    const server = await launchMongod({ ...start, port });
    const obstacle = await findObstacle(server, port, start.dbPath, began + startLimitMs);
    if (obstacle === null) return { server, port };
    await server.stop();
    const lines = await telltaleLines(start.logFile);
    // the files belong to a mongod that did not answer, and this is where it can be reached when it does
    if (kept !== null && areFilesInUse(lines)) await keepPort(start.portFile, kept);
    if (!mayPass(lines) || performance.now() > began + roomLimitMs) throw await failureOf(obstacle, lines, start);
    await sleep(pauseMs);
  }
}

function onlyOnce(report: (line: string) => void): (line: string) => void {
  const said = new Set<string>();
  return (line) => {
    if (!said.has(line)) report(line);
    said.add(line);
  };
}

/** Why it cannot be used, null when it takes writes. */
async function findObstacle(
  server: MongodProcess,
  port: number,
  dbPath: string,
  deadline: number,
): Promise<string | null> {
  const isOver = () => server.ending() !== null || performance.now() > deadline;
  try {
    while (!isOver() && !(await isListening(port))) await sleep(pollMs);
    const isPrimary = !isOver() && (await withServer(port, (admin) => becomePrimary(admin, { port, dbPath }, isOver)));
    if (isPrimary) return null;
    return server.ending() ?? 'it was not ready to take writes in time';
  } catch (error) {
    return server.ending() ?? reasonOf(error);
  }
}

const advice: readonly (readonly [RegExp, string])[] = [
  [/DBPathInUse/, 'Another mongod uses these files. Stop it, or start with another DATA_DIR.'],
  [
    /UPGRADE PROBLEM|Wrong mongod version|unsupported WiredTiger file version/,
    'Another version of MongoDB wrote these files. Name that version in MONGOD_BINARY, or start with another DATA_DIR.',
  ],
  [/No space left on device/, 'Make room on the disk that holds DATA_DIR.'],
  [/SIGILL/, 'This processor lacks instructions that MongoDB needs (AVX). Set MONGODB_URI to a replica set elsewhere.'],
];

async function failureOf(obstacle: string, lines: string, { dbPath, logFile }: Start): Promise<OperatorError> {
  const hint = advice.find(([sign]) => sign.test(`${obstacle}\n${lines}`))?.[1];
  const owner = await findOwnerPid(dbPath);
  return new OperatorError(
    [
      `The embedded MongoDB did not start: ${obstacle}.`,
      hint ?? 'Its log says why; another mongod can be named in MONGOD_BINARY, a running replica set in MONGODB_URI.',
      ...(areFilesInUse(lines) && owner !== null ? [`Its files name process ${owner}.`] : []),
      `From its log (${logFile}):`,
      lines === '' ? '(nothing)' : lines,
    ].join('\n'),
  );
}
