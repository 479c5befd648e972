import mongoose from 'mongoose';
import { compose, type Composition } from '../../src/app/compose.ts';
import { builtInTables } from '../../src/policy/index.ts';
import type { Caller } from '../../src/shared/caller.ts';
import { systemClock } from '../../src/shared/clock.ts';

/** The services of another gateway on the same database, to be stopped at a chosen point of a write. */
export function secondGateway(uri: string): Composition & { close(): Promise<void> } {
  const connection = mongoose.createConnection(uri);
  const composition = compose({
    connection,
    clock: systemClock,
    cursorSecret: Buffer.alloc(32),
    tables: builtInTables,
    clientRules: { profile: 'esignet', allowedHostSuffixes: [] },
    fourEyes: false,
    dataKey: Buffer.alloc(32),
  });
  return { ...composition, close: () => connection.close() };
}

export function callerWith(userId: string, roles: readonly string[], owned: readonly string[] = []): Caller {
  return {
    userId,
    roles: new Set(roles),
    ownedPartnerIds: () => Promise.resolve(owned),
    correlationId: 'test',
  };
}
