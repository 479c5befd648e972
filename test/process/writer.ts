import { setTimeout as sleep } from 'node:timers/promises';
import { deriveClientId } from '../../src/oidc-client/client-id.ts';
import { goodClient } from '../support/client-input.ts';
import { TestCreateDocument, TestUpdateDocument, type CreateOidcClientInput } from '../support/operations.generated.ts';
import type { Session } from '../support/session.ts';

/** One client as its writer knows it. */
export interface Written {
  readonly id: string;
  readonly input: CreateOidcClientInput;
  /** Name at each version that was asked for, the first at its creation. */
  readonly names: string[];
  /** The newest version that was confirmed; 0 = not even the creation was. */
  acknowledged: number;
}

export interface Writer {
  readonly clients: readonly Written[];
  /** Codes of the answers that refused something. */
  readonly refusals: ReadonlySet<string>;
  writeUntil(over: AbortSignal, session: Session): Promise<void>;
}

const shareOfUpdates = 0.25;
const longestPauseMs = 10;

export function createWriter(name: string, random: () => number): Writer {
  const clients: Written[] = [];
  const refusals = new Set<string>();
  let writes = 0;

  /** Only of clients whose state is known: after an answer that did not come, it is not. */
  const findUpdatable = (): Written | undefined => {
    if (random() >= shareOfUpdates) return undefined;
    const settled = clients.filter(({ names, acknowledged }) => acknowledged === names.length);
    return settled[Math.floor(random() * settled.length)];
  };

  const create = async (session: Session): Promise<void> => {
    const input = goodClient({ name: `${name}.${writes}` });
    const client = { id: deriveClientId(input.publicKey as never), input, names: [input.name], acknowledged: 0 };
    clients.push(client);
    const { data, errors } = await session.ask(TestCreateDocument, { input });
    note(client, errors[0]?.extensions.code ?? data.createOidcClient.problems[0]?.code);
  };

  const update = async (session: Session, client: Written): Promise<void> => {
    const input = { id: client.id, expectedVersion: client.names.length, name: `${name}.${writes}` };
    client.names.push(input.name);
    const { data, errors } = await session.ask(TestUpdateDocument, { input });
    note(client, errors[0]?.extensions.code ?? data.updateOidcClient.problems[0]?.code);
  };

  const note = (client: Written, refusal: string | undefined): void => {
    if (refusal === undefined) client.acknowledged = client.names.length;
    else refusals.add(refusal);
  };

  return {
    clients,
    refusals,
    async writeUntil(over, session) {
      for (; !over.aborted; writes += 1) {
        const client = findUpdatable();
        const answer = client === undefined ? create(session) : update(session, client);
        // no answer: what became of the write will show at the end
        await answer.catch(() => undefined);
        await sleep(random() * longestPauseMs);
      }
    },
  };
}
