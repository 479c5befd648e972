import { useState } from 'react';
import { personas, rememberedPersona, rememberPersona, type PersonaName } from './personas.ts';
import { createPersonaTokens } from './tokens.ts';
import { Workbench } from './workbench.tsx';

/** In development: somebody is chosen, and the development issuer gives the token. */
export function PersonaSignIn() {
  const [chosen, setChosen] = useState(rememberedPersona);
  const [tokens] = useState(() => createPersonaTokens(chosen));
  const choose = (name: PersonaName): void => {
    rememberPersona(name);
    tokens.become(name);
    setChosen(name);
  };
  return <Workbench tokens={tokens} signIn={<PersonaChoice chosen={chosen} choose={choose} />} />;
}

function PersonaChoice({ chosen, choose }: { chosen: PersonaName; choose: (name: PersonaName) => void }) {
  return (
    <>
      <p>{personas.find(({ name }) => name === chosen)?.explanation}</p>
      <div className="explorer-personas" role="radiogroup" aria-labelledby="act-as">
        <span id="act-as">Act as</span>
        {personas.map(({ name, explanation }) => (
          <label key={name} title={explanation}>
            <input
              type="radio"
              name="persona"
              value={name}
              checked={name === chosen}
              onChange={() => {
                choose(name);
              }}
            />
            {name}
          </label>
        ))}
      </div>
    </>
  );
}
