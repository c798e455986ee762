/** Making a transition that asks for fields, with a real browser and without a script. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from '../support/chromium.ts';
import { adminPassword, startServer, type TestServer } from '../support/server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(chromium() === null)('The form of a transition in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let base: string;

  beforeAll(async () => {
    server = await startServer('SQLite');
    await server.app.server.listen({ host: '127.0.0.1', port: 0 });
    base = `http://127.0.0.1:${(server.app.server.server.address() as AddressInfo).port}/jira`;
    browser = await playwright.launch({ executablePath: chromium() ?? '', args: ['--no-sandbox'] });
    await server.buildProject({ key: 'FORM', type: 'business' });
    const admin = server.as('admin');
    for (const name of ['1.0', '2.0']) await admin.post('/rest/api/2/version', { name, project: 'FORM' });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const openIssue = async (options: BrowserContextOptions = {}): Promise<{ page: Page; key: string }> => {
    const summary = 'The printer on the third floor prints everything twice';
    const { key } = await server.buildIssue({ project: 'FORM', summary });
    const page = await (await browser.newContext(options)).newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${base}/login.jsp?os_destination=${encodeURIComponent(`/browse/${key}`)}`);
    await page.fill('#login-form-username', 'admin');
    await page.fill('#login-form-password', adminPassword);
    await page.click('#login-form-submit');
    return { page, key };
  };
  const resolve = (page: Page) => page.getByRole('link', { name: 'Resolve Issue' }).click();

  it('is filled in and sent without JavaScript, and leads back to the issue', async () => {
    const { page, key } = await openIssue({ javaScriptEnabled: false });
    await resolve(page);
    await page.getByLabel('Resolution').selectOption({ index: 1 });
    await page.getByLabel('Fix Version/s').selectOption(['1.0', '2.0']);
    await page.getByLabel('Comment').fill('Done.\nTwice.');
    await page.getByRole('button', { name: 'Resolve Issue' }).click();
    expect(page.url()).toBe(`${base}/browse/${key}`);
    expect(await page.textContent('#status-val')).toBe('Resolved');
    const { fields } = (await server.as('admin').get(`/rest/api/2/issue/${key}`)).body;
    expect(fields.fixVersions.map((one: { name: string }) => one.name)).toEqual(['1.0', '2.0']);
    expect(fields.comment.comments[0].body).toBe('Done.\nTwice.');
    await page.context().close();
  });

  it('comes back with the focus on what is wrong, and with what was typed', async () => {
    const { page, key } = await openIssue();
    await resolve(page);
    await page.getByLabel('Resolution').selectOption({ index: 1 });
    await page.getByLabel('Assignee').fill('nobody-of-this-name');
    await page.getByLabel('Comment').fill('Typed once');
    await page.getByRole('button', { name: 'Resolve Issue' }).click();
    expect(await page.locator('#assignee-error').textContent()).toContain('nobody-of-this-name');
    expect(await page.evaluate('document.activeElement.id')).toBe('assignee');
    expect(await page.inputValue('#comment')).toBe('Typed once');
    expect((await server.as('admin').get(`/rest/api/2/issue/${key}`)).body.fields.status.name).toBe('Open');
    await page.context().close();
  });

  it.each([
    ['wide and light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
    ['wide and dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
    ['narrow and light', { viewport: { width: 390, height: 844 }, colorScheme: 'light' }],
    ['narrow and dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ] as const)('has no fault that axe finds, and nothing beside the screen: %s', async (_name, options) => {
    const { page } = await openIssue({ ...options, bypassCSP: true });
    const faults = async () => {
      await page.evaluate(axe);
      const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string }[] };
      return violations.map(({ id }) => id);
    };
    expect(await faults()).toEqual([]);
    await resolve(page);
    await page.getByLabel('Resolution').selectOption({ index: 1 });
    await page.getByLabel('Assignee').fill('nobody-of-this-name');
    await page.getByRole('button', { name: 'Resolve Issue' }).click();
    await page.locator('#assignee-error').waitFor();
    expect(await faults()).toEqual([]);
    const { clientWidth, scrollWidth } = (await page.evaluate(
      '({ clientWidth: document.documentElement.clientWidth, scrollWidth: document.documentElement.scrollWidth })',
    )) as { clientWidth: number; scrollWidth: number };
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    await page.context().close();
  });
});
