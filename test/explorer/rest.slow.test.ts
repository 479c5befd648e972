import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { callsOf, readOpenapi } from '../support/openapi-document.ts';
import { buildExplorer } from './built.ts';
import { describeInBrowser } from './in-browser.ts';
import { openRest, type RestTab } from './rest-tab.ts';

const screenshot = path.join(import.meta.dirname, '..', '..', 'test-results', 'rest.png');

describeInBrowser('the page of the REST door in a browser', (browser) => {
  let gateway: TestGateway;
  let tab: RestTab;

  beforeAll(async () => {
    await buildExplorer();
    gateway = await startTestGateway({ EXPLORER: 'true' });
  });

  afterAll(() => gateway.stop());

  beforeEach(async () => {
    tab = await openRest(browser(), gateway.url);
  });

  afterEach(() => tab.close());

  const actAs = (persona: string) => tab.page.getByRole('radio', { name: persona, exact: true }).check();

  it('shows every call without a complaint, from its own origin alone', async () => {
    await tab.page.waitForLoadState('networkidle');
    expect(await tab.page.locator('.opblock').count()).toBe(callsOf(readOpenapi()).length);
    await tab.call('createOidcClient').locator('.opblock-summary-control').click();
    await tab.call('createOidcClient').getByText('the key belongs to a client already').first().waitFor();
    await tab.page.screenshot({ path: screenshot });
    expect(tab.complaints).toEqual([]);
    expect(tab.requests.filter((url) => !url.startsWith(`${gateway.url}/`))).toEqual([]);
  });

  it('runs calls as whom one chooses, from the example of a new client on', async () => {
    await actAs('partner');
    const created = await tab.run('createOidcClient');
    expect(created).toMatchObject({ status: 200, body: { errors: [], response: { status: 'ACTIVE' } } });
    const { clientId } = (created.body as { response: { clientId: string } }).response;
    expect(await tab.run('getOidcClient', { client_id: clientId })).toMatchObject({
      body: { response: { id: clientId } },
    });

    await actAs('other-partner');
    expect(await tab.run('getOauthClient', { client_id: clientId })).toMatchObject({
      body: { errors: [{ errorCode: 'PMS_ESI_004' }] },
    });
    expect(tab.complaints).toEqual([]);
  });

  it('says in words that a token is refused, and asks for a new one', async () => {
    const asked = () => tab.requests.filter((url) => url.includes('/dev/token')).length;
    await tab.page.route('**/v1/partnermanager/**', (route) => route.fulfill({ status: 401, json: { errors: [] } }));
    expect(await tab.run('createOidcClient')).toMatchObject({ status: 401 });
    await tab.page.locator('header').getByRole('alert').getByText('refuses the tokens').waitFor();
    await tab.page.unroute('**/v1/partnermanager/**');
    expect(asked()).toBe(1);
    expect(await tab.run('createOauthClient')).toMatchObject({ status: 200 });
    expect(asked()).toBe(2);
    await tab.page.locator('header').getByRole('alert').waitFor({ state: 'detached' });
  });

  it('leads to the page of the other door, and back', async () => {
    await tab.page.getByRole('link', { name: 'GraphQL' }).click();
    await tab.page.waitForURL(`${gateway.url}/`);
    await tab.page.getByRole('link', { name: 'REST' }).click();
    await tab.page.waitForURL(`${gateway.url}/explorer/rest`);
  });
});
