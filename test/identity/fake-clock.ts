import { jest } from '@jest/globals';

/** Stops the clocks but leaves the timers, which sockets need. `jest.advanceTimersByTime` then moves the clocks. */
export function stopClocks(): void {
  jest.useFakeTimers({
    doNotFake: [
      'hrtime',
      'nextTick',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
}
