/** GraphiQL's editors have large type and cut long lines, and no prop says otherwise: each is told when it is made. */
export async function setUpEditorLook(): Promise<void> {
  const { editor } = await import('monaco-graphql/monaco-editor');
  editor.onDidCreateEditor((created) => {
    created.updateOptions({ fontSize: 13, wordWrap: 'on' });
  });
}
