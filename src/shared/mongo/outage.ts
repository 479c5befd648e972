import mongoose from 'mongoose';

const { MongoBulkWriteError, MongoCompatibilityError, MongoError, MongoInvalidArgumentError, MongoServerError } =
  mongoose.mongo;

/** Answers of a server that cannot take the operation now: not primary, shutting down, interrupted, out of time or disk. */
const passingServerCodes = new Set([
  ...[6, 7, 50, 64, 89, 91, 112, 189, 202, 225, 244, 246, 251, 262, 263, 290, 317, 358],
  ...[117, 279, 9001, 10058, 10107, 11600, 11601, 11602, 13388, 13435, 13436, 14031],
]);
const passingLabels = ['TransientTransactionError', 'RetryableWriteError', 'UnknownTransactionCommitResult'];

/** What Node says of a broken socket; the driver lets it through bare where a command waited to be written. */
const socketCodes = new Set(['EPIPE', 'ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'ERR_STREAM_DESTROYED']);

export function isBrokenSocket(error: unknown): boolean {
  return error instanceof Error && 'code' in error && socketCodes.has(String(error.code));
}

/** The database cannot be reached or cannot take the operation now; trying again later may help. */
export function isStoreOutage(thrown: unknown): boolean {
  if (thrown instanceof mongoose.Error.MongooseServerSelectionError) return true;
  if (isBrokenSocket(thrown)) return true;
  const error = causeOf(thrown);
  if (!(error instanceof MongoError)) return false;
  if (passingLabels.some((label) => error.hasErrorLabel(label))) return true;
  if (error instanceof MongoServerError) return passingServerCodes.has(Number(error.code));
  // what the driver says by itself is about the connection, unless it is about how it was called
  return !(error instanceof MongoInvalidArgumentError || error instanceof MongoCompatibilityError);
}

/** What befell the connection of an `insertMany` comes wrapped, and without its labels where the connection was stale. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof MongoBulkWriteError)) return error;
  return [error.errorResponse, error.cause].find((inner) => inner instanceof MongoError) ?? error;
}

const duplicateKey = 11_000;

export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === duplicateKey;
}
