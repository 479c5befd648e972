export {
  Collection,
  countLimit,
  pointReadBudgetMs,
  ReadCollection,
  toRecord,
  type DocumentOf,
  type StoredRecord,
} from './collection.ts';
export { createFences } from './fences.ts';
export { given } from './given.ts';
export { inTime } from './in-time.ts';
export { isDuplicateKey } from './outage.ts';
export { partnerCondition } from './partner-condition.ts';
export { document, oneOf, recordModel, text, textOrNull, texts, time } from './record-model.ts';
export { Report, type Join } from './report.ts';
export { Search } from './search.ts';
export { namedColumn, orderColumn, Table, textColumn } from './table.ts';
export { createUnitOfWork, sessionOf } from './transaction.ts';
export { byStages, fromNow, hasPassed, literal, now, type Stage } from './stages.ts';
