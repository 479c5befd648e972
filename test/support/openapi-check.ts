import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { closed, documentId } from './openapi-closed.ts';
import {
  callsOf,
  readOpenapi,
  routeKey,
  type Described,
  type DescribedCall,
  type OpenapiDocument,
  type Parameter,
} from './openapi-document.ts';

/** What went over the wire. */
export interface Exchange {
  /** Method and address as the router knows it; null where no route was found. */
  readonly route: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Undefined where there was none. */
  readonly body: unknown;
  readonly status: number;
  readonly contentType: string | null;
  /** The headers that are about the version of a record; null where there was none. */
  readonly etag: string | null;
  readonly ifMatch: string | null;
  /** Blank where there was no body. */
  readonly text: string;
}

interface Envelope {
  readonly errors?: readonly { readonly errorCode: string }[];
}

export interface OpenapiCheck {
  /** Everything about it that is not described, in words; empty when all is well. */
  ofAnswer(exchange: Exchange): string[];
  ofRequest(exchange: Exchange): string[];
  /** What stands for the route of a call, for instance of `GET /v1/partnermanager/partners/demo-bank`. */
  findRoute(call: string): string | null;
}

const mostShown = 5;

/** Holds calls against schema/openapi.yaml, where a member that is not described counts as wrong. */
export function createOpenapiCheck(document = readOpenapi()): OpenapiCheck {
  const calls = new Map(callsOf(document).map((call) => [routeKey(call.name), call]));
  const patterns = [...calls.values()].map(({ name }) => ({ name, pattern: patternOf(name) })).sort(mostLiteralFirst);
  const validators = createValidators(document);
  const failures = new Map(
    Object.entries(failureNames).map(([status, name]) => [status, document.components.responses[name]]),
  );

  function findCall({ route }: Exchange): DescribedCall | null {
    return route === null ? null : (calls.get(routeKey(route)) ?? null);
  }

  return {
    ofAnswer(exchange) {
      const { route, status } = exchange;
      const call = findCall(exchange);
      if (route !== null && call === null) return [`${route}: the route is not described`];
      const described = route === null ? failures.get(String(status)) : call?.responses[String(status)];
      const place = `${call?.name ?? 'nowhere'} ${status}`;
      if (described === undefined) return [`${place}: the status is not described`];
      return answerFaults(described, exchange, validators).map((fault) => `${place}: ${fault}`);
    },
    ofRequest(exchange) {
      const call = findCall(exchange);
      if (call === null) return [];
      return requestFaults(call, exchange, validators).map((fault) => `${call.name}: ${fault}`);
    },
    findRoute: (called) => patterns.find(({ pattern }) => pattern.test(called))?.name ?? null,
  };
}

function patternOf(name: string): RegExp {
  return new RegExp(`^${name.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/?]*')}(\\?.*)?$`);
}

function mostLiteralFirst(one: { name: string }, other: { name: string }): number {
  return one.name.split('{').length - other.name.split('{').length;
}

/** Of addresses that lead nowhere. */
const failureNames = { 400: 'BadRequest', 404: 'NotFound' } as const;

export function isSuccess({ status, text }: Exchange): boolean {
  return status < 400 && !(text.startsWith('{') && codesIn(JSON.parse(text)).length > 0);
}

function codesIn(body: unknown): string[] {
  const { errors = [] } = body as Envelope;
  return errors.map(({ errorCode }) => errorCode);
}

function answerFaults(described: Described, exchange: Exchange, validators: Validators): string[] {
  return [...tagFaults(described, exchange), ...contentFaults(described, exchange, validators)];
}

/** Where a success is described with a tag it has one, unless it may be without, and a refusal never has: only a conflict names a version. */
function tagFaults({ headers = {} }: Described, exchange: Exchange): string[] {
  const { ETag: tag } = headers;
  const isExpected = tag !== undefined && !('required' in tag && tag.required === false);
  if (exchange.etag === null) return isExpected && isSuccess(exchange) ? ['the header ETag is missing'] : [];
  const mayHaveOne = tag !== undefined && (exchange.status >= 300 || isSuccess(exchange));
  return mayHaveOne ? [] : ['the header ETag is not described'];
}

