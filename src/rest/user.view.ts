import type { AcceptedToken } from '../identity/index.ts';

/** Who has logged in, as MOSIP's kernel tells it (contract 4.5). The portal looks for names of roles in `role`. */
export function toUserView({ token, claims, identity }: AcceptedToken) {
  return {
    userId: identity.userId,
    mobile: textOrNull(claims.mobile),
    mail: textOrNull(claims.email),
    langCode: null,
    name: textOrNull(claims.sub),
    role: [...identity.roles].join(','),
    token,
    rId: null,
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
