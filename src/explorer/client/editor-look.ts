const look = { fontSize: 13, wordWrap: 'on' } as const;

/** GraphiQL's editors have large type and cut long lines, and no prop says otherwise: each is told by itself. */
export async function setUpEditorLook(): Promise<void> {
  const { editor } = await import('monaco-graphql/monaco-editor');
  editor.onDidCreateEditor((created) => {
    created.updateOptions(look);
  });
  for (const earlier of editor.getEditors()) earlier.updateOptions(look);
}
