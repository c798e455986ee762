/** Cloning an issue: what comes along, what stays, and what cannot be taken along. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, expectAccessible, expectNoErrors, startApp } from '../../support/app.ts';
import { chromium } from '../../support/chromium.ts';
import { attachFile } from '../../support/upload.ts';

describe.skipIf(chromium() === null)('Cloning an issue', () => {
  let app: AppUnderTest;
  let key: string;

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildUser({ name: 'fred', displayName: 'Fred Becker' });
    await app.server.buildProject({ key: 'TILE', name: 'Tiles' });
    const admin = app.server.as('admin');
    await admin.post('/rest/api/2/component', { project: 'TILE', name: 'Kitchen' });
    await admin.post('/rest/api/2/version', { project: 'TILE', name: 'Spring' });
    key = (
      await app.server.buildIssue({
        project: 'TILE',
        summary: 'Grout the floor',
        description: 'With *care*.',
        labels: ['wet'],
        components: [{ name: 'Kitchen' }],
        fixVersions: [{ name: 'Spring' }],
        assignee: { name: 'fred' },
      })
    ).key;
    const other = await app.server.buildIssue({ project: 'TILE', summary: 'Buy grout' });
    await admin.post('/rest/api/2/issueLink', {
      type: { name: 'Blocks' },
      inwardIssue: { key: other.key },
      outwardIssue: { key },
    });
    await app.server.buildIssue({
      project: 'TILE',
      issuetype: 'Sub-task',
      summary: 'Mix it',
      parent: { key },
    });
    await attachFile(admin, key, { filename: 'plan.txt', content: 'one bucket', type: 'text/plain' });
    await admin.post(`/rest/api/2/issue/${key}/comment`, { body: 'Not mine to copy.' });
  });
  afterAll(() => app?.stop());

  const read = async (one: string) =>
    (await app.server.as('admin').get(`/rest/api/2/issue/${one}`)).body.fields;

  it('takes its fields, and its links, files and sub-tasks where they are chosen', async () => {
    const page = await app.open(`/browse/${key}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Clone' }).click();
    const dialog = page.getByRole('dialog', { name: `Clone ${key}` });
    await expectAccessible(page);
    for (const name of ['Links (1)', 'Attachments (1)', 'Sub-tasks (1)'])
      await dialog.getByLabel(name).check();
    await dialog.getByRole('button', { name: 'Clone' }).click();
    await page.getByRole('heading', { name: 'CLONE - Grout the floor' }).waitFor();
    const made = new URL(page.url()).pathname.split('/').pop() ?? '';
    const fields = await read(made);
    expect(fields).toMatchObject({
      summary: 'CLONE - Grout the floor',
      description: 'With *care*.',
      labels: ['wet'],
      components: [{ name: 'Kitchen' }],
      fixVersions: [{ name: 'Spring' }],
      assignee: { name: 'fred' },
      subtasks: [{ fields: { summary: 'Mix it' } }],
    });
    const links = fields.issuelinks.map(
      (one: { type: { name: string }; inwardIssue?: { key: string }; outwardIssue?: { key: string } }) => [
        one.type.name,
        one.inwardIssue?.key,
        one.outwardIssue?.key,
      ],
    );
    expect(links).toEqual(
      expect.arrayContaining([
        ['Cloners', undefined, key],
        ['Blocks', 'TILE-2', undefined],
      ]),
    );
    expect(fields.attachment).toMatchObject([{ filename: 'plan.txt', size: 10 }]);
    expect(fields.comment.comments).toEqual([]);
    expectNoErrors(page);
  });

  it('leaves out and says what cannot be taken along: a version that is archived meanwhile', async () => {
    const admin = app.server.as('admin');
    const { fixVersions } = await read(key);
    await admin.put(`/rest/api/2/version/${fixVersions[0].id}`, { archived: true });
    const page = await app.open(`/browse/${key}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('.');
    await page
      .getByRole('option')
      .filter({ hasText: /^Issue\s*Clone$/ })
      .click();
    const dialog = page.getByRole('dialog', { name: `Clone ${key}` });
    await dialog.getByLabel('Summary').fill('Grout the wall');
    await dialog.getByLabel('Summary').press('Enter');
    await page.getByRole('heading', { name: 'Grout the wall' }).waitFor();
    await page.getByText('Something was not taken along').waitFor();
    const made = new URL(page.url()).pathname.split('/').pop() ?? '';
    expect(await read(made)).toMatchObject({ summary: 'Grout the wall', fixVersions: [], attachment: [] });
    expectNoErrors(page);
  });

  it('is offered to those alone who may create issues there', async () => {
    const admin = app.server.as('admin');
    const { body: scheme } = await admin.post('/rest/api/2/permissionscheme', {
      name: 'Readers',
      permissions: [{ permission: 'BROWSE_PROJECTS', holder: { type: 'applicationRole' } }],
    });
    await admin.put('/rest/api/2/project/TILE/permissionscheme', { id: scheme.id });
    const page = await app.open(`/browse/${key}`, 'fred');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Share' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Clone' }).count()).toBe(0);
  });
});
