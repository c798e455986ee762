/** The question of OAuth 1.0a in a real browser: asked after a login, answered, and led on to another origin. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from '../support/chromium.ts';
import { askToken, buildConsumer, type ConsumerMade, exchange } from '../support/oauth1.ts';
import { adminPassword, startServer, type TestServer, userPassword } from '../support/server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

describe.skipIf(chromium() === null)('OAuth 1.0a in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let base: string;
  let client: Server;
  let callback: string;
  let consumer: ConsumerMade;

  beforeAll(async () => {
    const port = await freePort();
    base = `http://127.0.0.1:${port}/jira`;
    // A login begins at the base URL.
    server = await startServer('SQLite', { baseUrl: base });
    await server.app.server.listen({ host: '127.0.0.1', port });
    client = createServer((_request, response) => response.end('<h1>Back at the client</h1>'));
    await new Promise<void>((done) => client.listen(0, '127.0.0.1', done));
    callback = `http://127.0.0.1:${(client.address() as AddressInfo).port}/back`;
    browser = await playwright.launch({ executablePath: chromium() ?? '', args: ['--no-sandbox'] });
    await server.buildUser({ name: 'ann', displayName: 'Ann Example' });
    consumer = await buildConsumer(server, { name: 'Timesheet', callbackUrl: callback });
  });
  afterAll(async () => {
    await browser?.close();
    client?.closeAllConnections();
    client?.close();
    await server?.stop();
  });

  const open = async (page: Page, where: string, name = 'ann') => {
    page.setDefaultTimeout(20_000);
    const asked = await askToken(server, consumer, where);
    await page.goto(`${base}/plugins/servlet/oauth/authorize?oauth_token=${asked.oauth_token}`);
    await page.fill('#login-form-username', name);
    await page.fill('#login-form-password', name === 'admin' ? adminPassword : userPassword);
    await page.click('#login-form-submit');
    await page.locator('#consent').waitFor();
    return asked;
  };

  it('logs in, asks, and leads on to the callback of another origin, without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const asked = await open(page, callback);
    expect(await page.textContent('#client')).toBe('Timesheet');
    await page.click('#allow');
    await page.waitForURL(`${callback}?**`);
    const verifier = new URL(page.url()).searchParams.get('oauth_verifier') ?? '';
    expect((await exchange(server, consumer, asked, verifier)).status).toBe(200);
    await context.close();
  });

  it('shows the code where there is no callback', async () => {
    const page = await browser.newPage();
    const asked = await open(page, 'oob');
    await page.click('#allow');
    const code = (await page.textContent('#verifier')) ?? '';
    expect((await exchange(server, consumer, asked, code)).status).toBe(200);
    await page.close();
  });

  const screens: Record<string, (page: Page) => Promise<unknown>> = {
    question: (page) => open(page, callback),
    'question to an administrator': (page) => open(page, callback, 'admin'),
    code: async (page) => {
      await open(page, 'oob');
      await page.click('#allow');
    },
    denied: async (page) => {
      await open(page, 'oob');
      await page.click('#deny');
    },
    over: (page) =>
      open(page, 'oob').then(() => page.goto(`${base}/plugins/servlet/oauth/authorize?oauth_token=x`)),
  };

  describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
    it.each(Object.entries(screens))('%s: axe finds nothing, and nothing is cut off', async (name, show) => {
      for (const width of [390, 1280]) {
        const context = await browser.newContext({
          viewport: { width, height: 844 },
          colorScheme,
          bypassCSP: true,
        });
        const page = await context.newPage();
        await show(page);
        const folder = process.env.TESSERA_SCREENS;
        if (folder) {
          const path = `${folder}/oauth1-${name.replaceAll(' ', '-')}-${colorScheme}-${width}.png`;
          await page.screenshot({ path, fullPage: true });
        }
        await page.evaluate(axe);
        const { violations } = (await page.evaluate('axe.run()')) as { violations: unknown[] };
        expect(violations).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        await context.close();
      }
    });
  });
});
