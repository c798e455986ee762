/** Going through a list: where it begins, the issue beside it, and from issue to issue on their own pages. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, expectAccessible, expectNoErrors, startApp } from '../../support/app.ts';
import { chromium } from '../../support/chromium.ts';

const MANY = 120;

describe.skipIf(chromium() === null)('Going through a list of issues', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildUser({ name: 'fred', displayName: 'Fred Flint' });
    await app.server.buildProject({ key: 'WALK' });
    for (let from = 0; from < MANY; from += 40) {
      const some = Array.from({ length: 40 }, (_, n) => ({
        fields: { project: { key: 'WALK' }, issuetype: { name: 'Task' }, summary: `Step ${from + n + 1}` },
      }));
      const { status } = await app.server.as('admin').post('/rest/api/2/issue/bulk', { issueUpdates: some });
      expect(status).toBe(201);
    }
  });
  afterAll(() => app?.stop());

  const list = (jql = 'project = WALK ORDER BY key ASC') => `/issues/?jql=${encodeURIComponent(jql)}`;
  const active = (page: Page) => page.locator('[role=row][data-active]');
  const heading = (page: Page, text: string) =>
    page.getByRole('heading', { level: 1, name: new RegExp(`^${text}\\b`) });

  it('a list that was scrolled begins at its top when it is sorted', async () => {
    const page = await app.open(list());
    await page.getByRole('row', { name: 'Step 1' }).first().waitFor();
    await page.keyboard.press('End');
    await active(page).getByText(`WALK-${MANY}`).waitFor();
    await page.getByRole('columnheader', { name: 'Summary' }).getByRole('button').click();
    await page.locator('[role=grid]:not([aria-busy]) [aria-sort=ascending]').getByText('Summary').waitFor();
    await page.getByRole('row', { name: 'Step 1' }).first().waitFor();
    await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 300)));
    expect(await page.getByRole('grid').evaluate((grid) => grid.scrollTop)).toBe(0);
    expect(await active(page).getAttribute('id')).toBe('issue-row-0');
    expectNoErrors(page);
  });

  it('j and k lead from issue to issue of the list, u back to it, wherever one came', async () => {
    const page = await app.open(list());
    await page.getByRole('row', { name: 'Step 1' }).first().waitFor();
    await page.keyboard.press('j');
    await active(page).getByText('WALK-2').waitFor();
    await page.keyboard.press('Enter');
    await heading(page, 'Step 2').waitFor();
    await page.getByText(`2 of ${MANY}`).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('j');
    await heading(page, 'Step 3').waitFor();
    await page.getByText(`3 of ${MANY}`).waitFor();
    await page.keyboard.press('k');
    await heading(page, 'Step 2').waitFor();
    await page.keyboard.press('k');
    await heading(page, 'Step 1').waitFor();
    // Before the first there is none.
    await page.keyboard.press('k');
    await page.getByRole('button', { name: 'Next issue of the list' }).click();
    await heading(page, 'Step 2').waitFor();

    // What is done on the way does not shift what is next.
    await page.reload();
    await page.getByText(`2 of ${MANY}`).waitFor();
    await page.keyboard.press('u');
    await active(page).getByText('WALK-2').waitFor();
    await page.goBack();
    await heading(page, 'Step 2').waitFor();
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await active(page).getByText('WALK-2').waitFor();

    // Whoever comes by a link, or by the address, comes from no list.
    await page.goto(`${app.base}/browse/WALK-5`);
    await heading(page, 'Step 5').waitFor();
    expect(await page.getByRole('link', { name: 'Back to the list' }).count()).toBe(0);
    expectNoErrors(page);
  });

  it('goes on over the end of what was read, and a click on a key leads the same way', async () => {
    const page = await app.open(list());
    await page.getByRole('row', { name: 'Step 1' }).first().waitFor();
    await page.getByRole('grid').evaluate((grid) => {
      grid.scrollTop = (grid.scrollHeight / Number(grid.getAttribute('aria-rowcount'))) * 95;
    });
    await page.getByRole('link', { name: 'WALK-100', exact: true }).click();
    await heading(page, 'Step 100').waitFor();
    await page.getByText(`100 of ${MANY}`).waitFor();
    await page.keyboard.press('j');
    await heading(page, 'Step 101').waitFor();
    await page.getByText(`101 of ${MANY}`).waitFor();
    await page.keyboard.press('k');
    await heading(page, 'Step 100').waitFor();
    await page.goBack();
    await page.goBack();
    await page.goBack();
    await active(page).getByText('WALK-100').waitFor();
    const inSight = await active(page).evaluate((row) => {
      const [own, grid] = [row, row.closest('[role=grid]')].map((one) => one?.getBoundingClientRect());
      return own !== undefined && grid !== undefined && own.top >= grid.top && own.bottom <= grid.bottom + 1;
    });
    expect(inSight).toBe(true);
    expectNoErrors(page);
  });

  it('the address names the issue beside the list: it survives a reload and can be sent to somebody', async () => {
    const page = await app.open(list());
    await page.getByRole('row', { name: 'Step 1' }).first().waitFor();
    await page.keyboard.press('t');
    await page.getByRole('article', { name: 'Step 1' }).waitFor();
    for (let step = 0; step < 3; step++) await page.keyboard.press('j');
    await page.getByRole('article', { name: 'Step 4' }).waitFor();
    await page.waitForURL((url) => url.searchParams.get('selectedIssue') === 'WALK-4');
    const address = page.url();
    await page.reload();
    await page.getByRole('article', { name: 'Step 4' }).waitFor();
    await active(page).getByText('WALK-4').waitFor();
    await page.keyboard.press('j');
    await page.getByRole('article', { name: 'Step 5' }).waitFor();

    // Far down, where somebody else has the table.
    const far = address.replace('WALK-4', 'WALK-111');
    const other = await app.open(far.slice(app.base.length), 'fred');
    await other.getByRole('article', { name: 'Step 111' }).waitFor();
    await active(other).getByText('WALK-111').waitFor();
    await expectAccessible(other);
    await other.keyboard.press('t');
    await other.getByRole('columnheader', { name: 'Summary' }).waitFor();
    await other.waitForURL((url) => !url.searchParams.has('selectedIssue'));
    expectNoErrors(other);
    expectNoErrors(page);
  });

  it('asks for the list before its code is there, and for nothing twice', async () => {
    const context = await app.browserOf('admin');
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      const path = new URL(request.url()).pathname.replace('/jira', '');
      if (path === '/rest/api/2/search') {
        const { jql } = request.postDataJSON() as { jql: string };
        // The bell searches, too.
        if (jql.startsWith('project = WALK')) asked.push(path);
      } else if (/columns|\/field$|autocompletedata$|myself|mypermissions/.test(path)) asked.push(path);
    });
    await page.goto(app.base + list());
    await page.getByRole('row', { name: 'Step 1' }).first().waitFor();
    expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
    expect(asked).toContain('/rest/api/2/search');
    const html = await (await context.request.get(`${app.base}/issues/`)).text();
    expect(html).toMatch(/<link rel="modulepreload" href="[^"]*\/navigator\.page-[^"]+\.js">/);
    const other = await (await context.request.get(`${app.base}/profile`)).text();
    expect(other).not.toContain('navigator.page-');
    await context.close();
  });
});
