import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mongoose, { type mongo } from 'mongoose';
import { withServer } from '../../src/app/mongod/connection.ts';
import { choosePort } from '../../src/app/mongod/port.ts';
import { startMongod } from '../process/mongod.ts';
import type { Program } from '../support/process.ts';

/** Three servers that elect one of them, as a country runs them, but all of this machine. */
export interface ReplicaSet {
  readonly uri: string;
  readonly client: mongo.MongoClient;
  /** The primary steps down, whoever has caught up; resolves when it is none any more. */
  stepDown(): Promise<void>;
  /** How often a primary was elected, ever. */
  elections(): Promise<number>;
  /** From one moment to the next. */
  killPrimary(): Promise<Killed>;
  stop(): Promise<void>;
}

interface Killed {
  startAgain(): Promise<void>;
}

interface Member {
  readonly dbPath: string;
  readonly port: number;
  program: Program;
}

const name = 'election';
const size = 3;
const electionTimeoutMillis = 2_000;
/** So long who has stepped down does not stand again. */
const stepDownSeconds = 5;
const catchUpSeconds = 1;
const primaryLimitMs = 20_000;
const pollMs = 50;
const startOn = (dbPath: string, port: number): Promise<Program> =>
  startMongod(dbPath, port, '--replSet', name, '--oplogSize', '64');

export async function startReplicaSet(dataDir: string): Promise<ReplicaSet> {
  const members = await Promise.all(Array.from({ length: size }, (_, index) => startMember(dataDir, index)));
  await initiate(members);
  const hosts = members.map(({ port }) => `127.0.0.1:${port}`).join(',');
  const uri = `mongodb://${hosts}/${name}?replicaSet=${name}`;
  await primaryOf(members);
  const client = new mongoose.mongo.MongoClient(uri, { readPreference: 'primary', readConcern: { level: 'majority' } });
  await client.connect();
  return {
    uri,
    client,
    stepDown: async () => {
      const { port } = await primaryOf(members);
      const command = { replSetStepDown: stepDownSeconds, secondaryCatchUpPeriodSecs: catchUpSeconds, force: true };
      await withServer(port, (admin) => admin.command(command));
      if (await isPrimary(port)) throw new Error('it did not step down');
    },
    elections: async () => {
      const { port } = await primaryOf(members);
      const status = await withServer(port, (admin) => admin.command({ replSetGetStatus: 1 }));
      return Number(status.term);
    },
    killPrimary: async () => {
      const member = await primaryOf(members);
      member.program.signal('SIGKILL');
      await member.program.ended;
      return {
        startAgain: async () => {
          member.program = await startOn(member.dbPath, member.port);
        },
      };
    },
    stop: async () => {
      await client.close();
      for (const { program } of members) program.signal('SIGTERM');
      await Promise.all(members.map(({ program }) => program.ended));
    },
  };
}

async function startMember(dataDir: string, index: number): Promise<Member> {
  const dbPath = path.join(dataDir, `member-${index}`);
  await mkdir(dbPath);
  const port = await choosePort(path.join(dataDir, `member-${index}.port`), () => undefined);
  return { dbPath, port, program: await startOn(dbPath, port) };
}

async function initiate(members: readonly Member[]): Promise<void> {
  const config = {
    _id: name,
    members: members.map(({ port }, index) => ({ _id: index, host: `127.0.0.1:${port}` })),
    settings: { electionTimeoutMillis, heartbeatIntervalMillis: 500 },
  };
  await withServer(members[0]?.port ?? 0, (admin) => admin.command({ replSetInitiate: config }));
}

async function primaryOf(members: readonly Member[]): Promise<Member> {
  const deadline = performance.now() + primaryLimitMs;
  while (performance.now() < deadline) {
    for (const member of members) if (await isPrimary(member.port)) return member;
    await sleep(pollMs);
  }
  throw new Error('no member was elected');
}

/** False also while it does not answer. */
async function isPrimary(port: number): Promise<boolean> {
  try {
    const hello = await withServer(port, (admin) => admin.command({ hello: 1 }));
    return hello.isWritablePrimary === true;
  } catch {
    return false;
  }
}
