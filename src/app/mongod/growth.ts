import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

const everyMs = 1500;

/** Says now and then how much has arrived in a folder; returns the function that ends it. */
export function watchGrowth(folder: string, what: string, report: (line: string) => void): () => void {
  const timer = setInterval(() => {
    void sizeOf(folder).then((bytes) => {
      report(`${what}: ${Math.round(bytes / 1e6)} MB on disk so far`);
    });
  }, everyMs);
  return () => {
    clearInterval(timer);
  };
}

/** Files come and go while a tool works: what has just vanished counts nothing. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(path.join(entry.parentPath, entry.name)).then(
        (file) => file.size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
