import type { ReactNode } from 'react';

/** The class of the editor gives the header its colours, light and dark. */
export function Header({ notice, children }: { notice: string | null; children: ReactNode }) {
  return (
    <header className="graphiql-container explorer-header">
      <span className="explorer-mark" aria-hidden="true" />
      <h1>Partner gateway</h1>
      {children}
      {notice !== null && (
        <p className="explorer-notice" role="alert">
          {notice}
        </p>
      )}
    </header>
  );
}
