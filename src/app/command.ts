import type { Settings } from './config/settings.ts';

/** What commands beside the gateway share. */
export interface ReachedDatabase {
  readonly uri: string;
  stop(): Promise<void>;
}

/** The database of the settings; an embedded one is started where no gateway has done so, and stopped again. */
export async function reachDatabase(
  { mongodbUri, dataDir, mongodBinary }: Settings,
  exitCode: number,
): Promise<ReachedDatabase> {
  if (mongodbUri !== null) return { uri: mongodbUri, stop: () => Promise.resolve() };
  // a database that was started for this ends with the process, and only `exit` takes it along
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(exitCode));
  // a development dependency: production never comes here
  const { reachEmbeddedMongod } = await import('./mongod/index.ts');
  return reachEmbeddedMongod({
    dataDir,
    binary: mongodBinary,
    report: (line) => process.stderr.write(`${line}\n`),
  });
}

export function grouped(count: number): string {
  return count.toLocaleString('en');
}

/** Who could write to the database could also have put commands for this terminal there. */
export function printable(text: string): string {
  return text.replaceAll(/\p{C}/gu, '\uFFFD');
}
