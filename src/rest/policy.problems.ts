import { isError, type Problem, type Reason, type Refusal } from '../shared/errors/index.ts';
import { shownProblem, type FieldNames } from './problems.ts';

/** How clients know the messages about a policy document (contract 2.6): a phrase around the place. */
const phrases: Partial<Record<Reason, string>> = {
  DEFINITION_UNKNOWN_MEMBER: 'Invalid input parameter',
  DEFINITION_VALUE_NOT_ALLOWED: 'Invalid input parameter',
  DEFINITION_MISSING_MEMBER: 'Missing input parameter',
  DEFINITION_WRONG_TYPE: 'Invalid format of input parameter',
  DEFINITION_TOO_FEW_ITEMS: 'Too few items in input parameter',
  DEFINITION_TOO_SHORT: 'Too short input parameter',
};

export function shownPolicyProblem(refusal: Refusal, names: FieldNames) {
  const shown = shownProblem(refusal, names);
  const first = refusal.problems.find(isError);
  const phrase = first === undefined ? undefined : phrases[first.reason];
  if (first === undefined || phrase === undefined) return shown;
  return { ...shown, message: `${phrase} - ${placeText(first)} in policy data` };
}

/** Place in the document, its own name left out; with a wrong type, the type that was expected. */
function placeText({ reason, path, message }: Problem): string {
  const expected = reason === 'DEFINITION_WRONG_TYPE' ? [message.replace('must be of type ', '')] : [];
  return [...path.slice(1), ...expected].join('/');
}
