import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { deriveClientId } from '../../src/oidc-client/client-id.ts';
import { goodClient } from '../support/client-input.ts';
import { createClient, updateClient, type ClientChange } from '../support/faults/calls.ts';
import { isFinal, type Observation, type Outcome } from '../support/faults/history.ts';
import { TestClientDocument, type CreateOidcClientInput } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

/** What came of a request that had a key, in the end. */
export interface KeyedAnswer {
  readonly tries: number;
  readonly outcome: Outcome;
}

export interface Written {
  readonly history: readonly Observation[];
  readonly keyed: readonly KeyedAnswer[];
}

interface Known {
  readonly id: string;
  readonly input: CreateOidcClientInput;
}

/** Who asks again goes on for as long as an election may last. */
const askAgainMs = 15_000;
const pauseMs = 25;

/** Creates and updates clients of its own, every other time with an idempotency key. */
export async function writeUntil(over: AbortSignal, session: Session, writer: number): Promise<Written> {
  const history: Observation[] = [];
  const keyed: KeyedAnswer[] = [];
  const known: Known[] = [];

  const create = async (turn: number, key: Key): Promise<void> => {
    const input = goodClient({ name: markOf(writer, turn) });
    const id = deriveClientId(input.publicKey as never);
    known.push({ id, input });
    await untilAnswered({ kind: 'create', id, expectedVersion: null, turn, key }, () =>
      createClient(session, 'graphql', { ...input, ...key }),
    );
  };

  const update = async (turn: number, key: Key, { id, input }: Known): Promise<void> => {
    const expectedVersion = await findVersion(session, id);
    // its create had no key and was refused
    if (expectedVersion === null) return;
    const { logoUri, redirectUris } = input;
    const name = markOf(writer, turn);
    const change: ClientChange = { id, name, status: 'ACTIVE', redirectUris, logoUri, expectedVersion, ...key };
    await untilAnswered({ kind: 'update', id, expectedVersion, turn, key }, () =>
      updateClient(session, 'graphql', change),
    );
  };

  const untilAnswered = async (asked: Asked, call: () => Promise<Outcome>): Promise<void> => {
    const { kind, id: clientId, expectedVersion, turn, key } = asked;
    const mark = markOf(writer, turn);
    const step = turn * 10 + writer;
    const deadline = performance.now() + askAgainMs;
    for (let tries = 1; ; tries += 1) {
      const began = performance.now();
      const outcome = await call();
      history.push({ step, kind, clientId, mark, expectedVersion, began, ended: performance.now(), outcome });
      if (key === null) return;
      if (isSettled(outcome) || performance.now() > deadline) {
        keyed.push({ tries, outcome });
        return;
      }
      await sleep(pauseMs);
    }
  };

  for (let turn = 0; !over.aborted; turn += 1) {
    const key = turn % 2 === 0 ? { idempotencyKey: randomUUID() } : null;
    const client = turn % 3 === 0 ? undefined : known[(turn * 7) % known.length];
    await (client === undefined ? create(turn, key) : update(turn, key, client));
    await sleep(pauseMs);
  }
  return { history, keyed };
}

type Key = { readonly idempotencyKey: string } | null;

interface Asked {
  readonly kind: Observation['kind'];
  readonly id: string;
  readonly expectedVersion: number | null;
  readonly turn: number;
  readonly key: Key;
}

const markOf = (writer: number, turn: number): string => `Writer ${writer}.${turn}`;

/** The first of two that are the same may still be at work. */
export function isSettled(outcome: Outcome): boolean {
  return isFinal(outcome) && !(outcome.kind === 'refused' && outcome.code === 'IN_PROGRESS');
}

/** What the change is based on; null where it is not there. Between two primaries it cannot be read. */
async function findVersion(session: Session, id: string): Promise<number | null> {
  const deadline = performance.now() + askAgainMs;
  while (performance.now() < deadline) {
    const { data, errors } = await session.ask(TestClientDocument, { id });
    if (errors.length === 0) return data.oidcClient?.version ?? null;
    await sleep(pauseMs);
  }
  throw new Error('the client could not be read any more');
}
