/** What is sent to each operation: the query and the body that a careful client would send. */
import { adminPassword, basic, userPassword } from '../support/server.ts';
import { changed, preparations } from './preparations.ts';
import { picture, samplePng } from './sample.ts';
import { firstId, temporaryAvatar, type World } from './world.ts';

export interface Sent {
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** What must be done first, once it is known where. */
  prepare?: (address: string) => Promise<unknown>;
  /** What must be undone once the administrator has called, so that calls go on. */
  restore?: () => Promise<unknown>;
}

type Make = (world: World) => Promise<Sent> | Sent;

const api = '/rest/api/2';
const json = (body: unknown): Sent => ({ body });
const text = (body: string): Sent => ({
  body,
  headers: { 'content-type': 'text/plain', 'x-atlassian-token': 'no-check' },
});
const rawJson = (body: string): Sent => ({ body, headers: { 'content-type': 'application/json' } });
const upload = (query = ''): Sent => ({
  query: `?filename=a.png&size=${picture().length}${query}`,
  body: picture(),
  headers: { 'content-type': 'image/png', 'x-atlassian-token': 'no-check' },
});
const crop = { cropperWidth: 1, cropperOffsetX: 0, cropperOffsetY: 0, needsCropping: false };
const link = { object: { url: 'https://example.com', title: 'x' } };
const worklog = { timeSpent: '1h', comment: 'x', started: '2026-01-02T03:04:05.000+0000' };
const transition = json({ transition: { id: '5' }, fields: { resolution: { name: 'Done' } } });
const newIssue = async (world: World) => ({
  fields: {
    project: { key: await world.get('project') },
    summary: 'x',
    issuetype: { id: await firstId(world, `/issue/createmeta/${await world.get('project')}/issuetypes`) },
  },
});
const username: Make = async (world) => ({ query: `?username=${await world.get('user')}` });
const freshUser: Make = async (world) => ({ query: `?username=${await world.get('user', true)}` });
const forProject: Make = async (world) => ({ query: `?project=${await world.get('project')}&username=a` });

const preference = '?key=user.issues.per.page';
const prefer = (world: World) =>
  world.admin.put(`${api}/mypreferences${preference}`, '10', text('') as { headers: Record<string, string> });
const cropped = (world: World, query = ''): Sent => ({
  body: crop,
  prepare: (address) => temporaryAvatar(world, address, query),
});

const nextPassword = `${adminPassword}-next`;
const jiraWorkflow = '?workflowName=jira';

