/** Schemes of projects, as an administrator makes them and gives them to projects. */
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

describe.skipIf(chromium() === null)('Schemes', () => {
  let app: AppUnderTest;
  let page: Page;

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildUser({ name: 'fred', displayName: 'Fred Flint' });
    await app.server.buildProject({ key: 'TEST', name: 'Testing' });
    await app.server.as('admin').post('/rest/api/2/group', { name: 'night-watch' });
    page = await app.open('/admin/issue-type-schemes', 'admin');
    await confirmPassword(page);
  });
  afterAll(() => app?.stop());

  const dialog = () => page.getByRole('dialog');
  const main = () => page.locator('main');
  const names = (list: string) =>
    page.getByRole('list', { name: list, exact: true }).locator(':scope > li bdi').allInnerTexts();
  const pick = async (field: string, option: string | RegExp) => {
    await page.getByRole('combobox', { name: field, exact: true }).click();
    await page.getByRole('option', { name: option, exact: typeof option === 'string' }).click();
  };
  const open = (section: string) =>
    page.getByRole('navigation', { name: 'Administration' }).getByRole('link', { name: section }).click();

  it('an issue type scheme is made, put in order, and given to a project', async () => {
    await page.getByText('One project uses it').waitFor();
    await page.getByRole('button', { name: 'Create scheme' }).click();
    await dialog().getByLabel('Name').fill('Support');
    await dialog().getByRole('button', { name: 'Create scheme' }).click();
    await dialog().getByText('You must select at least one standard issue type.').waitFor();
    await expectAccessible(page);
    await dialog().getByRole('combobox', { name: 'Offers' }).click();
    await page.getByRole('option', { name: 'Task', exact: true }).click();
    await page.getByRole('option', { name: 'Bug', exact: true }).click();
    await page.keyboard.press('Escape');
    await dialog().getByRole('button', { name: 'Create scheme' }).click();
    await page.getByRole('heading', { name: 'Support', level: 1 }).waitFor();
    await expect.poll(() => names('What it offers')).toEqual(['Task', 'Bug']);
    await page.getByRole('button', { name: 'Move Bug: arrow keys' }).press('ArrowUp');
    await expect.poll(() => names('What it offers')).toEqual(['Bug', 'Task']);
    await pick('Chosen beforehand', 'Bug');
    await pick('Add to Support', 'Story');
    await expect.poll(() => names('What it offers')).toEqual(['Bug', 'Task', 'Story']);
    await page.getByRole('button', { name: 'Take Story out' }).click();
    await expect.poll(() => names('What it offers')).toEqual(['Bug', 'Task']);
    await pick('Give it to a project', 'Testing (TEST)');
    await main().getByRole('link', { name: 'Testing' }).waitFor();
    await expectAccessible(page);
    const { body } = await app.server.as('admin').get('/rest/api/2/project/TEST');
    expect(body.issueTypes.map(({ name }: { name: string }) => name)).toEqual(['Bug', 'Task']);
    expectNoErrors(page);
  });

  it('what its issues have cannot be taken out, and the server says why', async () => {
    await app.server.buildIssue({ project: 'TEST', issuetype: 'Task' });
    await page.getByRole('button', { name: 'Take Task out' }).click();
    await page
      .getByText('Issues have types that their project would no longer offer: Task in TEST.')
      .waitFor();
    expect(await names('What it offers')).toEqual(['Bug', 'Task']);
  });

  it('a priority scheme offers what it is told to, and its default one everything', async () => {
    await open('Priority schemes');
    await page.getByRole('link', { name: 'Default priority scheme' }).click();
    await page.getByText('It offers all of them, in the order of their own list.').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '← Priority schemes' }).click();
    await page.getByRole('button', { name: 'Create scheme' }).click();
    await dialog().getByLabel('Name').fill('Two');
    await dialog().getByRole('combobox', { name: 'Offers' }).click();
    await page.getByRole('option').nth(0).click();
    await page.getByRole('option').nth(2).click();
    await page.keyboard.press('Escape');
    await dialog().getByRole('button', { name: 'Create scheme' }).click();
    await page.getByRole('heading', { name: 'Two', level: 1 }).waitFor();
    await expect.poll(async () => (await names('What it offers')).length).toBe(2);
    await page.getByRole('button', { name: 'Delete scheme' }).click();
    await dialog().getByRole('textbox').fill('Two');
    await dialog().getByRole('button', { name: 'Delete scheme' }).click();
    await page.getByRole('heading', { name: 'Priority schemes', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Two' }).waitFor({ state: 'detached' });
    expectNoErrors(page);
  });

  it('a workflow scheme in use is changed in a draft, and published with statuses mapped', async () => {
    const admin = app.server.as('admin');
    await open('Workflow schemes');
    await page.getByRole('link', { name: 'Default Workflow Scheme' }).click();
    await page.getByText('The default scheme stays as it is.').waitFor();
    expect(await page.getByRole('combobox', { name: 'Default workflow' }).isDisabled()).toBe(true);
    await expectAccessible(page);
    await page.getByRole('link', { name: '← Workflow schemes' }).click();
    await page.getByRole('button', { name: 'Create scheme' }).click();
    await dialog().getByLabel('Name').fill('Flow');
    await dialog().getByRole('button', { name: 'Create scheme' }).click();
    await page.getByRole('heading', { name: 'Flow', level: 1 }).waitFor();
    await pick('Workflow of Bug', 'Software Simplified Workflow');
    await expect
      .poll(() => page.getByRole('combobox', { name: 'Workflow of Bug' }).inputValue())
      .toBe('Software Simplified Workflow');
    expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0);
    await pick('Give it to a project', 'Testing (TEST)');
    await main().getByRole('link', { name: 'Testing' }).waitFor();
    await pick('Workflow of Task', 'Software Simplified Workflow');
    await page.getByRole('button', { name: 'Publish' }).click();
    await dialog()
      .getByText(/Some issues are in a status/)
      .waitFor();
    expect(await dialog().getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    await dialog()
      .getByRole('combobox', { name: /^Task, Open/ })
      .click();
    await page.getByRole('option', { name: 'To Do' }).click();
    await expectAccessible(page);
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await page.getByText('The draft is the scheme now.').waitFor();
    await expect
      .poll(async () => (await admin.get('/rest/api/2/issue/TEST-1')).body.fields.status.name)
      .toBe('To Do');
    await page.getByRole('region', { name: 'Draft' }).waitFor({ state: 'detached' });
    await pick('Default workflow', 'Software Simplified Workflow');
    await page.getByRole('button', { name: 'Throw the draft away' }).click();
    await dialog().getByRole('button', { name: 'Throw the draft away' }).click();
    await page.getByRole('region', { name: 'Draft' }).waitFor({ state: 'detached' });
    await expectAccessible(page);
    expectNoErrors(page);
  });

  it('a security scheme has levels, members and a level for new issues', async () => {
    await open('Issue security schemes');
    await page.getByRole('heading', { name: 'None yet' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Create scheme' }).first().click();
    await dialog().getByLabel('Name').fill('Secrets');
    await dialog().getByRole('button', { name: 'Create scheme' }).click();
    await page.getByText('It has no level yet, so that it hides nothing.').waitFor();
    for (const level of ['Staff', 'Board']) {
      await page.getByRole('button', { name: 'Add a level' }).click();
      await dialog().getByLabel('Name').fill(level);
      await dialog().getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: `Edit ${level}` }).waitFor();
    }
    await page.getByRole('button', { name: 'Let somebody see Staff' }).click();
    await dialog().getByRole('combobox', { name: 'To whom' }).click();
    await page.getByRole('option', { name: 'User', exact: true }).click();
    await dialog().getByRole('combobox', { name: 'User' }).fill('fred');
    await page.getByRole('option', { name: /Fred Flint/ }).click();
    await dialog().getByRole('button', { name: 'Let them see it' }).click();
    const member = page.getByRole('button', { name: 'Hide Staff from User: Fred Flint' });
    await member.click();
    await member.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await member.waitFor();
    await pick('Level of new issues', 'Staff');
    await expectAccessible(page);
    await page.reload();
    await member.waitFor();
    expect(await page.getByRole('combobox', { name: 'Level of new issues' }).inputValue()).toBe('Staff');
    await page.getByRole('button', { name: 'Delete Board' }).click();
    await dialog().getByRole('textbox', { name: /Board/ }).fill('Board');
    await dialog().getByRole('button', { name: 'Delete Board' }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Edit Board' }).waitFor({ state: 'detached' });
    expectNoErrors(page);
  });

  it('a notification scheme tells a role of an event, and an address that is none is refused at its field', async () => {
    await open('Notification schemes');
    await page.getByRole('link', { name: 'Default Notification Scheme' }).click();
    await page.getByRole('button', { name: 'Tell somebody: Issue Created' }).click();
    await dialog().getByRole('combobox', { name: 'To whom' }).click();
    await page.getByRole('option', { name: 'An e-mail address' }).click();
    await dialog().getByLabel('E-mail address').fill('a@b,c@d');
    await dialog()
      .locator('form')
      .evaluate((form) => form.setAttribute('novalidate', ''));
    await dialog().getByRole('button', { name: 'Tell somebody' }).click();
    await dialog().getByText('The e-mail address is not valid.').waitFor();
    await expectAccessible(page);
    await dialog().getByRole('combobox', { name: 'To whom' }).click();
    await page.getByRole('option', { name: 'Role', exact: true }).click();
    await dialog().getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: 'Developers' }).click();
    await dialog().getByRole('button', { name: 'Tell somebody' }).click();
    const told = page.getByRole('button', { name: 'Tell Role: Developers no more of: Issue Created' });
    await told.click();
    await told.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await told.waitFor();
    await expectAccessible(page);
    expectNoErrors(page);
  });

  it('a project is given other schemes on its own page, and what hides its issues is asked', async () => {
    await page.goto(`${app.base}/projects/TEST/settings/schemes`);
    await pick('Issue security', 'Secrets');
    await page.getByText('The project wears Secrets now.').waitFor();
    await pick('Workflows', 'Default Workflow Scheme');
    await page.getByText(/Task \(\d+\) in To Do \(\d+\), 1 issues\. Move them first\./).waitFor();
    await pick('Issue types', 'Default Issue Type Scheme');
    await page.getByRole('link', { name: 'Open Default Issue Type Scheme' }).waitFor();
    await expectAccessible(page);
    await pick('Issue security', 'None');
    await dialog().getByRole('combobox', { name: 'Instead of Staff' }).click();
    await page.getByRole('option', { name: 'None: they are hidden no more' }).click();
    await expectAccessible(page);
    await dialog().getByRole('button', { name: 'Give it the scheme' }).click();
    await page.getByText('The project wears none now.').waitFor();
    const { body } = await app.server.as('admin').get('/rest/tessera/1/project-scheme?projectKey=TEST');
    expect(body[0]).toMatchObject({
      issueSecurityScheme: null,
      issueTypeScheme: { name: 'Default Issue Type Scheme' },
      workflowScheme: { name: 'Flow' },
    });
    expectNoErrors(page);
  });

  it('a global permission is given to a group, and the last system administrator cannot be locked out', async () => {
    await page.goto(`${app.base}/admin/global-permissions`);
    await page.getByRole('button', { name: 'Grant: Bulk Change' }).click();
    await dialog().getByRole('combobox', { name: 'To whom' }).click();
    await page.getByRole('option', { name: 'Anyone, logged in or not' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog().getByRole('combobox', { name: 'Group' }).fill('night');
    await page.getByRole('option', { name: 'night-watch' }).click();
    await dialog().getByRole('button', { name: 'Grant', exact: true }).click();
    const bulk = page.getByRole('button', { name: 'Take Bulk Change from Group: night-watch' });
    await bulk.click();
    await bulk.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await bulk.waitFor();
    await expectAccessible(page);
    const last = page.getByRole('button', { name: /^Take Jira System Administrators from/ });
    await last.click();
    await main().getByRole('alert').waitFor();
    expect(await last.count()).toBe(1);
    expect((await app.server.as('admin').get('/rest/tessera/1.0/global-permissions')).status).toBe(200);
    expectNoErrors(page);
  });

  it('every section fits a narrow window in the dark', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const path of [
      'admin/issue-type-schemes',
      'admin/issue-type-schemes/10000',
      'admin/priority-schemes',
      'admin/priority-schemes/10000',
      'admin/workflow-schemes',
      'admin/workflow-schemes/1',
      'admin/security-schemes',
      'admin/notification-schemes',
      'admin/notification-schemes/10000',
      'admin/global-permissions',
      'projects/TEST/settings/schemes',
    ]) {
      await page.goto(`${app.base}/${path}`);
      await page.locator('main h1').waitFor();
      await page.locator('main li, main table, main section, main input').first().waitFor();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
    }
    expectNoErrors(page);
  });
});
