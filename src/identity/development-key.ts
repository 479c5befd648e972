import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair, importJWK } from 'jose';
import { z } from 'zod';
import { OperatorError } from '../shared/errors/index.ts';

export const developmentAlgorithm = 'ES256';

const privateKeyShape = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});
export type PrivateKey = z.infer<typeof privateKeyShape>;

/** The key in the file; made at the first start. Processes that start together end up with the same one. */
export async function loadDevelopmentKey(file: string): Promise<PrivateKey> {
  return (await findKey(file)) ?? (await createKey(file));
}

async function findKey(file: string): Promise<PrivateKey | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  });
  return text === null ? null : readKey(file, text);
}

async function readKey(file: string, text: string): Promise<PrivateKey> {
  try {
    const key = privateKeyShape.parse(JSON.parse(text));
    await importJWK(key, developmentAlgorithm);
    return key;
  } catch {
    // without the cause: what JSON.parse and zod say can hold parts of the key
    throw new OperatorError(
      `The signing key of the development issuer, ${file}, is damaged. Delete the file and start again: ` +
        `a new key is made, and development tokens issued so far stop working.`,
    );
  }
}

/** The file appears whole or not at all. Linking fails where it exists: who comes second takes the key of the first. */
async function createKey(file: string): Promise<PrivateKey> {
  const { privateKey } = await generateKeyPair(developmentAlgorithm, { extractable: true });
  const draft = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(draft, JSON.stringify(await exportJWK(privateKey)), { flag: 'wx', mode: 0o600, flush: true });
    await link(draft, file).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return readKey(file, await readFile(file, 'utf8'));
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
