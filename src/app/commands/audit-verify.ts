import { faultTexts, verifyChains, type Break, type Walk } from '../../audit/index.ts';
import { OperatorError } from '../../shared/errors/index.ts';
import { createChainStore } from '../chain-store.ts';
import { grouped, printable, reachDatabase } from '../command.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { connectDatabase } from '../database.ts';

/**
 * `npm run audit:verify`: walks every chain of the audit trail, names the first broken link of each that is broken, and
 * says how many are whole. It only reads, beside a running gateway or without one.
 */
const exitCodes = { whole: 0, broken: 1, notVerified: 2 } as const;
const progressEvery = 1_000;

try {
  process.exitCode = await verify(readSettings(process.env));
} catch (error) {
  const text = error instanceof OperatorError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`The audit trail could not be verified.\n${text ?? ''}\n`);
  process.exitCode = exitCodes.notVerified;
}

async function verify(settings: Settings): Promise<number> {
  const database = await reachDatabase(settings, exitCodes.notVerified);
  try {
    const connection = await connectDatabase(database.uri);
    try {
      const progress = createProgress();
      const walk = await verifyChains(createChainStore(connection), {
        onBreak: (found) => {
          progress.clear();
          process.stdout.write(`${lineOf(found)}\n`);
        },
        onEntries: progress.show,
      });
      progress.clear();
      process.stdout.write(`${summaryOf(walk, connection.name)}\n`);
      return walk.broken === 0 ? exitCodes.whole : exitCodes.broken;
    } finally {
      await connection.close();
    }
  } finally {
    await database.stop();
  }
}

/** A line that counts, for somebody who waits at a terminal. */
function createProgress() {
  const { stderr } = process;
  return {
    show: (walked: number): void => {
      if (stderr.isTTY && walked % progressEvery === 0) stderr.write(`\r${grouped(walked)} entries`);
    },
    clear: (): void => {
      if (stderr.isTTY) stderr.write('\r\u001b[K');
    },
  };
}

function lineOf({ aggregate, sequence, fault }: Break): string {
  return `BROKEN ${printable(aggregate)} entry ${sequence}: ${faultTexts[fault]} (${fault})`;
}

function summaryOf({ chains, entries, broken }: Walk, database: string): string {
  const whole = `${grouped(chains - broken)} chains with ${grouped(entries)} entries are whole`;
  return broken === 0
    ? `All ${whole} (database ${database}).`
    : `${grouped(broken)} of ${grouped(chains)} chains are broken, ${whole} (database ${database}).`;
}
