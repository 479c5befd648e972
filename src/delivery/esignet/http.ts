import { types } from 'node:util';
import { Agent, fetch, type Response } from 'undici';
import { connectionLost, later, misconfigured, timedOut, type Setback } from './outcome.ts';

/** No answer of client management or of a token endpoint is longer. */
const largestAnswer = 64 * 1024;
/** Well below the deadline of a call: what could not even be connected is known not to have arrived. */
const connectMs = 3_000;

export interface HttpAnswer {
  readonly status: number;
  /** Undefined where the body is no JSON. */
  readonly body: unknown;
  readonly text: string;
  readonly retryAfterMs: number | undefined;
}

export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A call that has no usable answer. */
export class NoAnswer extends Error {
  readonly setback: Setback;

  constructor(setback: Setback, cause?: unknown) {
    super(setback.code, { cause });
    this.name = 'NoAnswer';
    this.setback = setback;
  }
}

export type Send = (call: HttpCall) => Promise<HttpAnswer>;

/**
 * One deadline for all of a call: connecting, headers and body. Redirects are not followed, since our token would go
 * along; TLS is verified as Node does it (NODE_EXTRA_CA_CERTS adds authorities).
 */
export function createSend(timeoutMs: number, stopped: AbortSignal): Send {
  const dispatcher = new Agent({ connect: { timeout: connectMs } });
  return async ({ method, url, headers, body }) => {
    const { signal, release } = deadline(timeoutMs, stopped);
    try {
      const init = {
        method,
        headers: { accept: 'application/json', ...headers },
        redirect: 'manual',
        signal,
        dispatcher,
      } as const;
      const response = await fetch(url, body === undefined ? init : { ...init, body });
      if (response.status >= 300 && response.status < 400) {
        await response.body?.cancel();
        throw new NoAnswer(misconfigured('REDIRECTED', true));
      }
      const text = await readBounded(response);
      return { status: response.status, body: parsed(text), text, retryAfterMs: retryAfterOf(response) };
    } catch (error) {
      throw error instanceof NoAnswer ? error : new NoAnswer(setbackOf(error), error);
    } finally {
      release();
    }
  };
}

/** Not `AbortSignal.any`: nothing holds on to what that makes, and once collected it never fires. */
function deadline(timeoutMs: number, stopped: AbortSignal): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const abort = () => {
    controller.abort();
  };
  const timer = setTimeout(abort, timeoutMs);
  stopped.addEventListener('abort', abort);
  if (stopped.aborted) abort();
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', abort);
    },
  };
}

async function readBounded(response: Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  if (response.body === null) return text;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // leaving the loop cancels the rest
    if (size > largestAnswer) throw new NoAnswer(later('UPSTREAM_CONTRACT', true));
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function retryAfterOf({ headers }: Response): number | undefined {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1_000 : undefined;
}

/** Causes that show that nothing was sent. */
const unreachable = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'],
  ...['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT'],
]);
const distrusted = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_|EPROTO$)/;

function setbackOf(error: unknown): Setback {
  const name = types.isNativeError(error) || error instanceof DOMException ? error.name : '';
  if (name === 'TimeoutError' || name === 'AbortError') return later(timedOut, true);
  const codes = [codeOf(error), codeOf((error as Error).cause)];
  if (codes.some((code) => unreachable.has(code))) return later('UNREACHABLE', false);
  if (codes.some((code) => distrusted.test(code))) return misconfigured('TLS_NOT_TRUSTED', false);
  return later(codes.includes('ERR_ENCODING_INVALID_ENCODED_DATA') ? 'UPSTREAM_CONTRACT' : connectionLost, true);
}

/** A host with several addresses fails with one error for each. */
function codeOf(error: unknown): string {
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: unknown };
  if (Array.isArray(errors)) return codeOf(errors[0]);
  return typeof code === 'string' ? code : '';
}
