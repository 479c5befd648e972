import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from '../../process/ports.ts';
import { commandOf, createFraming, type Command, type WireMessage } from './wire.ts';

/** A bad line between a gateway and MongoDB. */
export interface TcpProxy {
  readonly port: number;
  pass(): Promise<void>;
  /** Nobody listens any more, and whoever was connected is cut off. */
  refuse(): Promise<void>;
  /** Nothing goes through either way, and nobody is told: sockets stay open. `pass` brings what was held back. */
  stall(): void;
  /** Every request waits so long on its way. */
  slow(ms: number): void;
  /** Cuts off whoever is connected; new connections are taken. */
  cut(): void;
  /** What befalls a command of MongoDB; undefined: nothing. */
  intercept(how: Intercept | null): void;
  close(): Promise<void>;
}

type Intercept = (command: Command) => Interception | undefined;

export interface Interception {
  /** Before the server has seen it, or when it has worked and its answer has not arrived. */
  readonly moment: 'before' | 'after';
  /** The connection breaks, or it stays and the message is lost. */
  readonly effect: 'cut' | 'lose';
  readonly during?: () => Promise<void>;
}

interface Line {
  readonly client: net.Socket;
  readonly server: net.Socket;
  /** By the id of the request whose answer they wait for. */
  readonly awaited: Map<number, Interception>;
}

export async function startTcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  const lines = new Set<Line>();
  let how: Intercept | null = null;
  let delayMs = 0;
  let opened = Promise.resolve();
  let open: () => void = () => undefined;

  const accept = (client: net.Socket): void => {
    const line: Line = { client, server: net.connect(target.port, target.host), awaited: new Map() };
    lines.add(line);
    for (const socket of [line.client, line.server]) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      // while the line is stalled the other end hears nothing of it
      socket.once('close', () => {
        void opened.then(() => {
          end(line);
        });
      });
    }
    void carry(line.client, forward(line));
    void carry(line.server, giveBack(line));
  };

  const end = (line: Line): void => {
    lines.delete(line);
    line.client.destroy();
    line.server.destroy();
  };

  const reset = (line: Line): void => {
    line.client.resetAndDestroy();
    line.server.resetAndDestroy();
    end(line);
  };

  const carry = async (from: net.Socket, on: (message: WireMessage) => Promise<void>): Promise<void> => {
    const split = createFraming();
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) for (const message of split(chunk)) await on(message);
    } catch {
      // it was cut
    }
  };

  const forward = (line: Line) => async (message: WireMessage) => {
    await opened;
    if (delayMs > 0) await sleep(delayMs, undefined, { ref: false });
    const command = how === null ? null : commandOf(message);
    const found = command === null ? undefined : how?.(command);
    if (found?.moment === 'before') return befall(line, found);
    if (found !== undefined) line.awaited.set(message.id, found);
    line.server.write(message.bytes);
  };

  const giveBack = (line: Line) => async (message: WireMessage) => {
    await opened;
    const found = line.awaited.get(message.answers);
    if (found !== undefined) return befall(line, found);
    line.client.write(message.bytes);
  };

  const befall = async (line: Line, { effect, during }: Interception): Promise<void> => {
    await during?.();
    if (effect === 'cut') reset(line);
  };

  const cut = (): void => {
    for (const line of [...lines]) reset(line);
  };

  let server: net.Server = await listen(accept);
  const { port } = server.address() as net.AddressInfo;

  const refuse = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    cut();
    await closed;
  };

  const pass = async (): Promise<void> => {
    delayMs = 0;
    open();
    if (!server.listening) server = await listen(accept, port);
  };

  return {
    port,
    pass,
    refuse,
    stall: () => {
      opened = new Promise((resolve) => (open = resolve));
    },
    slow: (ms) => (delayMs = ms),
    cut,
    intercept: (next) => (how = next),
    close: async () => {
      open();
      await refuse();
    },
  };
}
