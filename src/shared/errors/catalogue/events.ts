import type { CatalogueEntry } from './entry.ts';

/** Refusals around the events for ID-authentication, which have no REST calls. */
export const eventProblems = {
  EVENT_NOT_FOUND: { mosip: 'PMS_COR_001', step: 5.31, text: 'There is no such event.' },
  EVENT_NOT_PARKED: { mosip: 'PMS_COR_001', step: 5.32, text: 'The event is not parked.' },
} as const satisfies Record<string, CatalogueEntry>;
