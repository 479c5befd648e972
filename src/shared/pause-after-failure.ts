const pauseMs = 2_000;

/** For a moment after a failure everyone gets that failure, so that a service in trouble is not hammered. */
export function withPauseAfterFailure<A, T>(attempt: (argument: A) => Promise<T>): (argument: A) => Promise<T> {
  let failure: { readonly error: unknown; readonly until: number } | null = null;
  return async (argument) => {
    if (failure !== null && performance.now() < failure.until) throw failure.error;
    try {
      return await attempt(argument);
    } catch (error) {
      failure = { error, until: performance.now() + pauseMs };
      throw error;
    }
  };
}
