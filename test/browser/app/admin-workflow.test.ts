/** Workflows in the administration: made, drawn, given rules and published. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AppUnderTest,
  confirmPassword,
  expectAccessible,
  expectNoErrors,
  showTheme,
  startApp,
} from '../../support/app.ts';
import { chromium } from '../../support/chromium.ts';
import {
  asScript,
  buildProjectFollowing,
  create,
  go,
  status,
  steps,
  workflowUrl,
} from '../../support/workflows.ts';

/** @param box the field, or the list below it, which is called the same */
async function choose(page: Page, box: Locator, option: string): Promise<void> {
  await box.and(page.locator('input')).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function bothThemes(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await showTheme(page, colorScheme);
    await expectAccessible(page);
  }
}

describe.skipIf(chromium() === null)('Workflows in the administration', () => {
  let app: AppUnderTest;
  let page: Page;

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildUser({ name: 'fred', displayName: 'Fred Flint' });
    page = await app.open('/admin/workflows', 'admin');
    await confirmPassword(page);
  });
  afterAll(() => app?.stop());

  const read = async (path: string) => (await asScript(app.server, 'GET', path)).body;
  const idIn = () => /workflows\/(\d+)/.exec(page.url())?.[1] ?? '';
  const draft = async () => (await read(`${workflowUrl}/${idIn()}/draft`)).definition;
  const dialog = () => page.getByRole('dialog');
  const node = (name: string) => page.getByRole('button', { name: `Status ${name}` });
  const transition = (name: string) => page.locator('svg').getByRole('button', { name: `Edit ${name}` });
  const save = () => dialog().getByRole('button', { name: 'Save' }).click();

  it('one is made from nothing, and says at its field what is wrong', async () => {
    await page.getByRole('button', { name: 'New workflow' }).click();
    await dialog().getByRole('button', { name: 'Create workflow' }).click();
    await dialog().getByText('You must specify a name for the workflow.').waitFor();
    await dialog().getByLabel('Name', { exact: true }).fill('Care');
    await dialog().getByLabel('Description').fill('How we take care');
    await choose(page, dialog().getByLabel('Issues begin in', { exact: true }), 'Open');
    await expectAccessible(page);
    await dialog().getByRole('button', { name: 'Create workflow' }).click();
    await page.getByRole('heading', { name: 'Care', level: 1 }).waitFor();
    await page.getByText('How we take care').waitFor();
    await node('Open').waitFor();
    expectNoErrors(page);
  });

  it('statuses are added in the table, joined in the picture by keys, and taken out with an undo', async () => {
    await choose(page, page.getByLabel('Add a status'), 'In Progress');
    await node('In Progress').waitFor();
    await node('Open').focus();
    await page.keyboard.press('Enter');
    const tools = page.getByRole('toolbar', { name: 'Status Open: what to do' });
    await tools.getByRole('button', { name: 'Transition from here' }).waitFor();
    expect(await tools.getByRole('button', { name: 'Take out' }).isDisabled()).toBe(true);
    await page.keyboard.press('Enter');
    await dialog().getByLabel('Name', { exact: true }).fill('Begin');
    await choose(page, dialog().getByLabel('To', { exact: true }), 'In Progress');
    await save();
    await transition('Begin').waitFor();
    expect((await draft()).transitions[1]).toMatchObject({ name: 'Begin', from: [1], to: 3 });
    await bothThemes(page);
    await node('In Progress').focus();
    await page.keyboard.press('Delete');
    await node('In Progress').waitFor({ state: 'detached' });
    expect((await draft()).transitions).toHaveLength(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await transition('Begin').waitFor();
    expect((await draft()).transitions).toHaveLength(2);
    expectNoErrors(page);
  });

  it('a status is placed by the arrow keys and by the mouse, and all are laid out anew', async () => {
    const place = async () => (await draft()).steps[1].position;
    expect(await place()).toBeUndefined();
    await node('In Progress').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(place).toEqual({ x: 520, y: 40 });
    const box = await node('In Progress').boundingBox();
    if (!box) throw new Error('The status is not drawn.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 20, y + 40, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await place())?.y > 40).toBe(true);
    await page.getByRole('button', { name: 'Lay out anew' }).click();
    await expect.poll(place).toBeUndefined();
    expectNoErrors(page);
  });

  it('a line that is drawn from one status to another asks for a transition', async () => {
    const [from, to] = [await node('In Progress').boundingBox(), await node('Open').boundingBox()];
    if (!from || !to) throw new Error('They are not drawn.');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.move(from.x + from.width, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
    await page.mouse.up();
    await dialog().getByLabel('Name', { exact: true }).fill('Back');
    await save();
    await transition('Back').waitFor();
    expect((await draft()).transitions[2]).toMatchObject({ name: 'Back', from: [3], to: 1 });
  });

  it('a transition is opened, given a screen and conditions in groups, each said in a sentence', async () => {
    await transition('Begin').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Begin', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await choose(page, dialog().getByLabel('Screen', { exact: true }), 'Resolve Issue Screen');
    await save();
    await dialog().waitFor({ state: 'detached' });
    await page.getByText('Resolve Issue Screen').waitFor();
    await page.getByRole('button', { name: 'Add a condition' }).click();
    await choose(page, dialog().getByLabel('Kind', { exact: true }), 'People in a project role');
    await choose(page, dialog().getByLabel('Project role', { exact: true }), 'Developers');
    await expectAccessible(page);
    await save();
    await page
      .getByText('Only people in the project role Developers may do this.', { exact: true })
      .waitFor();
    await page.getByRole('button', { name: 'Add a group' }).click();
    await choose(page, dialog().getByLabel('Kind', { exact: true }), 'Only the assignee');
    await save();
    await page.getByRole('button', { name: 'Add to this group' }).click();
    await choose(page, dialog().getByLabel('Kind', { exact: true }), 'Value of a field');
    await choose(page, dialog().getByLabel('Field', { exact: true }), 'Due Date');
    await choose(page, dialog().getByLabel('Comparison', { exact: true }), 'is more than');
    await dialog().getByLabel('Value', { exact: true }).fill('2026-01-01');
    await save();
    await page.getByText('Due Date is more than “2026-01-01”.', { exact: true }).waitFor();
    expect((await draft()).transitions[1]).toMatchObject({
      conditions: [
        { type: 'only-role', roleId: expect.any(Number) },
        {
          type: 'any',
          conditions: [
            { type: 'only-assignee' },
            { type: 'field-value', field: 'duedate', comparison: '>', value: '2026-01-01' },
          ],
        },
      ],
    });
    await page.getByLabel('What the group means').selectOption({ label: 'All of these hold' });
    await expect.poll(async () => (await draft()).transitions[1].conditions[1].type).toBe('all');
    await bothThemes(page);
    expectNoErrors(page);
  });

  it('what the server refuses of a rule stands at its field, and what was typed is kept', async () => {
    await page.getByRole('button', { name: 'Add a validator' }).click();
    await choose(page, dialog().getByLabel('Kind', { exact: true }), 'A text matches a pattern');
    await choose(page, dialog().getByLabel('Field', { exact: true }), 'Summary');
    await dialog().getByLabel('Regular expression').fill('(?=no)');
    await save();
    await dialog().getByText("This is no regular expression in RE2's syntax", { exact: false }).waitFor();
    const pattern = dialog().getByLabel('Regular expression');
    expect(await pattern.inputValue()).toBe('(?=no)');
    expect(await pattern.getAttribute('aria-invalid')).toBe('true');
    await pattern.fill('^[A-Z]');
    await dialog().getByLabel('What it says when it refuses').fill('Begin with a capital.');
    await save();
    await page.getByText('Summary must match ^[A-Z] Else it says: “Begin with a capital.”').waitFor();
    expectNoErrors(page);
  });

  it('functions have an order, and values of fields their own editors', async () => {
    const add = async (kind: string) => {
      await page.getByRole('button', { name: 'Add a post-function' }).click();
      await choose(page, dialog().getByLabel('Kind', { exact: true }), kind);
    };
    await add('Set a field');
    await choose(page, dialog().getByLabel('Field', { exact: true }), 'Priority');
    await choose(page, dialog().getByLabel('Value', { exact: true }), 'High');
    await save();
    await page.getByText('Sets Priority to High.').waitFor();
    await add('Assign the issue');
    await choose(page, dialog().getByLabel('To whom', { exact: true }), 'the reporter');
    await save();
    await page.getByText('Assigns the issue to the reporter.').waitFor();
    await page.getByRole('button', { name: 'Earlier: Assigns the issue to the reporter.' }).click();
    await expect
      .poll(async () => (await draft()).transitions[1].postFunctions)
      .toEqual([
        { type: 'assign-to', who: 'reporter' },
        { type: 'set-field', field: 'priority', value: { name: 'High' } },
      ]);
    await page.getByRole('button', { name: 'Remove: Sets Priority to High.' }).click();
    await page.getByText('Sets Priority to High.', { exact: true }).waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 390, height: 844 });
    await bothThemes(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1280, height: 800 });
    expectNoErrors(page);
  });

  it('properties of a status are checked, each at its key', async () => {
    await page.getByRole('link', { name: '← Care' }).click();
    await page.getByRole('button', { name: 'Properties of In Progress' }).click();
    await dialog().getByLabel('Issues in this status can be edited').uncheck({ force: true });
    await dialog().getByRole('button', { name: 'Add a property' }).click();
    await dialog().getByLabel('Key', { exact: true }).fill('jira.permission.fly.denied');
    await save();
    await dialog().getByText("No step can limit the permission 'fly'.").waitFor();
    await dialog().getByLabel('Key', { exact: true }).fill('jira.permission.comment.denied');
    await expectAccessible(page);
    await save();
    // The dialog speaks of it, too, until it is gone.
    await page.getByText('jira.permission.comment.denied', { exact: true }).waitFor();
    expect((await draft()).steps[1].properties).toEqual({
      'jira.issue.editable': 'false',
      'jira.permission.comment.denied': '',
    });
    expectNoErrors(page);
  });

  it('publishing says what changes', async () => {
    await page.getByRole('button', { name: 'Publish' }).click();
    await dialog().getByText('New statuses: In Progress').waitFor();
    await dialog().getByText('New transitions: Begin, Back').waitFor();
    await dialog().getByText('No issue has to move.').waitFor();
    await expectAccessible(page);
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Begin' }).click();
    await page.getByText('Assigns the issue to the reporter.').waitFor();
    expect(await page.getByRole('button', { name: 'Add a condition' }).count()).toBe(0);
    expectNoErrors(page);
  });

  it('it is copied and renamed; what nothing uses is deleted by its name', async () => {
    await page.getByRole('link', { name: '← Care' }).click();
    await page.getByRole('button', { name: 'Copy' }).click();
    await dialog().getByLabel('Name', { exact: true }).fill('Care');
    await dialog().getByRole('button', { name: 'Copy' }).click();
    await dialog().getByText("A workflow with the name 'Care' already exists.").waitFor();
    await dialog().getByLabel('Name', { exact: true }).fill('More care');
    await dialog().getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('heading', { name: 'More care', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Name and description' }).click();
    await dialog().getByLabel('Name', { exact: true }).fill('Most care');
    await save();
    await page.getByRole('heading', { name: 'Most care', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await dialog().getByRole('textbox').fill('Most care');
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('heading', { name: 'Workflows', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Care', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Most care' }).count()).toBe(0);
    expectNoErrors(page);
  });

  it('issues in a status that goes are told of, and go where one says', async () => {
    const id = await buildProjectFollowing(app.server, 'MOVES', {
      steps: steps(),
      transitions: [create(), go(11), go(12, { to: status.resolved })],
    });
    const { key } = await app.server.buildIssue({ project: 'MOVES' });
    await app.server.as('admin').post(`/rest/api/2/issue/${key}/transitions`, { transition: { id: '11' } });
    await page.goto(`${app.base}/admin/workflows/${id}`);
    await page.getByText('in use', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('button', { name: 'Take In Progress out' }).click();
    await node('In Progress').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Publish' }).click();
    await dialog().getByText('Statuses that go: In Progress').waitFor();
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await dialog().getByText('Say where these issues go.').waitFor();
    await choose(page, dialog().getByLabel('1 issue in In Progress goes to'), 'Resolved');
    await bothThemes(page);
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    const { fields } = await read(`/rest/api/2/issue/${key}`);
    expect(fields.status.name).toBe('Resolved');
    expectNoErrors(page);
  });

  it('what somebody else changed meanwhile is not written over', async () => {
    const id = await buildProjectFollowing(app.server, 'TWICE', {
      steps: steps(),
      transitions: [create(), go(11)],
    });
    await asScript(app.server, 'POST', `${workflowUrl}/${id}/draft`);
    await page.goto(`${app.base}/admin/workflows/${id}`);
    await node('Open').waitFor();
    const { definition, version } = await read(`${workflowUrl}/${id}/draft`);
    const renamed = {
      ...definition,
      transitions: [definition.transitions[0], { ...definition.transitions[1], name: 'Theirs' }],
    };
    await asScript(app.server, 'PUT', `${workflowUrl}/${id}/draft`, { definition: renamed, version });
    await page.getByRole('button', { name: 'Take Resolved out' }).click();
    await page.getByText('Somebody else has changed it meanwhile: read it again.').waitFor();
    await page.getByRole('rowheader', { name: 'Theirs' }).waitFor();
    expect((await draft()).steps).toHaveLength(3);
  });
});
