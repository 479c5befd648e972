import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { problem, warning, type Problem } from '../shared/errors/index.ts';
import { isWellFormedText } from '../shared/text.ts';

/** Width of eSignet's column. */
const longestJson = 2048;

const schemaFile = new URL('../../schema/additional-config.schema.json', import.meta.url);

/** `verbose` gives the violated schema with each error, for the help text. */
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, verbose: true });
ajv.addFormat('well-formed-text', isWellFormedText);
const fitsSchema = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);

export function judgeAdditionalConfig(value: unknown, path: readonly string[]): Problem[] {
  if (value === null || value === undefined) return [];
  if (jsonLength(value) > longestJson) {
    return [
      problem('INVALID_ADDITIONAL_CONFIG', path, {
        message: 'The additional configuration is too long.',
        help: `Written as JSON it may have ${longestJson} characters.`,
      }),
    ];
  }
  return [...schemaProblems(value, path), ...encryptionWarnings(value, path)];
}

/** Endless for what cannot be written as JSON: circular, or nested deeper than the stack. */
function jsonLength(value: unknown): number {
  try {
    return JSON.stringify(value).length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function schemaProblems(value: unknown, path: readonly string[]): Problem[] {
  if (fitsSchema(value)) return [];
  const errors = fitsSchema.errors ?? [];
  const places = errors.map((error) => error.instancePath);
  const firstAtEachPlace = errors.filter((error, index) => places.indexOf(error.instancePath) === index);
  return firstAtEachPlace.map((error) => {
    // Only members that the schema knows are looked into, so the place holds no name that a caller made up.
    const place = error.instancePath.split('/').slice(1);
    return problem('INVALID_ADDITIONAL_CONFIG', [...path, ...place], explain(error));
  });
}

function explain({ keyword, params, parentSchema }: ErrorObject): { message: string; help: string } {
  switch (keyword) {
    case 'additionalProperties':
      return { message: 'The setting has a member that is not known here.', help: knownMembers(parentSchema) };
    case 'required':
      return { message: 'The setting lacks a required member.', help: `Add ${String(params.missingProperty)}.` };
    case 'type':
      return { message: 'The setting has the wrong type.', help: `Expected: ${list(params.type, ' or ')}.` };
    case 'enum':
      return {
        message: 'The setting has a value that is not allowed.',
        help: `One of: ${list(params.allowedValues)}.`,
      };
    case 'minimum':
      return { message: 'The number is too small.', help: `Use at least ${String(params.limit)}.` };
    case 'maximum':
      return { message: 'The number is too large.', help: `Use at most ${String(params.limit)}.` };
    case 'maxLength':
      return { message: 'The text is too long.', help: `Use at most ${String(params.limit)} characters.` };
    default:
      return {
        message: 'The text has characters that are not valid text.',
        help: 'Remove NUL characters, unpaired surrogates and Unicode noncharacters.',
      };
  }
}

function knownMembers(schema: ErrorObject['parentSchema']): string {
  const names = Object.keys((schema?.properties ?? {}) as object).join(', ');
  return schema?.patternProperties === undefined
    ? `Known members: ${names}.`
    : `Known members: ${names} and language codes of two or three lower-case letters.`;
}

function list(values: unknown, separator = ', '): string {
  return [values].flat().join(separator);
}

function encryptionWarnings(value: unknown, path: readonly string[]): Problem[] {
  if ((value as { userinfo_response_type?: unknown }).userinfo_response_type !== 'JWE') return [];
  return [
    warning('INVALID_ADDITIONAL_CONFIG', [...path, 'userinfo_response_type'], {
      message: 'Encrypted userinfo needs an encryption key, which cannot be registered here.',
      help: 'Use JWS, or have the encryption key added in eSignet before users log in.',
    }),
  ];
}
