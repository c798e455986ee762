/** Letting a program act for somebody, in a real browser. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from '../support/chromium.ts';
import { freePort } from '../support/demo.ts';
import { buildClient, exchange, question, statusWith, type TestClient } from '../support/oauth2.ts';
import { adminPassword, startServer, type TestServer, userPassword } from '../support/server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Where pictures of the pages are kept, for whoever wants to look at them. */
const shots = process.env.TESSERA_SCREENS;

describe.skipIf(chromium() === null)('Letting a program act for somebody in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let base: string;
  let program: Server;
  let client: TestClient;

  beforeAll(async () => {
    const port = await freePort();
    base = `http://127.0.0.1:${port}/jira`;
    server = await startServer('SQLite', { port: String(port), baseUrl: base });
    await server.app.server.listen({ host: '127.0.0.1', port });
    await server.buildUser({ name: 'fred', displayName: 'Fred Flint' });
    browser = await playwright.launch({ executablePath: chromium() ?? '', args: ['--no-sandbox'] });
    program = createServer((request, response) => response.end(`The program got ${request.url}`));
    await new Promise<void>((listening) => program.listen(0, 'localhost', listening));
    // Another origin than the server's: what a form may lead to is looked at by its origin.
    const redirectUri = `http://localhost:${(program.address() as AddressInfo).port}/callback`;
    client = await buildClient(server, {
      name: 'Weekly reports',
      redirectUris: [redirectUri],
      scope: 'SYSTEM_ADMIN',
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    program?.close();
  });

  const open = async (scope: string, name: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(
      `${base}/rest/oauth2/latest/authorize?${new URLSearchParams(question(client, { scope }))}`,
    );
    await page.fill('#login-form-username', name);
    await page.fill('#login-form-password', name === 'admin' ? adminPassword : userPassword);
    await page.click('#login-form-submit');
    return page;
  };

  it('one logs in, reads what it could do, allows it without JavaScript, and it acts; one ends it again', async () => {
    const page = await open('WRITE', 'fred', { javaScriptEnabled: false });
    expect(await page.textContent('h1')).toBe('Allow Weekly reports to act for you?');
    expect(await page.textContent('main')).toContain('Change, in your name, what you can change');
    expect(await page.textContent('#leads-to')).toBe(new URL(client.redirectUri).origin);
    await page.click('#allow');
    await page.waitForURL(`${client.redirectUri}?*`);
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('state')).toBe('a state');
    const tokens = await exchange(server, client, searchParams.get('code') ?? '');
    expect(await statusWith(server, tokens.body.access_token)).toBe(200);
    await page.goto(`${base}/secure/ViewGrantedAccess.jspa`);
    await page.getByRole('button', { name: 'End access: Weekly reports' }).click();
    expect(await page.textContent('main')).toContain('No program acts for you.');
    expect(await statusWith(server, tokens.body.access_token)).toBe(401);
    await page.context().close();
  });

  it('one denies with the keyboard', async () => {
    const page = await open('READ', 'fred');
    await page.locator('#allow').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('deny');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${client.redirectUri}?error=access_denied*`);
    await page.context().close();
  });

  it('a page of another site cannot show it within itself', async () => {
    const page = await open('READ', 'fred');
    const asked = page.url();
    await page.goto(client.redirectUri);
    const blocked = page.waitForEvent('console', (message) =>
      /frame-ancestors|X-Frame-Options/i.test(message.text()),
    );
    await page.evaluate(
      `document.body.innerHTML = '<iframe src="${asked.replaceAll('&', '&amp;')}"></iframe>'`,
    );
    await blocked;
    await page.context().close();
  });

  it.each([
    ['1280-light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
    ['1280-dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
    ['390-light', { viewport: { width: 390, height: 844 }, colorScheme: 'light' }],
    ['390-dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ] as const)('has no fault that axe finds, and nothing beside the screen: %s', async (name, options) => {
    const sound = async (page: Page, what: string) => {
      await page.evaluate(axe);
      const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string }[] };
      expect([what, violations.map(({ id }) => id)]).toEqual([what, []]);
      const { clientWidth, scrollWidth } = (await page.evaluate(
        '({ clientWidth: document.documentElement.clientWidth, scrollWidth: document.documentElement.scrollWidth })',
      )) as { clientWidth: number; scrollWidth: number };
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
      if (shots) await page.screenshot({ path: `${shots}/${what}-${name}.png`, fullPage: true });
    };
    const page = await open('WRITE', 'fred', { ...options, bypassCSP: true });
    await sound(page, 'consent');
    await page.click('#allow');
    await page.waitForURL(`${client.redirectUri}?*`);
    await exchange(server, client, new URL(page.url()).searchParams.get('code') ?? '');
    await page.goto(`${base}/secure/ViewGrantedAccess.jspa`);
    await sound(page, 'granted-access');
    await page.goto(`${base}/rest/oauth2/latest/authorize?client_id=nobody`);
    await sound(page, 'consent-refused');
    await page.context().close();
    const administrator = await open('SYSTEM_ADMIN', 'admin', { ...options, bypassCSP: true });
    await administrator.fill('#login-form-authenticatePassword', adminPassword);
    await administrator.click('#login-form-submit');
    await administrator.locator('#warning').waitFor();
    await sound(administrator, 'consent-administrator');
    await administrator.context().close();
  });
});
