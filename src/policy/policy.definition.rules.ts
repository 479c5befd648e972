import { readFileSync } from 'node:fs';
import type { ErrorObject, ValidateFunction } from 'ajv-draft-04';
import ajvDraft04 from 'ajv-draft-04';
import { problem, warning, type Problem, type Reason } from '../shared/errors/index.ts';
import { isWellFormedText } from '../shared/text.ts';
import { authTypesOf } from './policy.grants.rules.ts';
import type { PolicyType } from './policy.record.ts';

type Definition = Readonly<Record<string, unknown>>;

/** Width of MOSIP's column, which its portal holds to as well. */
const longestDefinition = 5_120;
/** Documents of every type are flat; what is deeper is no policy, and could be too deep for a stack. */
const deepestDefinition = 20;
const mostProblems = 100;
const longestShownName = 64;

const ajv = new ajvDraft04.default({ allErrors: true, strict: true, allowUnionTypes: true });
const schemaOf = (name: string): ValidateFunction =>
  ajv.compile(JSON.parse(readFileSync(new URL(`../../schema/policy/${name}.schema.json`, import.meta.url), 'utf8')));
const dataShare = schemaOf('data-share');
const schemas: Readonly<Record<PolicyType, ValidateFunction>> = {
  AUTH: schemaOf('auth'),
  DATA_SHARE: dataShare,
  CREDENTIAL_ISSUANCE: dataShare,
  MISP: schemaOf('misp'),
};

/** Names that stand in the policies of MOSIP and eSignet; schema/policy/auth.schema.json explains each. */
const knownAuthTypes = new Set([
  ...['otp', 'otp-request', 'bio', 'demo', 'pin', 'pwd', 'kbt', 'keybinding', 'wla'],
  ...['kyc', 'kycauth', 'kycexchange', 'vciexchange'],
]);

/** Keyword of the schema -> reason, in the order in which one place of the document is judged. */
const reasons: Readonly<Record<string, Reason>> = {
  additionalProperties: 'DEFINITION_UNKNOWN_MEMBER',
  enum: 'DEFINITION_VALUE_NOT_ALLOWED',
  minItems: 'DEFINITION_TOO_FEW_ITEMS',
  minLength: 'DEFINITION_TOO_SHORT',
  required: 'DEFINITION_MISSING_MEMBER',
  type: 'DEFINITION_WRONG_TYPE',
};
const keywords = Object.keys(reasons);

/** Everything that is wrong with a document, in the contract's order of evaluation (2.6), and what is unwise about it. */
export function judgeDefinition(definition: Definition | null, type: PolicyType | null, root: string): Problem[] {
  if (definition === null) return [problem('REQUIRED', [root])];
  const malformed = malformedPlaces(definition, [root]);
  if (malformed.length > 0) return malformed;
  if (JSON.stringify(definition).length > longestDefinition) {
    return [problem('TOO_LONG', [root], { help: `Written as JSON it may have ${longestDefinition} characters.` })];
  }
  return type === null ? [] : [...violations(definition, schemas[type], root), ...unknownAuthTypes(definition, root)];
}

function violations(definition: Definition, fits: ValidateFunction, root: string): Problem[] {
  if (fits(definition)) return [];
  const places = (fits.errors ?? []).map((error) => ({ error, path: placeOf(error) }));
  return places
    .sort((a, b) => inEvaluationOrder(a, b))
    .slice(0, mostProblems)
    .map(({ error, path }) => problem(reasonOf(error), [root, ...path.map(shortened)], detailsOf(error)));
}

function reasonOf({ keyword }: ErrorObject): Reason {
  return reasons[keyword] ?? 'DEFINITION_VALUE_NOT_ALLOWED';
}

/** The member that is missing, or too many, counts as the place. */
function placeOf({ instancePath, params }: ErrorObject): string[] {
  const segments = instancePath.split('/').slice(1);
  const names = segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  const member: unknown = params.additionalProperty ?? params.missingProperty;
  return typeof member === 'string' ? [...names, member] : names;
}

function detailsOf({ keyword, params }: ErrorObject): { message?: string; help?: string } {
  if (keyword === 'type') return { message: `must be of type ${[params.type].flat().join(' or ')}` };
  return keyword === 'enum' ? { help: `Allowed: ${(params.allowedValues as string[]).join(', ')}.` } : {};
}

interface Place {
  readonly error: ErrorObject;
  readonly path: readonly string[];
}

/** A place before what is inside it, members by name, items by index; at one place by keyword. */
function inEvaluationOrder(a: Place, b: Place): number {
  const [nodeA, nodeB] = [a, b].map(({ error }) => error.instancePath.split('/'));
  const byPlace = comparePaths(nodeA ?? [], nodeB ?? []);
  if (byPlace !== 0) return byPlace;
  const byKeyword = keywords.indexOf(a.error.keyword) - keywords.indexOf(b.error.keyword);
  return byKeyword !== 0 ? byKeyword : comparePaths(a.path, b.path);
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((name, index) => name !== b[index]);
  if (at === -1) return a.length - b.length;
  const [nameA = '', nameB] = [a[at], b[at]];
  if (nameB === undefined) return 1;
  const byIndex = Number(nameA) - Number(nameB);
  return Number.isNaN(byIndex) ? (nameA < nameB ? -1 : 1) : byIndex;
}

function unknownAuthTypes(definition: Definition, root: string): Problem[] {
  if (!Array.isArray(definition.allowedAuthTypes)) return [];
  return definition.allowedAuthTypes.slice(0, mostProblems).flatMap((item, index) => {
    const [named] = authTypesOf({ allowedAuthTypes: [item] });
    const name = named?.authType.toLowerCase() ?? '';
    if (name === '' || knownAuthTypes.has(name)) return [];
    const help = `It is kept. Known are ${[...knownAuthTypes].join(', ')}.`;
    return [warning('UNKNOWN_AUTH_TYPE', [root, 'allowedAuthTypes', String(index), 'authType'], { help })];
  });
}

/** Text, names and depths that MongoDB, PostgreSQL or Java would not take as they are. Level by level, not by recursion. */
function malformedPlaces(definition: Definition, root: readonly string[]): Problem[] {
  const found: Problem[] = [];
  let level: (readonly [path: readonly string[], value: unknown])[] = [[root, definition]];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepestDefinition) {
      return [problem('DEFINITION_VALUE_NOT_ALLOWED', root, { message: 'is nested too deeply' })];
    }
    found.push(
      ...level
        .filter(([path, value]) => !isStorable(path.at(-1) ?? '', value))
        .slice(0, mostProblems)
        .map(([path]) => problem('DEFINITION_VALUE_NOT_ALLOWED', path.map(shortened), malformed)),
    );
    level = level.flatMap(([path, value]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).map(([name, part]) => [[...path, name], part] as const)
        : [],
    );
  }
  return found.slice(0, mostProblems);
}

const malformed = {
  message: 'has characters that cannot be stored',
  help: 'Remove NUL characters and unpaired surrogates; names may not begin with $ or hold a full stop.',
};

function isStorable(name: string, value: unknown): boolean {
  const isPlainName = isWellFormedText(name) && !name.startsWith('$') && !name.includes('.') && name !== '__proto__';
  return isPlainName && (typeof value !== 'string' || isWellFormedText(value));
}

function shortened(name: string): string {
  return name.length > longestShownName ? `${name.slice(0, longestShownName).toWellFormed()}…` : name.toWellFormed();
}
