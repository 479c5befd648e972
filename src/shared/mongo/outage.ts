import mongoose from 'mongoose';

const {
  MongoBulkWriteError,
  MongoError,
  MongoNetworkError,
  MongoOperationTimeoutError,
  MongoServerSelectionError,
  MongoServerError,
} = mongoose.mongo;

/** NotWritablePrimary and its kin, shutdown in progress, interrupted by a step-down, out of disk. */
const passingServerCodes = new Set([50, 89, 91, 189, 262, 9001, 10058, 10107, 11600, 11602, 13435, 13436, 14031]);

/** The database cannot be reached or cannot take the operation now; trying again later may help. */
export function isStoreOutage(thrown: unknown): boolean {
  const error = causeOf(thrown);
  if (error instanceof mongoose.Error.MongooseServerSelectionError) return true;
  if (!(error instanceof MongoError)) return false;
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoOperationTimeoutError ||
    error.name === 'MongoWaitQueueTimeoutError' ||
    error.name === 'MongoPoolClearedError' ||
    error.hasErrorLabel('TransientTransactionError') ||
    error.hasErrorLabel('RetryableWriteError') ||
    error.hasErrorLabel('UnknownTransactionCommitResult') ||
    (error instanceof MongoServerError && passingServerCodes.has(Number(error.code)))
  );
}

/** What befell the connection of an `insertMany` comes wrapped, and without its labels where the connection was stale. */
function causeOf(error: unknown): unknown {
  return error instanceof MongoBulkWriteError && error.errorResponse instanceof MongoError
    ? error.errorResponse
    : error;
}

const duplicateKey = 11_000;

export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === duplicateKey;
}
