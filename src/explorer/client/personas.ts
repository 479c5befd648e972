/** Who one can be with the development issuer, in words for a newcomer. */
export const personas = [
  { name: 'admin', explanation: 'Administrator: sees and changes every partner, policy and client.' },
  { name: 'partner', explanation: 'Owner of Demo Bank, which may use the policy: creates clients and sees its own.' },
  {
    name: 'other-partner',
    explanation: 'Owner of Demo Clinic, which may use no policy yet: sees nothing of the bank.',
  },
] as const;

export type PersonaName = (typeof personas)[number]['name'];

export function explanationOf(persona: PersonaName): string {
  return personas.find(({ name }) => name === persona)?.explanation ?? '';
}

const key = 'partner-gateway:persona';

/** Each browser tab remembers its own, so that two of them side by side can be two people. */
export function rememberedPersona(): PersonaName {
  const remembered = sessionStorage.getItem(key);
  return personas.find(({ name }) => name === remembered)?.name ?? 'admin';
}

export function rememberPersona(name: PersonaName): void {
  sessionStorage.setItem(key, name);
}
