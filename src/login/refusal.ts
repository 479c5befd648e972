import { Failure, type FailureCode } from '../shared/errors/index.ts';

/** Why a login or logout does not go on, for somebody in front of a browser. */
const refusals = {
  NOT_SET_UP: ['NOT_FOUND', 'Login is not set up on this gateway.'],
  BAD_ADDRESS: ['BAD_USER_INPUT', 'The address to return to is not one that this gateway sends browsers to.'],
  NO_STATE: ['BAD_USER_INPUT', 'The login has no usable state. Go back to the page and log in again.'],
  NOT_STARTED_HERE: [
    'BAD_USER_INPUT',
    'This login was not started in this browser, has been finished already, or took too long. Log in again.',
  ],
  OTHER_STATE: ['BAD_USER_INPUT', 'Another login was started in this browser meanwhile. Log in again.'],
  CODE_REFUSED: ['BAD_USER_INPUT', 'The identity provider no longer accepts this login. Log in again.'],
  DENIED: ['FORBIDDEN', 'The identity provider did not log you in.'],
  ISSUER_REFUSES: ['UNAVAILABLE', 'The identity provider refuses to work with this gateway.'],
  ISSUER_UNAVAILABLE: ['UNAVAILABLE', 'The identity provider cannot be reached at the moment. Try again.'],
  TOKEN_REFUSED: ['UNAVAILABLE', 'You have logged in, but this gateway cannot accept the token that came of it.'],
  STILL_LOGGED_IN_THERE: [
    'UNAVAILABLE',
    'You have logged out here, but the identity provider cannot be reached: there you may still be logged in.',
  ],
  OTHER_SITE: ['FORBIDDEN', 'Another site may not log you out.'],
} as const satisfies Record<string, readonly [FailureCode, string]>;

export function refusal(reason: keyof typeof refusals, cause?: unknown): Failure {
  const [code, text] = refusals[reason];
  return new Failure(code, { text, cause: cause ?? new Error(`login: ${reason}`) });
}
