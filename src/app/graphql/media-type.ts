export interface MediaType {
  readonly name: string;
  /** Who asks for plain JSON by name takes any other status than 200 for a fault of the transport (section 6.4.1). */
  readonly alwaysOk: boolean;
}

const json: MediaType = { name: 'application/json', alwaysOk: false };
const byRange: ReadonlyMap<string, MediaType> = new Map([
  ['*/*', json],
  ['application/*', json],
  [json.name, { ...json, alwaysOk: true }],
  ['application/graphql-response+json', { name: 'application/graphql-response+json', alwaysOk: false }],
]);

/** Type of the answer by the Accept header (GraphQL over HTTP, section 6); null where nothing that we offer will do. */
export function findMediaType(accept: string | undefined): MediaType | null {
  if (accept === undefined || accept.trim() === '') return json;
  const wanted = accept
    .split(',')
    .map(readRange)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted.map(({ range }) => byRange.get(range)).find((type) => type !== undefined) ?? null;
}

function readRange(text: string): { range: string; weight: number } {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  return { range, weight: weight === undefined ? 1 : Number(weight.slice('q='.length)) };
}
