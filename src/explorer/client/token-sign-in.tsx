import { useState, type SubmitEvent } from 'react';
import { createPastedToken, noToken, type TokenSource } from './tokens.ts';
import { Workbench } from './workbench.tsx';

/** With an identity provider of your own: a token is pasted, and kept in memory only. */
export function TokenSignIn() {
  const [tokens, setTokens] = useState<TokenSource>(noToken);
  return (
    <Workbench
      tokens={tokens}
      signIn={
        <TokenField
          use={(token) => {
            setTokens(createPastedToken(token));
          }}
        />
      }
    />
  );
}

function TokenField({ use }: { use: (token: string) => void }) {
  const [token, setToken] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (token.trim() !== '') use(token.trim());
  };
  return (
    <form className="explorer-token" onSubmit={submit}>
      <label htmlFor="token">Access token</label>
      <input
        id="token"
        type="password"
        autoComplete="off"
        spellCheck={false}
        placeholder="Paste a token of your identity provider"
        value={token}
        onChange={(event) => {
          setToken(event.target.value);
        }}
      />
      <button type="submit">Use it</button>
    </form>
  );
}
