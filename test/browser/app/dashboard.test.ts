/** The start page and dashboards in a browser: what people begin with, and what they make of it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, expectAccessible, expectNoErrors, startApp } from '../../support/app.ts';
import { chromium } from '../../support/chromium.ts';

describe.skipIf(chromium() === null)('Dashboards', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildProject({ key: 'DASH' });
    await app.server.buildUser({ name: 'fred' });
    for (const summary of ['Kettle boils over', 'Lid is lost'])
      await app.server.buildIssue({ project: 'DASH', summary });
    await app.server.as('admin').put('/rest/api/2/issue/DASH-1/assignee', { name: 'fred' });
  });
  afterAll(() => app?.stop());

  const gadget = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const titles = (page: Page) => page.locator('section h2').allTextContents();
  const add = async (page: Page, name: string) => {
    await page.getByRole('button', { name: 'Add a gadget' }).click();
    await page.getByRole('dialog').getByRole('button', { name }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };

  it('people begin with their work, what they looked at, and what happened', async () => {
    const page = await app.open('/secure/Dashboard.jspa', 'fred', {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    });
    await gadget(page, 'Assigned to me').getByRole('link', { name: 'Kettle boils over' }).waitFor();
    await gadget(page, 'Activity').getByText('Lid is lost').first().waitFor();
    await gadget(page, 'Recently viewed').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
    expectNoErrors(page);
  });

  it('they make it their own: gadgets are added, set up, moved, taken away, and kept', async () => {
    const page = await app.open('/', 'fred');
    await gadget(page, 'Assigned to me').waitFor();
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Add a gadget' }).waitFor();
    await add(page, 'Counts by two fields');
    const counts = gadget(page, 'Counts by two fields');
    await counts.getByRole('row', { name: /^fred/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Set up Counts by two fields' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Which issues').fill('project = NOWHERE');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('Which issues').fill('project = DASH AND assignee = fred');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await counts.getByRole('row', { name: /^Unassigned|^None/ }).waitFor({ state: 'detached' });

    await page.getByRole('button', { name: /^Move Counts by two fields/ }).focus();
    await page.keyboard.press('ArrowRight');
    const said = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
    await said('now stands in column 2, row 1.');
    await page.keyboard.press('ArrowDown');
    await said('now stands in column 2, row 2.');

    await page.getByRole('button', { name: 'Take away: Recently viewed' }).click();
    await gadget(page, 'Recently viewed').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await gadget(page, 'Recently viewed').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.reload();
    await gadget(page, 'Counts by two fields').waitFor();
    expect(await titles(page)).toEqual([
      'Assigned to me',
      'Recently viewed',
      'Activity',
      'Counts by two fields',
    ]);
    expectNoErrors(page);
    const { body } = await app.server.as('fred').get('/rest/api/2/dashboard?filter=my');
    expect(body.dashboards).toMatchObject([{ name: 'Dashboard of fred' }]);
  });

  it('a gadget is dragged to another column', async () => {
    const page = await app.open('/', 'fred');
    await gadget(page, 'Recently viewed').waitFor();
    await page.keyboard.press('e');
    const handle = page.getByRole('button', { name: /^Move Recently viewed/ });
    await handle.hover();
    await page.mouse.down();
    const hole = page.getByText('Drop a gadget here');
    const to = await hole.boundingBox();
    if (!to) throw new Error('There is no empty column.');
    await page.mouse.move(to.x + 20, to.y + 20, { steps: 6 });
    await page.mouse.move(to.x + 30, to.y + 24, { steps: 3 });
    await page.mouse.up();
    await hole.waitFor({ state: 'detached' });
    const gadgets = async () => {
      const { body } = await app.server.as('fred').get('/rest/api/2/dashboard?filter=my');
      const answer = await app.server.as('fred').get(`/rest/api/2/dashboard/${body.dashboards[0].id}/gadget`);
      return answer.body.gadgets.map((one: { title: string; position: { column: number } }) => [
        one.title,
        one.position.column,
      ]);
    };
    await expect.poll(gadgets).toContainEqual(['Recently Viewed', 2]);
  });

  it('charts say in a table what they draw; dashboards are listed, copied and deleted', async () => {
    const page = await app.open('/dashboards');
    await page.getByRole('link', { name: 'System Dashboard' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Figures');
    await dialog.getByRole('button', { name: 'Create dashboard' }).click();
    await page.getByRole('heading', { level: 1, name: 'Figures' }).waitFor();
    await page.getByRole('heading', { name: 'Nothing stands on this dashboard' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('e');
    await add(page, 'Created and resolved');
    await add(page, 'Shares of a field');
    const chart = gadget(page, 'Created and resolved');
    await chart.getByRole('img', { name: /^Issues created and resolved/ }).waitFor();
    await chart.getByText('2 created, 0 resolved').waitFor();
    await chart.getByText('As a table').click();
    await chart.getByRole('row').nth(30).waitFor();
    await gadget(page, 'Shares of a field').getByRole('link', { name: 'Open' }).waitFor();
    await expectAccessible(page);
    expectNoErrors(page);
    await page.goto(`${app.base}/dashboards`);
    await page.getByRole('button', { name: 'Actions of Figures' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('link', { name: 'Figures' }).waitFor({ state: 'detached' });
  });
});
