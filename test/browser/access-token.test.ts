/** The page of personal access tokens, with a real browser: by keyboard, without a script, on screens large and small. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from '../support/chromium.ts';
import { startServer, type TestServer, userPassword } from '../support/server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const path = '/secure/ViewPersonalAccessTokens.jspa';

describe.skipIf(chromium() === null)('The page of personal access tokens in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let base: string;
  let people = 0;

  beforeAll(async () => {
    server = await startServer('SQLite');
    await server.app.server.listen({ host: '127.0.0.1', port: 0 });
    base = `http://127.0.0.1:${(server.app.server.server.address() as AddressInfo).port}/jira`;
    browser = await playwright.launch({ executablePath: chromium() ?? '', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = async (options: BrowserContextOptions = {}): Promise<{ page: Page; name: string }> => {
    const name = `person${++people}`;
    await server.buildUser({ name, displayName: 'Ada Lovelace' });
    const page = await (await browser.newContext(options)).newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${base}/login.jsp?os_destination=${encodeURIComponent(path)}`);
    await page.fill('#login-form-username', name);
    await page.fill('#login-form-password', userPassword);
    await page.click('#login-form-submit');
    expect(page.url()).toBe(base + path);
    return { page, name };
  };
  const whoIs = async (raw: string): Promise<number> =>
    (await fetch(`${base}/rest/api/2/myself`, { headers: { authorization: `Bearer ${raw}` } })).status;

  it('makes a token, shows it once and revokes it, without JavaScript', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    expect(await page.textContent('#no-tokens')).toContain('You have none');
    await page.getByLabel('Name').fill('Nightly <b>build</b>');
    await page.getByLabel('Expires').selectOption({ label: 'In 30 days' });
    await page.getByRole('button', { name: 'Make token' }).click();
    const raw = await page.getByLabel('Token', { exact: true }).inputValue();
    expect(raw).toMatch(/^[A-Za-z0-9+/]{44}$/);
    expect(page.url()).not.toContain(raw);
    expect(await whoIs(raw)).toBe(200);
    await page.goto(base + path);
    expect(await page.content()).not.toContain(raw);
    expect(await page.locator('.tokens li').count()).toBe(1);
    expect(await page.textContent('.tokens li strong')).toBe('Nightly <b>build</b>');
    await page.locator('summary').click();
    await page.getByRole('button', { name: 'Revoke for good: Nightly <b>build</b>' }).click();
    expect(page.url()).toBe(base + path);
    expect(await page.locator('#no-tokens').count()).toBe(1);
    expect(await whoIs(raw)).toBe(401);
    await page.context().close();
  });

  it('is worked by keyboard alone; the focus is on what was made, or on what is wrong', async () => {
    const { page } = await open();
    await page.locator('#token-name').focus();
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
    await page.locator('#raw-token').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('raw-token');
    await page.locator('#token-name').fill('By keyboard');
    await page.keyboard.press('Enter');
    await page.locator('#error').waitFor();
    expect(await page.textContent('#error')).toContain('already');
    expect(await page.evaluate('document.activeElement.id')).toBe('error');
    expect(await page.inputValue('#token-name')).toBe('By keyboard');
    expect(await page.locator('#raw-token').count()).toBe(0);
    await page.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#no-tokens').waitFor();
    await page.context().close();
  });

  it('is nobody’s who is not logged in, and takes no form from elsewhere', async () => {
    const stranger = await fetch(base + path, { redirect: 'manual' });
    expect(stranger.headers.get('location')).toContain('/login.jsp?os_destination=');
    const { page: own, name } = await open();
    const cookies = await own.context().cookies();
    const cookie = cookies.map((one) => `${one.name}=${one.value}`).join('; ');
    const answer = await fetch(`${base}/secure/CreatePersonalAccessToken.jspa`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'name=forged',
    });
    expect(answer.status).toBe(403);
    expect((await server.as(name).get('/rest/pat/latest/tokens')).body).toEqual([]);
    await own.context().close();
  });

  it('tells on the start page of a token that expires soon', async () => {
    const { page, name } = await open();
    await server.as(name).post('/rest/pat/latest/tokens', { name: 'short', expirationDuration: 3 });
    await page.goto(`${base}/`);
    expect(await page.textContent('#tokens-ending')).toContain('One of your personal access tokens expires');
    await page.click('#tokens-ending a');
    expect(await page.textContent('.tokens')).toContain('Expires soon');
    await page.context().close();
  });

  it.each([
    ['wide and light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
    ['wide and dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
    ['narrow and light', { viewport: { width: 390, height: 844 }, colorScheme: 'light' }],
    ['narrow and dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ] as const)('has no fault that axe finds, and nothing beside the screen: %s', async (how, options) => {
    const { page, name } = await open({ ...options, bypassCSP: true });
    const faults = async () => {
      await page.evaluate(axe);
      const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string }[] };
      return violations.map(({ id }) => id);
    };
    const fits = async () =>
      (await page.evaluate(
        'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
      )) as boolean;
    expect(await faults()).toEqual([]);
    const make = (body: unknown) => server.as(name).post('/rest/pat/latest/tokens', body);
    await make({
      name: 'The release robot of the whole company, which tags and publishes what was built at night',
    });
    await make({ name: 'أداة النشر', expirationDuration: 3 });
    await make({ name: 'x'.repeat(200) });
    await page.getByLabel('Name').fill('Nightly build');
    await page.getByRole('button', { name: 'Make token' }).click();
    await page.locator('#raw-token').waitFor();
    await page.locator('summary').first().click();
    expect(await faults()).toEqual([]);
    expect(await fits()).toBe(true);
    const folder = process.env.TESSERA_SCREENS;
    if (folder)
      await page.screenshot({ path: `${folder}/tokens-${how.replaceAll(' ', '-')}.png`, fullPage: true });
    await page.getByLabel('Name').fill('Nightly build');
    await page.getByRole('button', { name: 'Make token' }).click();
    await page.locator('#error').waitFor();
    expect(await faults()).toEqual([]);
    expect(await fits()).toBe(true);
    await page.context().close();
  });
});
