/**
 * The browser app in a real Chromium: from the press of a key until what it asked for is painted, among very many issues.
 * Server, browser and bench share the machine, as somebody's laptop would not.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { webBuilt } from '../scripts/project.js';
import { chromium } from '../test/support/chromium.ts';
import { atMost, type Figure, median, percentile } from './figures.ts';
import { filledForJql } from './jql-bench.ts';
import type { JqlSize } from './jql-seed.ts';
import { remote } from './processes.ts';
import { firstLoad } from './web-size.ts';

export interface WebBenchSize extends JqlSize {
  /** How often each thing is done in a round. */
  turns: number;
  /** Each in a browser that has loaded nothing before. */
  rounds: number;
}

const AIM = { answer: 100, list: 1000, bytes: 250_000 };
const password = 'bench-password-1';

/** What was measured in all rounds, in ms. */
type Times = Record<'list' | 'again' | 'next' | 'detail' | 'sort' | 'middle' | 'field' | 'value', number[]>;

export const webBenchIsPossible = (): boolean => chromium() !== null;

/** @param keep folder in which the filled database stays for the next run */
export async function benchWeb(
  engine: string,
  database: string,
  size: WebBenchSize,
  keep?: string,
): Promise<Figure[]> {
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'tessera-bench-'));
  const server = remote<number>('./tessera-server.ts');
  const browser = await playwright.launch({ executablePath: chromium() ?? '', args: ['--no-sandbox'] });
  try {
    const { settings } = await filledForJql(engine, database, size, folder);
    console.log(`${engine}: measuring …`);
    const port = await server.ask({
      start: { ...settings, webApp: webBuilt, baseUrl: 'http://localhost:8090/jira' },
    });
    return await measure(browser, `http://127.0.0.1:${port}`, size);
  } finally {
    await browser.close();
    server.stop();
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(browser: Browser, origin: string, size: WebBenchSize): Promise<Figure[]> {
  const times: Times = {
    list: [],
    again: [],
    next: [],
    detail: [],
    sort: [],
    middle: [],
    field: [],
    value: [],
  };
  // The first round warms the server up and counts for nothing.
  const warm = structuredClone(times);
  for (let round = 0; round <= size.rounds; round++)
    await playRound(browser, origin, size, round === 0 ? warm : times, round);
  const { bytes, files } = firstLoad(webBuilt, 'navigator/navigator.page.tsx');
  const figure = (what: string, all: readonly number[], most: number): Figure =>
    atMost(what, median(all), most, ' ms', `p95 ${percentile(all, 95).toFixed(0)} ms, ${all.length} times`);
  return [
    atMost(
      'First load of the navigator',
      bytes / 1000,
      AIM.bytes / 1000,
      ' kB',
      `${files.length} files, gzip`,
    ),
    figure('A new browser, to the list', times.list, AIM.list),
    figure('Reload, to the list', times.again, AIM.list),
    figure('Next row (j)', times.next, AIM.answer),
    figure('Next issue beside the list (j)', times.detail, AIM.answer),
    figure('Sort by another column', times.sort, AIM.answer),
    figure('Scroll to the middle', times.middle, AIM.answer),
    figure('Completion of a field', times.field, AIM.answer),
    figure('Completion of a value', times.value, AIM.answer),
  ];
}

/** One person's way through the navigator. */
async function playRound(browser: Browser, origin: string, size: WebBenchSize, times: Times, round: number) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(60_000);
  const base = `${origin}/jira`;
  const logIn = await context.request.post(`${base}/rest/auth/1/session`, {
    data: { username: 'admin', password },
    headers: { Origin: origin },
  });
  if (!logIn.ok()) throw new Error(`The log-in was answered ${logIn.status()}`);
  const page = await context.newPage();
  const list = async (of: number[], go: () => Promise<unknown>) => {
    await go();
    await painted(page, '#issue-row-0 a');
    of.push(await page.evaluate(() => performance.now()));
  };
  await list(times.list, () =>
    page.goto(`${base}/issues/?jql=ORDER+BY+updated+DESC`, { waitUntil: 'commit' }),
  );
  await list(times.again, () => page.reload({ waitUntil: 'commit' }));
  await page.getByRole('grid').focus();
  for (let turn = 1; turn <= size.turns; turn++) {
    const shown = `#issue-row-${turn}[data-active] a`;
    times.next.push(await timed(page, shown, () => page.keyboard.press('j')));
  }
  for (const [turn, name] of ['Key', 'Summary', 'Assignee', 'Reporter', 'Status', 'Created'].entries()) {
    const head = page.getByRole('columnheader', { name }).getByRole('button');
    const sorted = `main:has([aria-sort=ascending]:nth-child(${await placeOf(page, name)})) [role=grid]:not([aria-busy]) #issue-row-0 a`;
    await toTop(page);
    times.sort.push(await timed(page, sorted, () => head.click()));
    // A place where nobody was before.
    const half = Math.floor(size.issues / 2);
    const middle = half + (((round * 10 + turn) * 500) % Math.max(1, half - 100));
    times.middle.push(await scrolled(page, middle));
  }
  await page.keyboard.press('t');
  await painted(page, 'article header a');
  await toTop(page);
  await page.keyboard.press('Home');
  for (let turn = 1; turn <= size.turns; turn++) {
    const row = page.locator(`#issue-row-${turn}`);
    const key = (await row.locator('.figures').textContent()) ?? '';
    const beside = `article:not([data-old]) header a[href$="/${key}"]`;
    times.detail.push(await timed(page, beside, () => page.keyboard.press('j')));
  }
  await complete(page, size, times, round);
  await context.close();
}

