import { beforeAll, expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';
import { buildOutsider } from '../support/standing.ts';

const url = '/rest/api/1.0/labels/suggest';

describeOnEngines('What autoCompleteUrl leads to', (context) => {
  let field = '';
  beforeAll(async () => {
    const { server } = context;
    await server.buildUser({ name: 'fred' });
    await buildOutsider(server, 'olga');
    await server.buildProject({ key: 'LAB' });
    const admin = server.as('admin');
    field = (await admin.post('/rest/api/2/field', { name: 'Tags', type: 'labels' })).body.id;
    await admin.post(`/rest/api/2/screens/addToDefault/${field}`);
    await server.buildIssue({
      project: 'LAB',
      summary: 'x',
      labels: ['Alpha', 'al<b>'],
      [field]: ['altitude'],
    });
    await server.buildIssue({ project: 'LAB', summary: 'y', labels: ['alpha', 'beta'] });
  });
  const labels = async (as: string, query: string) =>
    (await context.server.as(as).get(`${url}?${query}`)).body.suggestions.map(
      (one: { label: string }) => one.label,
    );

  it('suggests labels that begin as typed, each once, and escapes them', async () => {
    const { body } = await context.server.as('fred').get(`${url}?query=AL`);
    expect(body.token).toBe('AL');
    expect(body.suggestions).toHaveLength(2);
    expect(body.suggestions).toContainEqual({ label: 'al<b>', html: '<b>al</b>&lt;b&gt;' });
    expect(await labels('fred', 'query=')).toContain('beta');
    expect(await labels('fred', 'query=%25')).toEqual([]);
  });

  it('suggests values of a custom field of labels', async () => {
    const id = field.replace('customfield_', '');
    expect(await labels('fred', `customFieldId=${id}&query=al`)).toEqual(['altitude']);
    expect((await context.server.as('fred').get(`${url}?customFieldId=424242`)).status).toBe(404);
  });

  it('suggests nothing of issues that the caller may not browse', async () => {
    expect(await labels('olga', 'query=al')).toEqual([]);
    expect((await context.server.anonymous.get(`${url}?query=al`)).body.suggestions).toEqual([]);
  });

  it('picks users for fields of users', async () => {
    const { body } = await context.server.as('admin').get('/rest/api/1.0/users/picker?query=fre');
    expect(body.users).toMatchObject([{ name: 'fred' }]);
    expect((await context.server.anonymous.get('/rest/api/1.0/users/picker?query=fre')).status).toBe(401);
  });
});
