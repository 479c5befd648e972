import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { bodyOf, startFakeServer } from '../fake-server.ts';

/** A message as ID-authentication reads it. */
export interface HubMessage {
  readonly publisher: string;
  readonly topic: string;
  readonly publishedOn: string;
  readonly event: {
    readonly id: string;
    readonly type: { readonly namespace: string; readonly name: string };
    readonly timestamp: string;
    readonly data: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
}

export interface HubCall {
  readonly mode: string;
  readonly topic: string;
  readonly contentType: string;
  readonly query: string;
  /** Null where something is registered. */
  readonly message: HubMessage | null;
}

export interface HubFault {
  readonly delayMs?: number;
  /** In place of the honest answer. */
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The message is taken all the same. */
  readonly afterWork?: boolean;
  readonly hang?: boolean;
  readonly reset?: boolean;
}

/** A WebSub hub as MOSIP runs it, which can be told to misbehave. */
export interface FakeHub {
  readonly url: string;
  /** Settings of a gateway that publishes here. */
  readonly settings: Readonly<Record<string, string>>;
  /** All calls, in the order of their arrival. */
  readonly calls: HubCall[];
  /** Messages that were taken, in the order in which they were. */
  readonly taken: HubMessage[];
  /** Topics that it knows; only those can be published to. */
  readonly topics: Set<string>;
  /** What befalls a call; undefined: nothing. */
  misbehave(how: ((call: HubCall) => HubFault | undefined) | null): void;
  down(): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
}

const denied = (reason: string) => ({ status: 200, body: `hub.mode=denied&hub.reason=${encodeURIComponent(reason)}` });

export async function startFakeHub(): Promise<FakeHub> {
  const calls: HubCall[] = [];
  const taken: HubMessage[] = [];
  const topics = new Set<string>();
  let how: ((call: HubCall) => HubFault | undefined) | null = null;

  const work = ({ mode, topic, message }: HubCall): { status: number; body: string } => {
    if (mode === 'register') {
      if (topics.has(topic)) return denied('Topic has already registered with the Hub');
      topics.add(topic);
      return { status: 200, body: 'hub.mode=accepted' };
    }
    if (mode !== 'publish' || message === null) return denied('Bad request');
    if (!topics.has(topic)) return denied('Topic is not registered with the Hub');
    taken.push(message);
    return { status: 202, body: 'hub.mode=accepted' };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = callOf(request, await bodyOf(request));
    calls.push(call);
    const fault = how?.(call);
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs, undefined, { ref: false });
    const isFaulty = fault?.status !== undefined || fault?.hang === true || fault?.reset === true;
    const honest = !isFaulty || fault.afterWork === true ? work(call) : null;
    if (fault?.hang === true) await new Promise((resolve) => response.once('close', resolve));
    else if (fault?.reset === true) request.socket.destroy();
    else if (fault?.status !== undefined) response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
    else response.writeHead(honest?.status ?? 500).end(honest?.body ?? '');
  };

  const { origin, down, up } = await startFakeServer(answer);
  const url = `${origin}/hub/`;

  return {
    url,
    settings: { WEBSUB_HUB_URL: url },
    calls,
    taken,
    topics,
    misbehave: (next) => (how = next),
    down,
    up,
    stop: down,
  };
}

/** A registration says in its body what a publish says in its address. */
function callOf(request: IncomingMessage, text: string): HubCall {
  const { search, searchParams } = new URL(request.url ?? '', 'http://hub');
  const contentType = request.headers['content-type'] ?? '';
  const isForm = contentType.startsWith('application/x-www-form-urlencoded');
  const said = isForm ? new URLSearchParams(text) : searchParams;
  return {
    mode: said.get('hub.mode') ?? '',
    topic: said.get('hub.topic') ?? '',
    contentType,
    query: search,
    message: isForm ? null : (JSON.parse(text) as HubMessage),
  };
}
