import { askGateway } from './gateway.ts';
import type { PersonaName } from './personas.ts';

/** Where the access token of the next request comes from. */
export interface TokenSource {
  /** Throws with words for people where there is none. */
  get(): Promise<string>;
  /** Forgets a token that was refused. True: `get` brings a new one. */
  discard(): boolean;
  /** For people: what to do when a token is refused. */
  readonly refused: string;
}

export interface PersonaTokens extends TokenSource {
  become(persona: PersonaName): void;
}

/** Tokens of the development issuer, fetched when the first is needed. */
export function createPersonaTokens(first: PersonaName): PersonaTokens {
  let persona = first;
  const tokens = new Map<PersonaName, string>();
  return {
    get: async () => {
      // whose token this is must not change while it is on its way
      const name = persona;
      const token = tokens.get(name) ?? (await fetchToken(name));
      tokens.set(name, token);
      return token;
    },
    discard: () => {
      tokens.clear();
      return true;
    },
    become: (next) => {
      persona = next;
    },
    refused:
      'The gateway refuses the tokens of its own development issuer. Reload the page, or start the gateway again.',
  };
}

async function fetchToken(persona: PersonaName): Promise<string> {
  const answer = await askGateway(`dev/token?as=${persona}`);
  if (answer.ok) return answer.text();
  throw new Error(
    `There is no token for ${persona}: the development issuer gives them only on its own machine. ` +
      'Open this page under localhost or 127.0.0.1.',
  );
}

export const noToken: TokenSource = {
  get: () => Promise.reject(new Error('Paste an access token at the top of the page first.')),
  discard: () => false,
  refused: '',
};

/** A token that somebody pasted. It stands here and nowhere else. */
export function createPastedToken(token: string): TokenSource {
  return {
    get: () => Promise.resolve(token),
    discard: () => false,
    refused: 'The gateway refuses this token: it has expired, or was made by another issuer or for another audience.',
  };
}
