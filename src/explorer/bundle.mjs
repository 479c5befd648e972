/**
 * Bundles the explorer's page for the browser: dist/explorer/assets, whose file names carry a hash of their content,
 * and dist/explorer/manifest.json, which says which of them the page begins with.
 */
import { Buffer } from 'node:buffer';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'dist', 'explorer');
const assets = join(folder, 'assets');

const common = {
  absWorkingDir: root,
  outdir: assets,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  target: 'es2022',
  metafile: true,
  logLevel: 'warning',
};

const workers = await build({
  ...common,
  entryPoints: {
    editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
    json: 'monaco-editor/esm/vs/language/json/json.worker.js',
    graphql: 'monaco-graphql/esm/graphql.worker.js',
  },
  format: 'iife',
});

const page = await build({
  ...common,
  entryPoints: ['src/explorer/client/main.tsx', 'src/explorer/client/favicon.svg'],
  format: 'esm',
  splitting: true,
  define: {
    'process.env.NODE_ENV': '"production"',
    workerFiles: JSON.stringify({
      editor: outputOf(workers, 'editor.worker.js'),
      json: outputOf(workers, 'json.worker.js'),
      graphql: outputOf(workers, 'graphql.worker.js'),
    }),
  },
  loader: { '.graphql': 'text', '.svg': 'copy' },
  plugins: [stylesOnce(), fontsAsFiles()],
});

const outputs = [workers, page].flatMap(({ metafile }) => Object.keys(metafile.outputs));
const compressed = await Promise.all(outputs.filter((path) => /\.(js|css|svg)$/.test(path)).map(compress));
await writeManifest();
await removeAllBut(new Set([...outputs, ...compressed].map((path) => basename(path))));

/** GraphiQL's one stylesheet holds that of the editor as well, which the editor's modules import piece by piece. */
function stylesOnce() {
  return {
    name: 'styles-once',
    setup({ onLoad }) {
      onLoad({ filter: /monaco-editor[\\/].*\.css$/ }, () => ({ contents: '', loader: 'empty' }));
    },
  };
}

/** GraphiQL's stylesheet carries its fonts inside it. As files only those are loaded that a page shows. */
function fontsAsFiles() {
  const inline = /^data:font\/(\w+);base64,(.+)$/;
  const fonts = new Map();
  return {
    name: 'fonts-as-files',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^data:font\// }, ({ path }) => {
        const [, type, base64] = inline.exec(path);
        const name = `font-${fonts.size}.${type}`;
        fonts.set(name, Buffer.from(base64, 'base64'));
        return { path: name, namespace: 'font' };
      });
      onLoad({ filter: /./, namespace: 'font' }, ({ path }) => ({ contents: fonts.get(path), loader: 'file' }));
    },
  };
}

function outputOf({ metafile }, entryName) {
  const [path] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(entryName));
  return basename(path);
}

/** Beside the file, for browsers that take gzip, which is all of them. */
async function compress(path) {
  const target = `${path}.gz`;
  await writeFile(join(root, target), await promisify(gzip)(await readFile(join(root, path)), { level: 9 }));
  return target;
}

/** In one step: a gateway that starts meanwhile reads the old one or the new one. */
async function writeManifest() {
  const script = outputOf(page, 'main.tsx');
  const styles = basename(page.metafile.outputs[`dist/explorer/assets/${script}`].cssBundle);
  const manifest = { script, styles, icon: outputOf(page, 'favicon.svg') };
  const draft = join(folder, `manifest.${process.pid}.json`);
  await writeFile(draft, JSON.stringify(manifest));
  await rename(draft, join(folder, 'manifest.json'));
}

/** Files of earlier builds; last of all, so that there is no moment without a page. */
async function removeAllBut(names) {
  const stale = (await readdir(assets)).filter((name) => !names.has(name));
  await Promise.all(stale.map((name) => rm(join(assets, name), { force: true })));
}
