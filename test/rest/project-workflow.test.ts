import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';

const url = (key: string) => `/rest/tessera/1/project/${key}/workflow`;

describeOnEngines('GET /rest/tessera/1/project/{projectKeyOrId}/workflow', (context) => {
  it('shows each workflow that issue types follow, with its types and its graph', async () => {
    const { server } = context;
    await server.buildProject({ key: 'FLOW' });
    await server.buildUser({ name: 'reader' });
    const { status, body } = await server.as('reader').get(url('FLOW'));
    expect(status).toBe(200);
    expect(body).toHaveLength(1);
    const [{ name, issueTypes, diagram }] = body;
    expect(name).toBe('jira');
    const { body: project } = await server.as('reader').get('/rest/api/2/project/FLOW');
    const names = (list: { name: string }[]) => list.map((one) => one.name).toSorted();
    expect(names(issueTypes)).toEqual(names(project.issueTypes));
    expect(diagram.nodes).toContainEqual(expect.objectContaining({ name: 'In Progress', kind: 'status' }));
    expect(diagram.edges).toContainEqual(expect.objectContaining({ name: 'Create Issue', from: 'initial' }));
  });

  it('shows them to those who may look at workflows or administer the project, and to no others', async () => {
    const { server } = context;
    await server.buildUser({ name: 'looker' });
    await server.buildProject({ key: 'CLOSED' });
    const { body: scheme } = await server.as('admin').post('/rest/api/2/permissionscheme', {
      name: 'Browse alone',
      permissions: [
        { permission: 'BROWSE_PROJECTS', holder: { type: 'applicationRole' } },
        { permission: 'VIEW_READONLY_WORKFLOW', holder: { type: 'user', parameter: 'looker' } },
      ],
    });
    await server.as('admin').put('/rest/api/2/project/CLOSED/permissionscheme', { id: scheme.id });
    await server.buildUser({ name: 'browser' });
    expect((await server.as('looker').get(url('CLOSED'))).status).toBe(200);
    expect((await server.as('admin').get(url('CLOSED'))).status).toBe(200);
    expect((await server.as('browser').get('/rest/api/2/project/CLOSED')).status).toBe(200);
    const refused = await server.as('browser').get(url('CLOSED'));
    expect(refused.status).toBe(403);
    expect(refused.body.errorMessages).toHaveLength(1);
  });

  it('a hidden project is a missing one', async () => {
    const { server } = context;
    await server.buildProject({ key: 'DARKFLOW' });
    const { body: scheme } = await server
      .as('admin')
      .post('/rest/api/2/permissionscheme', { name: 'Nobody at all', permissions: [] });
    await server.as('admin').put('/rest/api/2/project/DARKFLOW/permissionscheme', { id: scheme.id });
    await server.buildUser({ name: 'outsider' });
    for (const client of [server.as('outsider'), server.anonymous]) {
      const [hidden, missing] = [await client.get(url('DARKFLOW')), await client.get(url('NOFLOW'))];
      expect(hidden.status).toBe(404);
      expect(hidden.status).toBe(missing.status);
      expect(hidden.text.replaceAll('DARKFLOW', 'NOFLOW')).toBe(missing.text);
    }
  });
});