/** By `METHOD path`, without `/rest/api/2`. What is not here is sent nothing. */
const requests: Record<string, Make> = {
  ...preparations,
  'PUT /application-properties/{id}': () => json({ id: 'jira.title', value: 'Tessera' }),
  'POST /auditing/record': () => json({ summary: 'x', category: 'x' }),
  'POST /avatar/{type}/temporary': () => upload(),
  'PUT /comment/{commentId}/properties/{propertyKey}': () => json({ a: 1 }),
  'POST /comment/list': async (world) => {
    const { body } = await world.admin.post(`${api}/issue/${await world.get('issue')}/comment`, {
      body: 'x',
    });
    return json({ ids: [Number(body.id)] });
  },
  'POST /changelog/bulkfetch': async (world) => json({ issueIdsOrKeys: [await changed(world)] }),
  'POST /component': async (world) => json({ name: world.name(), project: await world.get('project') }),
  'PUT /component/{id}': (world) => json({ name: world.name() }),
  'DELETE /customFields': async (world) => ({ query: `?ids=${await world.get('customField', true)}` }),
  'POST /dashboard': (world) => json({ name: world.name() }),
  'PUT /dashboard/{id}': (world) => json({ name: world.name() }),
  'PUT /dashboard/{dashboardId}/items/{itemId}/properties/{propertyKey}': () => json({ a: 1 }),
  'POST /field': (world) =>
    json({ name: world.name(), type: 'com.atlassian.jira.plugin.system.customfieldtypes:textfield' }),
  'POST /filter': (world) => json({ name: world.name(), jql: 'project is not empty' }),
  'PUT /filter/{id}': (world) => json({ name: world.name(), jql: 'project is not empty' }),
  'PUT /filter/defaultShareScope': () => json({ scope: 'PRIVATE' }),
  'PUT /filter/{id}/columns': () => json(['issuekey', 'summary']),
  'POST /filter/{id}/permission': () => json({ type: 'authenticated' }),
  'POST /group': (world) => json({ name: world.name() }),
  'DELETE /group': async (world) => ({ query: `?groupname=${await world.get('group', true)}` }),
  'GET /group': async (world) => ({ query: `?groupname=${await world.get('group')}` }),
  'GET /group/member': () => ({ query: '?groupname=jira-administrators' }),
  'POST /group/user': async (world) => ({
    query: `?groupname=${await world.get('group')}`,
    body: { name: await world.get('user', true) },
  }),
  'DELETE /group/user': async (world) => {
    const [group, user] = [await world.get('group'), await world.get('user', true)];
    await world.admin.post(`${api}/group/user?groupname=${group}`, { name: user });
    return { query: `?groupname=${group}&username=${user}` };
  },
  'GET /groupuserpicker': () => ({ query: '?query=a' }),
  'POST /issue': async (world) => json(await newIssue(world)),
  'POST /issue/archive': async (world) => json([await world.get('issue', true)]),
  'POST /issue/bulk': async (world) => json({ issueUpdates: [await newIssue(world)] }),
  'PUT /issue/{issueIdOrKey}': () => json({ fields: { summary: 'other' } }),
  'PUT /issue/{issueIdOrKey}/assignee': () => json({ name: 'admin' }),
  'POST /issue/{issueIdOrKey}/attachments': () => {
    const { body, type } = samplePng();
    return { body, headers: { 'content-type': type, 'x-atlassian-token': 'no-check' } };
  },
  'POST /issue/{issueIdOrKey}/comment': () => json({ body: 'x' }),
  'PUT /issue/{issueIdOrKey}/comment/{id}': () => json({ body: 'y' }),
  'PUT /issue/{issueIdOrKey}/comment/{id}/pin': () => rawJson('true'),
  'POST /issue/{issueIdOrKey}/notify': () =>
    json({ subject: 'x', textBody: 'x', to: { reporter: true, assignee: true } }),
  'PUT /issue/{issueIdOrKey}/properties/{propertyKey}': () => json({ a: 1 }),
  'POST /issue/{issueIdOrKey}/remotelink': () => json(link),
  'PUT /issue/{issueIdOrKey}/remotelink/{linkId}': () => json(link),
  'DELETE /issue/{issueIdOrKey}/remotelink': ({ admin }) => ({
    query: '?globalId=mine',
    prepare: (address) => admin.post(address, { ...link, globalId: 'mine' }),
  }),
  'POST /issue/{issueIdOrKey}/transitions': () => transition,
  'POST /issue/{issueIdOrKey}/watchers': () => rawJson('"admin"'),
  'DELETE /issue/{issueIdOrKey}/watchers': () => ({ query: '?username=admin' }),
  'POST /issue/{issueIdOrKey}/worklog': () => json(worklog),
  'PUT /issue/{issueIdOrKey}/worklog/{id}': () => json({ timeSpent: '2h' }),
  'POST /issue/{issueIdOrKey}/subtask/move': (world) => ({
    body: { original: 0, current: 0 },
    prepare: async (address) => {
      const [parent = ''] = /[^/]+(?=\/subtask)/.exec(address) ?? [];
      const { key } = (await world.admin.get(`${api}/issue/${parent}?fields=summary`)).body;
      const fields = {
        project: { key: key.split('-')[0] },
        summary: 'x',
        issuetype: { name: 'Sub-task' },
        parent: { key },
      };
      return world.admin.post(`${api}/issue`, { fields });
    },
  }),
  'POST /issueLink': async (world) =>
    json({
      type: { id: await world.get('linkType') },
      inwardIssue: { key: await world.get('issue') },
      outwardIssue: { key: await world.get('issue', true) },
    }),
  'POST /issueLinkType': (world) => json({ name: world.name(), inward: 'is', outward: 'has' }),
  'PUT /issueLinkType/{issueLinkTypeId}': (world) => json({ name: world.name() }),
  'POST /issuetype': (world) => json({ name: world.name(), description: 'x', type: 'standard' }),
  'PUT /issuetype/{id}': (world) => json({ name: world.name() }),
  'PUT /issuetype/{issueTypeId}/properties/{propertyKey}': () => json({ a: 1 }),
  'POST /issuetype/{id}/avatar/temporary': () => upload(),
  'POST /issuetypescheme': async (world) =>
    json({ name: world.name(), issueTypeIds: [await firstId(world, '/issuetype')] }),
  'PUT /issuetypescheme/{schemeId}': async (world) =>
    json({ name: world.name(), issueTypeIds: [await firstId(world, '/issuetype')] }),
  'POST /issuetypescheme/{schemeId}/associations': async (world) =>
    json({ idsOrKeys: [await world.get('project', true)] }),
  'PUT /issuetypescheme/{schemeId}/associations': async (world) =>
    json({ idsOrKeys: [await world.get('project', true)] }),
  'GET /jql/autocompletedata/suggestions': () => ({ query: '?fieldName=status&fieldValue=o' }),
  'POST /licenseValidator': () => text('not a licence'),
  'POST /monitoring/app': () => json({ enabled: true }),
  'POST /monitoring/ipd': () => json({ enabled: true }),
  'GET /mypermissions': async (world) => ({ query: `?projectKey=${await world.get('project')}` }),
  'GET /mypreferences': (world) => ({ query: preference, prepare: () => prefer(world) }),
  'PUT /mypreferences': () => ({ query: preference, ...text('10') }),
  'DELETE /mypreferences': (world) => ({ query: preference, prepare: () => prefer(world) }),
  'PUT /myself': () => json({ displayName: 'Somebody', password: adminPassword }),
  'PUT /myself/password': ({ server }) => ({
    ...json({ password: nextPassword, currentPassword: adminPassword }),
    restore: () =>
      server
        .with({ authorization: basic('admin', nextPassword) })
        .put(`${api}/myself/password`, { password: adminPassword, currentPassword: nextPassword }),
  }),
  'GET /password/policy': () => ({}),
  'POST /password/policy/createUser': () =>
    json({ username: 'x', displayName: 'x', emailAddress: 'x@example.com', password: 'x' }),
  'POST /password/policy/updateUser': async (world) =>
    json({ username: await world.get('user'), oldPassword: userPassword, newPassword: 'x' }),
  'POST /permissionscheme': (world) => json({ name: world.name() }),
  'PUT /permissionscheme/{schemeId}': (world) => json({ name: world.name() }),
  'POST /permissionscheme/{schemeId}/permission': () =>
    json({ permission: 'BROWSE_PROJECTS', holder: { type: 'anyone' } }),
  'PUT /permissionscheme/{permissionSchemeId}/attribute/{key}': () => text('true'),
  'POST /priorityschemes': (world) =>
    json({ name: world.name(), defaultOptionId: '3', optionIds: ['1', '3'] }),
  'PUT /priorityschemes/{schemeId}': (world) =>
    json({ name: world.name(), defaultOptionId: '3', optionIds: ['1', '3'] }),
  'POST /project': (world) =>
    json({
      key: world.name('N').toUpperCase(),
      name: world.name(),
      lead: 'admin',
      projectTypeKey: 'software',
    }),
  'PUT /project/{projectIdOrKey}': (world) => json({ name: world.name() }),
  'PUT /project/{projectIdOrKey}/avatar': async (world) => {
    const { body } = await world.admin.get(`${api}/avatar/project/system`);
    return json({ id: String(body.system[0].id) });
  },
  'POST /project/{projectIdOrKey}/avatar/temporary': () => upload(),
  'PUT /project/{projectIdOrKey}/properties/{propertyKey}': () => json({ a: 1 }),
  'POST /project/{projectIdOrKey}/role/{id}': () => json({ user: ['plain'] }),
  'PUT /project/{projectIdOrKey}/role/{id}': () =>
    json({ categorisedActors: { 'atlassian-user-role-actor': ['admin'] } }),
  'DELETE /project/{projectIdOrKey}/role/{id}': () => ({ query: '?group=jira-administrators' }),
  'PUT /project/{projectKeyOrId}/permissionscheme': async (world) =>
    json({ id: Number(await world.get('permissionScheme', true)) }),
  'PUT /project/{projectKeyOrId}/priorityscheme': async (world) =>
    json({ id: Number(await world.get('priorityScheme')) }),
  'POST /projectCategory': (world) => json({ name: world.name(), description: 'x' }),
  'PUT /projectCategory/{id}': (world) => json({ name: world.name() }),
  'GET /projectvalidate/key': () => ({ query: '?key=FREE' }),
  'PUT /readonly-mode': () => json({ enabled: false }),
  'POST /reindex/issue': async (world) => ({ query: `?issueId=${await world.get('issue')}` }),
  'GET /reindex/request/bulk': () => ({ query: '?requestId=1' }),
  'POST /role': (world) => json({ name: world.name() }),
  'POST /role/{id}': (world) => json({ name: world.name() }),
  'PUT /role/{id}': (world) => json({ name: world.name(), description: 'x' }),
  'POST /role/{id}/actors': () => json({ user: ['admin'] }),
  'DELETE /role/{id}/actors': () => ({ query: '?user=plain' }),
  'POST /screens/{screenId}/tabs': (world) => json({ name: world.name() }),
  'PUT /screens/{screenId}/tabs/{tabId}': (world) => json({ name: world.name() }),
  'POST /screens/{screenId}/tabs/{tabId}/fields': async (world) =>
    json({ fieldId: await world.get('customField', true) }),
  'POST /screens/{screenId}/tabs/{tabId}/fields/{id}/move': () => json({ position: 'First' }),
  'POST /search': () => json({ jql: 'project is not empty', fields: ['summary'] }),
  'PUT /settings/baseUrl': () => text('http://localhost:8090/jira'),
  'PUT /settings/columns': () => json(['issuekey', 'summary']),
  'POST /terminology/entries': () =>
    json([{ originalName: 'sprint', newName: 'sprint', newNamePlural: 'sprints' }]),
  'POST /universal_avatar/type/{type}/owner/{owningObjectId}/temp': () => upload(),
  'GET /user': username,
  'POST /user': (world) =>
    json({
      name: world.name('user'),
      password: userPassword,
      emailAddress: 'a@example.com',
      displayName: 'x',
    }),
  'PUT /user': async (world) => ({ ...(await freshUser(world)), body: { displayName: 'y' } }),
  'DELETE /user': freshUser,
  'GET /user/anonymization': async (world) => ({ query: `?userKey=${await userKey(world)}` }),
  'POST /user/anonymization': async (world) =>
    json({ userKey: await userKey(world), newOwnerKey: await keyOf(world, 'admin') }),
  'POST /user/application': async (world) => ({
    query: `?username=${await world.get('user', true)}&applicationKey=jira-software`,
  }),
  'DELETE /user/application': async (world) => ({
    query: `?username=${await world.get('user', true)}&applicationKey=jira-software`,
  }),
  'GET /user/assignable/search': forProject,
  'GET /user/assignable/multiProjectSearch': async (world) => ({
    query: `?projectKeys=${await world.get('project')}&username=a`,
  }),
  'PUT /user/avatar': async (world) => {
    const { body } = await world.admin.get(`${api}/avatar/user/system`);
    return { query: '?username=admin', body: { id: String(body.system[0].id) } };
  },
  'POST /user/avatar/temporary': () => upload('&username=admin'),
  'POST /user/avatar': (world) => ({ query: '?username=admin', ...cropped(world, '&username=admin') }),
  'POST /project/{projectIdOrKey}/avatar': (world) => cropped(world),
  'POST /issuetype/{id}/avatar': (world) => cropped(world),
  'POST /universal_avatar/type/{type}/owner/{owningObjectId}/avatar': (world) => cropped(world),
  'POST /avatar/{type}/temporaryCrop': (world) => ({
    body: crop,
    prepare: (address) => temporaryAvatar(world, address.replace(/\/temporaryCrop$/, '')),
  }),
  'DELETE /user/avatar/{id}': () => ({ query: '?username=admin' }),
  'GET /filter/{id}/columns': (world) => ({
    prepare: (address) => world.admin.put(address, ['issuekey']),
  }),
  'GET /user/groups': () => ({ query: '?username=admin' }),
  'POST /jql/match': async () => json({ issueIds: [10000], jqls: ['project is not empty'] }),
  'POST /search/jql': () => json({ jql: 'project is not empty', fields: ['summary'] }),
  'POST /search/approximate-count': () => json({ jql: 'project is not empty' }),
  'POST /dashboard/{id}/copy': (world) => json({ name: world.name() }),
  'POST /dashboard/{id}/gadget': async (world) => {
    const { body } = await world.admin.get(`${api}/dashboard/gadgets`);
    return json({ moduleKey: body.gadgets[0].moduleKey });
  },
  'PUT /dashboard/{id}/gadget/{id}': () => json({ title: 'x' }),
  'POST /field/{id}/option': (world) => json({ value: world.name() }),
  'PUT /field/{id}/option/{id}': (world) => json({ value: world.name() }),
  'POST /field/{id}/context/{id}/option': (world) => json({ options: [{ value: world.name() }] }),
  'GET /user/avatars': () => ({ query: '?username=admin' }),
  'PUT /user/columns': () => json(['issuekey', 'summary']),
  'PUT /user/password': async (world) => ({
    ...(await freshUser(world)),
    body: { password: 'other-password-2' },
  }),
  'GET /user/permission/search': async (world) => ({
    query: `?permissions=BROWSE_PROJECTS&projectKey=${await world.get('project')}&username=a`,
  }),
  'GET /user/picker': () => ({ query: '?query=a' }),
  'GET /user/search': () => ({ query: '?username=a' }),
  'GET /user/viewissue/search': async (world) => ({
    query: `?issueKey=${await world.get('issue')}&username=a`,
  }),
  'GET /user/properties/{propertyKey}': () => ({ query: '?username=admin' }),
  'PUT /user/properties/{propertyKey}': () => ({ query: '?username=admin', body: { a: 1 } }),
  'DELETE /user/properties/{propertyKey}': () => ({ query: '?username=admin' }),
  'POST /version': async (world) => json({ name: world.name(), project: await world.get('project') }),
  'PUT /version/{id}': () => json({ description: 'y' }),
  'POST /version/{id}/move': () => json({ position: 'First' }),
  'POST /version/{id}/removeAndSwap': async (world) =>
    json({ moveFixIssuesTo: Number(await world.get('version')) }),
  'POST /version/{versionId}/remotelink': () => json(link),
  'POST /version/{versionId}/remotelink/{globalId}': () => json(link),
  'GET /version/remotelink': () => ({ query: '?globalId=none' }),
  'POST /workflowscheme': (world) => json({ name: world.name(), defaultWorkflow: 'jira' }),
  'PUT /workflowscheme/{id}': (world) => json({ name: world.name() }),
  'PUT /workflowscheme/{id}/default': () => json({ workflow: 'jira' }),
  'PUT /workflowscheme/{id}/draft': () => json({ defaultWorkflow: 'jira' }),
  'PUT /workflowscheme/{id}/draft/default': () => json({ workflow: 'jira' }),
  'GET /workflowscheme/{id}/issuetype/{issueType}': (world) => ({
    prepare: (address) => world.admin.put(address, { workflow: 'jira' }),
  }),
  'PUT /workflowscheme/{id}/issuetype/{issueType}': () => json({ workflow: 'jira' }),
  'PUT /workflowscheme/{id}/draft/issuetype/{issueType}': () => json({ workflow: 'jira' }),
  'GET /workflowscheme/{id}/draft/workflow': () => ({ query: jiraWorkflow }),
  'PUT /workflowscheme/{id}/draft/workflow': () => ({
    query: jiraWorkflow,
    body: { workflow: 'jira', issueTypes: [], defaultMapping: true },
  }),
  'DELETE /workflowscheme/{id}/draft/workflow': () => ({ query: jiraWorkflow }),
  'POST /workflow/api/2/transitions/{id}/properties': (world) => ({
    query: `${jiraWorkflow}&key=${world.name()}`,
    body: { value: 'x' },
  }),
  'PUT /workflow/api/2/transitions/{id}/properties': (world) => ({
    query: `${jiraWorkflow}&key=${world.name()}`,
    body: { value: 'x' },
  }),
  'DELETE /workflow/api/2/transitions/{id}/properties': (world) => {
    const query = `${jiraWorkflow}&key=${world.name()}`;
    return { query, prepare: (address) => world.admin.put(`${address}${query}`, { value: 'x' }) };
  },
  'PUT /applicationrole': () => json([{ key: 'jira-software', groups: ['jira-software-users'] }]),
  'PUT /applicationrole/{key}': () => json({ groups: ['jira-software-users'] }),
  'GET /workflowscheme/{id}/workflow': () => ({ query: '?workflowName=jira' }),
  'PUT /workflowscheme/{id}/workflow': () => ({
    query: '?workflowName=jira',
    body: { workflow: 'jira', issueTypes: [], defaultMapping: true },
  }),
  'DELETE /workflowscheme/{id}/workflow': () => ({ query: '?workflowName=jira' }),
  'GET /worklog/updated': () => ({ query: '?since=0' }),
  'GET /worklog/deleted': () => ({ query: '?since=0' }),
  'POST /worklog/list': async (world) => {
    const url = `${api}/issue/${await world.get('issue')}/worklog`;
    return json({ ids: [Number((await world.admin.post(url, worklog)).body.id)] });
  },
  'POST /rest/pat/latest/tokens': ({ name }) => json({ name: name(), expirationDuration: 90 }),
  'PUT /rest/agile/1.0/issue/rank': async (world) => {
    const issues = [await world.get('issue', true)];
    return json({ issues, rankAfterIssue: await world.get('issue', true) });
  },
  'POST /rest/auth/1/session': () => json({ username: 'plain', password: userPassword }),
};

const keyOf = async (world: World, name: string): Promise<string> =>
  String((await world.admin.get(`${api}/user?username=${name}`)).body.key);

const userKey = async (world: World): Promise<string> => keyOf(world, await world.get('user', true));

/** Parameters are called otherwise in other descriptions. */
const nameless = (name: string): string => name.replace(/\{[^}]+\}/g, '{}');
const byPlace = new Map(Object.entries(requests).map(([name, make]) => [nameless(name), make]));

export async function request(world: World, method: string, path: string): Promise<Sent> {
  const name = `${method} ${path.startsWith(`${api}/`) ? path.slice(api.length) : path}`;
  return (await (requests[name] ?? byPlace.get(nameless(name)))?.(world)) ?? {};
}
