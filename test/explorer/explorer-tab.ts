import type { Browser, BrowserContextOptions, Locator, Page, Response } from 'playwright-core';

/** The explorer in a tab of a browser that knows nothing yet. */
export interface ExplorerTab {
  readonly page: Page;
  /** What the browser complains about: errors and warnings on the console (violations of the policy), exceptions. */
  readonly complaints: string[];
  /** Every address that was asked for. */
  readonly requests: string[];
  /** Opens one of the tabs with operations. */
  openTab(name: string): Promise<void>;
  actAs(persona: string): Promise<void>;
  /** Runs the operation of the open tab and hands over what the gateway answers. */
  run(): Promise<{ status: number; body: unknown }>;
  /** What stands in the pane of the answer, in one line: as soon as `part` is in it, or whatever it is after a while. */
  shownAnswer(part: string): Promise<string>;
  /** What the header says that went wrong. */
  alert(): Locator;
  close(): Promise<void>;
}

const longestDrawMs = 5_000;

export async function openExplorer(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<ExplorerTab> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  context.on('request', (request) => requests.push(request.url()));
  await page.goto(url);
  await editorOf(page).waitFor();

  return {
    page,
    complaints,
    requests,
    openTab: async (name) => {
      await page.locator('.graphiql-tab-button').getByText(name, { exact: true }).click();
      await page.locator('.graphiql-query-editor .view-lines').getByText(name, { exact: true }).waitFor();
    },
    actAs: (persona) => page.getByRole('radio', { name: persona, exact: true }).check(),
    run: async () => {
      const answered = page.waitForResponse(isAnswerOfOperation);
      await page.getByRole('button', { name: 'Execute query' }).click();
      const answer = await answered;
      return { status: answer.status(), body: await answer.json() };
    },
    shownAnswer: async (part) => {
      const deadline = Date.now() + longestDrawMs;
      let shown = await readAnswer(page);
      while (!shown.includes(part) && Date.now() < deadline) {
        await page.waitForTimeout(50);
        shown = await readAnswer(page);
      }
      return shown;
    },
    alert: () => page.locator('header').getByRole('alert'),
    close: () => context.close(),
  };
}

/** Not the question for the schema, which the page asks by itself. */
function isAnswerOfOperation(answer: Response): boolean {
  const asked = answer.request().postData() ?? '';
  return answer.url().endsWith('/graphql') && !asked.includes('IntrospectionQuery');
}

async function readAnswer(page: Page): Promise<string> {
  const text = await page.locator('.graphiql-response .view-lines').innerText();
  // the editor breaks long lines, and draws its spaces with another character
  return text.replaceAll(/\s+/g, ' ');
}

export function editorOf(page: Page): Locator {
  return page.locator('.graphiql-query-editor .view-line').first();
}
