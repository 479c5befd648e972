import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands in for a system that cannot run here: on one port, down and up again. */
export interface FakeServer {
  readonly origin: string;
  readonly down: () => Promise<void>;
  readonly up: () => Promise<void>;
}

export async function startFakeServer(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<FakeServer> {
  const listen = async (at: number): Promise<Server> => {
    const fresh = createServer((request, response) => {
      answer(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve, reject) => {
      fresh.once('error', reject).listen(at, '127.0.0.1', resolve);
    });
    return fresh;
  };
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    down: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    up: async () => {
      server = await listen(port);
    },
  };
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}
