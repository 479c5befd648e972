/**
 * Bundles the explorer's pages for the browser: dist/explorer/assets, whose file names carry a hash of their content,
 * and dist/explorer/manifest.json, which says which of them a page begins with.
 */
import { Buffer } from 'node:buffer';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
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
  write: false,
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
  entryPoints: ['src/explorer/client/main.tsx', 'src/explorer/client/rest.tsx', 'src/explorer/client/favicon.svg'],
  format: 'esm',
  splitting: true,
  define: {
    'process.env.NODE_ENV': '"production"',
    workerFiles: JSON.stringify({
      editor: nameOf(workers, 'editor.worker.js'),
      json: nameOf(workers, 'json.worker.js'),
      graphql: nameOf(workers, 'graphql.worker.js'),
    }),
  },
  loader: { '.graphql': 'text', '.svg': 'copy' },
  plugins: [stylesOnce(), fontsAsFiles()],
});

await mkdir(assets, { recursive: true });
const written = await Promise.all([...workers.outputFiles, ...page.outputFiles].map(writeAsset));
await writeManifest();
await removeAllBut(new Set(written.flat()));

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

/** The output that an entry became. */
function nameOf({ metafile }, entryName) {
  const [path] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(entryName));
  return basename(path);
}

/** The file, and beside it the same packed, for browsers that take gzip. */
async function writeAsset({ path, contents }) {
  const name = basename(path);
  await writeOnce(name, () => contents);
  if (!/\.(js|css|svg)$/.test(name)) return [name];
  await writeOnce(`${name}.gz`, () => promisify(gzip)(contents, { level: 9 }));
  return [name, `${name}.gz`];
}

/** A file that is there has this content already. In one step, since a gateway may be serving meanwhile. */
async function writeOnce(name, contents) {
  const path = join(assets, name);
  if (!existsSync(path)) await replace(path, await contents());
}

async function replace(path, contents) {
  const draft = join(folder, `${basename(path)}.${process.pid}.draft`);
  await writeFile(draft, contents);
  await rename(draft, path);
}

async function writeManifest() {
  const manifest = { graphql: filesOf('main.tsx'), rest: filesOf('rest.tsx'), icon: nameOf(page, 'favicon.svg') };
  await replace(join(folder, 'manifest.json'), JSON.stringify(manifest));
}

function filesOf(entryName) {
  const script = nameOf(page, entryName);
  return { script, styles: basename(page.metafile.outputs[`dist/explorer/assets/${script}`].cssBundle) };
}

/** Files of earlier builds; last of all, so that there is no moment without a page. */
async function removeAllBut(names) {
  const stale = (await readdir(assets)).filter((name) => !names.has(name));
  await Promise.all(stale.map((name) => rm(join(assets, name), { force: true })));
}