function contentFaults(described: Described, { contentType, text }: Exchange, validators: Validators): string[] {
  if (described.content === undefined) return text === '' ? [] : ['a body is not described'];
  const mediaType = contentType?.split(';', 1)[0] ?? 'none';
  const content = described.content[mediaType];
  if (content === undefined) return [`the media type ${mediaType} is not described`];
  if (mediaType !== 'application/json') return [];
  const body: unknown = JSON.parse(text);
  const codes = codesIn(body);
  const unnamed = codes.filter((code) => described.description?.includes(`\`${code}\``) !== true);
  return [
    ...unnamed.map((code) => `the code ${code} is not named in the description`),
    ...faultsOf(validators.of(content.schema), body, codes.length > 0),
  ];
}

function requestFaults(call: DescribedCall, exchange: Exchange, validators: Validators): string[] {
  const { params, query, body, ifMatch } = exchange;
  const rest = call.pathParameters.at(-1)?.name ?? '';
  const named = Object.fromEntries(Object.entries(params).map(([name, value]) => [name === '*' ? rest : name, value]));
  return [
    ...faultsOf(validators.ofParameters(call.pathParameters), named, false),
    ...faultsOf(validators.ofParameters(call.queryParameters), { ...query }, false),
    ...(ifMatch === null || call.headerParameters.some(({ name }) => name === 'If-Match')
      ? []
      : ['the header If-Match is not described']),
    ...bodyFaults(call, body, validators),
  ];
}

function bodyFaults({ requestBody }: DescribedCall, body: unknown, validators: Validators): string[] {
  if (body === undefined || body === null) return requestBody?.required === true ? ['the body is missing'] : [];
  const schema = requestBody?.content?.['application/json']?.schema;
  return schema === undefined ? ['a body is not described'] : faultsOf(validators.of(schema), body, false);
}

/** An answer is a success or a refusal; what the other of the two would demand says nothing. */
function faultsOf(validate: ValidateFunction, value: unknown, isRefusal: boolean): string[] {
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'oneOf');
  const ofKind = errors.filter(({ schemaPath }) => /Refusal|OneError/.test(schemaPath) === isRefusal);
  return (ofKind.length > 0 ? ofKind : errors).slice(0, mostShown).map(inWords);
}

function inWords({ instancePath, message, params }: ErrorObject): string {
  const { unevaluatedProperty, additionalProperty } = params as Record<string, string | undefined>;
  const unknown = unevaluatedProperty ?? additionalProperty;
  if (unknown !== undefined) return `${instancePath}/${unknown} is not described`;
  return `${instancePath === '' ? 'it' : instancePath} ${message ?? ''} ${JSON.stringify(params)}`;
}

interface Validators {
  of(schema: object): ValidateFunction;
  ofParameters(parameters: readonly Parameter[]): ValidateFunction;
}

function createValidators(document: OpenapiDocument): Validators {
  const components = { $id: documentId, components: closed(document.components) };
  const options = { strict: false, allErrors: true, validateSchema: false } as const;
  const bodies = new Ajv2020(options).addSchema(components);
  const texts = new Ajv2020({ ...options, coerceTypes: 'array' }).addSchema(components);
  const compiled = new Map<object, ValidateFunction>();
  const once = (key: object, compile: () => ValidateFunction): ValidateFunction => {
    const validate = compiled.get(key) ?? compile();
    compiled.set(key, validate);
    return validate;
  };
  return {
    of: (schema) => once(schema, () => bodies.compile(closed({ schema }).schema)),
    ofParameters: (parameters) => once(parameters, () => texts.compile(closed(objectOf(parameters)))),
  };
}

function objectOf(parameters: readonly Parameter[]): object {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required === true).map(({ name }) => name),
    additionalProperties: false,
  };
}
