import { NoAnswer, type HttpAnswer, type Send } from '../esignet/http.ts';
import type { Envelope } from './envelope.ts';
import type { Topic } from './event.record.ts';

/** What a publish came to; `code` says why not. */
type Published = { readonly isAccepted: true } | { readonly isAccepted: false; readonly code: string };

export interface Hub {
  /** Once for each topic; that it failed shows when something is published. */
  register(topic: Topic): Promise<void>;
  publish(topic: Topic, envelope: Envelope): Promise<Published>;
  /** Whether it answers at all: a hub in trouble does not. */
  works(topic: Topic): Promise<boolean>;
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json' };
/** Answers that are about the way to the hub, not about what it was asked. */
const misdirected = new Set([401, 403, 404, 405, 407, 429]);

export function createHub(url: string, send: Send): Hub {
  const registered = new Set<Topic>();

  const ask = (topic: Topic): Promise<HttpAnswer | null> =>
    answerTo(send({ method: 'POST', url, headers: form, body: query('register', topic).toString() }));

  return {
    async register(topic) {
      if (registered.has(topic)) return;
      const answer = await ask(topic);
      // one that is known already may be refused
      if (answer !== null && isWorking(answer)) registered.add(topic);
    },
    async publish(topic, envelope) {
      const address = new URL(url);
      for (const [name, value] of query('publish', topic)) address.searchParams.set(name, value);
      try {
        const answer = await send({ method: 'POST', url: address.href, headers: json, body: JSON.stringify(envelope) });
        if (isAccepted(answer)) return { isAccepted: true };
        // it may have forgotten what was registered
        registered.delete(topic);
        return { isAccepted: false, code: codeOf(answer) };
      } catch (error) {
        if (error instanceof NoAnswer) return { isAccepted: false, code: error.setback.code };
        throw error;
      }
    },
    async works(topic) {
      const answer = await ask(topic);
      return answer !== null && isWorking(answer);
    },
  };
}

function query(mode: 'register' | 'publish', topic: Topic): URLSearchParams {
  return new URLSearchParams({ 'hub.mode': mode, 'hub.topic': topic });
}

async function answerTo(asked: Promise<HttpAnswer>): Promise<HttpAnswer | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NoAnswer) return null;
    throw error;
  }
}

function isWorking({ status }: HttpAnswer): boolean {
  return status < 500 && !misdirected.has(status);
}

function isAccepted({ status, text }: HttpAnswer): boolean {
  return status === 202 || (status === 200 && /accepted/i.test(text) && !/denied/i.test(text));
}

/** From our own list: the words of the hub go nowhere. */
function codeOf({ status }: HttpAnswer): string {
  if (status === 401) return 'UNAUTHORIZED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404 || status === 405) return 'NOT_AT_THIS_ADDRESS';
  if (status === 429) return 'RATE_LIMITED';
  return status >= 500 ? 'SERVER_ERROR' : 'DENIED';
}
