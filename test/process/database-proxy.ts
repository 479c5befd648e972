import net from 'node:net';
import { listen } from './ports.ts';

/** A way to the database that can be cut, be slow, or stall: then what is sent goes nowhere, and nobody is told. */
export interface DatabaseProxy {
  /** Names the proxy alone: the driver would otherwise go to where the database says that it is. */
  readonly uri: string;
  cut(): void;
  stall(): void;
  /** Answers come that much later. */
  slow(ms: number): void;
  mend(): Promise<void>;
  stop(): void;
}

export async function startDatabaseProxy(name: string, target: { host: string; port: number }): Promise<DatabaseProxy> {
  const ways = new Set<net.Socket>();
  let isStalled = false;
  let slowMs = 0;
  const serve = (socket: net.Socket): void => {
    const onward = net.connect(target.port, target.host);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      ways.add(one);
      one.on('data', (chunk) => {
        if (isStalled) return;
        if (slowMs === 0 || one === socket) other.write(chunk);
        else setTimeout(() => other.write(chunk), slowMs);
      });
      one.on('error', () => undefined);
      one.once('close', () => {
        ways.delete(one);
        other.destroy();
      });
    }
  };
  let server = await listen(serve);
  const { port } = server;
  const cut = (): void => {
    server.close();
    for (const socket of ways) socket.destroy();
  };
  return {
    uri: `mongodb://127.0.0.1:${port}/${name}?directConnection=true`,
    cut,
    stall: () => {
      isStalled = true;
    },
    slow: (ms) => {
      slowMs = ms;
    },
    mend: async () => {
      // what was swallowed is lost: a connection that missed something is of no use any more
      if (isStalled) for (const socket of ways) socket.destroy();
      isStalled = false;
      slowMs = 0;
      if (!server.listening) server = await listen(serve, port);
    },
    stop: cut,
  };
}
