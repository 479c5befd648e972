/**
 * Jest reporter: the last line of a run is `N passed, N failed`, plain and on stdout, for scripts and CI.
 *
 * Jest loads a reporter as it stands, without the transform that the tests get. This file is therefore JavaScript that
 * happens to be TypeScript: its parameters have their types from default values.
 */
import { writeSync } from 'node:fs';

const nothingRun = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

let lastLine = '';

// the other reporters and the global tear-down may still write after onRunComplete, and --forceExit closes the stream
process.once('exit', () => {
  writeSync(process.stdout.fd, lastLine);
});

export default class PlainSummary {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- jest gives the contexts first, the results second
  onRunComplete(_contexts = new Set(), results = nothingRun) {
    const skipped = results.numPendingTests + results.numTodoTests;
    // the tests of a suite that could not even run are not counted anywhere
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    lastLine = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`;
  }
}
