/** What no form can mend. GraphQL answers it in `errors[]`, REST with its HTTP status and an error envelope. */
const failureCatalogue = {
  UNAUTHENTICATED: { http: 401, mosip: 'KER-ATH-401', text: 'Authentication failed.' },
  FORBIDDEN: { http: 403, mosip: 'KER-ATH-403', text: 'You may not do this.' },
  BAD_USER_INPUT: { http: 400, mosip: 'PMS_COR_001', text: 'The request cannot be read.' },
  NOT_FOUND: { http: 404, mosip: 'PMS_COR_002', text: 'There is nothing at this address.' },
  LIMIT_EXCEEDED: { http: 413, mosip: 'PMS_COR_001', text: 'The request is larger than allowed.' },
  UNAVAILABLE: { http: 503, mosip: 'PMS_COR_003', text: 'The service cannot answer at the moment. Try again.' },
  INTERNAL_SERVER_ERROR: {
    http: 500,
    mosip: 'PMS_COR_003',
    text: 'Something went wrong. The correlation id finds it in the log.',
  },
} as const;

export type FailureCode = keyof typeof failureCatalogue;

interface FailureOptions {
  /** Shown to the caller in place of the catalogue's text; must hold nothing that was sent. */
  readonly text?: string;
  readonly http?: number;
  /** For the log only. */
  readonly cause?: unknown;
}

/** `message` and `cause` are private and go to the log; `text` is public. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly text: string;
  readonly http: number;
  readonly mosip: string;

  constructor(code: FailureCode, options: FailureOptions = {}) {
    super(code, { cause: options.cause });
    this.name = 'Failure';
    this.code = code;
    this.text = options.text ?? failureCatalogue[code].text;
    this.http = options.http ?? failureCatalogue[code].http;
    this.mosip = failureCatalogue[code].mosip;
  }
}
