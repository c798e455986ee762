/** Coming in, staying in, and losing nothing where the session ends on the way. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hmac, sha256 } from '../../../src/kernel/token.ts';
import { type AppUnderTest, expectAccessible, expectNoErrors, startApp, watch } from '../../support/app.ts';
import { chromium } from '../../support/chromium.ts';
import { adminPassword, userPassword } from '../../support/server.ts';

const fill = async (page: Page, name: string, password: string) => {
  await page.getByLabel('Username or e-mail').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
};

describe.skipIf(chromium() === null)('Sign in', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp();
    for (const name of ['fred', 'cap', 'worker']) await app.server.buildUser({ name });
  });
  afterAll(() => app?.stop());

  it('leads strangers to the log-in and back to where they wanted to go', async () => {
    const page = await app.open('/projects?a=b', null);
    await page.waitForURL(/\/projects\?a=b$|\/login\?/);
    await page.goto(`${app.base}/login?os_destination=${encodeURIComponent('/?x=1')}`);
    await fill(page, 'fred@example.com', userPassword);
    await page.waitForURL(`${app.base}/?x=1`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expectNoErrors(page);
  });

  it('leads to no other site, whatever the address says', async () => {
    for (const trick of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      const page = await app.open(`/login?os_destination=${encodeURIComponent(trick)}`, null);
      await fill(page, 'fred', userPassword);
      await page.waitForURL(`${app.base}/`);
      await page.context().close();
    }
  });

  it('says one thing of every failure, takes the focus there, and keeps the name', async () => {
    const page = await app.open('/login', null, { colorScheme: 'dark' });
    const told: (string | null)[] = [];
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    await expectAccessible(page);
    for (const name of ['fred', 'nobody']) {
      await fill(page, name, 'wrong');
      const alert = page.getByRole('alert').filter({ hasText: /./ });
      await alert.waitFor();
      told.push(await alert.textContent());
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
        .toBe('alert');
      expect(await page.getByLabel('Username or e-mail').inputValue()).toBe(name);
      await page.reload();
    }
    expect(told[0]).toBe(told[1]);
    await page.getByLabel('Password', { exact: true }).fill('secret');
    await page.getByRole('button', { name: 'Show the password' }).click();
    expect(await page.getByLabel('Password', { exact: true }).getAttribute('type')).toBe('text');
    expectNoErrors(page);
  });

  it('shows the CAPTCHA when it is due; the letters open it, in a narrow window as well', async () => {
    const page = await app.open('/login', null, { viewport: { width: 390, height: 844 } });
    for (let i = 0; i < 3; i++) {
      const answered = page.waitForResponse('**/rest/tessera/1/login');
      await fill(page, 'cap', 'wrong');
      await answered;
    }
    const picture = page.getByRole('img', { name: /Distorted letters/ });
    await picture.waitFor();
    const first = await picture.getAttribute('src');
    await page.getByRole('button', { name: 'Another picture' }).click();
    expect(await picture.getAttribute('src')).not.toBe(first);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const token = sha256('cap').slice(0, 32);
    await app.server.app.database.db
      .insertInto('captcha')
      .values({
        token_hash: sha256(token),
        answer_hash: hmac(token, 'quiet'),
        kind: 'picture',
        expires: app.server.now() + 60_000,
      })
      .execute();
    await page.waitForLoadState('networkidle');
    await page.context().addCookies([
      {
        name: 'tessera.captcha',
        value: token,
        domain: '127.0.0.1',
        path: '/jira',
        httpOnly: true,
        sameSite: 'Lax',
      },
    ]);
    await page.getByLabel('Letters in the picture').fill('Quiet');
    await fill(page, 'cap', userPassword);
    await page.waitForURL(`${app.base}/`);
    expectNoErrors(page);
  });

  it('the browser can work instead of who cannot read the letters', async () => {
    const page = await app.open('/login', null);
    for (let i = 0; i < 3; i++) {
      const answered = page.waitForResponse('**/rest/tessera/1/login');
      await fill(page, 'worker', 'wrong');
      await answered;
    }
    await page.getByRole('button', { name: 'I cannot read this' }).click();
    await page.getByText('Done. No letters are needed').waitFor({ timeout: 120_000 });
    await fill(page, 'worker', userPassword);
    await page.waitForURL(`${app.base}/`);
    expectNoErrors(page);
  }, 180_000);
});

describe.skipIf(chromium() === null)('A session that ends', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildUser({ name: 'fred' });
  });
  afterAll(() => app?.stop());

  const endSessions = (name: string) =>
    app.server.as('admin').delete(`/rest/tessera/1.0/user/${name}/sessions`);

  it('ended in another browser, it is asked for over the page, where everything typed still stands', async () => {
    const page = await app.open('/', 'fred');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('#quick-search').fill('half a thought');
    await endSessions('fred');
    const dialog = page.getByRole('dialog', { name: 'Log in to go on' });
    await dialog.waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(true);
    await dialog.getByLabel('Password', { exact: true }).fill('wrong');
    await dialog.getByRole('button', { name: 'Log in', exact: true }).click();
    await dialog.getByText('Username and password do not fit').waitFor();
    await dialog.getByLabel('Password', { exact: true }).fill(userPassword);
    await dialog.getByRole('button', { name: 'Log in', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator('#quick-search').inputValue()).toBe('half a thought');
    const who = await page.request.get(`${app.base}/rest/auth/1/session`);
    expect((await who.json()).name).toBe('fred');
    expectNoErrors(page);
  });

  it('where somebody else has logged in meanwhile, the page says so and sends nothing as them', async () => {
    const page = await app.open('/', 'fred');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const origin = new URL(app.base).origin;
    await page.request.post(`${app.base}/rest/auth/1/session`, {
      data: { username: 'admin', password: adminPassword },
      headers: { Origin: origin },
    });
    const dialog = page.getByRole('dialog', { name: 'Somebody else is logged in now' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Reload the page' }).click();
    await page.getByRole('heading', { name: /Administrator/ }).waitFor();
  });

  it('a change made elsewhere appears without a reload', async () => {
    await app.server.buildProject({ key: 'LIV' });
    const page = await app.open('/', 'fred');
    const opened = page.waitForRequest('**/rest/tessera/1/live**');
    await page.reload();
    await opened;
    await page.getByRole('heading', { level: 1 }).waitFor();
    const { key } = await app.server.buildIssue({ project: 'LIV', summary: 'Came by itself' });
    await app.server.as('admin').put(`/rest/api/2/issue/${key}/assignee`, { name: 'fred' });
    const mine = page.getByRole('region', { name: 'Assigned to me', exact: true });
    await mine.getByRole('link', { name: 'Came by itself' }).waitFor();
    await page.getByRole('button', { name: /new notification/ }).click();
    const news = page.getByRole('dialog', { name: 'Notifications' });
    await news.getByText('Came by itself').first().waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
    expectNoErrors(page);
  });

  it('an expired cookie does not keep anybody from the log-in', async () => {
    const page = await (await app.browserOf('fred')).newPage();
    watch(page);
    await endSessions('fred');
    await page.goto(`${app.base}/`);
    await page.waitForURL('**/login?**');
    await fill(page, 'fred', userPassword);
    await page.waitForURL(`${app.base}/`);
    expectNoErrors(page);
  });
});
