import type { ChangeWriter } from '../audit/index.ts';
import type { PolicyReader } from '../policy/index.ts';
import type { Caller } from '../shared/caller.ts';
import type { Clock } from '../shared/clock.ts';
import { Refusal } from '../shared/errors/index.ts';
import { untilFresh } from '../shared/until-fresh.ts';
import type { OidcClientRecord } from './oidc-client.record.ts';
import type { OidcClientStore } from './oidc-client.store.ts';
import { derivedClient, judgeDerivation, type Verdict } from './rederive.rules.ts';

export interface RederiveParts {
  readonly clients: OidcClientStore;
  readonly policies: PolicyReader;
  readonly writer: ChangeWriter;
  readonly clock: Clock;
}

export interface RederiveOptions {
  /** Null: nothing is written. */
  readonly caller: Caller | null;
  /** Each client that differs or is left as it is; what differs is written by then. */
  readonly onFinding: (id: string, verdict: Exclude<Verdict, { kind: 'SAME' }>) => void;
}

export interface RederiveTally {
  readonly clients: number;
  readonly differing: number;
  readonly left: number;
}

const batch = 200;

/**
 * Gives every client the claims and ACR values that its policy grants by the tables of today. In the order of the ids and
 * one transaction each: it can be broken off at any point, and the next run goes on with what differs still.
 */
export async function rederive(parts: RederiveParts, { caller, onFinding }: RederiveOptions): Promise<RederiveTally> {
  const count = { SAME: 0, DIFFERS: 0, LEFT: 0 };
  for await (const page of pages(parts.clients)) {
    // together, so that the policies of a page are one query
    const planned = await Promise.all(page.map(async (client) => [client.id, await judge(parts, client)] as const));
    for (const [id, plan] of planned) {
      const verdict = caller === null || plan.kind !== 'DIFFERS' ? plan : await write(parts, caller, id);
      count[verdict.kind] += 1;
      if (verdict.kind !== 'SAME') onFinding(id, verdict);
    }
  }
  const { SAME: same, DIFFERS: differing, LEFT: left } = count;
  return { clients: same + differing + left, differing, left };
}

async function* pages(clients: OidcClientStore): AsyncGenerator<OidcClientRecord[]> {
  let last = '';
  for (;;) {
    const page = await clients.after(last, batch);
    yield page;
    if (page.length < batch) return;
    last = page.at(-1)?.id ?? '';
  }
}

async function judge({ policies }: RederiveParts, client: OidcClientRecord): Promise<Verdict> {
  const policy = await policies.find(client.policyId);
  return judgeDerivation(client, policy === null ? null : policies.grants(policy));
}

/** A published policy never changes, so that the version of the client alone guards what was read. */
async function write(parts: RederiveParts, caller: Caller, id: string): Promise<Verdict> {
  const { clients, writer, clock } = parts;
  try {
    return await untilFresh(async () => {
      const [before] = await clients.findByIds([id]);
      // withdrawn since the page was read
      if (before === undefined) return { kind: 'SAME' };
      const verdict = await judge(parts, before);
      if (verdict.kind !== 'DIFFERS') return verdict;
      const after = derivedClient(before, verdict.grants, clock());
      const { partnerId } = before;
      const action = 'oidc-client:rederive';
      await writer.write(caller, { kind: 'oidcClient', action, partnerId, store: clients, before, after });
      return verdict;
    });
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'LEFT', why: 'CHANGED_BY_OTHERS' };
    throw error;
  }
}
