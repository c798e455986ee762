/** What every screen is held to, whatever it shows. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectNoErrors } from '../app.ts';

/** How many answers of the server a page still waits for; its live stream never ends and is none of them. */
const awaited = new WeakMap<Page, number>();

/** Must be called before the page asks for anything. */
export function countRequests(page: Page): void {
  awaited.set(page, 0);
  const change = (by: number) => (request: { url(): string }) => {
    if (!request.url().endsWith('/rest/tessera/1/live'))
      awaited.set(page, Math.max(0, (awaited.get(page) ?? 0) + by));
  };
  page.on('request', change(1));
  page.on('requestfinished', change(-1));
  page.on('requestfailed', change(-1));
}

/** Until everything that was asked for is there and nothing is a skeleton any more. */
export async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  for (let quiet = 0; quiet < 3; ) {
    const waiting =
      (awaited.get(page) ?? 0) > 0 || (await page.locator('.mantine-Skeleton-root').count()) > 0;
    quiet = waiting ? 0 : quiet + 1;
    await page.waitForTimeout(25);
  }
}

/** @param where what is looked at, for the message of a failure */
export async function expectSound(
  page: Page,
  where: string,
  accessible: 'wholly' | 'in colour' | 'elsewhere' = 'wholly',
): Promise<void> {
  const { wide, headings, title } = await page.evaluate(() => ({
    // What sticks out, where anything does.
    wide:
      document.documentElement.scrollWidth <= innerWidth
        ? []
        : [...document.querySelectorAll('main *')]
            .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('svg'))
            .map((one) => one.outerHTML.slice(0, 120))
            .slice(0, 8),
    headings: [...document.querySelectorAll('h1')].map((one) => one.textContent?.trim()),
    title: document.title,
  }));
  expect(wide, `${where} is wider than its window`).toEqual([]);
  expect(headings, `${where} has one heading of level 1`).toEqual([expect.stringMatching(/\S/)]);
  expect(title, `${where} has a title`).toMatch(/\S/);
  if (accessible === 'wholly') await expectAccessible(page);
  if (accessible === 'in colour') await expectAccessible(page, ['color-contrast']);
  expectNoErrors(page);
}

/**
 * Texts that are read from the right: each is set apart from its neighbours, and where one is cut off its end is lost, not
 * its beginning.
 * @returns what is wrong, as text
 */
export const wrongDirections = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const strong = /[A-Za-zÀ-ɏ֐-ۿ]/;
    const right = (text: string) => /[֐-ۿ]/.test(strong.exec(text)?.[0] ?? '');
    const wrong: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const parent = node.parentElement;
      if (
        !right(text) ||
        !parent ||
        parent.closest('svg, script, title, .hidden-visually') ||
        !parent.checkVisibility()
      )
        continue;
      let isolated = false;
      for (let one: Element | null = parent; one && one !== document.body; one = one.parentElement) {
        const style = getComputedStyle(one);
        isolated ||= style.direction === 'rtl' || /isolate|plaintext/.test(style.unicodeBidi);
        const cut =
          one.scrollWidth > one.clientWidth + 1 &&
          style.overflowX !== 'visible' &&
          style.display !== 'inline';
        const ends = cut && (style.textOverflow === 'ellipsis' || style.overflowX !== 'auto');
        const plain = style.unicodeBidi === 'plaintext';
        if (ends && style.direction !== 'rtl' && !plain && right(one.textContent ?? ''))
          wrong.push(`cut off at its beginning: ${one.outerHTML.slice(0, 160)}`);
        if (style.display !== 'inline' && one.textContent?.trim() !== text) break;
      }
      if (!isolated) wrong.push(`not set apart: ${parent.outerHTML.slice(0, 160)}`);
    }
    return [...new Set(wrong)];
  });
