import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startOidcIssuer, type OidcIssuer } from '../support/oidc-issuer.ts';
import { buildExplorer } from './built.ts';
import { openExplorer, type ExplorerTab } from './explorer-tab.ts';
import { describeInBrowser } from './in-browser.ts';

describeInBrowser('the explorer with an identity provider of one’s own', (browser) => {
  let issuer: OidcIssuer;
  let gateway: TestGateway;
  let tab: ExplorerTab;

  beforeAll(async () => {
    await buildExplorer();
    issuer = await startOidcIssuer();
    gateway = await startTestGateway({
      EXPLORER: 'true',
      AUTH_ISSUER: issuer.issuer,
      AUTH_AUDIENCE: 'mosip-pms-client',
    });
  });

  afterAll(async () => {
    await gateway.stop();
    await issuer.stop();
  });

  beforeEach(async () => {
    tab = await openExplorer(browser(), gateway.url);
  });

  afterEach(() => tab.close());

  const field = () => tab.page.getByLabel('Access token');
  const docs = () => tab.page.getByText('Root Types');

  async function paste(token: string): Promise<void> {
    await field().fill(token);
    await tab.page.getByRole('button', { name: 'Use it' }).click();
  }

  it('asks for a token before it asks the gateway anything', async () => {
    expect(await field().getAttribute('type')).toBe('password');
    expect(await tab.page.getByText('Act as').count()).toBe(0);
    await tab.page.getByRole('button', { name: 'Execute query' }).click();
    await tab.alert().getByText('Paste an access token').waitFor();
    expect(tab.requests.filter((url) => /graphql$|dev\/token/.test(url))).toEqual([]);
    expect(tab.complaints).toEqual([]);
  });

  it('runs operations as the owner of the token, and keeps it nowhere', async () => {
    const token = await issuer.tokenFor({ name: 'partner', roles: ['AUTH_PARTNER'] });
    await paste(`Bearer ${token}`);
    await docs().waitFor();
    expect(await tab.run()).toMatchObject({ status: 200, body: { data: { viewer: { id: 'partner' } } } });
    // it writes its tabs down half a second after the last change
    await tab.page.waitForTimeout(800);
    const kept = await tab.page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    expect(kept).toContain('WhoAmI');
    expect(kept).not.toContain(token);
    expect(await tab.page.context().cookies()).toEqual([]);
    expect(tab.complaints).toEqual([]);
    await tab.page.reload();
    expect(await field().inputValue()).toBe('');
  });

  it('says in words that a token is refused, and takes another', async () => {
    await paste('e30.e30.e30');
    await tab.alert().getByText('refuses this token').waitFor();
    await paste(await issuer.tokenFor({ name: 'ada', roles: ['PARTNER_ADMIN'] }));
    await docs().waitFor();
    await tab.alert().waitFor({ state: 'detached' });
    expect(await tab.run()).toMatchObject({ body: { data: { viewer: { id: 'ada', roles: ['PARTNER_ADMIN'] } } } });
  });

  it('does not take what cannot be a token', async () => {
    await paste('what is this?');
    expect(await tab.page.locator('#token:invalid').count()).toBe(1);
    expect(tab.requests.filter((url) => url.endsWith('graphql'))).toEqual([]);
  });
});
