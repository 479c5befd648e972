import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './explorer.css';
import { setUpEditorLook } from './editor-look.ts';
import { PersonaSignIn } from './persona-sign-in.tsx';
import { TokenSignIn } from './token-sign-in.tsx';
import { setUpWorkers } from './workers.ts';

setUpWorkers();
void setUpEditorLook();
const root = document.getElementById('explorer');
if (root === null) throw new Error('The page has no place for the explorer.');
createRoot(root).render(root.dataset.signIn === 'persona' ? <PersonaSignIn /> : <TokenSignIn />);
