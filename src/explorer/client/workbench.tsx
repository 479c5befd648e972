import { GraphiQL, type GraphiQLProps } from 'graphiql';
import { useMemo, useState, type ReactNode } from 'react';
import { examples } from './examples.ts';
import { createFetcher } from './fetcher.ts';
import { Header } from './header.tsx';
import { tabStorage } from './tab-storage.ts';
import { noToken, type TokenSource } from './tokens.ts';

const isFirstVisit = tabStorage.getItem('graphiql:tabState') === null;

/** Who has been here before finds the page as it was left; others get the documentation, and room beside it. */
const firstVisit = isFirstVisit ? { visiblePlugin: 'Documentation Explorer' } : {};
if (isFirstVisit) {
  tabStorage.setItem('graphiql:docExplorerFlex', '0.25');
  tabStorage.setItem('graphiql:editorFlex', '1.15');
}

/** Scalars of ours that the check of the variables does not know; what it does not know it underlines. */
const scalars: NonNullable<GraphiQLProps['customScalarSchemas']> = {
  JSON: { type: ['object', 'array', 'string', 'number', 'boolean'] },
  JSONObject: { type: 'object' },
};

/** The schema is asked for as soon as there is somebody to ask as. */
const withoutSchema = { schema: null };

export function Workbench({ tokens, signIn }: { tokens: TokenSource; signIn: ReactNode }) {
  const [notice, setNotice] = useState<string | null>(null);
  const fetcher = useMemo(() => createFetcher(tokens, setNotice), [tokens]);
  return (
    <>
      <Header notice={notice}>{signIn}</Header>
      <main>
        <GraphiQL
          {...firstVisit}
          {...(tokens === noToken ? withoutSchema : {})}
          fetcher={fetcher}
          customScalarSchemas={scalars}
          defaultTabs={examples}
          defaultEditorToolsVisibility="variables"
          isHeadersEditorEnabled={false}
          showPersistHeadersSettings={false}
          storage={tabStorage}
        >
          <GraphiQL.Logo>{null}</GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}
