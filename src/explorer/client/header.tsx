import type { ReactNode } from 'react';
import { gateway } from './gateway.ts';

const doors = [
  { name: 'GraphQL', path: '' },
  { name: 'REST', path: 'explorer/rest' },
] as const;

type Door = (typeof doors)[number]['name'];

export interface HeaderProps {
  /** Which of the two pages this is. */
  readonly door: Door;
  /** Who one is at the moment, in words. */
  readonly explanation: string;
  /** What went wrong with signing in; stands in place of the explanation, so that nothing moves. */
  readonly notice: string | null;
  /** Where one says who one is. */
  readonly children: ReactNode;
}

/** The class of the editor gives the header its colours, light and dark. */
export function Header({ door, explanation, notice, children }: HeaderProps) {
  return (
    <header className="graphiql-container explorer-header">
      <Mark />
      <h1>Partner gateway</h1>
      <nav>
        {doors.map(({ name, path }) => (
          <a key={name} href={new URL(path, gateway).href} aria-current={name === door ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      {notice === null ? <p>{explanation}</p> : <p role="alert">{notice}</p>}
      {children}
    </header>
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
