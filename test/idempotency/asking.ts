import { randomUUID } from 'node:crypto';
import type { Made } from '../support/every-change.ts';
import type { TestGateway } from '../support/gateway.ts';
import type { Session } from '../support/session.ts';

export interface Answer {
  readonly problems: { code: string; path: string[]; help: string | null }[];
  readonly [entity: string]: unknown;
}

/** Members of the entity of each payload that a test looks at, where it is not `id version`. */
const selections: Readonly<Record<string, string>> = {
  issued: '{ value apiKey { id version } }',
  issuedLicense: '{ value mispLicense { id version } }',
  oidcClient: '{ id version name status updatedAt redirectUris delivery { state } }',
  caCertificate: '{ id }',
  partnerCertificate: '{ id signedPem }',
  event: '{ id version state }',
};

/** One change by name, as any client writes it. */
export async function change(...asked: Parameters<typeof changeText>): Promise<Answer> {
  const [, , mutation] = asked;
  const { data, errors } = JSON.parse(await changeText(...asked)) as GraphqlBody;
  const result = data?.[mutation];
  if (result === undefined) throw new Error(JSON.stringify(errors));
  return result;
}

export interface GraphqlBody {
  readonly data: Record<string, Answer> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

/** The whole body of the answer to a change. */
export async function changeText(
  gateway: Pick<TestGateway, 'url'>,
  { token }: Pick<Session, 'token'>,
  mutation: string,
  input: object,
  entity = 'oidcClient',
): Promise<string> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`;
  const shown = `${memberOf(entity)} ${selections[entity] ?? '{ id version }'}`;
  const query = `mutation ($input: ${inputTypes[mutation] ?? `${type}Input`}!) { ${mutation}(input: $input) { ${shown} problems { code path help } } }`;
  const answer = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  });
  return answer.text();
}

/** What a change has made: the secret of a key stands beside it. */
export function madeBy(answer: Answer, entity: string): Made {
  const made = answer[memberOf(entity)] as Made & { readonly apiKey?: Made; readonly mispLicense?: Made };
  return made.apiKey ?? made.mispLicense ?? made;
}

export const memberOf = (entity: string): string => (entity === 'issuedLicense' ? 'issued' : entity);

/** Those that are not called like their mutation. */
const inputTypes: Readonly<Record<string, string>> = {
  activatePartner: 'ChangePartnerStatusInput',
  deactivatePartner: 'ChangePartnerStatusInput',
  activatePolicyGroup: 'PolicyGroupTransitionInput',
  deactivatePolicyGroup: 'PolicyGroupTransitionInput',
  publishPolicy: 'PolicyTransitionInput',
  deactivatePolicy: 'PolicyTransitionInput',
};

export const newKey = (): string => randomUUID();

export const codesOf = ({ problems }: Answer): string[] => problems.map(({ code }) => code);
