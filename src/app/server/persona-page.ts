import { personas, type Persona } from '../../identity/index.ts';
import { escapeHtml, renderPlainPage } from '../../shared/http/page.ts';

const explanations: Readonly<Record<Persona['name'], string>> = {
  admin: 'sees and changes every partner, policy and client',
  partner: 'owner of Demo Bank, which may use the policy',
  'other-partner': 'owner of Demo Clinic, which may use no policy yet',
};

/** Links, and no form: a choice is the same request again with the persona in it. */
export function renderPersonaPage(request: string): string {
  const linkTo = (choice: string, words: string): string =>
    `<a href="${escapeHtml(`${request}&persona=${choice}`)}">${escapeHtml(words)}</a>`;
  const choices = personas.map(
    ({ name, givenName, familyName }) =>
      `<li>${linkTo(name, name)} (${escapeHtml(`${givenName} ${familyName}`)}): ${explanations[name]}</li>`,
  );
  const cancel = `<p>${linkTo('none', 'Cancel')}</p>`;
  return renderPlainPage('Who do you want to be?', `<ul>${choices.join('')}</ul>${cancel}`);
}
