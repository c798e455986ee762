/** Custom fields and screens, as an administrator makes them. */
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

describe.skipIf(chromium() === null)('Custom fields and screens', () => {
  let app: AppUnderTest;
  let page: Page;

  beforeAll(async () => {
    app = await startApp();
    await app.server.buildUser({ name: 'fred' });
    await app.server.buildProject({ key: 'TEST', name: 'Testing' });
    page = await app.open('/admin/fields', 'admin');
  });
  afterAll(() => app?.stop());

  const dialog = () => page.getByRole('dialog');
  const names = (list: string) =>
    page.getByRole('list', { name: list, exact: true }).locator(':scope > li bdi').allInnerTexts();

  it('asks for the password, and shows nobody else a field', async () => {
    await confirmPassword(page);
    await page.getByRole('heading', { name: 'No custom fields yet' }).waitFor();
    await expectAccessible(page);
    const other = await app.open('/admin/fields', 'fred');
    await other.getByRole('heading', { name: 'You may not see this' }).waitFor();
    await other.context().close();
  });

  it('a field is made from a type that says what it is for', async () => {
    await page.getByRole('button', { name: 'Create field' }).first().click();
    await dialog().getByLabel('Name').fill('   ');
    await dialog().getByRole('combobox', { name: 'Type' }).click();
    await page.getByText('One of several options, from a list.').waitFor();
    await page.getByRole('option', { name: /^Two-step choice/ }).click();
    await dialog().getByRole('button', { name: 'Create field' }).click();
    await dialog().getByText('Field name must not be empty.').waitFor();
    await expectAccessible(page);
    await dialog().getByLabel('Name').fill('Site');
    await dialog().getByLabel('Description').fill('Where it was seen');
    await page.keyboard.press('Tab');
    await dialog().getByRole('button', { name: 'Create field' }).click();
    await page.getByRole('heading', { name: 'Site', level: 1 }).waitFor();
    await page.getByText('It stands on no screen yet, so that nobody can fill it in.').waitFor();
    await expectAccessible(page);
    expectNoErrors(page);
  });

  it('its options are typed one after another, put in order by keys, disabled, and renamed', async () => {
    const typed = page.getByRole('textbox', { name: 'New option', exact: true });
    for (const value of ['Berlin', 'Vienna', 'Zurich']) {
      await typed.fill(value);
      await typed.press('Enter');
      await page.getByRole('button', { name: `Delete ${value}` }).waitFor();
    }
    await typed.fill('Vienna');
    await typed.press('Enter');
    await page.getByText('The option ‘Vienna’ exists already.'.replaceAll(/[‘’]/g, "'")).waitFor();
    expect(await typed.inputValue()).toBe('Vienna');
    await typed.fill('');
    const list = 'Options in Default Configuration Scheme for Site';
    const handle = page.getByRole('button', { name: 'Move Zurich: arrow keys' });
    await handle.focus();
    await handle.press('ArrowUp');
    await page.getByText('Zurich is now 2 of 3.').waitFor();
    await expect.poll(() => names(list)).toEqual(['Berlin', 'Zurich', 'Vienna']);
    await expect.poll(() => handle.evaluate((one) => one === document.activeElement)).toBe(true);
    await handle.press('ArrowUp');
    await page.getByText('Zurich is now 1 of 3.').waitFor();
    const inner = page.getByRole('textbox', { name: 'New option below Zurich' });
    await inner.fill('Airport');
    await inner.press('Enter');
    await page.getByRole('button', { name: 'Delete Airport' }).waitFor();
    await page.getByRole('button', { name: 'Disable Berlin' }).click();
    await page.getByRole('button', { name: 'Enable Berlin' }).waitFor();
    await page.getByRole('button', { name: 'Rename Vienna' }).click();
    await dialog().getByLabel('Option').fill('Berlin');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByText("The option 'Berlin' exists already.").waitFor();
    await dialog().getByLabel('Option').fill('Wien');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Delete Wien' }).click();
    await dialog().getByRole('button', { name: 'Delete Wien' }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Delete Wien' }).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: 'Enable Berlin' }).waitFor();
    expect(await names(list)).toEqual(['Zurich', 'Airport', 'Berlin']);
    await expectAccessible(page);
    expectNoErrors(page);
  });

  it('it gets a context of a project’s own, and another type', async () => {
    await page.getByRole('button', { name: 'Add a context' }).click();
    await dialog().getByLabel('Name').fill('Testing only');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('Another context of the field has one of these projects already.').waitFor();
    await dialog().getByRole('combobox', { name: 'Projects' }).click();
    await page.getByRole('option', { name: 'Testing (TEST)' }).click();
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    await dialog().getByRole('button', { name: 'Save' }).click();
    const box = page.getByRole('region', { name: 'Testing only' });
    await box.getByText('All issue types').waitFor();
    await page.getByRole('button', { name: 'Edit Testing only' }).click();
    await dialog().getByRole('combobox', { name: 'Issue types' }).click();
    await page.getByRole('option', { name: 'Bug' }).click();
    await page.keyboard.press('Escape');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await box.getByText('Bug').waitFor();
    await page.getByRole('button', { name: 'Delete Testing only' }).click();
    await dialog().getByRole('button', { name: 'Delete Testing only' }).click();
    await box.waitFor({ state: 'detached' });
    expectNoErrors(page);
  });

  it('it is put on a screen, taken off by mistake, and asked for there', async () => {
    await page.getByRole('button', { name: 'Put on a screen' }).click();
    await dialog().getByRole('combobox', { name: 'Screen' }).click();
    await page.getByRole('option', { name: 'Default Screen' }).click();
    await dialog().getByRole('button', { name: 'Put on a screen' }).click();
    await page.getByRole('button', { name: 'Take off Default Screen' }).click();
    await page.getByText('It stands on no screen yet, so that nobody can fill it in.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Take off Default Screen' }).waitFor();
    await expectAccessible(page);
    const fred = app.server.as('fred');
    const { body: project } = await fred.get('/rest/api/2/project/TEST');
    const { body } = await fred.get(
      `/rest/api/2/issue/createmeta/TEST/issuetypes/${project.issueTypes[0].id}?maxResults=200`,
    );
    expect(body.values.map(({ name }: { name: string }) => name)).toContain('Site');
  });

  it('it is found by a part of its name and by its type, and renamed', async () => {
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await dialog().getByLabel('Name').fill('Place');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Place', level: 1 }).waitFor();
    await page.getByRole('link', { name: '← Custom fields' }).click();
    await page.getByRole('textbox', { name: 'Part of a name or description' }).fill('nowhere');
    await page.getByRole('heading', { name: 'No field fits' }).waitFor();
    await page.getByRole('textbox', { name: 'Part of a name or description' }).fill('seen');
    const found = page.getByRole('list', { name: 'Custom fields' });
    await found.getByText('Two-step choice').waitFor();
    await found.getByText('On one screen').waitFor();
    await page.getByRole('combobox', { name: 'Type', exact: true }).click();
    await page.getByRole('option', { name: 'Number' }).click();
    await page.getByRole('heading', { name: 'No field fits' }).waitFor();
    await expectAccessible(page);
    expectNoErrors(page);
  });

  it('a screen is copied, given a tab, and its fields are arranged by keys and by the mouse', async () => {
    await page.getByRole('link', { name: 'Screens', exact: true }).click();
    await page.getByRole('link', { name: 'Default Screen' }).click();
    await page.getByText('Screen scheme: Default Screen Scheme').waitFor();
    expect(await page.getByRole('button', { name: 'Delete screen' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await dialog().getByLabel('Name').fill('default screen');
    await dialog().getByRole('button', { name: 'Copy' }).click();
    await dialog().getByText("A screen with the name 'default screen' already exists.").waitFor();
    await dialog().getByLabel('Name').fill('Bug screen');
    await dialog().getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('heading', { name: 'Bug screen', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Add a tab' }).click();
    await dialog().getByLabel('Name').fill('field tab');
    await dialog().getByRole('button', { name: 'Add a tab' }).click();
    await dialog().getByText('already exists on the screen').waitFor();
    await dialog().getByLabel('Name').fill('Details');
    await dialog().getByRole('button', { name: 'Add a tab' }).click();
    const tab = page.getByRole('region', { name: 'Details' });
    await tab.getByText('No field stands here yet.').waitFor();
    const first = page.getByRole('region', { name: 'Field Tab' });
    await first.getByRole('button', { name: 'Take Labels off' }).click();
    const add = tab.getByRole('combobox', { name: 'Add a field to Details' });
    await add.fill('Labels');
    await page.getByRole('option', { name: 'Labels' }).click();
    await tab.getByRole('button', { name: 'Take Labels off' }).waitFor();
    await first.getByRole('button', { name: 'Take Place off' }).click();
    await add.fill('Place');
    await page.getByRole('option', { name: 'Place' }).click();
    await expect.poll(() => names('Fields on Details')).toEqual(['Labels', 'Place']);
    await tab.getByRole('button', { name: 'Move Place: arrow keys' }).press('ArrowUp');
    await page.getByText('Place is now 1 of 2.').waitFor();
    await expect.poll(() => names('Fields on Details')).toEqual(['Place', 'Labels']);
    const below = await tab.getByRole('listitem').last().boundingBox();
    if (!below) throw new Error('There is no second field.');
    await tab.getByRole('button', { name: 'Move Place: arrow keys' }).hover();
    await page.mouse.down();
    await page.mouse.move(below.x + 60, below.y + below.height - 8, { steps: 6 });
    await page.mouse.move(below.x + 64, below.y + below.height - 6, { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => names('Fields on Details')).toEqual(['Labels', 'Place']);
    await page.getByRole('button', { name: 'Move Details up' }).click();
    await expect
      .poll(() => page.getByRole('heading', { level: 3 }).allInnerTexts())
      .toEqual(['Details', 'Field Tab']);
    await page.reload();
    await tab.getByRole('button', { name: 'Take Place off' }).waitFor();
    expect(await names('Fields on Details')).toEqual(['Labels', 'Place']);
    // What lies half under the bar at the top is smaller than it is.
    await page.evaluate(() => scrollTo(0, 0));
    await expectAccessible(page);
    expectNoErrors(page);
  });

  it('a field that was taken off by mistake stands where it stood', async () => {
    await page.getByRole('button', { name: 'Take Labels off' }).click();
    await expect.poll(() => names('Fields on Details')).toEqual(['Place']);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect.poll(() => names('Fields on Details')).toEqual(['Labels', 'Place']);
  });

  it('a screen and a field are deleted by typing their names', async () => {
    await page.getByRole('button', { name: 'Delete screen' }).click();
    await dialog().getByRole('textbox').fill('bug screen');
    await dialog().getByRole('button', { name: 'Delete screen' }).click();
    await page.getByRole('link', { name: 'Default Screen' }).waitFor();
    expect(await page.getByRole('link', { name: 'Bug screen' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Custom fields', exact: true }).click();
    await page.getByRole('link', { name: 'Place' }).click();
    await page.getByRole('button', { name: 'Delete field' }).click();
    expect(await dialog().getByRole('button', { name: 'Delete field' }).isDisabled()).toBe(true);
    await dialog().getByRole('textbox').fill('Place');
    await dialog().getByRole('button', { name: 'Delete field' }).click();
    await page.getByRole('heading', { name: 'No custom fields yet' }).waitFor();
    expectNoErrors(page);
  });

  it('is reached from the palette, and from a narrow window in the dark', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Commands' }).fill('screens');
    await page.getByRole('option', { name: /Screens/ }).click();
    await page.getByRole('heading', { name: 'Screens', level: 1 }).waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    const { body: field } = await app.server.as('admin').post('/rest/api/2/field', {
      name: 'A field with a name that is longer than most windows of telephones are wide',
      type: 'select',
    });
    for (const path of ['screens', 'screens/1', 'fields', `fields/${field.id}`]) {
      await page.goto(`${app.base}/admin/${path}`);
      await page.locator('main h1').waitFor();
      await page.locator('main li, main form').first().waitFor();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
    }
    expectNoErrors(page);
  });
});
