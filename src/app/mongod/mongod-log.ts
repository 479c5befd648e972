import { readFile, rename } from 'node:fs/promises';

const linesShown = 8;
const widthShown = 400;

/** One log per start and the one before: bounded without asking anybody to rotate it. */
export async function keepPreviousLog(file: string): Promise<void> {
  await rename(file, `${file}.1`).catch(() => undefined);
}

/** The lines that tell why it failed. The last ones do not: mongod writes a page about its own shutdown. */
export async function telltaleLines(file: string): Promise<string> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
  const telling = lines.filter((line) => /"s":"[EF]"/.test(line) || !line.startsWith('{'));
  return (telling.length > 0 ? telling : lines)
    .slice(-linesShown)
    .map((line) => line.slice(0, widthShown))
    .join('\n');
}
