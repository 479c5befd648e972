import { useState, type ComponentType, type SubmitEvent } from 'react';
import { createPastedToken, noToken, type TokenSource } from './tokens.ts';
import type { WorkbenchProps } from './workbench-props.ts';

/** What else is pasted could not even be sent. */
const tokenPattern = '\\s*([Bb]earer\\s+)?[\\w.\\-]+\\s*';

/** With an identity provider of one's own: a token is pasted, and kept in memory only. */
export function TokenSignIn({ workbench: Workbench }: { workbench: ComponentType<WorkbenchProps> }) {
  const [tokens, setTokens] = useState<TokenSource>(noToken);
  const explanation =
    tokens === noToken
      ? 'Operations need an access token of your identity provider.'
      : 'Operations run with your token, which is kept in the memory of this page only.';
  return (
    <Workbench tokens={tokens} explanation={explanation}>
      <TokenField
        use={(token) => {
          setTokens(createPastedToken(token));
        }}
      />
    </Workbench>
  );
}

function TokenField({ use }: { use: (token: string) => void }) {
  const [token, setToken] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    use(token.replace(/^\s*Bearer\s+/i, '').trim());
  };
  return (
    <form className="explorer-token" onSubmit={submit}>
      <label htmlFor="token">Access token</label>
      <input
        id="token"
        type="password"
        autoComplete="off"
        placeholder="Paste it here"
        required
        pattern={tokenPattern}
        title="An access token, as it stands after Bearer"
        value={token}
        onChange={(event) => {
          setToken(event.target.value);
        }}
      />
      <button type="submit">Use it</button>
    </form>
  );
}
