/** What must be there before a list is read, so that there is something in it to look at. By `METHOD path`. */
import type { Sent } from './requests.ts';
import type { World } from './world.ts';

const api = '/rest/api/2';
const jiraWorkflow = '?workflowName=jira';
const link = { object: { url: 'https://example.com', title: 'x' } };

/** @returns the key of an issue that has a history */
export async function changed(world: World): Promise<string> {
  const key = await world.get('issue');
  await world.admin.put(`${api}/issue/${key}`, { fields: { summary: world.name() } });
  return key;
}

/** Posts to the address that is read. */
const posted =
  (body: (world: World) => unknown) =>
  (world: World): Sent => ({ prepare: async (address) => world.admin.post(address, await body(world)) });

const there =
  (kind: string) =>
  (world: World): Sent => ({ prepare: () => world.get(kind) });

export const preparations: Readonly<Record<string, (world: World) => Promise<Sent> | Sent>> = {
  'GET /issue/{id}/changelog': (world) => ({ prepare: () => changed(world) }),
  'GET /issue/createmeta': async (world) => ({
    query: `?projectKeys=${await world.get('project')}&expand=projects.issuetypes.fields`,
  }),
  'GET /dashboard/{id}/gadget': async (world) => {
    const { body } = await world.admin.get(`${api}/dashboard/gadgets`);
    const [{ moduleKey }] = body.gadgets;
    return { prepare: (address) => world.admin.post(address, { moduleKey }) };
  },
  'GET /field/{id}/option': (world) => ({
    prepare: (address) => world.admin.post(address, { value: world.name() }),
  }),
  'GET /field/{id}/context/{id}/option': (world) => ({
    prepare: (address) => world.admin.post(address, { options: [{ value: world.name() }] }),
  }),
  'GET /filter': (world) => ({ prepare: () => world.get('filter') }),
  'GET /filter/my': (world) => ({ prepare: () => world.get('filter') }),
  'GET /filter/search': (world) => ({ prepare: () => world.get('filter') }),
  'GET /user/properties': async (world) => {
    const query = `?username=${await world.get('user')}`;
    return { query, prepare: (address) => world.admin.put(`${address}/x${query}`, { a: 1 }) };
  },
  'GET /workflow/api/2/transitions/{id}/properties': (world) => ({
    query: jiraWorkflow,
    prepare: (address) => world.admin.put(`${address}${jiraWorkflow}&key=${world.name()}`, { value: 'x' }),
  }),
  'GET /issue/{issueIdOrKey}/remotelink': posted(() => link),
  'GET /project/{projectIdOrKey}/versions': there('version'),
  'GET /projectCategory': there('category'),
  'GET /filter/{id}/permission': posted(() => ({ type: 'group', groupname: 'jira-administrators' })),
  'GET /screens/{screenId}/tabs/{tabId}/fields': posted(async (world) => ({
    fieldId: await world.get('customField', true),
  })),
  'GET /issuetypescheme/{schemeId}/associations': posted(async (world) => ({
    idsOrKeys: [await world.get('project', true)],
  })),
  'GET /issue/{issueIdOrKey}/pinned-comments': (world) => ({
    prepare: async (address) => {
      const at = address.replace(/pinned-comments$/, 'comment');
      const { body } = await world.admin.post(at, { body: 'x' });
      const headers = { 'content-type': 'application/json' };
      return world.admin.put(`${at}/${body.id}/pin`, 'true', { headers });
    },
  }),
  'GET /issue/{issueIdOrKey}/subtask': (world) => ({
    prepare: async (address) => {
      const [key = ''] = /[^/]+(?=\/subtask)/.exec(address) ?? [];
      const fields = {
        project: { key: key.split('-')[0] },
        summary: 'x',
        issuetype: { name: 'Sub-task' },
        parent: { key },
      };
      return world.admin.post(`${api}/issue`, { fields });
    },
  }),
};
