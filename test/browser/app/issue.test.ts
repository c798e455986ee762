/** The page of an issue, and the dialog that creates one: whole stories, as people tell them. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, expectAccessible, expectNoErrors, startApp } from '../../support/app.ts';
import { chromium } from '../../support/chromium.ts';

const prefix = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const script = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';

describe.skipIf(chromium() === null)('The page of an issue', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildUser({ name: 'fred', displayName: 'Fred Becker' });
    await app.server.buildUser({ name: 'mallory', displayName: `Mallory ${script}` });
    await app.server.buildProject({ key: 'TILE', name: 'Tiles' });
  });
  afterAll(() => app?.stop());

  const admin = () => app.server.as('admin');
  const build = async (summary: string, more: object = {}): Promise<string> =>
    (await app.server.buildIssue({ project: 'TILE', summary, ...more })).key;
  const fieldsOf = async (key: string) => (await admin().get(`/rest/api/2/issue/${key}`)).body.fields;
  const openIssue = async (key: string, name = 'admin', options = {}): Promise<Page> => {
    const page = await app.open(`/browse/${key}`, name, options);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };
  const field = (page: Page, name: string) =>
    page.locator('dl > div').filter({ has: page.locator('dt', { hasText: name }) });

  it('is readable in both themes and at both widths, for everyone', async () => {
    const key = await build('Grout the floor', {
      description: 'h2. How\n* one\n* two\n{panel:title=Note}text{panel}\n||a||b||\n|1|2|',
      labels: ['kitchen'],
    });
    const part = await build('Buy grout');
    await admin().post('/rest/api/2/issueLink', {
      type: { name: 'Blocks' },
      inwardIssue: { key },
      outwardIssue: { key: part },
    });
    await app.server.buildIssue({
      project: 'TILE',
      issuetype: 'Sub-task',
      summary: 'Mix it',
      parent: { key },
    });
    await admin().post(`/rest/api/2/issue/${key}/comment`, { body: 'Looks *good*.' });
    await admin().post(`/rest/api/2/issue/${key}/worklog`, { timeSpent: '2h', comment: 'Mixed _it_' });
    for (const width of [1280, 390]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await openIssue(key, 'admin', { viewport: { width, height: 800 }, colorScheme });
        await page.getByText('Looks good.').waitFor();
        await page.getByRole('link', { name: 'Mix it' }).waitFor({ state: 'attached' });
        expect(await page.title()).toBe(`[${key}] Grout the floor - Tessera`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await expectAccessible(page);
        for (const tab of ['Work log', 'History', 'All']) await page.getByRole('tab', { name: tab }).click();
        await page.getByText('logged 2h').waitFor();
        await expectAccessible(page);
        expectNoErrors(page);
        await page.context().close();
      }
    }
  });

  it('a hidden issue and a missing one are the same page', async () => {
    const page = await app.open('/browse/TILE-999');
    await page.getByRole('heading', { name: 'There is nothing here that you may see' }).waitFor();
    await expectAccessible(page);
  });

  it('a field is edited where it stands; what is refused stays typed, Escape restores', async () => {
    const key = await build('Crooked tile');
    const page = await openIssue(key);
    await page.getByRole('button', { name: 'Edit Summary' }).focus();
    await page.keyboard.press('Enter');
    const summary = page.getByRole('textbox', { name: 'Summary' });
    await summary.fill(' ');
    await page.keyboard.press('Enter');
    await page.getByText('You must specify a summary of the issue.').waitFor();
    expect(await summary.inputValue()).toBe(' ');
    await summary.fill('Straight tile');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Straight tile' }).waitFor();
    expect((await fieldsOf(key)).summary).toBe('Straight tile');
    await page.getByRole('button', { name: 'Edit Summary' }).click();
    await summary.fill('Something else');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Straight tile' }).waitFor();
    expect((await fieldsOf(key)).summary).toBe('Straight tile');
    expectNoErrors(page);
  });

  it('the keyboard alone assigns, labels, moves, watches and votes', async () => {
    const key = await build('Loose tile', { reporter: { name: 'fred' } });
    const page = await openIssue(key);
    await page.keyboard.press('a');
    await page.getByRole('combobox', { name: 'Assignee' }).fill('fred');
    await page.getByRole('option', { name: 'Fred Becker' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await field(page, 'Assignee').getByText('Fred Becker').waitFor();
    expect((await fieldsOf(key)).assignee.name).toBe('fred');
    await page.keyboard.press('i');
    await field(page, 'Assignee').getByText('Administrator').waitFor();
    await page.keyboard.press('l');
    await page
      .getByRole('textbox', { name: 'Labels' })
      .or(page.getByRole('combobox', { name: 'Labels' }))
      .first()
      .fill('floor');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await field(page, 'Labels').getByRole('link', { name: 'floor' }).waitFor();
    await page.keyboard.press('w');
    await page.getByRole('button', { name: 'Stop watching' }).waitFor();
    await page.keyboard.press('v');
    await page.getByRole('button', { name: '1 vote' }).waitFor();
    await page.keyboard.press('t');
    await page.getByRole('menuitem', { name: 'Start Progress' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('menuitem', { name: 'Start Progress' }).press('Enter');
    await page.getByRole('button', { name: 'Status: In Progress' }).waitFor();
    await page.keyboard.press('.');
    await page.getByRole('option', { name: 'Log work' }).waitFor();
    await page.keyboard.press('Escape');
    expect((await fieldsOf(key)).status.name).toBe('In Progress');
    expectNoErrors(page);
  });

  it('a transition with a screen asks for its fields, and says what is wrong at them', async () => {
    const key = await build('Cracked tile');
    const page = await openIssue(key);
    await page.getByRole('button', { name: 'Status: Open' }).click();
    await page.getByRole('menuitem', { name: 'Resolve Issue' }).click();
    const dialog = page.getByRole('dialog', { name: 'Resolve Issue' });
    await dialog.waitFor();
    await expectAccessible(page);
    await dialog.getByRole('combobox', { name: 'Resolution' }).click();
    await page.getByRole('option', { name: 'Done' }).click();
    await dialog.getByRole('textbox', { name: 'Comment', exact: true }).fill('Replaced it.');
    await dialog.getByRole('button', { name: 'Resolve Issue' }).click();
    await page.getByRole('button', { name: 'Status: Resolved' }).waitFor();
    await page.getByText('Replaced it.').waitFor();
    expect((await fieldsOf(key)).resolution.name).toBe('Done');
    expectNoErrors(page);
  });

  it('a comment mentions somebody, is previewed, survives a reload, is changed and deleted', async () => {
    const key = await build('Slippery tile');
    const page = await openIssue(key);
    await page.getByRole('button', { name: 'Add a comment …' }).waitFor();
    await page.keyboard.press('m');
    const text = page.getByRole('textbox', { name: 'New comment' });
    await text.pressSequentially('*Careful*, @fre');
    await page.getByRole('option', { name: /Fred Becker/ }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    expect(await text.inputValue()).toBe('*Careful*, [~fred] ');
    await page.getByText('Preview', { exact: true }).click();
    await page.locator('.markup b', { hasText: 'Careful' }).waitFor();
    await page.reload();
    await text.waitFor();
    expect(await text.inputValue()).toBe('*Careful*, [~fred] ');
    await text.press('Control+Enter');
    await page.getByRole('button', { name: 'Edit comment' }).click();
    const edited = page.getByRole('textbox', { name: 'Edit comment' });
    await edited.fill('Dry now.');
    await page.getByLabel('Visible to').selectOption({ label: 'Role: Administrators' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Only for Administrators').waitFor();
    const { body } = await admin().get(`/rest/api/2/issue/${key}/comment`);
    expect(body.comments[0]).toMatchObject({ body: 'Dry now.', visibility: { value: 'Administrators' } });
    await page.getByRole('button', { name: 'Delete comment' }).click();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Nobody has commented yet.').waitFor();
    expectNoErrors(page);
  });

  it('a file that is dropped is attached, shown, and deleted', async () => {
    const key = await build('Photographed tile');
    const page = await openIssue(key);
    const files = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['where it is'], 'place.txt', { type: 'text/plain' }));
      return transfer;
    });
    await page.locator('article').dispatchEvent('drop', { dataTransfer: files });
    await page.getByRole('link', { name: 'place.txt' }).click();
    const viewer = page.getByRole('dialog', { name: 'place.txt' });
    await viewer.getByRole('link', { name: 'Download' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Delete place.txt' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('link', { name: 'place.txt' }).waitFor({ state: 'detached' });
    expect((await fieldsOf(key)).attachment).toEqual([]);
    expectNoErrors(page);
  });

  it('work is logged, issues are linked, parts are added and put in order', async () => {
    const key = await build('Whole floor');
    const other = await build('Whole wall');
    const page = await openIssue(key);
    await page.keyboard.press('.');
    await page.getByRole('option', { name: 'Log work' }).click();
    const work = page.getByRole('dialog', { name: 'Log work' });
    await work.getByRole('textbox', { name: 'Time spent' }).fill('soon');
    await work.getByRole('button', { name: 'Log work' }).click();
    await work.getByText(/time/i).first().waitFor();
    await expectAccessible(page);
    await work.getByRole('textbox', { name: 'Time spent' }).fill('3h');
    await work.getByRole('button', { name: 'Log work' }).click();
    await work.waitFor({ state: 'detached' });
    expect((await fieldsOf(key)).timespent).toBe(3 * 3600);

    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Link issue' }).click();
    const link = page.getByRole('dialog', { name: 'Link issue' });
    await link.getByLabel('This issue').selectOption({ label: 'blocks' });
    await link.getByRole('combobox', { name: 'Issue', exact: true }).fill(other);
    await page.getByRole('option', { name: new RegExp(other) }).click();
    await expectAccessible(page);
    await link.getByRole('button', { name: 'Link issue' }).click();
    await page.getByRole('heading', { name: 'blocks' }).waitFor();
    expect((await fieldsOf(key)).issuelinks[0].outwardIssue.key).toBe(other);

    await page.getByRole('button', { name: 'Create sub-task' }).click();
    const part = page.getByRole('textbox', { name: 'What has to be done?' });
    for (const summary of ['First', 'Second']) {
      await part.fill(summary);
      await part.press('Enter');
      await page.getByRole('link', { name: summary, exact: true }).waitFor();
    }
    await page
      .getByRole('button', { name: /^Move .* up$/ })
      .last()
      .click();
    await page.getByText('is now at place 1.').waitFor({ state: 'attached' });
    const { body } = await admin().get(`/rest/api/2/issue/${key}/subtask`);
    expect(body.map((one: { fields: { summary: string } }) => one.fields.summary)).toEqual([
      'Second',
      'First',
    ]);
    expectNoErrors(page);
  });

  it('nothing that people write runs', async () => {
    const key = await build(`Evil ${script}`, { description: script });
    await app.server.as('mallory').post(`/rest/api/2/issue/${key}/comment`, {
      body: `${script} [link|javascript:window.ran=1] !x" onerror="window.ran=1.png!`,
    });
    const page = await openIssue(key);
    const files = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['x'], '<img src=x onerror=window.ran=1>.txt', { type: 'text/plain' }));
      return transfer;
    });
    await page.locator('article').dispatchEvent('drop', { dataTransfer: files });
    await page.getByRole('heading', { name: 'Attachments' }).waitFor();
    await page.getByText('Mallory <img').waitFor();
    await page.getByRole('button', { name: 'Add a comment …' }).waitFor();
    await page.keyboard.press('m');
    await page.getByRole('textbox', { name: 'New comment' }).fill(`${script} @mal`);
    await page.getByRole('textbox', { name: 'New comment' }).press('End');
    await page.getByRole('textbox', { name: 'New comment' }).pressSequentially('l');
    await page.getByRole('option', { name: /Mallory/ }).waitFor();
    expect(await page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
    expect(await page.locator('.markup script, .markup [onerror], .markup a[href^=javascript]').count()).toBe(
      0,
    );
    expectNoErrors(page);
  });

  it('what somebody else changes glows, and does not touch what is being typed', async () => {
    const key = await build('Old name', { description: 'Old text' });
    const page = await openIssue(key);
    await page.getByRole('button', { name: 'Edit Description' }).click();
    await page.getByRole('textbox', { name: 'Description' }).fill('What I type');
    await admin().put(`/rest/api/2/issue/${key}`, {
      fields: { summary: 'New name', description: 'New text' },
    });
    // Coming back to the window reads again what may have changed, as an event of the server does.
    await page.getByRole('button', { name: /Watch|Stop watching/ }).click();
    await page.getByRole('heading', { level: 1, name: 'New name' }).waitFor();
    await page.locator('h1 .glows').waitFor();
    expect(await page.getByRole('textbox', { name: 'Description' }).inputValue()).toBe('What I type');
  });

  it('every type of custom field has its editor', async () => {
    const make = async (name: string, type: string): Promise<string> => {
      const made = await admin().post('/rest/api/2/field', { name, type: prefix + type });
      await admin().post(`/rest/api/2/screens/addToDefault/${made.body.id}`);
      return made.body.id;
    };
    const options = async (id: string, values: string[]) => {
      const [context] = (await admin().get(`/rest/api/2/field/${id}/context`)).body.values;
      await admin().post(`/rest/api/2/field/${id}/context/${context.id}/option`, {
        options: values.map((value) => ({ value })),
      });
    };
    const size = await make('Size', 'float');
    const colour = await make('Colour', 'select');
    await options(colour, ['Red', 'Blue']);
    const rooms = await make('Rooms', 'multicheckboxes');
    await options(rooms, ['Kitchen', 'Bath']);
    const site = await make('Site', 'url');
    const when = await make('Laid', 'datetime');
    const helper = await make('Helper', 'userpicker');
    const key = await build('Custom tile');
    const page = await openIssue(key);
    const edit = (name: string) => page.getByRole('button', { name: `Edit ${name}`, exact: true }).click();
    await edit('Size');
    await page.getByRole('textbox', { name: 'Size' }).fill('large');
    await page.keyboard.press('Enter');
    await page.getByText('Operation value must be a number').waitFor();
    await page.getByRole('textbox', { name: 'Size' }).fill('12.5');
    await page.keyboard.press('Enter');
    await edit('Colour');
    await page.getByRole('option', { name: 'Blue' }).click();
    await field(page, 'Colour').getByText('Blue').waitFor();
    await edit('Rooms');
    await page.getByRole('checkbox', { name: 'Bath' }).check();
    await field(page, 'Rooms').getByRole('button', { name: 'Save' }).click();
    await edit('Site');
    await page.getByRole('textbox', { name: 'Site' }).fill('https://example.org/');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'https://example.org/' }).waitFor();
    await edit('Laid');
    await page.getByLabel('Laid').fill('2026-11-27T21:54');
    await page.keyboard.press('Enter');
    await edit('Helper');
    await page.getByRole('combobox', { name: 'Helper' }).fill('fred');
    await page.getByRole('option', { name: 'Fred Becker' }).click();
    await field(page, 'Helper').getByText('Fred Becker').waitFor();
    expect(await fieldsOf(key)).toMatchObject({
      [size]: 12.5,
      [colour]: { value: 'Blue' },
      [rooms]: [{ value: 'Bath' }],
      [site]: 'https://example.org/',
      [when]: expect.stringContaining('2026-11-27T21:54'),
      [helper]: { name: 'fred' },
    });
    await page.keyboard.press('e');
    const summary = page
      .getByRole('dialog', { name: `Edit ${key}` })
      .getByRole('textbox', { name: 'Summary' });
    await summary.fill('Not sent yet');
    await expectAccessible(page);
    await page.waitForFunction(
      (name) => localStorage.getItem(name) !== null,
      `tessera.draft.admin/edit/${key}`,
    );
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Custom tile' }).waitFor();
    await page.keyboard.press('e');
    await page.getByText('Your draft is back.').waitFor();
    expect(await summary.inputValue()).toBe('Not sent yet');
    await page.getByRole('button', { name: 'Discard draft' }).click();
    expect(await summary.inputValue()).toBe('Custom tile');
    expectNoErrors(page);
  });

  it('the whole issue stands beside the list of a search, for the keyboard alone too', async () => {
    const key = await build('Beside the list');
    const page = await app.open(`/issues/?jql=${encodeURIComponent(`key = ${key}`)}`);
    await page.getByText('Beside the list').first().waitFor();
    await page.keyboard.press('t');
    await page.getByRole('heading', { level: 2, name: 'Beside the list' }).waitFor();
    await page.keyboard.press('i');
    await field(page, 'Assignee').getByText('Administrator').waitFor();
    await expectAccessible(page);
    expectNoErrors(page);
  });

  it('an issue is deleted once its key is typed', async () => {
    const key = await build('Broken tile');
    const page = await openIssue(key);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete issue' }).click();
    const dialog = page.getByRole('dialog', { name: `Delete ${key}?` });
    expect(await dialog.getByRole('button', { name: 'Delete issue' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill(key);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Delete issue' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await admin().get(`/rest/api/2/issue/${key}`)).status).toBe(404);
  });
});

describe.skipIf(chromium() === null)('The dialog that creates issues', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildUser({ name: 'fred', displayName: 'Fred Becker' });
    await app.server.buildProject({ key: 'ALPHA', name: 'Alpha' });
    await app.server.buildProject({ key: 'BETA', name: 'Beta' });
  });
  afterAll(() => app?.stop());

  it('keeps its draft over a reload, says what is wrong at the field, attaches, and remembers', async () => {
    const page = await app.open('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Create issue' });
    await dialog.getByRole('textbox', { name: 'Summary' }).waitFor();
    await expectAccessible(page);
    await dialog.getByRole('combobox', { name: 'Project' }).click();
    await page.getByRole('option', { name: 'Beta (BETA)' }).click();
    await dialog.getByRole('textbox', { name: 'Description' }).fill('It drips.');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await dialog.getByText('You must specify a summary of the issue.').waitFor();
    await dialog.getByRole('textbox', { name: 'Summary' }).fill('Leaking tap');
    await page.waitForFunction(() =>
      localStorage.getItem('tessera.draft.admin/create')?.includes('Leaking tap'),
    );
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('c');
    await dialog.getByText('Your draft is back.').waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Summary' }).inputValue()).toBe('Leaking tap');
    const files = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['drip'], 'tap.txt', { type: 'text/plain' }));
      return transfer;
    });
    await dialog.getByRole('group', { name: 'Files' }).dispatchEvent('drop', { dataTransfer: files });
    await dialog.getByText('tap.txt').waitFor();
    await dialog.getByRole('checkbox', { name: 'Create another' }).check();
    await dialog.getByRole('textbox', { name: 'Description' }).press('Control+Enter');
    await page.getByText('BETA-1 is created.').waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Summary' }).inputValue()).toBe('');
    const { body } = await app.server.as('admin').get('/rest/api/2/issue/BETA-1');
    expect(body.fields).toMatchObject({ summary: 'Leaking tap', description: 'It drips.' });
    expect(body.fields.attachment.map(({ filename }: { filename: string }) => filename)).toEqual(['tap.txt']);
    await page.getByRole('link', { name: 'Open BETA-1' }).click();
    await page.waitForURL('**/browse/BETA-1');
    expectNoErrors(page);
  });

  it('is usable at 390 px in the dark', async () => {
    const page = await app.open('/', 'fred', { viewport: { width: 390, height: 800 }, colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Create issue' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Summary' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
    expectNoErrors(page);
  });
});