/** In the editor: names of fields, which the page knows, and names of people, which it asks for. */
async function complete(page: Page, size: WebBenchSize, times: Times, round: number): Promise<void> {
  const offered = '.cm-tooltip-autocomplete li';
  await page.keyboard.press('q');
  await painted(page, '.cm-content');
  for (let turn = 0; turn < size.turns; turn++) {
    const clear = async (text: string) => {
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
      await page.keyboard.insertText(text);
      await page.keyboard.press('Escape');
      await page.locator(offered).first().waitFor({ state: 'detached' });
    };
    await clear('');
    times.field.push(await timed(page, offered, () => page.keyboard.press('s')));
    // Such as user11 and user21 are there: one that nobody asked for before.
    await clear(`assignee = user${1 + ((round * size.turns + turn) % 19)}`);
    times.value.push(await timed(page, offered, () => page.keyboard.press('1')));
  }
}

/** Place of a column's head in its row, from 1. */
const placeOf = (page: Page, name: string): Promise<number> =>
  page.getByRole('columnheader', { name }).evaluate((head) => Number(head.getAttribute('aria-colindex')));

/** From the first event that `act` makes in the page until `selector` is there and was painted. @returns ms */
async function timed(page: Page, selector: string, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate((wanted) => {
    const begun = new Promise<number>((resolve) => {
      for (const name of ['keydown', 'pointerdown'])
        addEventListener(name, ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true });
    });
    const there = async (): Promise<number> => {
      const start = await begun;
      while (!document.querySelector(wanted)) {
        if (performance.now() - start > 60_000) throw new Error(`${wanted} did not appear`);
        await new Promise(requestAnimationFrame);
      }
      // What a frame has prepared is painted when its turn is over.
      await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.now() - start;
    };
    Object.assign(globalThis, { measured: there() });
  }, selector);
  await act();
  return page.evaluate(() => (globalThis as unknown as { measured: Promise<number> }).measured);
}

/** Puts the list there at once. @returns ms until the row is painted */
const scrolled = (page: Page, index: number): Promise<number> =>
  page.getByRole('grid').evaluate(async (grid, to) => {
    const start = performance.now();
    const rows = Number(grid.getAttribute('aria-rowcount'));
    grid.scrollTop = (grid.scrollHeight / rows) * to;
    while (!document.querySelector(`#issue-row-${to} a`)) await new Promise(requestAnimationFrame);
    await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - start;
  }, index);

/** Where a list begins again, wherever it was left. */
const toTop = (page: Page): Promise<void> =>
  page.getByRole('grid').evaluate((grid) => {
    (grid as HTMLElement).focus({ preventScroll: true });
    grid.scrollTop = 0;
  });

const painted = (page: Page, selector: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector(wanted) !== null, selector, { polling: 'raf' });
