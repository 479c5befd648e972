import type { mongo } from 'mongoose';

/** What mongod does to commands of one client in place of its work, or besides it. */
export interface CommandFault {
  readonly failCommands: readonly string[];
  readonly closeConnection?: boolean;
  readonly errorCode?: number;
  readonly errorLabels?: readonly string[];
  readonly writeConcernError?: { readonly code: number; readonly errmsg: string };
  readonly blockConnection?: boolean;
  readonly blockTimeMS?: number;
}

/** Only connections that name themselves `appName` meet it, at most `times` times. There is one such fault at a time. */
export async function failCommands(
  client: mongo.MongoClient,
  appName: string,
  times: number,
  fault: CommandFault,
): Promise<void> {
  await configure(client, { mode: { times }, data: { ...fault, appName } });
}

export async function endFailing(client: mongo.MongoClient): Promise<void> {
  await configure(client, { mode: 'off' });
}

async function configure(client: mongo.MongoClient, settings: object): Promise<void> {
  await client.db('admin').command({ configureFailPoint: 'failCommand', ...settings });
}
