/** Boards in a browser: cards moved by mouse and by keys, what the workflow allows, and what is refused. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, expectAccessible, expectNoErrors, startApp } from '../../support/app.ts';
import { chromium } from '../../support/chromium.ts';
import { asScript, buildProjectFollowing, create, go, steps } from '../../support/workflows.ts';

/** Ids of statuses of the workflow `jira`. */
const [open, inProgress, reopened, resolved] = ['1', '3', '4', '5'];

describe.skipIf(chromium() === null)('A board', () => {
  let app: AppUnderTest;
  const keys: string[] = [];

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildProject({ key: 'BOARD' });
    await app.server.buildUser({ name: 'fred' });
    for (const summary of ['Kettle boils over', 'Lid is lost', 'Spout drips', 'صمام الغلاية لا يغلق'])
      keys.push((await app.server.buildIssue({ project: 'BOARD', summary })).key);
    // Only whom it is assigned to may start progress: a condition of the workflow.
    for (const key of keys)
      await app.server
        .as('admin')
        .put(`/rest/api/2/issue/${key}/assignee`, { name: key === keys[3] ? 'fred' : 'admin' });
  });
  afterAll(() => app?.stop());

  const card = (page: Page, key = '') => page.locator(`[data-card="${key}"]`);
  const column = (page: Page, id = '') => page.locator(`[data-column="${id}"]`);
  const cardIn = (page: Page, id: string | undefined, key: string | undefined) =>
    column(page, id).locator(`[data-card="${key}"]`);
  const statusOf = async (key: string | undefined) =>
    (await app.server.as('admin').get(`/rest/api/2/issue/${key}?fields=status`)).body.fields.status.name;
  const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
  const opened = async (name = 'admin', path = '/projects/BOARD/board', options = {}) => {
    const page = await app.open(path, name, options);
    // Cards can be lifted once the library for that is there.
    await page.locator(`[data-card="${keys[0]}"][draggable="true"]`).waitFor();
    return page;
  };

  it('a card is dragged to a column that the workflow allows; the others are not lit', async () => {
    const page = await opened();
    const [key] = keys;
    await card(page, key).hover();
    await page.mouse.down();
    const to = await column(page, inProgress).boundingBox();
    if (!to) throw new Error('There is no such column.');
    await page.mouse.move(to.x + 40, to.y + 80, { steps: 5 });
    await page.locator(`[data-column="${inProgress}"][data-allowed="true"]`).waitFor();
    expect(await column(page, reopened).getAttribute('data-allowed')).toBe('false');
    await page.mouse.move(to.x + 50, to.y + 90, { steps: 3 });
    await page.mouse.up();
    await cardIn(page, inProgress, key).waitFor();
    await said(page, `${key} is now in In Progress.`);
    expect(await statusOf(key)).toBe('In Progress');
    expectNoErrors(page);
  });

  it('keys go from card to card and move them; a card that leads nowhere says so', async () => {
    const page = await opened();
    const [, second, third] = keys;
    await card(page, second).getByRole('link').focus();
    await page.keyboard.press('j');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-key'));
    await expect.poll(focused).toBe(third);
    await page.keyboard.press('k');
    await expect.poll(focused).toBe(second);
    await page.keyboard.press(']');
    await cardIn(page, inProgress, second).waitFor();
    await said(page, `${second} is now in In Progress.`);
    await expect.poll(focused).toBe(second);
    await page.keyboard.press('[');
    await cardIn(page, open, second).waitFor();
    await expect.poll(() => statusOf(second)).toBe('Open');
    await page.keyboard.press('[');
    await said(page, `The workflow lets ${second} into no other column that way.`);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/browse/${second}`);
  });

  it('cards change places within their column, for everybody', async () => {
    const page = await opened();
    const inOrder = async () => {
      const query = encodeURIComponent('project = BOARD AND status = Open ORDER BY Rank');
      const { body } = await app.server.as('fred').get(`/rest/api/2/search?jql=${query}&fields=summary`);
      return body.issues.map((one: { key: string }) => one.key);
    };
    const [one, two] = await inOrder();
    await card(page, one).getByRole('link').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await said(page, `${one} has its new place.`);
    expect((await inOrder()).slice(0, 2)).toEqual([two, one]);
    expect(await column(page, open).locator('[data-card]').first().getAttribute('data-card')).toBe(two);
  });

  it('what another person moves comes by itself and glows; nothing moves under a card in the hand', async () => {
    const page = await opened();
    const admin = app.server.as('admin');
    const summary = 'Handle is hot';
    const { key } = await app.server.buildIssue({ project: 'BOARD', summary, assignee: { name: 'fred' } });
    await cardIn(page, open, key).waitFor();
    const transition = async (name: string, to: string) => {
      const path = `/rest/api/2/issue/${key}/transitions`;
      const { body } = await app.server.as('fred').get(path);
      const found = body.transitions.find((one: { to: { name: string } }) => one.to.name === to);
      expect((await app.server.as(name).post(path, { transition: { id: found.id } })).status).toBe(204);
    };
    await transition('fred', 'In Progress');
    await cardIn(page, inProgress, key).and(page.locator('.glows')).waitFor();
    // In the hand: the card of another issue.
    await card(page, keys[0]).hover();
    await page.mouse.down();
    const box = await column(page, reopened).boundingBox();
    if (!box) throw new Error('There is no such column.');
    await page.mouse.move(box.x + 40, box.y + 200, { steps: 5 });
    await page.locator(`[data-card="${keys[0]}"][data-lifted]`).waitFor();
    const read = page.waitForResponse((answer) => answer.url().endsWith('/rest/api/2/search'));
    await transition('fred', 'Open');
    await (await read).finished();
    await page.mouse.move(box.x + 45, box.y + 210, { steps: 3 });
    expect(await cardIn(page, inProgress, key).count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await cardIn(page, open, key).and(page.locator('.glows')).waitFor();
    await admin.delete(`/rest/api/2/issue/${key}`);
    await card(page, key).waitFor({ state: 'detached' });
    expectNoErrors(page);
  });

  it('a step with a screen asks before the card moves', async () => {
    const page = await opened();
    const [, , third] = keys;
    await page.getByRole('button', { name: `Move ${third} to…` }).click();
    await page.getByRole('menuitem', { name: 'Resolved' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Resolution').first().waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await statusOf(third)).toBe('Open');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-key')))
      .toBe(third);
    await page.getByRole('button', { name: `Move ${third} to…` }).click();
    await page.getByRole('menuitem', { name: 'Resolved' }).click();
    await dialog.getByRole('combobox', { name: 'Resolution' }).click();
    await page.getByRole('option', { name: 'Done' }).click();
    await dialog.getByRole('textbox', { name: 'Comment' }).fill('A new washer was all.');
    await dialog.getByRole('button', { name: 'Resolve Issue' }).click();
    await cardIn(page, resolved, third).waitFor();
    const { body } = await app.server.as('admin').get(`/rest/api/2/issue/${third}?fields=comment,resolution`);
    expect(body.fields.comment.comments[0].body).toBe('A new washer was all.');
    expect(body.fields.resolution).not.toBeNull();
  });

  it('every type of field is asked for on a board as on the page of the issue, and refused at its field', async () => {
    const admin = app.server.as('admin');
    const types = 'com.atlassian.jira.plugin.system.customfieldtypes';
    const make = async (name: string, type: string): Promise<string> => {
      const { body, text } = await admin.post('/rest/api/2/field', {
        name,
        type: `${types}:${type}`,
      });
      expect(body.id, text).toMatch(/^customfield_/);
      return body.id;
    };
    const fields = {
      cost: await make('Cost', 'float'),
      visit: await make('Visit', 'datepicker'),
      helpers: await make('Helpers', 'multiuserpicker'),
      words: await make('Words', 'labels'),
      site: await make('Site', 'url'),
    };
    const { body: screen } = await asScript(app.server, 'POST', '/rest/api/2/screens', {
      name: 'Everything',
    });
    const { body: tabs } = await asScript(app.server, 'GET', `/rest/api/2/screens/${screen.id}/tabs`);
    for (const fieldId of Object.values(fields))
      await asScript(app.server, 'POST', `/rest/api/2/screens/${screen.id}/tabs/${tabs[0].id}/fields`, {
        fieldId,
      });
    await buildProjectFollowing(app.server, 'ASKS', {
      steps: steps(),
      transitions: [create(), go(11, { name: 'Ask all', screen: screen.id })],
    });
    const { key } = await app.server.buildIssue({ project: 'ASKS', summary: 'Pipe leaks' });
    const page = await app.open('/projects/ASKS/board', 'admin');
    await page.getByRole('button', { name: `Move ${key} to…` }).click();
    await page.getByRole('menuitem', { name: 'In Progress' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Cost').fill('12.5');
    await dialog.getByLabel('Visit').fill('2026-12-24');
    await dialog.getByLabel('Helpers').and(page.locator('input')).fill('fred');
    await page.getByRole('option', { name: 'fred' }).first().click();
    await dialog.getByLabel('Words').and(page.locator('input')).fill('wet ');
    await dialog.getByLabel('Site').fill('no address');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Ask all' }).click();
    await expect.poll(() => dialog.getByLabel('Site').getAttribute('aria-invalid')).toBe('true');
    await dialog.getByLabel('Site').fill('https://example.com/');
    await dialog.getByRole('button', { name: 'Ask all' }).click();
    await cardIn(page, inProgress, key).waitFor();
    const { body } = await admin.get(`/rest/api/2/issue/${key}`);
    expect(body.fields[fields.cost]).toBe(12.5);
    expect(body.fields[fields.visit]).toBe('2026-12-24');
    expect(body.fields[fields.helpers].map((one: { name: string }) => one.name)).toEqual(['fred']);
    expect(body.fields[fields.words]).toEqual(['wet']);
    expect(body.fields[fields.site]).toBe('https://example.com/');
    expectNoErrors(page);
    await page.context().close();
  });

  it('what is refused comes back with the reason', async () => {
    const page = await opened('fred');
    const [, , , last] = keys;
    // What fred may is asked for once a card has the focus; then it is taken from him.
    const asked = page.waitForResponse((answer) => answer.url().includes(`/issue/${last}/transitions`));
    await card(page, last).getByRole('link').focus();
    await asked;
    const admin = app.server.as('admin');
    const { body: scheme } = await admin.post('/rest/api/2/permissionscheme', {
      name: 'Look, do not touch',
      permissions: [{ permission: 'BROWSE_PROJECTS', holder: { type: 'applicationRole' } }],
    });
    const { body: before } = await admin.get('/rest/api/2/project/BOARD/permissionscheme');
    await admin.put('/rest/api/2/project/BOARD/permissionscheme', { id: scheme.id });
    await page.keyboard.press(']');
    await said(page, `${last} stays in Open`);
    await page.getByText(`${last} stays in Open`).first().waitFor();
    await cardIn(page, open, last).waitFor();
    expect(await statusOf(last)).toBe('Open');
    await admin.put('/rest/api/2/project/BOARD/permissionscheme', { id: before.id });
    expectNoErrors(page);
  });

  it('filters and lanes stand in the address; both themes and widths are accessible', async () => {
    const page = await opened();
    await page.getByRole('button', { name: 'Issues of fred' }).click();
    await card(page, keys[1]).waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('people')).toBe('fred');
    await page.getByLabel('Find on the board').fill('nothing like this');
    await page.getByRole('heading', { name: 'No card fits to the filters' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show all cards' }).click();
    await card(page, keys[1]).waitFor();
    await expectAccessible(page);
    const small = await opened('admin', '/projects/BOARD/board?lanes=assignee', {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    });
    await small.getByRole('button', { name: /^fred/ }).waitFor();
    expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(small);
    expectNoErrors(small);
  });

  it('filters have boards, and what one may not see is not there', async () => {
    const { body: filter } = await app.server.as('admin').post('/rest/api/2/filter', {
      name: 'Kettles',
      jql: 'project = BOARD ORDER BY created',
      favourite: true,
    });
    const page = await app.open('/boards');
    await page.getByRole('link', { name: 'Kettles' }).last().click();
    await page.waitForURL(`**/boards/filter/${filter.id}`);
    await card(page, keys[0]).waitFor();
    await expectAccessible(page);
    const stranger = await app.open(`/boards/filter/${filter.id}`, 'fred');
    await stranger.getByRole('heading', { level: 1 }).waitFor();
    expect(await stranger.locator('[data-card]').count()).toBe(0);
    await expectAccessible(stranger);
  });
});
