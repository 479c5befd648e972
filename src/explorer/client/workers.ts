/** The editor checks documents and variables in workers, which are files of ours: no blob:, no other origin. */
export function setUpWorkers(): void {
  window.MonacoEnvironment = {
    getWorker: (_id, label) => new Worker(new URL(fileFor(label), import.meta.url), { name: label }),
  };
}

function fileFor(label: string): string {
  if (label === 'json' || label === 'graphql') return workerFiles[label];
  return workerFiles.editor;
}
