import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from '@jest/globals';
import { createSend } from '../../src/delivery/esignet/http.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

it.each<[string, RequestListener]>([
  ['never begins', () => undefined],
  ['never ends', (_request, response) => response.writeHead(200).write('{')],
])('gives up an answer that %s, also where memory is collected meanwhile', async (_what, listener) => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const collecting = setInterval(collectGarbage, 30);
  const send = createSend(300, new AbortController().signal);
  try {
    await expect(send({ method: 'GET', url, headers: {} })).rejects.toMatchObject({ setback: { code: 'TIMED_OUT' } });
  } finally {
    clearInterval(collecting);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
