export interface FakeClient {
  readonly clientId: string;
  readonly status: string;
  readonly [member: string]: unknown;
}

export interface FakeCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly id: string;
  readonly body: { readonly requestTime: string; readonly request: Readonly<Record<string, unknown>> } | null;
  readonly at: number;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly raw?: string | Buffer;
}

export interface Fault {
  readonly delayMs?: number;
  /** In place of the honest answer. */
  readonly reply?: Reply;
  /** The work is done all the same. */
  readonly afterWork?: boolean;
  readonly hang?: boolean;
  readonly reset?: boolean;
}
