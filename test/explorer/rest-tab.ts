import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** The page of the REST door in a browser that knows nothing yet. */
export interface RestTab {
  readonly page: Page;
  /** What the browser complains about: errors and warnings on the console (violations of the policy), exceptions. */
  readonly complaints: string[];
  /** Every address that was asked for. */
  readonly requests: string[];
  /** The block of one call, by its operationId. */
  call(operationId: string): Locator;
  /** Opens the block, fills in its fields by their names, runs the call and hands over what the gateway answers. */
  run(operationId: string, fields?: Record<string, string>): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

export async function openRest(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<RestTab> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  context.on('request', (request) => requests.push(request.url()));
  await page.goto(`${url}/explorer/rest`);
  await page.locator('.opblock').first().waitFor();
  const call = (operationId: string) => page.locator(`.opblock[id$="-${operationId}"]`);
  return {
    page,
    complaints,
    requests,
    call,
    run: async (operationId, fields = {}) => {
      const block = call(operationId);
      await block.locator('.opblock-summary-control').click();
      for (const [name, value] of Object.entries(fields)) {
        await block.locator(`tr[data-param-name="${name}"] input`).fill(value);
      }
      const answered = page.waitForResponse('**/v1/partnermanager/**');
      await block.getByRole('button', { name: 'Execute' }).click();
      const answer = await answered;
      return { status: answer.status(), body: await answer.json() };
    },
    close: () => context.close(),
  };
}
