/** Projects in a browser: found, made, looked at, set up; and what others see of that. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, expectAccessible, expectNoErrors, startApp } from '../../support/app.ts';
import { chromium } from '../../support/chromium.ts';

describe.skipIf(chromium() === null)('Projects', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildProject({ key: 'TEA', name: 'Tea kettles' });
    await app.server.buildUser({ name: 'fred' });
    const admin = app.server.as('admin');
    const version = async (name: string) =>
      (await admin.post('/rest/api/2/version', { name, project: 'TEA' })).body.id;
    const component = async (name: string) =>
      (await admin.post('/rest/api/2/component', { name, project: 'TEA' })).body.id;
    const [first] = [await version('1.0'), await version('2.0')];
    const lid = await component('Lid');
    await component('Spout');
    const { key } = await app.server.buildIssue({ project: 'TEA', summary: 'Lid rattles' });
    await admin.put(`/rest/api/2/issue/${key}`, {
      fields: { fixVersions: [{ id: first }], components: [{ id: lid }] },
    });
  });
  afterAll(() => app?.stop());

  const menuOf = async (page: Page, name: string, item: string) => {
    await page.getByRole('button', { name: `Actions of ${name}` }).click();
    await page.getByRole('menuitem', { name: item }).click();
    return page.getByRole('dialog');
  };

  it('an administrator makes one, with a key that its name suggests, and is told what is wrong', async () => {
    const page = await app.open('/projects');
    await page.getByRole('link', { name: 'Tea kettles', exact: true }).first().waitFor();
    await expectAccessible(page);
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Tea Every Afternoon');
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await dialog.getByText("Project 'Tea kettles' uses this project key.").waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('Key').fill('TEAS');
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await page.waitForURL('**/projects/TEAS');
    await page.getByRole('heading', { level: 1, name: 'Tea Every Afternoon' }).waitFor();
    expectNoErrors(page);
  });

  it('the summary counts what is open and tells what happened, in both themes and widths', async () => {
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [390, 'dark'],
    ] as const) {
      const page = await app.open('/projects/TEA', 'fred', { viewport: { width, height: 844 }, colorScheme });
      const byStatus = page.getByRole('region', { name: 'Open by status' });
      await byStatus.getByRole('link', { name: 'Open' }).waitFor();
      await page.getByRole('region', { name: 'Activity' }).getByText('Lid rattles').first().waitFor();
      await page.getByText('0 of 1 done').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await expectAccessible(page);
      expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(0);
      expectNoErrors(page);
    }
  });

  it('a version is made, released with what is open moved on, and deleted', async () => {
    const page = await app.open('/projects/TEA/versions');
    await page.getByRole('button', { name: 'Create version' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('3.0');
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    await page.getByRole('cell', { name: '3.0', exact: true }).waitFor();
    await expectAccessible(page);
    const order = () => page.locator('tbody strong').allTextContents();
    expect(await order()).toEqual(['3.0', '2.0', '1.0']);
    await page.getByRole('button', { name: 'Actions of 1.0' }).click();
    await page.getByRole('menuitem', { name: 'Move up' }).click();
    await expect.poll(order).toEqual(['3.0', '1.0', '2.0']);
    const release = await menuOf(page, '1.0', 'Release');
    await release.getByText('One issue of it is still open.').waitFor();
    await release.getByLabel('Move what is open to').first().click();
    await page.getByRole('option', { name: '2.0' }).click();
    await release.getByRole('button', { name: 'Release' }).click();
    await release.waitFor({ state: 'detached' });
    await page.getByText('0 of 1 done').waitFor();
    expect(await order()).toEqual(['3.0', '2.0']);
    const gone = await menuOf(page, '3.0', 'Delete');
    await gone.getByRole('button', { name: 'Delete' }).click();
    await expect.poll(order).toEqual(['2.0']);
    const { body } = await app.server.as('admin').get('/rest/api/2/project/TEA/versions');
    expect(body).toMatchObject([
      { name: '2.0', released: false },
      { name: '1.0', released: true },
    ]);
    expectNoErrors(page);
  });

  it('a component is deleted and another one takes its place', async () => {
    const page = await app.open('/projects/TEA/components');
    await page.getByRole('link', { name: 'Lid' }).waitFor();
    await expectAccessible(page);
    const dialog = await menuOf(page, 'Lid', 'Delete');
    await dialog.getByLabel('Give them another one').check();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('link', { name: 'Lid' }).waitFor({ state: 'detached' });
    const { body } = await app.server.as('admin').get('/rest/api/2/search?jql=component=Spout');
    expect(body.total).toBe(1);
  });

  it('who administers it names it, lets people in, and reads what its schemes say', async () => {
    const page = await app.open('/projects/TEA/settings');
    await page.getByLabel('Description').fill('Whatever boils water.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'People and roles' }).click();
    await page.getByLabel('Add a person to Developers').first().fill('fred');
    await page.getByRole('option', { name: /fred/ }).click();
    const role = page.getByRole('region', { name: 'Developers' });
    await role.getByRole('button', { name: 'Add' }).first().click();
    await role.getByRole('button', { name: 'Take fred out of Developers' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Permissions' }).click();
    await page
      .getByRole('row', { name: /^Administer Projects/ })
      .getByText('Administrators')
      .waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Workflow' }).click();
    await page.getByRole('img', { name: 'Picture of the workflow jira' }).waitFor();
    await page.getByText('As text').click();
    await page.getByText('“Start Progress” leads to In Progress.').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Fields' }).click();
    await page.getByRole('cell', { name: /^Summary/ }).waitFor();
    await expectAccessible(page);
    const { body } = await app.server.as('admin').get('/rest/api/2/project/TEA');
    expect(body.description).toBe('Whatever boils water.');
    expectNoErrors(page);
  });

  it("Jira's address of a project leads to it, whether it is there or not", async () => {
    for (const key of ['TEA', 'NONE']) {
      const { status, headers } = await app.server.as('fred').get(`/browse/${key}`);
      expect([status, headers.location]).toEqual([302, `/jira/projects/${key}`]);
    }
  });

  it('others are told that it is not theirs, and what is hidden is what is missing', async () => {
    const page = await app.open('/projects/TEA/settings', 'fred');
    await page.getByRole('heading', { name: 'You do not administer this project' }).waitFor();
    await expectAccessible(page);
    const missing = await app.open('/projects/NONE', 'fred');
    await missing
      .getByRole('heading', { level: 1, name: 'There is nothing here that you may see' })
      .waitFor();
    await expectAccessible(missing);
  });

  it('a person has a page: what they work on and what they did', async () => {
    const { key } = await app.server.buildIssue({ project: 'TEA', summary: 'Descale the kettle' });
    await app.server.as('admin').put(`/rest/api/2/issue/${key}/assignee`, { name: 'fred' });
    await app.server.as('fred').post(`/rest/api/2/issue/${key}/comment`, { body: 'Vinegar helps.' });
    const page = await app.open('/people/fred', 'admin');
    await page.getByRole('heading', { level: 1, name: 'fred' }).waitFor();
    await page.getByRole('region', { name: 'Works on' }).getByText('Descale the kettle').first().waitFor();
    await page.getByText('Vinegar helps.').waitFor();
    await expectAccessible(page);
    expectNoErrors(page);
  });
});
