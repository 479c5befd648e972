import type { ReactNode } from 'react';
import type { TokenSource } from './tokens.ts';

/** What a page of either door is given. */
export interface WorkbenchProps {
  readonly tokens: TokenSource;
  readonly explanation: string;
  readonly children: ReactNode;
}
