import { describe, expect, it } from '@jest/globals';
import { go2 } from '../../src/delivery/esignet/go-2.ts';
import { java1 } from '../../src/delivery/esignet/java-1.ts';
import { readOpenapi } from '../support/openapi-document.ts';

const { responses } = readOpenapi().components;

describe.each(['ClientCreated', 'ClientUpdated'])('the description of %s', (name) => {
  it.each([java1, go2])('names every code that eSignet may refuse a client with, $name', ({ refusals, duplicates }) => {
    const { description = '' } = responses[name] ?? {};
    expect([...refusals, ...duplicates].filter((code) => !description.includes(`\`${code}\``))).toEqual([]);
  });
});
