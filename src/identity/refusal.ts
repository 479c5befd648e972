import { Failure } from '../shared/errors/index.ts';

/** A token that is not good enough. The message is for the log and holds nothing of the token. */
export class TokenRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'TokenRefused';
  }
}

/** Every refusal looks the same from outside; the reason is for the log. */
export function unauthenticated(reason: string): Failure {
  return new Failure('UNAUTHENTICATED', { cause: new TokenRefused(reason) });
}

export function unavailable(cause: unknown): Failure {
  return new Failure('UNAVAILABLE', { cause });
}
