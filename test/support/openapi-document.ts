import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export interface Described {
  readonly description?: string;
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: object;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Described & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, Described>>;
}

/** One call of the door, with what it refers to in place. */
export interface DescribedCall {
  /** For instance `PUT /v1/partnermanager/partners/{partnerId}`. */
  readonly name: string;
  readonly pathParameters: readonly Parameter[];
  readonly queryParameters: readonly Parameter[];
  readonly headerParameters: readonly Parameter[];
  readonly requestBody: (Described & { readonly required?: boolean }) | null;
  readonly responses: Readonly<Record<string, Described>>;
}

type Node = Readonly<Record<string, unknown>>;

export interface OpenapiDocument extends Node {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Described>> };
}

const file = path.join(import.meta.dirname, '..', '..', 'schema', 'openapi.yaml');

export function readOpenapi(): OpenapiDocument {
  return parse(readFileSync(file, 'utf8')) as OpenapiDocument;
}

const methods = ['get', 'put', 'post', 'patch', 'delete'] as const;

export function callsOf(document: OpenapiDocument): DescribedCall[] {
  return Object.entries(document.paths).flatMap(([address, item]) =>
    methods
      .filter((method) => method in item)
      .map((method) => describedCall(document, `${method.toUpperCase()} ${address}`, item, item[method] as Operation)),
  );
}

function describedCall(document: OpenapiDocument, name: string, item: Node, operation: Operation): DescribedCall {
  const { parameters = [], requestBody, responses } = operation;
  const shared = (item.parameters ?? []) as readonly Parameter[];
  const all = [...shared, ...parameters].map((parameter) => resolve(document, parameter));
  const resolved = Object.entries(responses).map(([status, response]) => [status, resolve(document, response)]);
  return {
    name,
    pathParameters: all.filter((parameter) => parameter.in === 'path'),
    queryParameters: all.filter((parameter) => parameter.in === 'query'),
    headerParameters: all.filter((parameter) => parameter.in === 'header'),
    requestBody: requestBody === undefined ? null : resolve(document, requestBody),
    responses: Object.fromEntries(resolved) as Readonly<Record<string, Described>>,
  };
}

function resolve<T>(document: OpenapiDocument, node: T): T {
  const { $ref: reference } = node as { $ref?: string };
  return reference === undefined ? node : (findAt(document, reference) as T);
}

/** What a reference within the document leads to. */
export function findAt(document: OpenapiDocument, reference: string): unknown {
  const steps = reference.replace('#/', '').split('/');
  return steps.reduce<unknown>((node, step) => (node as Node | undefined)?.[step], document);
}

/** A call by its method and the address as the router knows it, names of parameters left out. */
export function routeKey(name: string): string {
  return name.replace(/:\w+(\([^)]*\))?|\{\w+\}|\*$/g, '{}');
}
