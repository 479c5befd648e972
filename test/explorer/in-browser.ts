import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { findChromium, launchBrowser } from '../support/browser.ts';

/** A suite that needs a real browser. Where there is none it says what to install, and the rest of the run goes on. */
export function describeInBrowser(name: string, tests: (browser: () => Browser) => void): void {
  if (findChromium() === null) {
    process.stderr.write(
      `Skipped: ${name}. Install Chromium (apt-get install chromium) or name it by CHROMIUM_BINARY.\n`,
    );
  }
  (findChromium() === null ? describe.skip : describe)(name, () => {
    let browser: Browser | null = null;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());
    tests(() => {
      if (browser === null) throw new Error('The browser has not started.');
      return browser;
    });
  });
}
