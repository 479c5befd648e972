import mongoose from 'mongoose';
import { compose, type Composition, type Ingredients } from '../../src/app/compose.ts';
import { builtInTables } from '../../src/policy/index.ts';
import { systemClock } from '../../src/shared/clock.ts';

/** The inside of a gateway on a database, for tests that reach where no door leads. */
export function composeOn(
  uri: string,
  changes: Partial<Ingredients> = {},
): Composition & { readonly close: () => Promise<void> } {
  const connection = mongoose.createConnection(uri);
  const composition = compose({
    connection,
    clock: systemClock,
    cursorSecret: Buffer.alloc(32),
    tables: builtInTables,
    clientRules: { profile: 'esignet', allowedHostSuffixes: [] },
    fourEyes: false,
    dataKey: Buffer.alloc(32),
    ...changes,
  });
  return { ...composition, close: () => connection.close() };
}
