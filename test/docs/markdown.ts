/** A piece of shell that is marked for the tests, and the JSON that the text says it prints. */
export interface Example {
  readonly name: string;
  readonly script: string;
  /** Null where the text shows no output. */
  readonly output: unknown;
}

const marked = /^<!-- test: (.+?) -->\n+```sh\n([^]+?)\n```$(?:\n+```json\n([^]+?)\n```$)?/gm;

export function examplesIn(markdown: string): Example[] {
  return [...markdown.matchAll(marked)].map(([, name = '', script = '', output]) => ({
    name,
    script,
    output: output === undefined ? null : (JSON.parse(output) as unknown),
  }));
}

/** The text below a heading, down to the next heading of any level. */
export function sectionOf(markdown: string, heading: string): string {
  const [, section = ''] = new RegExp(`^#+ ${heading}$([^]*?)(?=^#+ |$(?![^]))`, 'm').exec(markdown) ?? [];
  return section;
}

/** Names in capitals in the first column of the tables. */
export function namesInTables(section: string): string[] {
  const firstCells = section.split('\n').flatMap((line) => /^\|([^|]+)\|/.exec(line)?.[1] ?? []);
  return firstCells.flatMap((cell) => [...cell.matchAll(/`([A-Z][A-Z0-9_]*)`/g)].map(([, name = '']) => name));
}

/** The npm scripts that the text tells people to run. */
export function scriptsNamedIn(markdown: string): string[] {
  const commands = markdown.matchAll(/\bnpm (?:run (?:-s )?(?<script>[\w:-]+)|(?<short>start|test)\b)/g);
  return [...commands].map(({ groups }) => groups?.script ?? groups?.short ?? '');
}
