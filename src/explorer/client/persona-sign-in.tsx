import { useState, type ComponentType } from 'react';
import { explanationOf, personas, rememberedPersona, rememberPersona, type PersonaName } from './personas.ts';
import { createPersonaTokens } from './tokens.ts';
import type { WorkbenchProps } from './workbench-props.ts';

/** In development: somebody is chosen, and the development issuer gives the token. */
export function PersonaSignIn({ workbench: Workbench }: { workbench: ComponentType<WorkbenchProps> }) {
  const [chosen, setChosen] = useState(rememberedPersona);
  const [tokens] = useState(() => createPersonaTokens(chosen));
  const choose = (name: PersonaName): void => {
    rememberPersona(name);
    tokens.become(name);
    setChosen(name);
  };
  return (
    <Workbench tokens={tokens} explanation={explanationOf(chosen)}>
      <PersonaChoice chosen={chosen} choose={choose} />
    </Workbench>
  );
}

function PersonaChoice({ chosen, choose }: { chosen: PersonaName; choose: (name: PersonaName) => void }) {
  return (
    <div className="explorer-personas" role="radiogroup" aria-labelledby="act-as">
      <span id="act-as">Act as</span>
      {personas.map(({ name, explanation }) => (
        <label key={name} title={explanation}>
          <input
            type="radio"
            name="persona"
            checked={name === chosen}
            onChange={() => {
              choose(name);
            }}
          />
          {name}
        </label>
      ))}
    </div>
  );
}
