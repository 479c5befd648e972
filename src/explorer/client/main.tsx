import 'graphiql/style.css';
import './explorer.css';
import { setUpEditorLook } from './editor-look.ts';
import { show } from './show.tsx';
import { setUpWorkers } from './workers.ts';
import { Workbench } from './workbench.tsx';

setUpWorkers();
void setUpEditorLook();
show(Workbench);
