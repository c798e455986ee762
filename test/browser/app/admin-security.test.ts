/** Security settings in the administration: time-outs, ways in, and what the start of the program keeps. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AppUnderTest,
  confirmPassword,
  expectAccessible,
  expectNoErrors,
  showTheme,
  startApp,
} from '../../support/app.ts';
import { chromium } from '../../support/chromium.ts';

describe.skipIf(chromium() === null)('Security settings', () => {
  let app: AppUnderTest;
  let page: Page;

  beforeAll(async () => {
    app = await startApp('SQLite', { sessionLifetime: '200h' });
    await app.server.buildUser({ name: 'fred', displayName: 'Fred Flint' });
    page = await app.open('/admin/security', 'admin');
    await confirmPassword(page);
    await page.getByRole('heading', { name: 'Security settings', level: 1 }).waitFor();
  });
  afterAll(() => app?.stop());

  const idle = () => page.getByLabel('Minutes until an unused session ends');

  it('a shorter time-out sends home whoever was idle for longer', async () => {
    const browser = await app.browserOf('fred');
    app.server.pass(20 * 60_000);
    // The administrator's own session is in use.
    await page.reload();
    await confirmPassword(page);
    await idle().waitFor();
    await app.server.app.writeSeen();
    await idle().fill('15');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByText('Saved.').first().waitFor();
    const fred = await browser.newPage();
    await fred.goto(`${app.base}/profile`);
    await fred.getByLabel('Password', { exact: true }).waitFor();
    await browser.close();
    expectNoErrors(page);
  });

  it('a value that is out of bounds is told at its field, and stays to be mended', async () => {
    await idle().fill('3');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByText('Write a whole number from 10 to 43200.').waitFor();
    expect(await idle().inputValue()).toBe('3');
    expect(await idle().getAttribute('aria-invalid')).toBe('true');
    await expectAccessible(page);
  });

  it('what was said at the start is shown, and cannot be changed', async () => {
    await page.mouse.move(0, 0);
    const lifetime = page.getByLabel('Hours until any session ends');
    expect(await lifetime.inputValue()).toBe('200');
    expect(await lifetime.isDisabled()).toBe(true);
    await page.getByText('--session-lifetime, TESSERA_SESSION_LIFETIME', { exact: false }).waitFor();
    for (const colorScheme of ['dark', 'light'] as const) {
      await showTheme(page, colorScheme);
      await expectAccessible(page);
    }
  });

  it('remembering is switched off by the keyboard, and the sign-in offers it no more', async () => {
    await page.getByLabel('Let people stay logged in').focus();
    await page.keyboard.press('Space');
    await page.getByText('Saved.').first().waitFor();
    const door = await app.open('/login', null);
    await door.getByLabel('Password', { exact: true }).waitFor();
    expect(await door.getByRole('checkbox').count()).toBe(0);
    await door.context().close();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expectNoErrors(page);
  });
});
