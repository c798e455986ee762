/** The administration, behind the administrator's password. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AppUnderTest,
  confirmPassword,
  expectAccessible,
  expectNoErrors,
  startApp,
} from '../../support/app.ts';
import { chromium } from '../../support/chromium.ts';

describe.skipIf(chromium() === null)('The administration', () => {
  let app: AppUnderTest;
  let page: Page;

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildUser({ name: 'fred', displayName: 'Fred Flint' });
    page = await app.open('/admin', 'admin');
  });
  afterAll(() => app?.stop());

  it('asks for the password first, and tells a wrong one', async () => {
    await confirmPassword(page, 'wrong');
    await page.getByText('This is not your password. Try again.').waitFor();
    await expectAccessible(page);
    await confirmPassword(page);
    await page.getByRole('heading', { name: 'Users' }).waitFor();
    await page.getByRole('link', { name: 'Fred Flint' }).waitFor();
    await expectAccessible(page);
    expectNoErrors(page);
  });

  it('shows strangers to it nothing', async () => {
    const other = await app.open('/admin/users', 'fred');
    await other.getByRole('heading', { name: 'You may not see this' }).waitFor();
    await other.context().close();
  });

  it('a user is made, put into a group, deactivated and unlocked', async () => {
    await page.getByRole('button', { name: 'Create user' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Username').fill('wilma');
    await dialog.getByLabel('Full name').fill('Wilma Stone');
    await dialog.getByLabel('E-mail address').fill('wilma@example.com');
    await dialog.getByRole('button', { name: 'Create user' }).click();
    await page.getByRole('heading', { name: 'Wilma Stone' }).waitFor();
    await page.locator('main').getByLabel('Add to a group', { exact: true }).click();
    await page.getByRole('option', { name: 'jira-administrators' }).click();
    await page.getByRole('button', { name: 'Take out of jira-administrators' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Take out of jira-administrators' }).waitFor();
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByText('Failed log-ins are forgotten.').waitFor();
    await expectAccessible(page);
    await page.getByRole('switch').click();
    await expect
      .poll(async () => (await app.server.as('admin').get('/rest/api/2/user?username=wilma')).body.active)
      .toBe(false);
    expectNoErrors(page);
  });

  it('a permission is granted, and taken back by mistake', async () => {
    await page.getByRole('link', { name: 'Permission schemes' }).click();
    await page
      .getByRole('link', { name: /Default/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Grant: Delete Issues' }).click();
    await page.getByRole('dialog').getByLabel('To whom', { exact: true }).click();
    await page.getByRole('option', { name: 'Reporter of the issue' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Grant', exact: true }).click();
    const taken = page.getByRole('button', { name: 'Take Delete Issues from Reporter of the issue' });
    await taken.click();
    await taken.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await taken.waitFor();
    await expectAccessible(page);
    expectNoErrors(page);
  });

  it('a setting holds from the moment it is saved', async () => {
    await page.getByRole('link', { name: 'Security settings' }).click();
    await page.getByLabel('Failed log-ins before a CAPTCHA').fill('2');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByText('Saved.').first().waitFor();
    const answers = [];
    for (let i = 0; i < 2; i++)
      answers.push(
        await app.server.anonymous.post('/rest/tessera/1/login', { username: 'fred', password: 'wrong' }),
      );
    expect(answers.map(({ body }) => body.captcha)).toEqual([false, true]);
    await expectAccessible(page);
    expectNoErrors(page);
  });

  it('every section is there for those who cannot see it, in both themes and in a narrow window', async () => {
    const sections = {
      groups: 'Groups',
      roles: 'Project roles',
      explain: 'Why can’t they?',
      sessions: 'Sessions',
      programs: 'Programs',
      audit: 'Audit log',
      'issue-types': 'Issue types',
      statuses: 'Statuses',
      resolutions: 'Resolutions',
      priorities: 'Priorities',
      workflows: 'Workflows',
      system: 'System',
    };
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const [section, title] of Object.entries(sections)) {
      await page.getByRole('combobox', { name: 'Administration' }).selectOption(section);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await page.locator('main li, main form, main section').first().waitFor();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), section).toBeLessThanOrEqual(
        390,
      );
    }
    expectNoErrors(page);
  });

  it('a workflow is copied, given a transition in its draft, and published', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('link', { name: 'Workflows', exact: true }).click();
    await page.locator('main li a').first().click();
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('heading', { name: /^Copy of/ }).waitFor();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('button', { name: 'Add a transition' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Think again');
    await dialog.getByLabel('To', { exact: true }).click();
    await page.getByRole('option', { name: 'Open', exact: true }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('rowheader', { name: 'Think again' }).waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    await page.getByRole('rowheader', { name: 'Think again' }).waitFor();
    expectNoErrors(page);
  });

  it('the access is dropped where one leaves', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Account of Administrator' }).click();
    await page.getByRole('menuitem', { name: 'Drop administrator access' }).click();
    await page.getByRole('button', { name: 'Confirm your password' }).waitFor();
  });
});
