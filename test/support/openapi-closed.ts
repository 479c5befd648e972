/** Where references of the schemas lead. */
export const documentId = 'document';

type Node = Readonly<Record<string, unknown>>;

/** Keys of what stands for a value of its own, unlike the members of `allOf`, which say something about the same one. */
const places = new Set(['schema', 'items', 'additionalProperties']);
const subjects = ['$ref', 'allOf', 'anyOf', 'oneOf', 'properties'];

/** The schemas within, so that objects have no members but those described. Clients are told to ignore such members. */
export function closed<T extends object>(node: T): T {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closedMember(key, value)])) as T;
}

function closedMember(key: string, value: unknown): unknown {
  if (key === '$ref') return `${documentId}${String(value)}`;
  if (Array.isArray(value)) return value.map((each: unknown) => (isNode(each) ? closed(each) : each));
  if (!isNode(value)) return value;
  if (key === 'properties') return mapped(value, closedPlace);
  return places.has(key) ? closedPlace(value) : closed(value);
}

function closedPlace(schema: unknown): unknown {
  if (!isNode(schema)) return schema;
  const isAboutMembers = subjects.some((subject) => subject in schema);
  return { ...closed(schema), ...(isAboutMembers ? { unevaluatedProperties: false } : {}) };
}

function mapped(node: Node, change: (value: unknown) => unknown): Node {
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, change(value)]));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
