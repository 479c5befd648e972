import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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

const call = (url: string) =>
  createSend(
    5_000,
    new AbortController().signal,
  )({ method: 'POST', url, headers: { authorization: 'Bearer ours' }, body: '{}' });

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
