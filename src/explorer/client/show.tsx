import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { PersonaSignIn } from './persona-sign-in.tsx';
import { TokenSignIn } from './token-sign-in.tsx';
import type { WorkbenchProps } from './workbench-props.ts';

/** Puts a workbench into the page, with the way of signing in that the page says. */
export function show(workbench: ComponentType<WorkbenchProps>): void {
  const root = document.getElementById('explorer');
  if (root === null) throw new Error('The page has no place for the explorer.');
  const SignIn = root.dataset.signIn === 'persona' ? PersonaSignIn : TokenSignIn;
  createRoot(root).render(<SignIn workbench={workbench} />);
}
