/** Lets node run the sources as they stand, so that a benchmark needs no build of its own. */
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transform } from 'esbuild';

// the hooks below run in a thread of their own, which loads this file once more
if (isMainThread) register(import.meta.url);

const compilerOptions = { experimentalDecorators: true, useDefineForClassFields: true, verbatimModuleSyntax: true };

export async function load(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return nextLoad(url, context);
  const text = await readFile(fileURLToPath(url), 'utf8');
  const options = {
    loader: 'ts',
    format: 'esm',
    target: 'es2022',
    sourcemap: 'inline',
    tsconfigRaw: { compilerOptions },
  };
  const { code } = await transform(text, options);
  return { format: 'module', source: code, shortCircuit: true };
}
