/** The issue navigator: searching, reading, marking, saving and changing, as people do it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, expectAccessible, expectNoErrors, startApp } from '../../support/app.ts';
import { chromium } from '../../support/chromium.ts';

const MANY = 330;

describe.skipIf(chromium() === null)('The issue navigator', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildUser({ name: 'fred', displayName: 'Fred Flint' });
    await app.server.buildProject({ key: 'KETTLE' });
    for (const [summary, issuetype] of [
      ['Kettle boils over', 'Bug'],
      ['Lid is loose', 'Bug'],
      ['Whistle in B flat', 'Task'],
      ['غلاية الماء تفيض', 'Task'],
    ] as const)
      await app.server.buildIssue({ project: 'KETTLE', summary, issuetype });
    await app.server.buildProject({ key: 'MANY' });
    for (let from = 0; from < MANY; from += 50) {
      const some = Array.from({ length: Math.min(50, MANY - from) }, (_, n) => ({
        fields: {
          project: { key: 'MANY' },
          issuetype: { name: 'Task' },
          summary: `Number ${from + n + 1}`,
        },
      }));
      const { status } = await app.server.as('admin').post('/rest/api/2/issue/bulk', { issueUpdates: some });
      expect(status).toBe(201);
    }
  });
  afterAll(() => app?.stop());

  const at = (page: Page) => new URL(page.url()).searchParams;
  const issues = (jql: string) => `/issues/?jql=${encodeURIComponent(jql)}`;
  const row = (page: Page, name: string) => page.getByRole('row', { name });
  const kettles = 'project = KETTLE ORDER BY key ASC';
  /** The row that the keys mean. */
  const active = (page: Page) => page.locator('[role=row][data-active]');
  const search = async (jql: string, fields: string[]) => {
    const { body } = await app.server.as('admin').post('/rest/api/2/search', { jql, fields });
    return body.issues as { key: string; fields: Record<string, never> }[];
  };

  it('is a list for everyone: wide and light, narrow and dark, with a text from right to left', async () => {
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [390, 'dark'],
    ] as const) {
      const page = await app.open(issues(kettles), 'admin', {
        viewport: { width, height: 800 },
        colorScheme,
      });
      await row(page, 'Kettle boils over').waitFor();
      await row(page, 'غلاية').waitFor();
      await page.getByText('4 issues').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await expectAccessible(page);
      expectNoErrors(page);
      await page.context().close();
    }
  });

  it('is moved in, marked and opened by keys, and sorted by its heads', async () => {
    const page = await app.open(issues(kettles));
    await row(page, 'Kettle boils over').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await active(page).getByText('KETTLE-2').waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('J');
    await page.getByText('2 marked').waitFor();
    const grid = page.getByRole('grid');
    expect(await grid.getAttribute('aria-activedescendant')).toBe(await active(page).getAttribute('id'));
    await page.keyboard.press('Escape');
    await page.getByText('2 marked').waitFor({ state: 'detached' });

    await page.getByRole('columnheader', { name: 'Summary' }).getByRole('button').click();
    await page.locator('[aria-sort=ascending]').getByText('Summary').waitFor();
    await page.waitForURL((url) => /ORDER BY summary ASC, key ASC/.test(url.searchParams.get('jql') ?? ''));
    await page.getByRole('columnheader', { name: 'Summary' }).getByRole('button').click();
    await page.waitForURL((url) => /ORDER BY summary DESC/.test(url.searchParams.get('jql') ?? ''));
    await page.goBack();
    await page.locator('[aria-sort=ascending]').getByText('Summary').waitFor();

    await page.keyboard.press('t');
    await page.getByRole('article').waitFor();
    await page.keyboard.press('j');
    const [, second] = await search('project = KETTLE ORDER BY summary ASC', ['summary']);
    await page.getByRole('article', { name: String(second?.fields.summary) }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/browse/${second?.key}`);
    expectNoErrors(page);
  });

  it('chips and JQL are one search, and what chips cannot say stays JQL with the reason', async () => {
    const page = await app.open(issues(kettles));
    await page.getByRole('button', { name: /^Issue Type:/ }).click();
    await page.getByRole('checkbox', { name: 'Bug' }).click();
    await page.waitForURL(
      (url) => url.searchParams.get('jql') === 'project = KETTLE AND issuetype = Bug ORDER BY key ASC',
    );
    await page.getByText('2 issues').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Contains text' }).fill('boils');
    await page.keyboard.press('Enter');
    await page.getByText('1 issue', { exact: false }).waitFor();
    expect(at(page).get('jql')).toBe(
      'project = KETTLE AND issuetype = Bug AND text ~ "boils" ORDER BY key ASC',
    );

    await page.getByText('JQL', { exact: true }).click();
    await page.getByRole('textbox', { name: 'JQL query' }).click();
    const editor = page.locator('.cm-content');
    await editor.waitFor();
    await editor.press('Control+a');
    await page.keyboard.insertText('project = KETTLE OR project = MANY');
    await page.keyboard.press('Enter');
    await page.getByText(`${MANY + 4} issues`).waitFor();
    await page.getByText('It uses OR.').waitFor();
    expect(await page.getByRole('radio', { name: 'Basic' }).isDisabled()).toBe(true);
    expectNoErrors(page);
  });

  it('the editor completes from what the server knows, and shows an error where it is', async () => {
    const page = await app.open(issues(kettles));
    await row(page, 'Kettle boils over').waitFor();
    await page.keyboard.press('q');
    const editor = page.locator('.cm-content');
    await editor.waitFor();
    await editor.press('Control+a');
    await page.keyboard.type('summ');
    const options = page.locator('.cm-tooltip-autocomplete');
    const offered = (text: string) =>
      options.locator('[aria-selected=true]').getByText(text, { exact: true });
    await offered('summary').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('~ lid and proj');
    await offered('project').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('= kett');
    await offered('KETTLE').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.cm-content')?.textContent?.includes('KETTLE'));
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await row(page, 'Lid is loose').waitFor();
    await page.getByText('1 issue', { exact: false }).waitFor();

    await editor.press('Control+a');
    await page.keyboard.insertText('project = KETTLE AND colour = red');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText("Field 'colour' does not exist").waitFor();
    expect(await page.locator('.cm-lintRange-error').textContent()).toBe('colour');
    await expectAccessible(page);

    // Whoever comes by the address of a wrong query mends it there.
    await page.reload();
    await page.getByRole('alert').getByText("Field 'colour' does not exist").waitFor();
    await page.keyboard.press('q');
    await editor.press('Control+a');
    await page.keyboard.type('summary ~ whistle ', { delay: 20 });
    await page.keyboard.press('Enter');
    await row(page, 'Whistle in B flat').waitFor();
    expectNoErrors(page);
  });

  it('only the pages that are looked at are asked for, and the last row is where the scroll bar says', async () => {
    const page = await app.open('/filters');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const asked: number[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().endsWith('/rest/api/2/search')) return;
      const { jql, startAt } = request.postDataJSON() as { jql: string; startAt: number };
      // The bell searches, too.
      if (jql.startsWith('project = MANY')) asked.push(startAt);
    });
    await page.goto(app.base + issues('project = MANY ORDER BY key ASC'));
    await row(page, 'Number 1').first().waitFor();
    const grid = page.getByRole('grid');
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(MANY + 1));
    await page.keyboard.press('End');
    await row(page, `Number ${MANY}`).waitFor();
    await active(page).getByText(`MANY-${MANY}`).waitFor();
    const bottom = await grid.evaluate((one) => one.scrollTop + one.clientHeight >= one.scrollHeight - 1);
    expect(bottom).toBe(true);
    expect(new Set(asked)).toEqual(new Set([0, 300]));
    await page.getByRole('checkbox', { name: /^Mark all/ }).click();
    await page.getByText(`${MANY} marked`).waitFor();
    expectNoErrors(page);
  });

  it('columns are chosen, ordered by keys, and kept by the server', async () => {
    const page = await app.open(issues(kettles), 'fred');
    await row(page, 'Kettle boils over').waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Labels' }).click();
    await page.getByRole('columnheader', { name: 'Labels' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('checkbox', { name: 'Labels' }).press('Alt+ArrowUp');
    await page.getByText('Labels is at place 11.').waitFor();
    const kept = async () => {
      const { body } = await app.server.as('fred').get('/rest/api/2/user/columns');
      return (body as { value: string }[]).map(({ value }) => value);
    };
    await expect.poll(kept).toContain('labels');
    expect((await kept()).at(-2)).toBe('labels');
    expectNoErrors(page);
  });

  it('a search is saved as a filter, edited, shared, a favourite, and deleted by its name', async () => {
    const page = await app.open(issues(kettles));
    await row(page, 'Kettle boils over').waitFor();
    await page.getByRole('button', { name: 'Save as…' }).click();
    await page.getByRole('dialog').waitFor();
    await page.getByLabel('Name').fill('Everything that boils');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save filter' }).click();
    await page.getByRole('heading', { level: 1, name: 'Everything that boils' }).waitFor();
    const id = at(page).get('filter');
    // Favourites stand in the side bar at once.
    await page.getByRole('navigation').getByRole('link', { name: 'Everything that boils' }).waitFor();

    await page.getByRole('columnheader', { name: 'Summary' }).getByRole('button').click();
    await page.getByText('Edited', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Edited', { exact: true }).waitFor({ state: 'detached' });
    const { body } = await app.server.as('admin').get(`/rest/api/2/filter/${id}`);
    expect(body.jql).toBe('project = KETTLE ORDER BY summary ASC, key ASC');

    expect((await app.server.as('fred').get(`/rest/api/2/filter/${id}`)).status).toBe(400);
    await page.getByRole('button', { name: 'What can be done with the filter' }).click();
    await page.getByRole('menuitem', { name: 'Share…' }).click();
    await page.getByText('Nobody else sees this filter.').waitFor();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByRole('listitem').getByText('Everyone who is logged in').waitFor();
    await expectAccessible(page);
    expect((await app.server.as('fred').get(`/rest/api/2/filter/${id}`)).status).toBe(200);
    await page.keyboard.press('Escape');

    const others = await app.open('/filters', 'fred');
    await others.getByText('All', { exact: true }).click();
    await others.getByRole('main').getByRole('link', { name: 'Everything that boils' }).waitFor();
    await expectAccessible(others);
    await others.getByRole('button', { name: /^Add Everything/ }).click();
    await others.getByRole('navigation').getByRole('link', { name: 'Everything that boils' }).waitFor();
    await others.getByRole('main').getByRole('link', { name: 'Everything that boils' }).click();
    await row(others, 'Kettle boils over').waitFor();
    expectNoErrors(others);

    await page.getByRole('button', { name: 'What can be done with the filter' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    const remove = page.getByRole('button', { name: 'Delete filter' });
    await remove.waitFor();
    expect(await remove.isDisabled()).toBe(true);
    await page.getByRole('dialog').getByRole('textbox').fill('Everything that boils');
    await remove.click();
    await page.waitForURL((url) => url.searchParams.get('filter') === null);
    expect((await app.server.as('admin').get(`/rest/api/2/filter/${id}`)).status).toBe(400);
    expectNoErrors(page);
  });

  it('marked issues are changed together: who is refused is named, and fields are taken back', async () => {
    const page = await app.open(issues('project = MANY AND key <= MANY-3 ORDER BY key ASC'));
    await row(page, 'Number 1').first().waitFor();
    await page.keyboard.press('Control+a');
    await page.getByText('3 marked').waitFor();
    await page.keyboard.press('b');
    await page.getByText('Edit fields').click();
    await page.getByLabel('Add labels').fill('together');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Change 3 issues' }).click();
    await page.getByText('3 issues changed.').waitFor();
    expect(await search('labels = together', ['key'])).toHaveLength(3);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await search('labels = together', ['key'])).length).toBe(0);
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();

    await row(page, 'Number 1').first().waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+a');
    await page.getByText('3 marked').waitFor();
    await page.keyboard.press('b');
    await page.getByRole('button', { name: 'Change 3 issues' }).waitFor();
    // One is gone before its turn comes.
    await app.server.as('admin').delete('/rest/api/2/issue/MANY-2');
    await page.getByRole('button', { name: 'Change 3 issues' }).click();
    await page.getByText('2 issues changed.').waitFor();
    await page.getByRole('dialog').getByText('MANY-2').waitFor();
    await expectAccessible(page);
    const [one] = await search('key = MANY-1', ['status']);
    expect(one?.fields.status).not.toMatchObject({ name: 'Open' });
    expectNoErrors(page);
  });

  it('an empty list and a wrong query say how to begin, in German too', async () => {
    const page = await app.open(issues('project = KETTLE AND summary ~ nowhere'));
    await page.getByRole('heading', { name: 'No issues were found' }).waitFor();
    await page.getByRole('link', { name: 'My open issues' }).waitFor();
    await expectAccessible(page);
    await app.server.buildUser({ name: 'heidi' });
    await app.server.as('heidi').put('/rest/api/2/mypreferences?key=jira.user.locale', 'de_DE', {
      headers: { 'Content-Type': 'text/plain' },
    });
    const german = await app.open(issues('nothing = here'), 'heidi');
    await german.getByRole('heading', { name: 'Die Abfrage wurde nicht verstanden' }).waitFor();
    await german.getByRole('alert').getByText("Field 'nothing' does not exist").waitFor();
    expectNoErrors(german);
  });
});
