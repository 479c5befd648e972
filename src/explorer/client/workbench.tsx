import { buildSchema } from 'graphql';
import { GraphiQL, type GraphiQLProps } from 'graphiql';
import { useEffect, useMemo, useState } from 'react';
import publishedText from '../../../schema/schema.graphql';
import { examples } from './examples.ts';
import { createFetcher } from './fetcher.ts';
import { Header } from './header.tsx';
import { tabStorage } from './tab-storage.ts';
import { noToken } from './tokens.ts';
import type { WorkbenchProps } from './workbench-props.ts';

const isFirstVisit = tabStorage.getItem('graphiql:tabState') === null;

/** Who has been here before finds the page as it was left; others get the documentation, and room beside it. */
const firstVisit = isFirstVisit ? { visiblePlugin: 'Documentation Explorer' } : {};
if (isFirstVisit) {
  tabStorage.setItem('graphiql:docExplorerFlex', '0.25');
  tabStorage.setItem('graphiql:editorFlex', '1.05');
}

/** Scalars of ours that the check of the variables does not know; what it does not know it underlines. */
const scalars: NonNullable<GraphiQLProps['customScalarSchemas']> = {
  JSON: { type: ['object', 'array', 'string', 'number', 'boolean'] },
  JSONObject: { type: 'object' },
};

/** The gateway tells its schema to who has a token; until then there is the one that was published with it. */
const publishedSchema = { schema: buildSchema(publishedText) };

export function Workbench({ tokens, explanation, children }: WorkbenchProps) {
  const [notice, setNotice] = useState<string | null>(null);
  const fetcher = useMemo(() => createFetcher(tokens, setNotice), [tokens]);
  useEffect(() => {
    setNotice(null);
  }, [tokens, explanation]);
  return (
    <>
      <Header door="GraphQL" explanation={explanation} notice={notice}>
        {children}
      </Header>
      <main>
        <GraphiQL
          {...firstVisit}
          {...(tokens === noToken ? publishedSchema : {})}
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
