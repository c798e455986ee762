/** What surrounds every page of the browser app, and how its document and files are served. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, expectAccessible, expectNoErrors, startApp } from '../../support/app.ts';
import { chromium } from '../../support/chromium.ts';

describe.skipIf(chromium() === null)('The frame of the browser app', () => {
  let app: AppUnderTest;
  let key: string;

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildProject({ key: 'FRAME' });
    ({ key } = await app.server.buildIssue({ project: 'FRAME', summary: 'Kettle boils over' }));
  });
  afterAll(() => app?.stop());

  const at = (page: Page) => new URL(page.url());

  it('a stranger is led to the log-in, and back to where they wanted to go', async () => {
    const page = await app.open('/', null);
    await page.waitForURL('**/login?**');
    expect(at(page).searchParams.get('os_destination')).toBe('/');
    await page.getByLabel('Username or e-mail').fill('admin');
    await page.getByLabel('Password', { exact: true }).fill('admin-password-1');
    await page.getByRole('button', { name: 'Log in', exact: true }).click();
    await page.getByRole('heading', { name: 'Hello, Administrator' }).waitFor();
    expect(await page.title()).toBe('Dashboard - Tessera');
    expectNoErrors(page);
  });

  it('shows what is assigned to the reader, in both themes and at both widths, for everyone', async () => {
    await app.server.as('admin').put(`/rest/api/2/issue/${key}/assignee`, { name: 'admin' });
    for (const width of [1280, 390]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await app.open('/', 'admin', { viewport: { width, height: 800 }, colorScheme });
        await page.getByRole('link', { name: 'Kettle boils over' }).first().waitFor();
        expect(await page.getAttribute('html', 'data-mantine-color-scheme')).toBe(colorScheme);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await expectAccessible(page);
        // Buttons in the accent colour have another one under the mouse.
        await page.getByRole('button', { name: 'Create issue', exact: true }).hover();
        await expectAccessible(page);
        expectNoErrors(page);
        await page.context().close();
      }
    }
  });

  it('a key that is typed into the search box leads to its issue', async () => {
    const page = await app.open('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(key.toLowerCase());
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/browse/${key}`);
  });

  it('the palette finds issues by their words, and closes with Escape', async () => {
    const page = await app.open('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('kettle');
    await page.getByRole('option', { name: 'Kettle boils over' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expectNoErrors(page);
  });

  it('? shows every key, and no key does anything while somebody types', async () => {
    const page = await app.open('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('#quick-search').focus();
    await page.keyboard.type('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys of this page' }).waitFor();
    await expectAccessible(page);
  });

  it('a chosen theme stays, and holds before anything is painted', async () => {
    const page = await app.open('/', 'admin', { colorScheme: 'light' });
    await page.getByRole('button', { name: 'Account of Administrator' }).click();
    await page.getByText('Dark', { exact: true }).click();
    expect(await page.getAttribute('html', 'data-mantine-color-scheme')).toBe('dark');
    await page.route('**/static/app/**', (route) => route.abort());
    await page.reload();
    expect(await page.getAttribute('html', 'data-mantine-color-scheme')).toBe('dark');
  });

  it('speaks German to whoever has a German locale', async () => {
    await app.server.buildUser({ name: 'heidi' });
    await app.server.as('heidi').put('/rest/api/2/mypreferences?key=jira.user.locale', 'de_DE', {
      headers: { 'Content-Type': 'text/plain' },
    });
    const page = await app.open('/', 'heidi');
    await page.getByRole('heading', { name: 'Guten Tag, heidi' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('de');
  });

  it('logging out ends the session and forgets the drafts of this user alone', async () => {
    const page = await app.open('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => {
      localStorage.setItem('tessera.draft.admin/comment', '{}');
      localStorage.setItem('tessera.draft.fred/comment', '{}');
    });
    await page.getByRole('button', { name: 'Account of Administrator' }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await page.waitForURL('**/login');
    const drafts = await page.evaluate(() =>
      Object.keys(localStorage).filter((name) => name.includes('draft')),
    );
    expect(drafts).toEqual(['tessera.draft.fred/comment']);
    expect((await page.request.get(`${app.base}/rest/auth/1/session`)).status()).toBe(401);
  });
});

describe.skipIf(chromium() === null)('The document and the files of the browser app', () => {
  let app: AppUnderTest;
  let hidden: string;

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildUser({ name: 'fred' });
    const { body: scheme } = await app.server
      .as('admin')
      .post('/rest/api/2/permissionscheme', { name: 'Nobody', permissions: [] });
    await app.server.buildProject({ key: 'DARK' });
    ({ key: hidden } = await app.server.buildIssue({ project: 'DARK' }));
    await app.server.as('admin').put('/rest/api/2/project/DARK/permissionscheme', { id: scheme.id });
  });
  afterAll(() => app?.stop());

  const policyOf = (headers: Record<string, unknown>) => String(headers['content-security-policy']);
  /** The document without what differs from answer to answer. */
  const bare = (text: string, key: string) =>
    text
      .replaceAll(key, 'KEY')
      .replace(/nonce="\w+"/g, '')
      .replace(/atlassian-token" content="[^"]*"/g, '');

  it('no script runs but files of ours, and every document has its own nonce', async () => {
    const one = await app.server.as('fred').get('/projects');
    const other = await app.server.as('fred').get('/projects');
    const scripts = /script-src ([^;]*);/.exec(policyOf(one.headers))?.[1];
    expect(scripts).toBe("'self'");
    const nonce = /style-src 'self' 'nonce-(\w{32})'/;
    expect(nonce.exec(policyOf(one.headers))?.[1]).not.toBe(nonce.exec(policyOf(other.headers))?.[1]);
    expect(one.text).not.toMatch(/<script(?![^>]*src=)/);
    expect(one.headers['cache-control']).toContain('no-store');
  });

  it('hidden and missing issues have the same document and the same status', async () => {
    const client = app.server.as('fred');
    const [missing, dark] = [await client.get('/browse/DARK-999'), await client.get(`/browse/${hidden}`)];
    expect([missing.status, dark.status]).toEqual([404, 404]);
    expect(bare(dark.text, hidden)).toBe(bare(missing.text, 'DARK-999'));
  });

  it('a stranger is led to the log-in from both', async () => {
    for (const key of [hidden, 'DARK-999']) {
      const { status, headers } = await app.server.anonymous.get(`/browse/${key}`);
      expect(status).toBe(302);
      expect(String(headers.location)).toContain(`os_destination=%2Fbrowse%2F${key}`);
    }
  });

  it('the page without JavaScript is still there', async () => {
    expect((await app.server.as('fred').get('/?view=plain')).text).toContain('Hello, fred');
    expect((await app.server.as('fred').get(`/browse/${hidden}?view=plain`)).status).toBe(404);
  });

  it('files are compressed, kept for ever, and nothing beside them is served', async () => {
    const { text } = await app.server.as('fred').get('/projects');
    const [, script] = /src="\/jira(\/static\/app\/[^"]+)"/.exec(text) ?? [];
    const file = await app.server.anonymous.get(script ?? '', { headers: { 'Accept-Encoding': 'gzip, br' } });
    expect(file.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(file.headers['cache-control']).toContain('immutable');
    const plain = await app.server.anonymous.get(script ?? '', { headers: { 'Accept-Encoding': 'br;q=0' } });
    expect(plain.headers['content-encoding']).toBeUndefined();
    for (const name of ['manifest.json', '..%2Fpackage.json', '%2e%2e%2ftessera.js', 'no.js', '.%00.js']) {
      const { status } = await app.server.anonymous.get(`/static/app/${name}`);
      expect([400, 404], name).toContain(status);
    }
  });
});
