import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createSend } from '../../src/delivery/esignet/http.ts';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const call = (url: string, timeoutMs = 5_000) =>
  createSend(
    timeoutMs,
    new AbortController().signal,
  )({ method: 'POST', url, headers: { authorization: 'Bearer ours' }, body: '{}' });

/** Takes no connection: its queue of those who wait is full, and nobody looks after it. */
const deaf = `
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    process.stdout.write(String(server.address().port));
    setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 100);
  });
`;

async function startDeaf(): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, ['-e', deaf], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  await sleep(500);
  const waiting = Array.from({ length: 4 }, () => connect(Number(port.toString()), '127.0.0.1'));
  for (const socket of waiting) socket.on('error', () => undefined);
  await sleep(200);
  const stop = (): void => {
    for (const socket of waiting) socket.destroy();
    child.kill('SIGKILL');
  };
  return { url: `http://127.0.0.1:${port.toString()}/`, stop };
}

describe('a host that takes no connection', () => {
  it('has heard nothing, and that shows long before a call is given up', async () => {
    const { url, stop } = await startDeaf();
    try {
      await expect(call(url, 20_000)).rejects.toMatchObject({
        setback: { code: 'UNREACHABLE', mayHaveArrived: false, isHeard: false },
      });
    } finally {
      stop();
    }
  }, 10_000);
});

describe('an answer', () => {
  it('that breaks off after its headers may have been meant well', async () => {
    const url = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{');
      setTimeout(() => request.socket.destroy(), 50);
    });
    await expect(call(url)).rejects.toMatchObject({ setback: { code: 'CONNECTION_LOST', mayHaveArrived: true } });
  });

  it('of 50 MB is not read', async () => {
    const chunk = Buffer.alloc(64 * 1024, 'x');
    let sent = 0;
    const url = await serve((_request, response) => {
      const more = (): void => {
        while (sent < 50 * 1024 * 1024) {
          sent += chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      more();
    });
    await expect(call(url)).rejects.toMatchObject({ setback: { code: 'UPSTREAM_CONTRACT' } });
    expect(sent).toBeLessThan(10 * 1024 * 1024);
  });

  it.each([301, 302, 303, 307, 308])('that sends on to another host takes our token nowhere: %i', async (status) => {
    const heard: unknown[] = [];
    const elsewhere = await serve((request, response) => {
      heard.push(request.headers);
      response.end('{}');
    });
    const url = await serve((_request, response) => {
      response.writeHead(status, { location: elsewhere }).end();
    });
    await expect(call(url)).rejects.toMatchObject({ setback: { code: 'REDIRECTED' } });
    expect(heard).toEqual([]);
  });
});
