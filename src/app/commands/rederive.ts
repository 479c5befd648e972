import { randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { rederive, type LeftReason, type RederiveTally, type Verdict } from '../../oidc-client/index.ts';
import type { Caller } from '../../shared/caller.ts';
import { systemClock } from '../../shared/clock.ts';
import { OperatorError } from '../../shared/errors/index.ts';
import { grouped, printable, reachDatabase } from '../command.ts';
import { compose } from '../compose.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { connectDatabase } from '../database.ts';

/**
 * `npm run rederive`: gives all clients the claims and ACR values that the mapping tables of today grant, beside a running
 * gateway or without one; `-- --plan` says what would change, and writes nothing.
 */
const exitCodes = { done: 0, someLeft: 1, failed: 2 } as const;
const usage = 'Usage: npm run rederive [-- --plan]';

const leftTexts: Readonly<Record<LeftReason, string>> = {
  POLICY_GONE: 'its policy is gone',
  NO_CLAIMS: 'its policy would grant no claims',
  NO_ACR_VALUES: 'its policy would grant no ACR value',
  CHANGED_BY_OTHERS: 'others keep changing it: run this again',
};

const operator: Caller = {
  userId: 'npm run rederive',
  roles: new Set(),
  ownedPartnerIds: () => Promise.resolve([]),
  correlationId: randomUUID(),
  sourceAddress: null,
};

try {
  const isPlan = readArguments();
  process.exitCode = await run(readSettings(process.env), isPlan);
} catch (error) {
  const text = error instanceof OperatorError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`Claims and ACR values could not be derived anew.\n${text ?? ''}\n`);
  process.exitCode = exitCodes.failed;
}

function readArguments(): boolean {
  try {
    return parseArgs({ options: { plan: { type: 'boolean' } } }).values.plan === true;
  } catch (error) {
    throw new OperatorError(usage, { cause: error });
  }
}

async function run(settings: Settings, isPlan: boolean): Promise<number> {
  const database = await reachDatabase(settings, exitCodes.failed);
  try {
    const connection = await connectDatabase(database.uri);
    try {
      const log = pino({ level: 'silent' });
      // the same as in the gateway, so that eSignet and others hear of it; nothing of it is started here
      const { stores, writer, rest } = compose({
        connection,
        clock: systemClock,
        tables: settings.mappingTables,
        clientRules: { profile: settings.redirectUriRules, allowedHostSuffixes: settings.allowedHostSuffixes },
        fourEyes: settings.fourEyes,
        delivery: settings.delivery === null ? null : { ...settings.delivery, log },
        events: settings.eventHubUrl === null ? null : { hubUrl: settings.eventHubUrl, log },
        // no list is answered here, and no API key touched
        cursorSecret: randomBytes(32),
        dataKey: randomBytes(32),
      });
      const parts = { clients: stores.oidcClients, policies: rest.policies, writer, clock: systemClock };
      const onFinding = (id: string, verdict: Exclude<Verdict, { kind: 'SAME' }>): void => {
        process.stdout.write(`${lineOf(id, verdict)}\n`);
      };
      const tally = await rederive(parts, { caller: isPlan ? null : operator, onFinding });
      process.stdout.write(`${summaryOf(tally, isPlan, connection.name)}\n`);
      return tally.left === 0 ? exitCodes.done : exitCodes.someLeft;
    } finally {
      await connection.close();
    }
  } finally {
    await database.stop();
  }
}

function lineOf(id: string, verdict: Exclude<Verdict, { kind: 'SAME' }>): string {
  if (verdict.kind === 'LEFT') return `LEFT ${printable(id)} ${leftTexts[verdict.why]} (${verdict.why})`;
  const { addedClaims, removedClaims, addedAcrValues, removedAcrValues } = verdict.difference;
  const changes = [
    ...signed('claims', addedClaims, removedClaims),
    ...signed('acr_values', addedAcrValues, removedAcrValues),
  ];
  return `CHANGE ${printable(id)} ${changes.join(' ')}`;
}

function signed(name: string, added: readonly string[], removed: readonly string[]): string[] {
  const signs = [...added.map((value) => `+${printable(value)}`), ...removed.map((value) => `-${printable(value)}`)];
  return signs.length === 0 ? [] : [`${name}:`, ...signs];
}

function summaryOf({ clients, differing, left }: RederiveTally, isPlan: boolean, database: string): string {
  const verb = isPlan ? 'would change' : 'changed';
  const counts = `${grouped(differing)} of ${grouped(clients)} clients ${verb}, ${grouped(left)} left as they are`;
  return `${counts} (database ${database}).`;
}
