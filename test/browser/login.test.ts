/** Signing in with a real browser. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hmac, sha256 } from '../../src/kernel/token.ts';
import { chromium } from '../support/chromium.ts';
import { adminPassword, startServer, type TestServer, userPassword } from '../support/server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(chromium() === null)('In a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let base: string;

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

  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(base + path);
    return page;
  };
  const logIn = async (page: Page, name: string, password: string) => {
    await page.fill('#login-form-username', name);
    await page.fill('#login-form-password', password);
    await page.click('#login-form-submit');
  };
  const failThrice = async (name: string) => {
    for (let i = 0; i < 3; i++) {
      await server.anonymous.post('/rest/auth/1/session', { username: name, password: 'wrong' });
    }
  };
  /** Makes the word of the picture that this browser holds a known one. */
  const knowWord = async (page: Page, word: string) => {
    const cookies = await page.context().cookies();
    const token = cookies.find(({ name }) => name === 'tessera.captcha')?.value ?? '';
    const { numUpdatedRows } = await server.app.database.db
      .updateTable('captcha')
      .set({ answer_hash: hmac(token, word) })
      .where('token_hash', '=', sha256(token))
      .executeTakeFirstOrThrow();
    expect(Number(numUpdatedRows)).toBe(1);
  };
  const pictureIsDrawn = (page: Page) =>
    page.locator('#captcha-picture').evaluate(async (image) => {
      const picture = image as unknown as { decode(): Promise<void>; naturalWidth: number };
      await picture.decode();
      return picture.naturalWidth;
    });

  it('one logs in and out without JavaScript', async () => {
    const page = await open('/login.jsp?os_destination=%2Fsecure%2FDashboard.jspa', {
      javaScriptEnabled: false,
    });
    await logIn(page, 'admin', adminPassword);
    expect(page.url()).toBe(`${base}/secure/Dashboard.jspa`);
    expect(await page.textContent('h1')).toBe('Hello, Administrator');
    await page.click('#log_out');
    await page.click('#confirm-logout-submit');
    expect(await page.getAttribute('.login-link', 'href')).toBe('/jira/login.jsp');
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('JSESSIONID');
  });

  it('a failed login is told above the button, with the focus on it', async () => {
    const page = await open('/login.jsp');
    await logIn(page, 'admin', 'wrong');
    const error = page.locator('[role=alert]');
    expect(await error.textContent()).toContain('username and password are incorrect');
    expect(await page.evaluate('document.activeElement.id')).toBe('error');
    const [above, below] = [
      await error.boundingBox(),
      await page.locator('#login-form-submit').boundingBox(),
    ];
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
    expect(await page.inputValue('#login-form-username')).toBe('admin');
    expect(await page.inputValue('#login-form-password')).toBe('');
  });

  it('the CAPTCHA is shown without JavaScript, Enter logs in, and another picture can be had', async () => {
    await server.buildUser({ name: 'reader' });
    await failThrice('reader');
    const page = await open('/login.jsp', { javaScriptEnabled: false });
    await logIn(page, 'reader', userPassword);
    expect(await page.textContent('[role=alert]')).toContain('CAPTCHA');
    const first = await page.getAttribute('#captcha-picture', 'src');
    await page.click('#captcha-another');
    expect(await page.inputValue('#login-form-username')).toBe('reader');
    expect(await page.getAttribute('#captcha-picture', 'src')).not.toBe(first);
    await page.click('summary');
    expect(await page.locator('details').innerText()).toContain('ask your administrator');
    expect(await page.locator('#proof-start').isVisible()).toBe(false);
    await page.waitForLoadState('networkidle');
    await knowWord(page, 'abcde');
    await page.fill('#login-form-password', userPassword);
    await page.fill('#login-form-captcha', 'ABcde');
    await page.press('#login-form-captcha', 'Enter');
    expect(page.url()).toBe(`${base}/`);
    expect(await page.textContent('h1')).toBe('Hello, reader');
  });

  it('another picture keeps what was typed', async () => {
    await server.buildUser({ name: 'typist' });
    await failThrice('typist');
    const page = await open('/login.jsp');
    await logIn(page, 'typist', 'wrong');
    expect(await pictureIsDrawn(page)).toBe(480);
    await page.fill('#login-form-password', userPassword);
    const drawn = page.waitForResponse((response) => response.url().includes('/captcha?'));
    await page.click('#captcha-another');
    expect((await drawn).headers()['content-type']).toBe('image/png');
    expect(await pictureIsDrawn(page)).toBe(480);
    expect(await page.inputValue('#login-form-password')).toBe(userPassword);
    expect(await page.evaluate('document.activeElement.id')).toBe('login-form-captcha');
  });

  it('whoever cannot read the picture lets the browser work, by keyboard alone', async () => {
    await server.buildUser({ name: 'listener' });
    await failThrice('listener');
    const page = await open('/login.jsp');
    await logIn(page, 'listener', userPassword);
    await page.fill('#login-form-password', userPassword);
    await page.focus('summary');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('proof-start');
    await page.keyboard.press('Enter');
    await page.locator('#proof-status', { hasText: 'Done.' }).waitFor({ timeout: 90_000 });
    expect(await page.getAttribute('#proof-status', 'role')).toBe('status');
    expect(await page.evaluate('document.activeElement.id')).toBe('login-form-submit');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${base}/`);
    expect(await page.textContent('h1')).toBe('Hello, listener');
  });

  it('a picture that is slow to come does not take the place of the proof', async () => {
    await server.buildUser({ name: 'hasty' });
    await failThrice('hasty');
    const page = await open('/login.jsp');
    let proofs = 0;
    let drawn = (): void => {};
    const slow = new Promise<void>((resolve) => {
      drawn = resolve;
    });
    await page.route('**/captcha?*', async (route) => {
      const response = await route.fetch();
      await slow;
      await route.fulfill({ response });
    });
    page.on('response', (response) => {
      if (response.url().endsWith('/captcha/proof')) proofs++;
    });
    await page.fill('#login-form-username', 'hasty');
    await page.fill('#login-form-password', userPassword);
    await page.press('#login-form-password', 'Enter');
    await page.locator('summary').click();
    await page.locator('#login-form-password').fill(userPassword);
    await page.locator('#proof-start').click();
    await page.waitForTimeout(300);
    drawn();
    await page.locator('#proof-status', { hasText: 'Done.' }).waitFor({ timeout: 90_000 });
    await page.locator('#login-form-submit').click();
    await page.locator('h1', { hasText: 'Hello, hasty' }).waitFor();
    expect(proofs).toBe(1);
  });

  it('the password can be shown, and is hidden again when it is sent', async () => {
    const page = await open('/login.jsp');
    await page.fill('#login-form-username', 'somebody');
    await page.fill('#login-form-password', 'something');
    const show = page.getByRole('button', { name: 'Show password' });
    await show.click();
    expect(await page.getAttribute('#login-form-password', 'type')).toBe('text');
    expect(await page.getByRole('button', { name: 'Hide password' }).textContent()).toBe('Hide');
    await page.evaluate(
      `document.forms[0].addEventListener('submit', (event) => event.preventDefault()); document.forms[0].requestSubmit()`,
    );
    expect(await page.getAttribute('#login-form-password', 'type')).toBe('password');
  });

  it('a remembered browser stays logged in when its session cookie is lost', async () => {
    await server.buildUser({ name: 'keeper' });
    const page = await open('/login.jsp');
    await page.check('#login-form-remember-me');
    await logIn(page, 'keeper', userPassword);
    await page.context().clearCookies({ name: 'JSESSIONID' });
    await page.goto(`${base}/secure/Dashboard.jspa`);
    expect(await page.textContent('h1')).toBe('Hello, keeper');
    expect(await page.locator('.list button[form=end-session]').count()).toBe(2);
  });

  it('JavaScript on a page of this site calls REST with the browser’s own cookie', async () => {
    const page = await open('/login.jsp');
    await logIn(page, 'admin', adminPassword);
    const answers = await page.evaluate(`(async () => {
      const session = await fetch('/jira/rest/auth/1/session').then((response) => response.json());
      const created = await fetch('/jira/rest/api/2/user', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'made-by-page', password: 'correct horse battery', displayName: 'Made', emailAddress: 'made@example.com' }),
      });
      return { name: session.name, created: created.status, cookie: document.cookie };
    })()`);
    expect(answers).toMatchObject({ name: 'admin', created: 201 });
    expect((answers as { cookie: string }).cookie).not.toContain('JSESSIONID');
    expect((answers as { cookie: string }).cookie).toContain('atlassian.xsrf.token');
  });

  it('a page of another site gets nothing with that cookie', async () => {
    const page = await open('/login.jsp');
    await logIn(page, 'admin', adminPassword);
    const foreign = base.replace('127.0.0.1', 'localhost');
    await page.goto(`${foreign}/login.jsp`);
    const outcome = await page.evaluate(
      `fetch(${JSON.stringify(`${base}/rest/auth/1/session`)}, { credentials: 'include' }).then((response) => response.text(), () => 'refused')`,
    );
    expect(outcome).toBe('refused');
  });

  const visit = async (page: Page, path: string) => {
    await page.goto(base + path);
    return page;
  };
  const screens: Record<string, (page: Page) => Promise<unknown>> = {
    'log in': (page) => visit(page, '/login.jsp'),
    'log in, failed, with CAPTCHA': async (page) => {
      await visit(page, '/login.jsp');
      await failThrice('nobody-there');
      await logIn(page, 'nobody-there', 'wrong');
      await page.click('summary');
    },
    start: async (page) => {
      await visit(page, '/login.jsp');
      await logIn(page, 'admin', adminPassword);
    },
    welcome: (page) => visit(page, '/'),
    'the REST API': (page) => visit(page, '/rest/api?q=watchers'),
    'log out': async (page) => {
      await visit(page, '/login.jsp?os_destination=/logoutconfirm.jsp');
      await logIn(page, 'admin', adminPassword);
      await visit(page, '/logoutconfirm.jsp');
    },
    'administrator access': async (page) => {
      await visit(page, '/login.jsp');
      await logIn(page, 'admin', adminPassword);
      await visit(page, '/secure/admin/WebSudoAuthenticate.jspa');
    },
    'change password': async (page) => {
      await visit(page, '/login.jsp?os_destination=/secure/ChangePassword!default.jspa');
      await logIn(page, 'admin', adminPassword);
    },
    'a user': async (page) => {
      await visit(page, '/login.jsp');
      await logIn(page, 'admin', adminPassword);
      await visit(page, '/secure/admin/user/ViewUser.jspa?name=admin');
    },
    'text formatting notation': (page) => visit(page, '/secure/WikiRendererHelpAction.jspa'),
    'not found': (page) => visit(page, '/no/such/page'),
  };

  describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
    it.each(Object.entries(screens))(
      '%s: axe finds nothing, and nothing is cut off at 390 px',
      async (_, show) => {
        const page = await open('/', { viewport: { width: 390, height: 844 }, colorScheme, bypassCSP: true });
        const messages: string[] = [];
        page.on('pageerror', (error) => messages.push(error.message));
        await show(page);
        await page.evaluate(axe);
        const { violations } = (await page.evaluate('axe.run()')) as {
          violations: { id: string; nodes: unknown[] }[];
        };
        expect(violations).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
        expect(messages).toEqual([]);
        await page.context().close();
      },
    );
  });
});
