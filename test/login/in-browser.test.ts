import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeInBrowser } from '../explorer/in-browser.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startTinyPortal, type TinyPortal } from './tiny-portal.ts';

describeInBrowser('a page in a real browser', (browser) => {
  let portal: TinyPortal;
  let gateway: TestGateway;

  beforeAll(async () => {
    portal = await startTinyPortal();
    gateway = await startTestGateway({ LOGIN_RETURN_ORIGINS: portal.origin });
    portal.gateway = gateway.url;
  });

  afterAll(async () => {
    await gateway.stop();
    await portal.stop();
  });

  it('is sent to log in, comes back to where it was, and logs out', async () => {
    const context = await browser().newContext();
    const page = await context.newPage();
    await page.goto(`${portal.origin}/#/partnermanagement/dashboard`);
    await page.getByRole('link', { name: 'partner', exact: true }).click();
    await page.getByText('Pat AUTH_PARTNER #/partnermanagement/dashboard false').waitFor();
    expect(page.url()).toBe(`${portal.origin}/#/partnermanagement/dashboard`);

    await page.reload();
    await page.getByText('Pat AUTH_PARTNER').waitFor();

    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('heading', { name: 'Who do you want to be?' }).waitFor();
    await page.getByRole('link', { name: 'Cancel' }).click();
    await page.getByText('The identity provider did not log you in.').waitFor();
    expect((await context.cookies()).map(({ name }) => name)).toEqual(['state']);
    await context.close();
  });
});
