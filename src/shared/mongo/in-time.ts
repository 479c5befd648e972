import { Failure } from '../errors/index.ts';

/**
 * What the database does not answer in time is UNAVAILABLE, however it fails to: its own limits begin to run only when it
 * has heard of the question.
 */
export async function inTime<T>(
  limitMs: number,
  work: Promise<T>,
  late: () => Error = () => new Failure('UNAVAILABLE'),
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const overtime = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(late());
    }, limitMs);
  });
  try {
    return await Promise.race([work, overtime]);
  } finally {
    clearTimeout(timer);
  }
}
