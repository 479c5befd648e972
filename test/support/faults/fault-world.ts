import { createTestDatabase, type TestDatabase } from '../mongo.ts';
import { newDataDir, startGatewayProcess, type GatewayProcess } from '../process.ts';
import { sessionAs, sessionOf, type Session } from '../session.ts';
import { freePort } from '../../process/ports.ts';
import { endFailing, failCommands, type CommandFault } from './failpoint.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** A gateway as a process of its own, with a line to the database that can be disturbed. */
export interface FaultyGateway {
  readonly url: string;
  readonly line: TcpProxy;
  /** Again on the same port and folder, once it has ended. */
  start(): Promise<void>;
  /** From one moment to the next; resolves when it is gone. */
  kill(): Promise<void>;
  isUp(): boolean;
  /** What it said, over all its lives. */
  output(): string;
  /** Fails commands that come from this gateway. */
  fail(times: number, fault: CommandFault): Promise<void>;
}

export interface FaultWorld {
  readonly database: TestDatabase;
  readonly gateways: readonly FaultyGateway[];
  as(persona: 'admin' | 'partner', gateway?: FaultyGateway): Promise<Session>;
  endFailing(): Promise<void>;
  stop(): Promise<void>;
}

export interface FaultWorldOptions {
  readonly gateways?: number;
  readonly variables?: Readonly<Record<string, string>>;
  /** More settings in the address of the database, for instance `maxPoolSize=5`. */
  readonly options?: string;
}

/** What a killed gateway has left open holds its locks so long: docs/configuration.md recommends 10, here time is short. */
const lifetimeSeconds = 2;

export async function createFaultWorld({
  gateways: count = 1,
  variables = {},
  options = '',
}: FaultWorldOptions = {}): Promise<FaultWorld> {
  const database = await createTestDatabase();
  await database.client.db('admin').command({ setParameter: 1, transactionLifetimeLimitSeconds: lifetimeSeconds });
  const dataDir = await newDataDir();
  const [address] = database.client.options.hosts;
  const target = { host: address?.host ?? '127.0.0.1', port: address?.port ?? 0 };

  const startOne = async (index: number): Promise<FaultyGateway> => {
    const line = await startTcpProxy(target);
    const port = await freePort();
    const appName = `${database.name}-${index}`;
    const uri = `mongodb://127.0.0.1:${line.port}/${database.name}?directConnection=true&appName=${appName}${options}`;
    const settings = {
      DATA_DIR: dataDir,
      MONGODB_URI: uri,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...variables,
    };
    let life: GatewayProcess | null = null;
    let earlier = '';
    const outputOf = (program: GatewayProcess | null): string => {
      const { stdout = '', stderr = '' } = program?.output() ?? {};
      return stdout + stderr;
    };
    const gateway: FaultyGateway = {
      url: `http://127.0.0.1:${port}`,
      line,
      start: async () => {
        life = await startGatewayProcess(settings);
      },
      kill: async () => {
        if (life === null) return;
        const dying = life;
        life = null;
        dying.signal('SIGKILL');
        await dying.ended;
        earlier += outputOf(dying);
      },
      isUp: () => life !== null,
      output: () => earlier + outputOf(life),
      fail: (times, fault) => failCommands(database.client, appName, times, fault),
    };
    await gateway.start();
    return gateway;
  };

  const gateways: FaultyGateway[] = [];
  for (let index = 0; index < count; index += 1) gateways.push(await startOne(index));
  const tokens = new Map<string, string>();

  return {
    database,
    gateways,
    as: async (persona, gateway = gateways[0]) => {
      const url = gateway?.url ?? '';
      // all gateways of this folder have one development issuer
      const token = tokens.get(persona) ?? (await sessionAs(persona, url)).token;
      tokens.set(persona, token);
      return sessionOf(url, token);
    },
    endFailing: () => endFailing(database.client),
    stop: async () => {
      await endFailing(database.client);
      for (const gateway of gateways) {
        await gateway.kill();
        await gateway.line.close();
      }
      await database.drop();
    },
  };
}
