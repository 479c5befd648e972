import { readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import mongoose from 'mongoose';
import { builtInTables } from '../../policy/index.ts';
import { systemClock } from '../../shared/clock.ts';
import { compose } from '../compose.ts';
import { createSchema } from '../graphql/schema.ts';

/** Writes the public GraphQL contract, or with `--check` says whether the one in the repository is current. */
const path = new URL('../../../schema/schema.graphql', import.meta.url);
const { resolvers } = compose({
  connection: mongoose.createConnection(),
  clock: systemClock,
  cursorSecret: Buffer.alloc(0),
  tables: builtInTables,
  clientRules: { profile: 'esignet', allowedHostSuffixes: [] },
  fourEyes: false,
  dataKey: Buffer.alloc(0),
});
const printed = `${printSchema(lexicographicSortSchema(await createSchema(resolvers)))}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(path, printed);
} else if (readFileSync(path, 'utf8') !== printed) {
  process.stderr.write('schema/schema.graphql is not current: run `npm run generate`.\n');
  process.exitCode = 1;
}
