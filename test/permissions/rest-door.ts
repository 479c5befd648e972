import fastify from 'fastify';
import { openDoor, restDoor, type OpenParts, type RestParts } from '../../src/rest/index.ts';
import { outcome, type Outcome, type Verdict } from './table.ts';

/** One call that changes nothing, whoever makes it. */
export interface RestCall {
  readonly path: string;
  readonly body?: object;
  /** The rule that keeps the call from changing anything. */
  readonly refusal?: string;
  /** Where the rule has an HTTP status of its own. */
  readonly status?: number;
}

/** Every route of the door, from the code that puts them up; what they are made of is not asked for until a request. */
export async function routeNames(): Promise<string[]> {
  const app = fastify({ exposeHeadRoutes: false });
  const names: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    names.push(...[method].flat().map((each) => `${each} ${url.replace('/v1/', '').replace(/\(.*\)$/, '')}`));
  });
  openDoor(app, {} as OpenParts);
  restDoor(app, { policyManagement: {} } as RestParts);
  await app.ready();
  await app.close();
  return names;
}

/** What the contract answers where there is no such thing. */
const absences = new Set([
  'PMS_CERTIFICATE_ERROR_002',
  'PMS_ESI_004',
  'PMS_PMP_009',
  'PMS_PMP_015',
  'PMS_POLICY_ERROR_009',
  'PMS_PRT_005',
  'PMS_PRT_006',
  'PMS_PRT_055',
  'PMS_PRT_111',
]);

interface Answer {
  readonly errors: readonly { readonly errorCode: string }[];
}

export async function sendAs(
  url: string,
  headers: Record<string, string>,
  name: string,
  call: RestCall,
): Promise<Outcome> {
  const response = await fetch(`${url}/v1/${call.path}`, {
    method: name.slice(0, name.indexOf(' ')),
    headers: { ...headers, ...(call.body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  });
  const answer = (await response.json()) as Answer;
  return outcome(verdictOf(response.status, answer, call), answer);
}

function verdictOf(status: number, { errors }: Answer, { refusal = '', status: expected = 200 }: RestCall): Verdict {
  const codes = errors.map(({ errorCode }) => errorCode).join();
  if (status === 401 && codes === 'KER-ATH-401') return '401';
  if (status === 403 && codes === 'KER-ATH-403') return '403';
  if (status !== expected) return `${String(status)} ${codes}`;
  if (absences.has(codes)) return '-';
  if (codes !== refusal) return codes || 'not refused';
  return 'yes';
}
