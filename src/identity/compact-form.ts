import { TokenRefused } from './refusal.ts';

const longestToken = 16 * 1024;

/** Before anything of the token is parsed: its size, its three parts, and that there is one way only to write it. */
export function assertCompactForm(token: string): void {
  if (token.length > longestToken) throw new TokenRefused('longer than 16 kB');
  const parts = token.split('.', 4);
  if (parts.length !== 3) throw new TokenRefused('not three parts');
  if (!parts.every(isCanonicalBase64url)) throw new TokenRefused('not canonical base64url');
}

/**
 * The last character of a part can carry bits that decoding drops, so that several texts pass for one signature.
 * jose takes them all.
 */
function isCanonicalBase64url(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part;
}
