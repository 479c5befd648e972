import { setTimeout as wait } from 'node:timers/promises';
import type { TestGateway } from '../support/gateway.ts';

export interface ListAnswer<Item = Record<string, unknown>> {
  readonly status: number;
  readonly body: {
    readonly id: string | null;
    readonly version: string | null;
    readonly metadata: null;
    readonly response: {
      readonly pageNo: number;
      readonly pageSize: number;
      readonly totalResults: number;
      readonly data: readonly Item[];
    };
    readonly errors: readonly { readonly errorCode: string; readonly message: string }[];
  };
}

/** One list of the REST door, as its callers read it. */
export async function readList<Item = Record<string, unknown>>(
  { url }: Pick<TestGateway, 'url'>,
  { token }: { readonly token: string },
  address: string,
  query: Record<string, string | number> | string = {},
): Promise<ListAnswer<Item>> {
  const search = typeof query === 'string' ? query : new URLSearchParams(stringsOf(query)).toString();
  const answer = await fetch(`${url}/v1/${address}?${search}`, { headers: { cookie: `Authorization=${token}` } });
  return { status: answer.status, body: (await answer.json()) as ListAnswer<Item>['body'] };
}

function stringsOf(query: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

/** Waits for something to become so. */
export async function eventually<T>(look: () => Promise<T | null | undefined>): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const seen = await look();
    if (seen !== null && seen !== undefined) return seen;
    await wait(25);
  }
  throw new Error('it never became so');
}
