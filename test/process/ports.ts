import { randomInt } from 'node:crypto';
import net from 'node:net';

/** A server that accepts connections and leaves them to `serve`. */
export async function listen(serve: (socket: net.Socket) => void, port = 0): Promise<net.Server & { port: number }> {
  const server = net.createServer(serve);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return Object.assign(server, { port: (server.address() as net.AddressInfo).port });
}

/** Below the ports that systems give to outgoing connections: a gateway that is begun anew finds its own still free. */
const lowest = 10_000;
const highest = 20_000;

/** A port where nobody listens. */
export async function freePort(): Promise<number> {
  const port = randomInt(lowest, highest);
  const server = await listen((socket) => socket.destroy(), port).catch(() => null);
  if (server === null) return freePort();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
