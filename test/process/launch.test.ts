import { copyFile, mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { newDataDir, root, startProgram } from '../support/process.ts';

/** Stands in for the repository: what the launcher decides depends on the times of files alone, and this build is quick. */
let project = '';

const files: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ type: 'module', scripts: { build: 'node build.mjs' } }),
  'package-lock.json': '{}',
  'tsconfig.json': '{}',
  'src/feature/code.ts': '',
  'schema/schema.graphql': '',
  'build.mjs': `
    import { mkdirSync, writeFileSync } from 'node:fs';
    console.log('noise of the build');
    mkdirSync('dist/explorer', { recursive: true });
    writeFileSync('dist/entry.js', 'console.log(process.argv.slice(2).join())');
    if (process.env.BROKEN) process.exit(2);
    writeFileSync('dist/explorer/manifest.json', '{}');
  `,
};

const inProject = (name: string) => path.join(project, name);

async function setAge(name: string, seconds: number): Promise<void> {
  const time = Date.now() / 1000 - seconds;
  await utimes(inProject(name), time, time);
}

beforeEach(async () => {
  project = await newDataDir();
  for (const folder of ['src/feature', 'schema']) await mkdir(inProject(folder), { recursive: true });
  await copyFile(path.join(root, 'src', 'launch.mjs'), inProject('src/launch.mjs'));
  for (const [name, content] of Object.entries(files)) await writeFile(inProject(name), content);
  for (const name of [...Object.keys(files), 'src/launch.mjs']) await setAge(name, 60);
});

async function launch(variables: Record<string, string> = {}) {
  const args = ['src/launch.mjs', 'entry', 'one', '--two'];
  const { code, stdout, stderr } = await startProgram(process.execPath, args, variables, project).ended;
  return { code, stdout, stderr };
}

const runs = { code: 0, stdout: 'one,--two\n', stderr: '' };
const buildsAndRuns = { ...runs, stderr: 'Building…\nnoise of the build\n' };

describe('the launcher', () => {
  it('builds what is not there, and nothing of the build gets onto standard output', async () => {
    expect(await launch()).toEqual(buildsAndRuns);
    expect(await launch()).toEqual(runs);
  });

  it.each(['src/feature/code.ts', 'schema/schema.graphql', 'package-lock.json', 'tsconfig.json'])(
    'builds again when %s is newer',
    async (name) => {
      await launch();
      await setAge(name, -60);
      expect(await launch()).toEqual(buildsAndRuns);
    },
  );

  it('builds again after a build that failed', async () => {
    const failure = { code: 1, stdout: '', stderr: 'Building…\nnoise of the build\nThe build failed.\n' };
    expect(await launch({ BROKEN: 'yes' })).toEqual(failure);
    expect(await launch()).toEqual(buildsAndRuns);
    await setAge('src/feature/code.ts', -60);
    expect(await launch({ BROKEN: 'yes' })).toEqual(failure);
    expect(await launch()).toEqual(buildsAndRuns);
  });

  it('never builds in production', async () => {
    const production = { NODE_ENV: 'production' };
    const refusal = {
      code: 1,
      stdout: '',
      stderr: 'dist is missing or older than the sources: run `npm run build` first.\n',
    };
    expect(await launch(production)).toEqual(refusal);
    await launch();
    expect(await launch(production)).toEqual(runs);
    await rm(inProject('dist'), { recursive: true });
    expect(await launch(production)).toEqual(refusal);
  });

  it('only builds when it is given nothing to run', async () => {
    const { code, stdout } = await startProgram(process.execPath, ['src/launch.mjs'], {}, project).ended;
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(await launch()).toEqual(runs);
  });
});
