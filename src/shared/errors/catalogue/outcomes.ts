import type { CatalogueEntry } from './entry.ts';

/** What can come of any change, whatever it is about. Named before everything else: the rest was not looked at. */
export const outcomeProblems = {
  IDEMPOTENCY_KEY_REUSED: {
    mosip: 'PMS_COR_002',
    step: 0.1,
    text: 'You have used this idempotency key for another request.',
    http: 422,
  },
  IN_PROGRESS: {
    mosip: 'PMS_COR_002',
    step: 0.1,
    text: 'A request of yours with this idempotency key is still being worked on.',
    http: 409,
  },
  OUTCOME_UNKNOWN: {
    mosip: 'PMS_COR_003',
    step: 0.1,
    text: 'The database did not answer in time: it may have been done, or not.',
    http: 503,
  },
  CHANGED_BY_OTHERS: {
    mosip: 'PMS_COR_002',
    step: 0.2,
    text: 'Others keep changing it at the same time.',
    http: 409,
    shows: 'VERSION_CONFLICT',
  },
} as const satisfies Record<string, CatalogueEntry>;
