import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { settingNames } from '../../src/app/config/settings.ts';
import { ensureBuilt, newDataDir, root, startGatewayProcess, startProgram } from '../support/process.ts';
import { examplesIn, namesInTables, scriptsNamedIn, sectionOf } from './markdown.ts';

const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object };

describe('the examples of the README', () => {
  const examples = examplesIn(readme);
  const outputs = new Map<string, string>();

  /** One shell for all, as for somebody who pastes one after the other. */
  beforeAll(async () => {
    await ensureBuilt();
    const dataDir = await newDataDir();
    const gateway = await startGatewayProcess({ DATA_DIR: dataDir });
    const border = '8<----';
    const session = examples.map(({ script }) => script).join(`\nprintf '${border}'\n`);
    const here = session.replaceAll('localhost:4000', new URL(gateway.url).host);
    const { code, stdout, stderr } = await startProgram('bash', ['-e', '-c', here], { DATA_DIR: dataDir }).ended;
    if (code !== 0) throw new Error(`the shell ended with ${String(code)}:\n${stderr}`);
    stdout.split(border).forEach((output, index) => outputs.set(examples[index]?.name ?? '', output));
    gateway.signal('SIGTERM');
    await gateway.ended;
  }, 120_000);

  it('are all there', () => {
    expect(examples.map(({ name }) => name)).toEqual(['token', 'graphql create', 'rest read']);
    // a marker that is not followed by what it announces would drop out of the list
    expect(readme.match(/<!-- test:/g)).toHaveLength(examples.length);
  });

  it.each(examples)('print what it says: $name', ({ name, output }) => {
    const printed = outputs.get(name);
    if (output === null) expect(printed).toBe('');
    else expect(JSON.parse(printed ?? '')).toEqual(withPatterns(output));
  });
});

/** `…` in the text stands for what differs from run to run. */
function withPatterns(shown: unknown): unknown {
  if (typeof shown === 'string' && shown.includes('…')) {
    const parts = shown.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return expect.stringMatching(new RegExp(`^${parts.join('[^]*')}$`));
  }
  if (Array.isArray(shown)) return shown.map(withPatterns);
  if (typeof shown !== 'object' || shown === null) return shown;
  return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, withPatterns(value)]));
}

describe('the settings table of the README', () => {
  it('names what the gateway reads, no more and no less', () => {
    expect(namesInTables(sectionOf(readme, 'Settings')).sort()).toEqual([...settingNames].sort());
  });
});

describe('the commands of the README', () => {
  it('exist', () => {
    const named = scriptsNamedIn(readme);
    expect(named).toEqual(expect.arrayContaining(['start', 'test', 'token', 'check']));
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  });
});
