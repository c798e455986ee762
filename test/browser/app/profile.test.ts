/** What everybody decides for themselves: how they are shown, how they log in, and who acts for them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, expectAccessible, expectNoErrors, startApp } from '../../support/app.ts';
import { chromium } from '../../support/chromium.ts';
import { userPassword } from '../../support/server.ts';

describe.skipIf(chromium() === null)('The profile', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp();
    for (const name of ['pia', 'otto', 'tom']) await app.server.buildUser({ name });
  });
  afterAll(() => app?.stop());

  it('a new name needs the password, and stands everywhere at once', async () => {
    const page = await app.open('/profile', 'pia', { colorScheme: 'dark' });
    await page.getByLabel('Full name').fill('Pia Perfect');
    await page.getByLabel('Your password').fill('wrong');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('[class*="error"]').first().waitFor();
    await page.getByLabel('Your password').fill(userPassword);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Account of Pia Perfect' }).waitFor();
    await expectAccessible(page);
    expectNoErrors(page);
  });

  it('a picture is uploaded, cropped by keys, and worn', async () => {
    const page = await app.open('/profile', 'pia');
    const picture = await page.evaluate(() => {
      const canvas = document.createElement('canvas');
      canvas.width = 120;
      canvas.height = 60;
      canvas.getContext('2d')?.fillRect(0, 0, 60, 60);
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    });
    await page.locator('input[type=file]').setInputFiles({
      name: 'me.png',
      mimeType: 'image/png',
      buffer: Buffer.from(picture, 'base64'),
    });
    const dialog = page.getByRole('dialog');
    const area = dialog.getByRole('group', { name: 'Part that is shown' });
    await area.focus();
    const sent = page.waitForRequest((request) => request.url().endsWith('/user/avatar?username=pia'));
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    await dialog.getByRole('button', { name: 'Use this part' }).click();
    expect((await sent).postDataJSON()).toEqual({ cropperWidth: 60, cropperOffsetX: 39, cropperOffsetY: 0 });
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove this picture' }).waitFor();
    expectNoErrors(page);
  });

  it('German is chosen and spoken at once', async () => {
    const page = await app.open('/profile/preferences', 'otto', { viewport: { width: 390, height: 844 } });
    await page.locator('main').getByLabel('Language', { exact: true }).click();
    await page.getByRole('option', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('de');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
    expectNoErrors(page);
  });

  it('a session in another browser ends with the password, and that browser is asked to log in', async () => {
    const other = await app.open('/', 'tom');
    await other.getByRole('heading', { level: 1 }).waitFor();
    const page = await app.open('/profile/sessions', 'tom');
    await page.getByText('This browser').waitFor();
    await expectAccessible(page);
    await page
      .getByRole('button', { name: /^End the session of/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: 'Confirm with your password' });
    await dialog.getByLabel('Your password').fill(userPassword);
    await dialog.getByRole('button', { name: 'End' }).click();
    await dialog.waitFor({ state: 'detached' });
    await other.getByRole('dialog', { name: 'Log in to go on' }).waitFor();
    expectNoErrors(page);
  });

  it('a token is shown once, works, and is worth nothing once revoked', async () => {
    const page = await app.open('/profile/tokens', 'tom');
    await page.getByRole('button', { name: 'Create a token' }).first().click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Backup');
    await page.getByRole('dialog').getByRole('button', { name: 'Create a token' }).click();
    const token = await page.getByRole('textbox', { name: 'Token' }).inputValue();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Done' }).click();
    const bearer = app.server.with({ authorization: `Bearer ${token}` });
    expect((await bearer.get('/rest/api/2/myself')).body.name).toBe('tom');
    await page.getByRole('button', { name: 'Revoke Backup' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('heading', { name: 'No tokens yet' }).waitFor();
    expect((await bearer.get('/rest/api/2/myself')).status).toBe(401);
    expectNoErrors(page);
  });

  it('a password is judged while it is typed, and changed with the old one', async () => {
    const page = await app.open('/profile/password', 'otto');
    await page.getByLabel('Ihr Passwort').fill(userPassword);
    const fresh = 'a-quite-fresh-password-2';
    await page.getByLabel('Neues Passwort', { exact: true }).fill('otto');
    await page.locator('#password-rules li').first().waitFor();
    await page.getByLabel('Neues Passwort', { exact: true }).fill(fresh);
    await page.getByText('Dieses Passwort geht.').waitFor();
    await page.getByLabel('Neues Passwort, noch einmal').fill(fresh);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Passwort ändern' }).click();
    await page.getByText('Ihr Passwort wurde geändert.').waitFor();
    const rest = { username: 'otto', password: fresh };
    expect((await app.server.anonymous.post('/rest/auth/1/session', rest)).status).toBe(200);
    expectNoErrors(page);
  });
});
