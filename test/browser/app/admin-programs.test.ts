/** Programs in the administration: clients of OAuth 2.0 and consumers of OAuth 1.0a. */
import { generateKeyPairSync } from 'node:crypto';
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
import { asScript } from '../../support/workflows.ts';

const publicKey = (bits: number): string =>
  generateKeyPairSync('rsa', { modulusLength: bits })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();

describe.skipIf(chromium() === null)('Programs in the administration', () => {
  let app: AppUnderTest;
  let page: Page;

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildUser({ name: 'robot', displayName: 'Robot' });
    page = await app.open('/admin/programs', 'admin');
    await confirmPassword(page);
    await page.getByRole('heading', { name: 'Programs', level: 1 }).waitFor();
  });
  afterAll(() => app?.stop());

  const dialog = () => page.getByRole('dialog');
  const clients = async () =>
    (await asScript(app.server, 'GET', '/rest/tessera/1/oauth2/client')).body.clients;
  const consumers = async () =>
    (await asScript(app.server, 'GET', '/rest/tessera/1/oauth1/consumer')).body.consumers;
  const bothThemes = async () => {
    await page.mouse.move(0, 0);
    for (const colorScheme of ['dark', 'light'] as const) {
      await showTheme(page, colorScheme);
      await page.locator('button[data-loading]').waitFor({ state: 'detached' });
      await expectAccessible(page);
    }
  };
  /** @returns the secret that is shown */
  const secretShown = async (label: string): Promise<string> => {
    await dialog().getByText('Copy the secret now. It is shown this once.').waitFor();
    const secret = await dialog().getByLabel(label, { exact: true }).inputValue();
    await dialog()
      .getByRole('button', { name: `Copy ${label}` })
      .waitFor();
    await expectAccessible(page);
    await dialog().getByRole('button', { name: 'Done' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(secret);
    return secret;
  };

  it('a client is registered; what is wrong stands at its field, and the secret is shown once', async () => {
    await page.getByRole('button', { name: 'Register a client' }).click();
    await dialog().getByLabel('Redirect URIs').and(page.locator('input')).fill('ftp://nowhere');
    await dialog().getByRole('button', { name: 'Register a client' }).click();
    await dialog().getByText('name is missing.').waitFor();
    await dialog().getByText("redirectUris: 'ftp://nowhere' must be https.").waitFor();
    await dialog().getByLabel('Name', { exact: true }).fill('Build server');
    const uris = dialog().getByLabel('Redirect URIs').and(page.locator('input'));
    await uris.fill('');
    await uris.press('Backspace');
    await uris.fill('https://build.example.com/callback');
    await uris.press('Enter');
    await bothThemes();
    await dialog().getByRole('button', { name: 'Register a client' }).click();
    expect(await secretShown('client_secret')).toMatch(/^\S{20,}$/);
    await page.getByText('https://build.example.com/callback').waitFor();
    expectNoErrors(page);
  });

  it('it is changed, and given a new secret', async () => {
    await page.getByRole('button', { name: 'Edit Build server' }).click();
    await dialog().getByLabel('Name', { exact: true }).fill('Builder');
    await dialog().getByLabel('The most that it may be granted').and(page.locator('input')).click();
    await page.getByRole('option', { name: 'WRITE' }).click();
    await dialog().getByLabel('It acts by itself as').and(page.locator('input')).fill('robot');
    await page.getByRole('option', { name: 'Robot' }).click();
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.getByText('acts as robot').waitFor();
    const [before] = await clients();
    expect(before).toMatchObject({ name: 'Builder', scope: 'WRITE', runAs: 'robot' });
    await page.getByRole('button', { name: 'New secret: Builder' }).click();
    await dialog().getByText('The one that it has is worth nothing from then on', { exact: false }).waitFor();
    await dialog().getByRole('button', { name: 'New secret' }).click();
    const secret = await secretShown('client_secret');
    const token = await app.server.anonymous.request(
      'POST',
      '/rest/oauth2/latest/token',
      new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: before.id,
        client_secret: secret,
      }).toString(),
      { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    );
    expect(token.status, token.text).toBe(200);
    expectNoErrors(page);
  });

  it('who granted it access is seen, and all of it ended', async () => {
    await page.getByRole('button', { name: 'Who granted Builder access' }).click();
    await dialog().getByText('robot').first().waitFor();
    await expectAccessible(page);
    await dialog().getByRole('button', { name: 'End all access' }).click();
    await dialog().getByText('Nobody granted it access.').waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expectNoErrors(page);
  });

  it('a consumer with a key is registered by the keyboard; a weak key is told at its field', async () => {
    await page.getByRole('button', { name: 'Register a consumer' }).focus();
    await page.keyboard.press('Enter');
    await dialog().getByLabel('Name', { exact: true }).waitFor();
    await page.keyboard.type('Wiki');
    await page.keyboard.press('Tab');
    await page.keyboard.type('wiki-key');
    await dialog().getByLabel('Public key').fill(publicKey(1024));
    await dialog().getByLabel('Callback address').fill('https://wiki.example.com/');
    await dialog().getByLabel('The program may name').selectOption('prefix');
    await dialog().getByRole('button', { name: 'Register a consumer' }).click();
    await expect.poll(() => dialog().getByLabel('Public key').getAttribute('aria-invalid')).toBe('true');
    await bothThemes();
    await dialog().getByLabel('Public key').fill(publicKey(2048));
    await dialog().getByRole('button', { name: 'Register a consumer' }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.getByText('wiki-key').waitFor();
    expect((await consumers())[0]).toMatchObject({
      name: 'Wiki',
      consumerKey: 'wiki-key',
      publicKey: { bits: 2048 },
      callbackUrl: 'https://wiki.example.com/',
      callbackMatch: 'prefix',
      active: true,
    });
    expectNoErrors(page);
  });

  it('it is changed: shut out, and let act as somebody without a token', async () => {
    const { fingerprint } = (await consumers())[0].publicKey;
    await page.getByRole('button', { name: 'Edit Wiki' }).click();
    await dialog().getByText('It has one of 2048 bits. Type another to replace it.').waitFor();
    await dialog().getByLabel('Without a token it acts as').and(page.locator('input')).fill('robot');
    await page.getByRole('option', { name: 'Robot' }).click();
    await dialog().getByLabel('Its access counts').uncheck({ force: true });
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.getByText('shut out').waitFor();
    expect((await consumers())[0]).toMatchObject({
      active: false,
      executeAs: 'robot',
      publicKey: { fingerprint },
    });
    expectNoErrors(page);
  });

  it('one with a shared secret is told it once; both are removed by their names', async () => {
    await page.getByRole('button', { name: 'Register a consumer' }).click();
    await dialog().getByLabel('Name', { exact: true }).fill('Old script');
    await dialog().getByLabel('Consumer key').fill('wiki-key');
    await dialog().getByLabel('With a shared secret (HMAC)').check();
    await dialog().getByRole('button', { name: 'Register a consumer' }).click();
    await dialog().getByText("There is a consumer with the key 'wiki-key' already.").waitFor();
    await dialog().getByLabel('Consumer key').fill('script-key');
    await dialog().getByRole('button', { name: 'Register a consumer' }).click();
    expect(await secretShown('consumer_secret')).toMatch(/^[0-9a-f]{64}$/);
    await page.setViewportSize({ width: 390, height: 844 });
    await bothThemes();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const name of ['Old script', 'Wiki', 'Builder']) {
      await page
        .getByRole('listitem')
        .filter({ hasText: name })
        .getByRole('button', { name: new RegExp(`^(Remove|Take).*${name}`) })
        .click();
      await dialog().getByRole('textbox').fill(name);
      await dialog().getByRole('button', { name: 'Remove' }).click();
      await dialog().waitFor({ state: 'detached' });
    }
    await page.getByText('No client is registered.').waitFor();
    await page.getByText('No consumer is registered.', { exact: false }).waitFor();
    expect([await clients(), await consumers()]).toEqual([[], []]);
    expectNoErrors(page);
  });
});
