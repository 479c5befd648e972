import type { SubjectKind } from '../../../src/audit/audit.record.ts';
import { TypedDocumentString } from '../../support/operations.generated.ts';
import type { Session } from '../../support/session.ts';
import type { Call } from './door.ts';

/** A change at the GraphQL door: what is to be, without the version that it is based on. */
export interface Mutation {
  readonly name: string;
  readonly input: string;
  /** What the payload shows the record as. */
  readonly node: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A record that is there, and one change of it at each door that has one. `n` makes one change differ from the next. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly collection: string;
  readonly id: string;
  readonly rest: ((n: number) => Call) | null;
  readonly graphql: ((n: number) => Mutation) | null;
  /** Calls of the REST door that show the record. */
  readonly reads: readonly string[];
}

interface Payload {
  readonly problems: readonly { readonly code: string; readonly currentVersion: number | null }[];
  readonly node: { readonly version: number } | null;
}

export interface Mutated {
  readonly status: number;
  /** Of what could not be read, or failed. */
  readonly errors: readonly string[];
  readonly codes: readonly string[];
  readonly currentVersion: number | null;
  readonly version: number | null;
}

/** `expectedVersion` undefined: none is named. */
export async function mutate(
  session: Session,
  { name, input, node, values }: Mutation,
  expectedVersion?: unknown,
): Promise<Mutated> {
  const text = `mutation ($input: ${input}!) {
    ${name}(input: $input) { problems { code currentVersion } node: ${node} { version } }
  }`;
  const document = new TypedDocumentString<Record<string, Payload> | null, { input: object }>(text);
  const answer = await session.ask(document, { input: { ...values, expectedVersion } });
  const { problems = [], node: shown = null } = answer.data?.[name] ?? {};
  return {
    status: answer.status,
    errors: answer.errors.map(({ extensions }) => extensions.code),
    codes: problems.map(({ code }) => code),
    currentVersion: problems[0]?.currentVersion ?? null,
    version: shown?.version ?? null,
  };
}
