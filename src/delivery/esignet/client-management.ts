import type { OidcClientRecord } from '../../oidc-client/index.ts';
import { readAnswer, readLookUp } from './answer.ts';
import type { Dialect } from './dialect.ts';
import { go2 } from './go-2.ts';
import { createSend, NoAnswer, type HttpAnswer, type HttpCall } from './http.ts';
import { java1 } from './java-1.ts';
import { isSetback, type Outcome, type Setback } from './outcome.ts';
import { createServiceToken, type TokenSettings } from './token.ts';

export interface EsignetSettings {
  /** Base of the service, for instance `https://esignet.example.org/v1/esignet`. */
  readonly url: string;
  readonly dialect: Dialect['name'];
  /** Null: calls carry no token. */
  readonly token: TokenSettings | null;
}

/** eSignet's client management, in whichever dialect. */
export interface ClientManagement {
  create(client: OidcClientRecord): Promise<Outcome>;
  /** The whole record; what it does not carry is lost there. */
  update(client: OidcClientRecord): Promise<Outcome>;
}

const dialects: Readonly<Record<Dialect['name'], Dialect>> = { 'java-1': java1, 'go-2': go2 };
const unauthorized = 401;
const fault = 'CLOCK_OR_FORM';

export function createClientManagement(
  { url, dialect: name, token: tokenSettings }: EsignetSettings,
  timeoutMs: number,
  stopped: AbortSignal,
): ClientManagement {
  const dialect = dialects[name];
  const clients = `${url.replace(/\/+$/, '')}/client-mgmt/client`;
  const send = createSend(timeoutMs, stopped);
  const token = tokenSettings === null ? null : createServiceToken(tokenSettings, send);

  /** With our token; one that is not accepted is replaced once. */
  async function exchange(call: Omit<HttpCall, 'headers'>): Promise<HttpAnswer> {
    const headers = { 'content-type': 'application/json' };
    if (token === null) return send({ ...call, headers });
    const bearer = await token.get();
    const answer = await send({ ...call, headers: { ...headers, authorization: `Bearer ${bearer}` } });
    if (answer.status !== unauthorized) return answer;
    token.drop(bearer);
    return send({ ...call, headers: { ...headers, authorization: `Bearer ${await token.get()}` } });
  }

  /**
   * Only a clear no lets a create be sent: what it answers to a duplicate looks like a failure of its own. Whatever became
   * of the look-up, nothing has arrived.
   */
  async function lookUp(id: string): Promise<Outcome | 'absent'> {
    const found = await settled(async () => readLookUp(await exchange({ method: 'GET', url: `${clients}/${id}` }), id));
    return found !== 'absent' && isSetback(found) ? { ...found, mayHaveArrived: false } : found;
  }

  async function write(kind: 'create' | 'update', client: OidcClientRecord): Promise<Outcome> {
    const { id, status } = client;
    const request = kind === 'create' ? dialect.toCreate(client) : dialect.toUpdate(client);
    const call = kind === 'create' ? { method: 'POST', url: clients } : { method: 'PUT', url: `${clients}/${id}` };
    const answer = await exchange({
      ...(call as { method: 'POST' | 'PUT'; url: string }),
      body: JSON.stringify({ requestTime: new Date().toISOString(), request }),
    });
    return readAnswer(answer, { clientId: id, status: kind === 'create' ? 'ACTIVE' : status }, kind, dialect);
  }

  /** A complaint about the time may be about a call that lay too long on its way: the next one has a new time. */
  async function writeTwice(kind: 'create' | 'update', client: OidcClientRecord): Promise<Outcome> {
    const outcome = await write(kind, client);
    return outcome.kind === 'misconfigured' && outcome.code === fault ? write(kind, client) : outcome;
  }

  return {
    create: async (client) => {
      const found = dialect.canRead ? await lookUp(client.id) : 'absent';
      return found === 'absent' ? settled(() => writeTwice('create', client)) : found;
    },
    update: (client) => settled(() => writeTwice('update', client)),
  };
}

async function settled<T>(attempt: () => Promise<T>): Promise<T | Setback> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof NoAnswer) return error.setback;
    throw error;
  }
}
