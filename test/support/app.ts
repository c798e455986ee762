/** The browser app under test: a whole program with the app built from web/, a real Chromium, and people in it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  chromium as playwright,
} from 'playwright-core';
import { expect } from 'vitest';
import { root, webBuilt, webIsFresh } from '../../scripts/project.js';
import { chromium } from './chromium.ts';
import { adminPassword, startServer, type TestServer, userPassword } from './server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface AppUnderTest {
  readonly server: TestServer;
  readonly browser: Browser;
  /** http://127.0.0.1:…/jira */
  readonly base: string;
  /** A browser of its own in which this user is logged in by POST session; null: nobody is. */
  browserOf(name: string | null, options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A page of such a browser. What the page logs as an error fails `expectNoErrors`. */
  open(path: string, name?: string | null, options?: BrowserContextOptions): Promise<Page>;
  stop(): Promise<void>;
}

/** Every address that this server has, as docs/routes.md lists them. */
function documented(): (method: string, path: string) => boolean {
  const lines = readFileSync(join(root, 'docs', 'routes.md'), 'utf8').matchAll(
    /^\| ([A-Z]+) \| `([^`]+)` \|/gm,
  );
  const patterns = [...lines].map(([, method, path = '']) => ({
    method,
    path: new RegExp(
      `^${path
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\*/g, '.*')
        .replace(/:\w+/g, '[^/]+')}/?$`,
    ),
  }));
  return (method, path) => patterns.some((one) => one.method === method && one.path.test(path));
}

const errorsOf = new WeakMap<Page, string[]>();

export async function startApp(
  engine: 'SQLite' | 'PostgreSQL' = 'SQLite',
  settings: Parameters<typeof startServer>[1] = {},
): Promise<AppUnderTest> {
  await buildOnce();
  const server = await startServer(engine, { webApp: webBuilt, ...settings });
  await server.app.server.listen({ host: '127.0.0.1', port: 0 });
  const origin = `http://127.0.0.1:${(server.app.server.server.address() as AddressInfo).port}`;
  const base = `${origin}/jira`;
  const browser = await playwright.launch({ executablePath: chromium() ?? '', args: ['--no-sandbox'] });
  const asked = new Set<string>();
  const browserOf = async (name: string | null, options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    context.setDefaultTimeout(20_000);
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.href.startsWith(base)) asked.add(`${request.method()} ${url.pathname.slice('/jira'.length)}`);
    });
    if (name !== null) {
      const password = name === 'admin' ? adminPassword : userPassword;
      const answer = await context.request.post(`${base}/rest/auth/1/session`, {
        data: { username: name, password },
        headers: { Origin: origin },
      });
      expect(answer.status()).toBe(200);
    }
    return context;
  };
  const open = async (path: string, name: string | null = 'admin', options: BrowserContextOptions = {}) => {
    const page = await (await browserOf(name, options)).newPage();
    watch(page);
    await page.goto(base + path);
    return page;
  };
  return {
    server,
    browser,
    base,
    browserOf,
    open,
    async stop() {
      await browser.close();
      await server.stop();
      // The app has no way to the server that others have not.
      const isDocumented = documented();
      const secret = [...asked].filter((one) => {
        const [method = '', path = ''] = one.split(' ');
        return !isDocumented(method, path);
      });
      expect(secret).toEqual([]);
    },
  };
}

/** Notes what the page complains of: exceptions, and what its Content-Security-Policy keeps out. */
export function watch(page: Page): void {
  const errors: string[] = [];
  errorsOf.set(page, errors);
  page.on('pageerror', (error) => void errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
}

export const expectNoErrors = (page: Page): void => expect(errorsOf.get(page) ?? []).toEqual([]);

/** What was complained of before is of another page. */
export const forgetErrors = (page: Page): void => void errorsOf.get(page)?.splice(0);

/** In the dialog that stands before the administration. */
export async function confirmPassword(page: Page, password = adminPassword): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Confirm your password' });
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
}

/** The theme of the system: the page follows a moment later. */
export async function showTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
}

/** WCAG 2.2 AA, as far as a program can tell. @param rules only these; absent: all */
export async function expectAccessible(page: Page, rules?: readonly string[]): Promise<void> {
  // What is still fading in has the contrast of neither its beginning nor its end.
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const underWay = () =>
      document
        .getAnimations()
        .filter(
          ({ playState, effect }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
        );
    // What has just changed begins to fade in the next frame.
    do {
      await Promise.allSettled(underWay().map(({ finished }) => finished));
      await frame();
      await frame();
    } while (underWay().length > 0);
  });
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const found = await page.evaluate(async (rules) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { axe } = globalThis as unknown as {
      axe: {
        run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({
      runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: tags },
    });
    return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 200)) }));
  }, rules);
  expect(found).toEqual([]);
}

/** Builds the app where web/ changed. Test files run beside each other: one of them builds, the others wait for it. */
export async function buildOnce(): Promise<void> {
  const lock = join(root, 'node_modules', '.web-is-being-built');
  for (let tries = 0; !webIsFresh(); tries++) {
    try {
      mkdirSync(lock);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      // Whoever built and was killed left its lock behind.
      if (tries > 600) rmdirSync(lock);
      await wait(200);
      continue;
    }
    try {
      if (!webIsFresh())
        execFileSync(process.execPath, [join(root, 'scripts', 'build-web.js')], { stdio: 'pipe' });
    } finally {
      rmdirSync(lock);
    }
  }
}
