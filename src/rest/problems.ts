import { entryOf, isError, problem, type Problem, type Refusal } from '../shared/errors/index.ts';

/** What the fields of an input are called in the bodies of one endpoint, where that differs. */
export type FieldNames = Readonly<Record<string, string>>;

/** The one problem that a REST client is shown: the first in the contract's check order. */
export function shownProblem(
  refusal: Refusal,
  names: FieldNames,
): { http: number; errorCode: string; message: string; currentVersion: number | null } {
  const first = refusal.problems.find(isError) ?? problem('REQUIRED', []);
  const { mosip, http = 200 } = entryOf(first.reason);
  const { currentVersion } = first;
  return { http, errorCode: first.foreignCode ?? mosip, message: messageOf(first, mosip, names), currentVersion };
}

const beanValidation = 'PMS_COR_001';
const ownSentence = /^[A-Z]/;

/** Clients know the format of these messages: constraint, then the path of the field. */
function messageOf({ message, path, help }: Problem, mosip: string, names: FieldNames): string {
  if (mosip === beanValidation) return `Invalid request parameter - ${message} :${pathText(path, names)}`;
  const sentence = ownSentence.test(message) ? message : `${pathText(path, names)} ${message}.`;
  return help === null ? sentence : `${sentence} ${help}`;
}

function pathText([field, ...rest]: readonly string[], names: FieldNames): string {
  if (field === undefined) return 'request';
  // the members of a language map have no index that a client of this door would know
  const places = field === 'names' ? '' : rest.map((place) => `[${place}]`).join('');
  return `request.${names[field] ?? field}${places}`;
}
