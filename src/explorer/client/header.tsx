import type { ReactNode } from 'react';

/** The class of the editor gives the header its colours, light and dark. */
export function Header({ notice, children }: { notice: string | null; children: ReactNode }) {
  return (
    <>
      <header className="graphiql-container explorer-header">
        <Mark />
        <h1>Partner gateway</h1>
        {children}
      </header>
      {notice !== null && (
        <p className="graphiql-container explorer-notice" role="alert">
          {notice}
        </p>
      )}
    </>
  );
}

/** A gate, as in the icon of the browser tab. */
function Mark() {
  return (
    <svg className="explorer-mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M9 25V15a7 7 0 0 1 14 0v10M16 16v9" />
    </svg>
  );
}
