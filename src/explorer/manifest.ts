import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../shared/errors/index.ts';

/** The files that a page begins with. */
export interface PageFiles {
  readonly script: string;
  readonly styles: string;
}

/** As bundle.mjs names them. */
export interface Manifest {
  readonly graphql: PageFiles;
  readonly rest: PageFiles;
  readonly icon: string;
}

// from dist/explorer as from src/explorer, where tests run it
const builtFolder = join(import.meta.dirname, '..', '..', 'dist', 'explorer');

export const assetsFolder = join(builtFolder, 'assets');

export function readManifest(folder = builtFolder): Manifest {
  try {
    return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  } catch (cause) {
    throw new OperatorError('The explorer is not built: run `npm run build`, or switch it off with EXPLORER=false.', {
      cause,
    });
  }
}
