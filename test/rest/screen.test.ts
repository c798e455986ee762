import { beforeAll, describe, expect, it } from 'vitest';
import { screenableSystemFields } from '../../src/field/screen/screenable.ts';
import { systemFields } from '../../src/issue/fields/system-fields.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const path = '/rest/api/2/screens';

describe('the system fields that can be put on screens', () => {
  it('are those that issues call orderable; a comment needs no screen', () => {
    const orderable = systemFields.filter((field) => field.orderable && field.id !== 'comment');
    const pairs = (list: readonly { id: string; name: string }[]) =>
      list.map(({ id, name }) => `${id}: ${name}`).sort();
    expect(pairs(screenableSystemFields)).toEqual(pairs(orderable));
  });
});

describeOnEngines('screens', (context) => {
  let admin: Client;
  let fred: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred' });
    await server.buildUser({ name: 'lead' });
    fred = server.as('fred');
    await server.buildProject({ key: 'TEST', lead: 'lead' });
  });

  const newScreen = async (name: string): Promise<{ id: number }> => (await admin.post(path, { name })).body;
  const tabsOf = async (screen: number): Promise<{ id: number; name: string }[]> =>
    (await admin.get(`${path}/${screen}/tabs`)).body;
  const fieldsOf = async (screen: number, tab: number): Promise<string[]> =>
    (await admin.get(`${path}/${screen}/tabs/${tab}/fields`)).body.map((field: { id: string }) => field.id);

  describe('GET /rest/api/2/screens', () => {
    it('lists Jira’s own three, under Jira’s ids', async () => {
      const { status, body } = await admin.get(`${path}?expand=fieldScreenSchemes,fieldScreenWorkflows`);
      expect(status).toBe(200);
      expect(body).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            id: 1,
            name: 'Default Screen',
            deletable: false,
            fieldScreenSchemes: [{ id: 1, name: 'Default Screen Scheme', description: expect.any(String) }],
          }),
          expect.objectContaining({
            id: 2,
            name: 'Workflow Screen',
            fieldScreenWorkflows: [expect.objectContaining({ name: 'jira' })],
          }),
          expect.objectContaining({ id: 3, name: 'Resolve Issue Screen', deletable: false }),
        ]),
      );
    });

    it('searches and pages', async () => {
      const found = (await admin.get(`${path}?search=resolve%20iss`)).body;
      expect(found.map((screen: { id: number }) => screen.id)).toEqual([3]);
      const page = (await admin.get(`${path}?startAt=1&maxResults=1`)).body;
      expect(page).toMatchObject({ startAt: 1, maxResults: 1, total: expect.any(Number) });
      expect(page.screens).toHaveLength(1);
      expect((await admin.get(`${path}?startAt=x`)).status).toBe(400);
    });

    it('is for administrators', async () => {
      expect((await fred.get(path)).status).toBe(403);
      expect((await context.server.anonymous.get(path)).status).toBe(401);
    });
  });

  describe('POST, PUT and DELETE /rest/api/2/screens', () => {
    it('makes, renames and deletes a screen that nothing shows', async () => {
      const made = await admin.post(path, { name: 'Bug Screen', description: 'For bugs' });
      expect([made.status, made.body]).toEqual([
        201,
        { id: expect.any(Number), name: 'Bug Screen', description: 'For bugs' },
      ]);
      const address = `${path}/${made.body.id}`;
      expect(await tabsOf(made.body.id)).toEqual([{ id: expect.any(Number), name: 'Field Tab' }]);
      expect((await admin.put(address, { name: 'Defect Screen' })).body.name).toBe('Defect Screen');
      expect((await admin.delete(address)).status).toBe(204);
      expect((await admin.get(`${address}/tabs`)).status).toBe(400);
    });

    it('copies a screen with its tabs and fields, in their order', async () => {
      const { id } = await newScreen('Original');
      const [first] = await tabsOf(id);
      const second = (await admin.post(`${path}/${id}/tabs`, { name: 'More' })).body;
      for (const [tab, fieldId] of [
        [first?.id, 'summary'],
        [first?.id, 'priority'],
        [second.id, 'labels'],
      ] as const)
        await admin.post(`${path}/${id}/tabs/${tab}/fields`, { fieldId });
      const address = `/rest/tessera/1/screen/${id}/copy`;
      const made = await admin.post(address, { name: 'Copy', description: 'The same' });
      expect([made.status, made.body]).toEqual([
        201,
        { id: expect.any(Number), name: 'Copy', description: 'The same' },
      ]);
      const copied = await tabsOf(made.body.id);
      expect(copied.map(({ name }) => name)).toEqual(['Field Tab', 'More']);
      const fields = await Promise.all(copied.map((tab) => fieldsOf(made.body.id, tab.id)));
      expect(fields).toEqual([['summary', 'priority'], ['labels']]);
      expect(await fieldsOf(id, second.id)).toEqual(['labels']);
      expect((await admin.post(address, { name: 'copy' })).body.errors).toHaveProperty('name');
      expect((await admin.post('/rest/tessera/1/screen/0/copy', { name: 'x' })).status).toBe(400);
      expect((await fred.post(address, { name: 'Mine' })).status).toBe(403);
      expect((await context.server.anonymous.post(address, { name: 'Mine' })).status).toBe(401);
    });

    it('keeps screens that schemes or workflows show', async () => {
      for (const id of [1, 2, 3]) {
        const { status, body } = await admin.delete(`${path}/${id}`);
        expect([status, body.errorMessages[0]]).toEqual([400, expect.stringContaining('is used by')]);
      }
    });

    it('refuses names that are missing, too long or taken', async () => {
      expect((await admin.post(path, {})).status).toBe(400);
      expect((await admin.post(path, { name: ' ' })).body.errors).toHaveProperty('name');
      expect((await admin.post(path, { name: 'x'.repeat(256) })).body.errors).toHaveProperty('name');
      expect((await admin.post(path, { name: 'default screen' })).body.errors.name).toContain(
        'already exists',
      );
      expect((await admin.post(path, { name: 'x', more: 1 })).status).toBe(400);
      expect((await fred.post(path, { name: 'Mine' })).status).toBe(403);
      for (const id of ['0', 'x', '99999999999999999999']) {
        expect((await admin.delete(`${path}/${id}`)).status).toBe(400);
      }
    });
  });

  describe('/rest/api/2/screens/{screenId}/tabs', () => {
    it('adds, renames, moves and deletes tabs', async () => {
      const { id } = await newScreen('Tabbed');
      const tabs = `${path}/${id}/tabs`;
      const second = (await admin.post(tabs, { name: 'More' })).body;
      const third = (await admin.post(tabs, { name: 'Rare' })).body;
      expect(second).toEqual({ id: expect.any(Number), name: 'More' });
      expect((await admin.put(`${tabs}/${third.id}`, { id: 7, name: 'Seldom' })).body).toEqual({
        id: third.id,
        name: 'Seldom',
      });
      expect((await admin.post(`${tabs}/${third.id}/move/0`)).status).toBe(204);
      expect((await tabsOf(id)).map((tab) => tab.name)).toEqual(['Seldom', 'Field Tab', 'More']);
      for (const position of ['3', '-1', 'x']) {
        expect((await admin.post(`${tabs}/${third.id}/move/${position}`)).status).toBe(400);
      }
      expect((await admin.delete(`${tabs}/${third.id}`)).status).toBe(204);
      expect((await admin.delete(`${tabs}/${second.id}`)).status).toBe(204);
      const [last] = await tabsOf(id);
      expect((await admin.delete(`${tabs}/${last?.id}`)).status).toBe(412);
      expect(await tabsOf(id)).toHaveLength(1);
    });

    it('refuses names that are empty or taken, tabs and screens that are not there', async () => {
      const { id } = await newScreen('Strict tabs');
      const tabs = `${path}/${id}/tabs`;
      expect((await admin.post(tabs, { name: '' })).body.errors).toHaveProperty('name');
      expect((await admin.post(tabs, { name: 'field tab' })).body.errors).toHaveProperty('name');
      expect((await admin.put(`${tabs}/99999`, { name: 'x' })).status).toBe(400);
      expect((await admin.put(`${tabs}/1`, { name: 'x' })).status).toBe(400);
      expect((await admin.get(`${path}/99999/tabs`)).status).toBe(400);
      expect((await fred.post(tabs, { name: 'x' })).status).toBe(403);
    });

    it('lets who administers a project look at the screens that it shows, and at no other', async () => {
      const lead = context.server.as('lead');
      const { id } = await newScreen('Elsewhere');
      expect((await lead.get(`${path}/1/tabs`)).status).toBe(403);
      const administers = (await admin.get('/rest/api/2/project/TEST/role')).body;
      const role = Object.values(administers as Record<string, string>).find((url) => url.endsWith('/10002'));
      await admin.post(`/rest/api/2/project/TEST/role/${role?.split('/').at(-1)}`, { user: ['lead'] });
      expect((await lead.get(`${path}/1/tabs?projectKey=TEST`)).status).toBe(200);
      expect((await lead.get(`${path}/1/tabs/1/fields?projectKey=TEST`)).status).toBe(200);
      const other = await lead.get(`${path}/${id}/tabs?projectKey=TEST`);
      const none = await lead.get(`${path}/99999/tabs?projectKey=TEST`);
      expect([other.status, other.text]).toEqual([403, none.text]);
      expect((await fred.get(`${path}/1/tabs?projectKey=TEST`)).status).toBe(403);
      expect((await lead.post(`${path}/1/tabs`, { name: 'x' })).status).toBe(403);
    });
  });

  describe('/rest/api/2/screens/{screenId}/tabs/{tabId}/fields', () => {
    it('adds fields, tells which could be added, takes them off', async () => {
      const { id } = await newScreen('Fields');
      const [tab] = await tabsOf(id);
      const fields = `${path}/${id}/tabs/${tab?.id}/fields`;
      const added = await admin.post(fields, { fieldId: 'summary' });
      expect([added.status, added.body]).toEqual([
        200,
        { id: 'summary', name: 'Summary', showWhenEmpty: false },
      ]);
      expect((await admin.post(fields, { fieldId: 'summary' })).body.errors).toHaveProperty('fieldId');
      for (const fieldId of ['nothing', 'customfield_99999', 'status', 'comment']) {
        expect((await admin.post(fields, { fieldId })).body.errors).toHaveProperty('fieldId');
      }
      const available = (await admin.get(`${path}/${id}/availableFields`)).body;
      expect(available).toContainEqual({ id: 'priority', name: 'Priority' });
      expect(available.map((field: { id: string }) => field.id)).not.toContain('summary');
      expect((await admin.delete(`${fields}/summary`)).status).toBe(204);
      expect((await admin.delete(`${fields}/summary`)).status).toBe(400);
      expect(await fieldsOf(id, tab?.id ?? 0)).toEqual([]);
    });

    it('moves fields', async () => {
      const { id } = await newScreen('Moving');
      const [tab] = await tabsOf(id);
      const fields = `${path}/${id}/tabs/${tab?.id}/fields`;
      for (const fieldId of ['summary', 'priority', 'labels', 'assignee'])
        await admin.post(fields, { fieldId });
      const move = (field: string, body: unknown) => admin.post(`${fields}/${field}/move`, body);
      const order = () => fieldsOf(id, tab?.id ?? 0);
      expect((await move('assignee', { position: 'First' })).status).toBe(204);
      expect(await order()).toEqual(['assignee', 'summary', 'priority', 'labels']);
      await move('assignee', { position: 'Later' });
      expect(await order()).toEqual(['summary', 'assignee', 'priority', 'labels']);
      await move('labels', { position: 'Earlier' });
      expect(await order()).toEqual(['summary', 'assignee', 'labels', 'priority']);
      await move('summary', { position: 'Last' });
      expect(await order()).toEqual(['assignee', 'labels', 'priority', 'summary']);
      await move('summary', { after: `http://localhost:8090/jira${fields}/assignee` });
      expect(await order()).toEqual(['assignee', 'summary', 'labels', 'priority']);
      for (const body of [{}, { position: 'Middle' }, { after: 'nothing' }, { position: 1 }]) {
        expect((await move('summary', body)).status).toBe(400);
      }
      expect((await move('nothing', { position: 'First' })).status).toBe(400);
      expect(await order()).toEqual(['assignee', 'summary', 'labels', 'priority']);
    });

    it('says whether a field is shown when empty', async () => {
      const { id } = await newScreen('Indicator');
      const [tab] = await tabsOf(id);
      const fields = `${path}/${id}/tabs/${tab?.id}/fields`;
      await admin.post(fields, { fieldId: 'labels' });
      const set = (field: string, value: string) =>
        admin.put(`${fields}/${field}/updateShowWhenEmptyIndicator/${value}`);
      expect((await set('labels', 'true')).status).toBe(204);
      expect((await admin.get(fields)).body[0].showWhenEmpty).toBe(true);
      expect((await set('labels', 'maybe')).status).toBe(400);
      expect((await set('summary', 'true')).status).toBe(400);
    });

    it('puts a field on the default screen, where issues are made and edited with it', async () => {
      const field = (await admin.post('/rest/api/2/field', { name: 'Anywhere', type: 'textfield' })).body.id;
      const create = () =>
        admin.post('/rest/api/2/issue', {
          fields: {
            project: { key: 'TEST' },
            issuetype: { name: 'Task' },
            summary: 'x',
            [field]: 'hello',
          },
        });
      const before = await create();
      expect([before.status, before.body.errors]).toEqual([
        400,
        { [field]: `Field '${field}' cannot be set. It is not on the appropriate screen, or unknown.` },
      ]);
      expect((await admin.post(`${path}/addToDefault/${field}`)).status).toBe(204);
      expect((await admin.post(`${path}/addToDefault/${field}`)).status).toBe(400);
      expect((await admin.post(`${path}/addToDefault/customfield_99999`)).status).toBe(400);
      expect((await create()).status).toBe(201);
      expect((await fred.post(`${path}/addToDefault/${field}`)).status).toBe(403);
      await admin.delete(`${path}/1/tabs/1/fields/${field}`);
      expect((await create()).status).toBe(400);
    });

    it('asks on a transition for what its screen has, now', async () => {
      const { server } = context;
      const { key } = await server.buildIssue({ project: 'TEST' });
      const field = (await admin.post('/rest/api/2/field', { name: 'Cause', type: 'textarea' })).body.id;
      await admin.post(`${path}/3/tabs/3/fields`, { fieldId: field });
      const all = (await admin.get(`/rest/api/2/issue/${key}/transitions?expand=transitions.fields`)).body;
      const resolve = all.transitions.find((one: { fields: object }) => 'resolution' in one.fields);
      expect(resolve).toBeDefined();
      expect(resolve.fields[field]).toMatchObject({ name: 'Cause', required: false, operations: ['set'] });
      const made = await admin.post(`/rest/api/2/issue/${key}/transitions`, {
        transition: { id: resolve.id },
        fields: { [field]: 'a loose screw' },
      });
      expect(made.status, made.text).toBe(204);
      const { fields } = (await admin.get(`/rest/api/2/issue/${key}`)).body;
      expect(fields[field]).toBe('a loose screw');
      await admin.delete(`${path}/3/tabs/3/fields/${field}`);
    });
  });
});
