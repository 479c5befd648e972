import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Example {
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const folder = path.join(import.meta.dirname, '..', '..', 'schema', 'operations');

/** The example operations as they stand in schema/operations. */
export function readExamples(): Example[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return files.map((file) => {
    const query = readFileSync(path.join(folder, file), 'utf8');
    const variables = path.join(folder, file.replace('.graphql', '.variables.json'));
    return {
      name: /^(?:query|mutation) (\w+)/m.exec(query)?.[1] ?? file,
      query,
      variables: existsSync(variables) ? (JSON.parse(readFileSync(variables, 'utf8')) as Record<string, unknown>) : {},
    };
  });
}

export function getExample(name: string): Example {
  const example = readExamples().find((candidate) => candidate.name === name);
  if (example === undefined) throw new Error(`there is no example ${name}`);
  return example;
}
