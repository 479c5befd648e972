import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/rest-compatibility.md', root), 'utf8');
const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\| *(?:No\.|-)/.test(line))
  .map(cellsOf);
const named = /`(?<file>test\/[\w./-]+)` "(?<title>[^"]+)"/g;

/** What is wrong with the last cell of a row: a test that is not there, or words that name none. */
function missingIn(cell: string): string[] {
  const tests = [...cell.matchAll(named)].map(({ groups }) => ({
    file: groups?.file ?? '',
    title: groups?.title ?? '',
  }));
  const rest = cell.replace(named, '').replaceAll(';', '').trim();
  return [
    ...(tests.length === 0 || rest !== '' ? [`names no test: ${cell}`] : []),
    ...tests.filter(({ file, title }) => !holds(file, title)).map(({ file, title }) => `${file}: ${title}`),
  ];
}

function holds(file: string, title: string): boolean {
  const place = new URL(file, root);
  return existsSync(place) && readFileSync(place, 'utf8').includes(title);
}

describe('docs/rest-compatibility.md', () => {
  it('has rows of five cells, none of them empty, each with a number of its own in its table', () => {
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.filter((cells) => cells.length !== 5 || cells.includes(''))).toEqual([]);
    expect(rows.map(([number]) => number).filter((number = '') => !/^[DN]\d+(, [DN]\d+)*$/.test(number))).toEqual([]);
    const own = rows.map(([number = '']) => number).filter((number) => number.startsWith('N'));
    expect(new Set(own).size).toBe(own.length);
  });

  it('names tests that are there', () => {
    expect(rows.flatMap((cells) => missingIn(cells[4] ?? ''))).toEqual([]);
  });

  it.each([
    ['a file that is not there', '`test/none.test.ts` "anything"'],
    ['a title that is not there', '`test/rest/onboarding.slow.test.ts` "never written"'],
    ['words', 'somewhere'],
  ])('would not pass with %s', (_what, cell) => {
    expect(missingIn(cell)).toHaveLength(1);
  });
});
