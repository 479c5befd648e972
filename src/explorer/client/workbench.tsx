import { GraphiQL } from 'graphiql';
import { useMemo, useState, type ReactNode } from 'react';
import { examples } from './examples.ts';
import { createFetcher } from './fetcher.ts';
import { Header } from './header.tsx';
import { tabStorage } from './tab-storage.ts';
import { noToken, type TokenSource } from './tokens.ts';

/** Only somebody who has no tabs yet gets the documentation opened; others find the page as they left it. */
const firstVisit = tabStorage.getItem('graphiql:tabState') === null ? { visiblePlugin: 'Documentation Explorer' } : {};

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
          defaultTabs={examples}
          defaultEditorToolsVisibility="variables"
          isHeadersEditorEnabled={false}
          storage={tabStorage}
        >
          <GraphiQL.Logo>{null}</GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}
