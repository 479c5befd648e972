import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Behaves like the portal around a session: asks whose it is, sends the browser to log in on a 401, logs out. */
const page = `<!doctype html>
<title>Portal</title>
<p id="who"></p>
<button>Log out</button>
<script>
  const base = '/v1/partnermanager';
  const answer = fetch(base + '/authorize/admin/validateToken').then((response) => {
    if (response.status !== 401) return response.json();
    const state = crypto.randomUUID();
    document.cookie = 'state=' + state;
    location.href = base + '/login/' + btoa(location.href) + '?state=' + state;
    return null;
  });
  answer.then((body) => {
    if (body === null) return;
    const claims = JSON.parse(atob(body.response.token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
    const readable = document.cookie.includes('Authorization');
    document.getElementById('who').textContent = [claims.given_name, body.response.role, location.hash, readable].join(' ');
  });
  document.querySelector('button').onclick = () => {
    location.href = base + '/logout/user?redirecturi=' + btoa(location.href);
  };
</script>`;

export interface TinyPortal {
  readonly origin: string;
  /** What lies behind it, under the same origin, as behind the web server of the real one. */
  gateway: string;
  stop(): Promise<void>;
}

export async function startTinyPortal(): Promise<TinyPortal> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/v1/') === true) pass(portal.gateway, request, response);
    else response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const portal: TinyPortal = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    gateway: '',
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return portal;
}

function pass(gateway: string, request: IncomingMessage, response: ServerResponse): void {
  const { url = '/', method, headers } = request;
  const outgoing = forward(`${gateway}${url}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  request.pipe(outgoing);
}
