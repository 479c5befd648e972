import { problem, type Problem } from '../shared/errors/index.ts';
import { judgeText } from '../shared/text.rules.ts';
import { isBlank } from '../shared/text.ts';
import type { PartnerContact } from './partner.record.ts';
import { emailKey, isEmailAddress } from './partner.rules.ts';

const mostContacts = 20;
const longest = { name: 128, email: 254, phone: 16, role: 64 };

export function judgeContacts(contacts: readonly PartnerContact[]): Problem[] {
  if (contacts.length > mostContacts) {
    return [problem('TOO_MANY', ['contacts'], { help: `A partner has at most ${mostContacts} contacts.` })];
  }
  const emails = contacts.map(({ email }) => emailKey(email));
  return contacts.flatMap(({ name, email, phone, role }, index) => {
    const path = ['contacts', String(index)];
    return [
      ...judgeText(name, [...path, 'name'], longest.name),
      ...judgeEmail(email, [...path, 'email']),
      ...(phone === null ? [] : judgeText(phone, [...path, 'phone'], longest.phone)),
      ...(role === null ? [] : judgeText(role, [...path, 'role'], longest.role)),
      ...(!isBlank(email) && emails.indexOf(emailKey(email)) < index
        ? [problem('DUPLICATE_VALUE', [...path, 'email'])]
        : []),
    ];
  });
}

function judgeEmail(email: string, path: readonly string[]): Problem[] {
  const problems = judgeText(email, path, longest.email);
  if (problems.length > 0) return problems;
  return isEmailAddress(email) ? [] : [problem('PARTNER_EMAIL_INVALID', path)];
}
