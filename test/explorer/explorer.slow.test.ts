import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { buildExplorer } from './built.ts';
import { getExample } from './examples.ts';
import { editorOf, openExplorer, type ExplorerTab } from './explorer-tab.ts';
import { describeInBrowser } from './in-browser.ts';

const screenshot = path.join(import.meta.dirname, '..', '..', 'test-results', 'explorer.png');
const tabNames = [
  'WhoAmI',
  'Policies',
  'CheckOidcClient',
  'CreateOidcClient',
  'OidcClients',
  'OidcClient',
  'UpdateOidcClient',
  'AuditEntries',
];

describeInBrowser('the explorer in a browser', (browser) => {
  let gateway: TestGateway;
  let tab: ExplorerTab;

  beforeAll(async () => {
    await buildExplorer();
    gateway = await startTestGateway({ EXPLORER: 'true' });
  });

  afterAll(() => gateway.stop());

  beforeEach(async () => {
    tab = await openExplorer(browser(), gateway.url);
  });

  afterEach(() => tab.close());

  const tabsShown = () => tab.page.locator('.graphiql-tab-button').allInnerTexts();
  const expectAnswer = async (part: string) => {
    expect(await tab.shownAnswer(part)).toContain(part);
  };
  const docs = () => tab.page.getByText('Root Types');

  it('opens without a complaint, with the examples and the documentation, from its own origin alone', async () => {
    await docs().waitFor();
    await tab.openTab('CreateOidcClient');
    expect(await tab.page.title()).toBe('Partner gateway explorer');
    expect(await tabsShown()).toEqual(tabNames);
    await tab.page.waitForLoadState('networkidle');
    expect(tab.complaints).toEqual([]);
    expect(tab.requests.filter((url) => !url.startsWith(`${gateway.url}/`))).toEqual([]);
    for (const worker of ['editor', 'json', 'graphql']) {
      expect(tab.requests).toContainEqual(expect.stringMatching(new RegExp(`/explorer/${worker}-\\w+\\.js$`)));
    }
  });

  it('is used from the first question to a client of one’s own, which others do not see', async () => {
    const { id } = getExample('OidcClient').variables;
    expect(await tab.run()).toMatchObject({ status: 200, body: { data: { viewer: { id: 'admin' } } } });
    await expectAnswer('"id": "admin"');

    await tab.actAs('partner');
    await tab.page.getByText('Owner of Demo Bank').waitFor();
    expect(await tab.run()).toMatchObject({ body: { data: { viewer: { id: 'partner' } } } });

    await tab.openTab('CreateOidcClient');
    expect(await tab.run()).toMatchObject({
      body: { data: { createOidcClient: { oidcClient: { id }, problems: [] } } },
    });
    await expectAnswer(`"id": "${String(id)}"`);

    await tab.openTab('OidcClients');
    expect(await tab.run()).toMatchObject({ body: { data: { oidcClients: { edges: [{ node: { id } }] } } } });
    await expectAnswer(String(id));
    await tab.page.screenshot({ path: screenshot });

    await tab.actAs('other-partner');
    expect(await tab.run()).toMatchObject({ body: { data: { oidcClients: { totalCount: 0, edges: [] } } } });
    expect(tab.complaints).toEqual([]);
  });

  it('underlines mistakes, and none in the examples', async () => {
    const underlined = tab.page.locator('.squiggly-error');
    for (const name of tabNames) {
      await tab.openTab(name);
      await tab.page.waitForTimeout(400);
      // while a tab changes, its variables are for a moment held against the operation of the one before
      await underlined.first().waitFor({ state: 'detached' });
    }
    await tab.openTab('WhoAmI');
    await editorOf(tab.page).click();
    await tab.page.keyboard.press('Control+End');
    await tab.page.keyboard.type('query Wrong { nobody }');
    await underlined.first().waitFor();
  });

  it('breaks long lines instead of cutting them', async () => {
    const pane = tab.page.locator('.graphiql-query-editor .view-lines');
    await pane.getByText('Ctrl-Enter').waitFor();
    const lines = await tab.page.locator('.graphiql-query-editor .view-line').count();
    expect(lines).toBeGreaterThan(getExample('WhoAmI').query.split('\n').length);
  });

  it('remembers who one is for each tab of the browser', async () => {
    await tab.actAs('partner');
    await tab.page.reload();
    expect(await tab.page.getByRole('radio', { name: 'partner', exact: true }).isChecked()).toBe(true);
    const second = await tab.page.context().newPage();
    await second.goto(gateway.url);
    expect(await second.getByRole('radio', { name: 'admin', exact: true }).isChecked()).toBe(true);
  });

  it('leaves the page to who comes back as it was', async () => {
    await docs().waitFor();
    await tab.page.getByRole('button', { name: 'Hide Documentation Explorer' }).click();
    await tab.openTab('CheckOidcClient');
    await tab.page.locator('.graphiql-tab-active').getByRole('button', { name: 'Close Tab' }).click();
    // it writes its tabs down half a second after the last change
    await tab.page.waitForTimeout(800);
    await tab.page.reload();
    await editorOf(tab.page).waitFor();
    expect(await tabsShown()).toEqual(tabNames.filter((name) => name !== 'CheckOidcClient'));
    expect(await tab.page.locator('.graphiql-tab-active').innerText()).toBe('Policies');
    expect(await docs().count()).toBe(0);
  });

  it('follows the system into the dark', async () => {
    const background = (page: ExplorerTab['page']) =>
      page.evaluate<string>("getComputedStyle(document.querySelector('header')).backgroundColor");
    expect(await background(tab.page)).toBe('rgb(255, 255, 255)');
    await tab.page.emulateMedia({ colorScheme: 'dark' });
    expect(await background(tab.page)).toBe('rgb(33, 42, 59)');
  });

  it('fetches a new token once when one has run out', async () => {
    await docs().waitFor();
    let refusals = 0;
    await tab.page.route('**/graphql', async (route) => {
      refusals += 1;
      await (refusals === 1 ? route.fulfill({ status: 401, json: { errors: [] } }) : route.continue());
    });
    const asked = () => tab.requests.filter((url) => url.includes('/dev/token')).length;
    expect(asked()).toBe(1);
    await tab.run();
    await expectAnswer('"id": "admin"');
    expect(asked()).toBe(2);
    await tab.alert().waitFor({ state: 'detached' });
  });

  it('says in words that a token is refused, and shows the answer with its correlation id', async () => {
    await docs().waitFor();
    const failure = {
      message: 'Authentication failed.',
      extensions: { code: 'UNAUTHENTICATED', correlationId: 'abc' },
    };
    let refusals = 0;
    await tab.page.route('**/graphql', (route) => {
      refusals += 1;
      return route.fulfill({ status: 401, json: { errors: [failure] } });
    });
    await tab.run();
    await tab.alert().getByText('refuses the tokens').waitFor();
    await expectAnswer('"correlationId": "abc"');
    expect(refusals).toBe(2);
    await tab.page.unroute('**/graphql');
    await tab.run();
    await tab.alert().waitFor({ state: 'detached' });
  });

  it.each([
    ['the gateway does not answer', '**/graphql', null, 'Is it still running?'],
    ['the answer is no JSON', '**/graphql', { status: 502, body: '<h1>Bad gateway</h1>' }, 'HTTP 502'],
    ['there is no token to be had', '**/dev/token*', { status: 404, body: '' }, 'no token for partner'],
  ])('says in words when %s', async (_case, address, answer, words) => {
    await docs().waitFor();
    await tab.actAs('partner');
    await tab.page.route(address, (route) => (answer === null ? route.abort() : route.fulfill(answer)));
    await tab.page.getByRole('button', { name: 'Execute query' }).click();
    await tab.alert().getByText(words).waitFor();
    await expectAnswer(words);
  });
});
