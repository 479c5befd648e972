import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { bodyOf, startFakeServer } from '../fake-server.ts';
import { dialects, type DialectName } from './dialects.ts';
import type { Fault, FakeCall, FakeClient, Reply } from './types.ts';

export type { Fault, FakeCall } from './types.ts';

/** eSignet's client management as it was documented and seen, which can be told to misbehave. */
export interface FakeEsignet {
  /** Settings of a gateway that delivers here. */
  readonly settings: Record<string, string>;
  readonly url: string;
  readonly clients: Map<string, FakeClient>;
  /** Calls of client management, in the order of their arrival. */
  readonly calls: FakeCall[];
  /** Client ids for which two creates were being worked on at once. */
  readonly overlapping: Set<string>;
  readonly tokens: { issued: number; valid: Set<string>; lifeSeconds: number };
  /** What befalls a call; undefined: nothing. */
  misbehave(how: ((call: FakeCall) => Fault | undefined) | null): void;
  /** The answer of the token endpoint instead of a token. */
  refuseTokens(reply: Reply | null): void;
  down(): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
}

const base = '/v1/esignet';

export async function startFakeEsignet(dialect: DialectName = 'java-1'): Promise<FakeEsignet> {
  const { work, unauthorized } = dialects[dialect];
  const clients = new Map<string, FakeClient>();
  const calls: FakeCall[] = [];
  const overlapping = new Set<string>();
  const creating = new Map<string, number>();
  const tokens = { issued: 0, valid: new Set<string>(), lifeSeconds: 300 };
  let how: ((call: FakeCall) => Fault | undefined) | null = null;
  let tokenReply: Reply | null = null;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await bodyOf(request);
    const path = request.url ?? '';
    if (path === '/token') {
      tokens.issued += 1;
      const token = `token-${tokens.issued}`;
      tokens.valid.add(token);
      const grant = { status: 200, body: { access_token: token, expires_in: tokens.lifeSeconds } };
      reply(response, tokenReply ?? grant);
      return;
    }
    const call = callOf(request, path, text);
    calls.push(call);
    if (call.method === 'POST') begin(call.id);
    try {
      const fault = how?.(call);
      if (fault?.delayMs !== undefined) await sleep(fault.delayMs, undefined, { ref: false });
      const isKnown = tokens.valid.has(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
      const earned = isKnown ? undefined : unauthorized;
      // a call that is swallowed may have been worked on
      const result = fault?.reply === undefined || fault.afterWork === true ? (earned ?? work(clients, call)) : null;
      if (fault?.hang === true) await hangUp(response);
      else if (fault?.reset === true) request.socket.destroy();
      else reply(response, fault?.reply ?? result ?? { status: 500 });
    } finally {
      if (call.method === 'POST') creating.set(call.id, (creating.get(call.id) ?? 1) - 1);
    }
  };

  function begin(id: string): void {
    const atOnce = (creating.get(id) ?? 0) + 1;
    creating.set(id, atOnce);
    if (atOnce > 1) overlapping.add(id);
  }

  const { origin, down, up } = await startFakeServer(answer);

  return {
    settings: {
      ESIGNET_URL: origin + base,
      ESIGNET_DIALECT: dialect,
      ESIGNET_TOKEN_URL: `${origin}/token`,
      ESIGNET_CLIENT_ID: 'gateway',
      ESIGNET_CLIENT_SECRET: 'secret',
    },
    url: origin + base,
    clients,
    calls,
    overlapping,
    tokens,
    misbehave: (next) => (how = next),
    refuseTokens: (next) => (tokenReply = next),
    down,
    up,
    stop: down,
  };
}

function callOf(request: IncomingMessage, path: string, text: string): FakeCall {
  const method = request.method as FakeCall['method'];
  const body = text === '' ? null : (JSON.parse(text) as FakeCall['body']);
  const last = path.slice(path.lastIndexOf('/') + 1);
  return { method, path, body, id: method === 'POST' ? String(body?.request.clientId) : last, at: performance.now() };
}

function reply(response: ServerResponse, { status, headers = {}, body, raw }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(raw ?? (body === undefined ? '' : JSON.stringify(body)));
}

/** Until the caller goes. */
async function hangUp(response: ServerResponse): Promise<void> {
  await new Promise((resolve) => response.once('close', resolve));
}
