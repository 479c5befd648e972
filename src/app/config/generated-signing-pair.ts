import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDevelopmentPair, type SigningPair } from '../../certificate/index.ts';

const fileName = 'signing-pair.json';

/** In development the pair is made once and kept beside the data, so that what it signed stays provable. */
export async function generatedSigningPair(dataDir: string, now: Date): Promise<SigningPair> {
  const path = join(dataDir, fileName);
  const kept = await findPair(path);
  if (kept !== null) return kept;
  await mkdir(dataDir, { recursive: true });
  try {
    await writeFile(path, JSON.stringify(await createDevelopmentPair(now)), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return JSON.parse(await readFile(path, 'utf8')) as SigningPair;
}

async function findPair(path: string): Promise<SigningPair | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as SigningPair;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}
