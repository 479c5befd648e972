import 'swagger-ui-dist/swagger-ui.css';
import './explorer.css';
import './rest.css';
import { RestWorkbench } from './rest-workbench.tsx';
import { show } from './show.tsx';

/** The viewer has its dark look under a class, and follows no one by itself. */
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const followLook = (): void => {
  document.documentElement.classList.toggle('dark-mode', prefersDark.matches);
};
followLook();
prefersDark.addEventListener('change', followLook);
show(RestWorkbench);
