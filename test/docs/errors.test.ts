import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { entryOf, problemCatalogue, type Reason } from '../../src/shared/errors/problem-catalogue.ts';

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| `([A-Z_]+)` +\| `([A-Za-z0-9_-]+)`/gm)].map(
  ([, code, mosip]) => `${code ?? ''} ${mosip ?? ''}`,
);

describe('docs/errors.md', () => {
  it('lists every problem with its REST code, in the order of the checks', () => {
    const reasons = Object.keys(problemCatalogue) as Reason[];
    const expected = reasons
      .sort((a, b) => entryOf(a).step - entryOf(b).step)
      .map((reason) => `${entryOf(reason).shows ?? reason} ${entryOf(reason).mosip}`);
    expect(rows).toEqual(expected);
  });
});
