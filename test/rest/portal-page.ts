import { expect } from '@jest/globals';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';
export type Row = Readonly<Record<string, unknown>>;

/** The portal in the browser of one user, as far as the wire shows it. */
export interface Portal {
  /** A call without a body and without a type of content: all readings, and the two that only say that something is so. */
  call(method: Method, path: string): Promise<unknown>;
  read(path: string): Promise<Row>;
  rows(path: string): Promise<readonly Row[]>;
  /** A table, and the number in its title. */
  table(path: string): Promise<{ readonly data: readonly Row[]; readonly totalResults: unknown }>;
  send(method: Method, path: string, request: object): Promise<unknown>;
  /** The two calls that switch off in policy management have a wrapper of their own. */
  deactivate(api: string, path: string): Promise<Row>;
  /** The code for which the page has a box of its own. */
  refusalOf(call: Promise<unknown>): Promise<string>;
}

/** What the page shows where `response` is not truthy: the first error. */
class ShownError extends Error {
  readonly errorCode: string;

  constructor(call: string, errorCode: string) {
    super(`${call}: ${errorCode}`);
    this.errorCode = errorCode;
  }
}

export function openPortal(url: string, token: string): Portal {
  async function exchange(method: Method, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${url}/v1/${path}`, {
      method,
      headers: {
        cookie: `Authorization=${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const call = `${method} ${path}`;
    // any other status replaces the whole portal by an error page
    expect([call, answer.status]).toEqual([call, 200]);
    const { response, errors } = (await answer.json()) as { response: unknown; errors: { errorCode: string }[] };
    if (!response) throw new ShownError(call, errors[0]?.errorCode ?? 'an empty page');
    expect([call, timesShownWrong(response)]).toEqual([call, []]);
    return response;
  }
  const time = () => new Date().toISOString();

  const portal: Portal = {
    call: (method, path) => exchange(method, path),
    read: async (path) => (await exchange('GET', path)) as Row,
    rows: async (path) => (await exchange('GET', path)) as Row[],
    table: async (path) => {
      const { data, totalResults } = await portal.read(path);
      return { data: (data ?? []) as Row[], totalResults };
    },
    send: (method, path, request) => exchange(method, path, { id: '', version: '1.0', requesttime: time(), request }),
    deactivate: async (id, path) => {
      const request = { status: 'De-Activate' };
      return (await exchange('PATCH', path, { id, version: '1.0', requestTime: time(), request })) as Row;
    },
    refusalOf: async (call) => {
      const outcome: unknown = await call.catch((error: unknown) => error);
      if (outcome instanceof ShownError) return outcome.errorCode;
      throw new Error('nothing was refused', { cause: outcome });
    },
  };
  return portal;
}

/** Times that end in Z are off by the offset of the browser. Nothing shows the `timestamp` of an upload. */
function timesShownWrong(value: unknown, name = ''): string[] {
  if (typeof value === 'string')
    return name !== 'timestamp' && /^\d{4}-\d\d-\d\dT/.test(value) && !value.endsWith('+00:00') ? [name] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([member, each]) => timesShownWrong(each, member));
}

/** What the browser reads in a token, without looking at its signature. */
export function claimsIn(token: unknown): Row {
  const [, payload = ''] = String(token).split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Row;
}

/** A list sends its row to the page of details by keeping it. */
export function onlyRow(rows: readonly Row[]): Row {
  expect(rows).toHaveLength(1);
  return rows[0] ?? {};
}

export const query = (parameters: Record<string, string | number>): string =>
  `?${Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;

/** As the tables of the administrator ask. */
export const firstPage = { sortFieldName: 'createdDateTime', sortType: 'desc', pageSize: 8, pageNo: 0 };

/** A member that the page works with as text. */
export const text = (row: Row, member: string): string => {
  expect(row[member]).toEqual(expect.stringMatching(/./));
  return String(row[member]);
};

/** As pages can show it. */
export const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/) as unknown;
