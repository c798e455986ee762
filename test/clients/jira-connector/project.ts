/** Projects, filters, screens and workflow schemes, as users of jira-connector call for them. */
import { expect } from 'vitest';
import { type Asked, has, type Kept, keeps, lists } from '../harness/ask.ts';
import type { Any } from '../harness/calls.ts';

export const projectCalls: Record<string, Asked> = {
  'project.createProject': [
    { key: 'NEW', name: 'New one', projectTypeKey: 'business', lead: 'fred' },
    has({ key: 'NEW' }),
  ],
  'project.getAllProjects': [{ apiVersion: 2, expand: 'lead' }, lists('key', 'NEW')],
  'project.getProject': [{ projectIdOrKey: 'NEW' }, has({ key: 'NEW', lead: { name: 'fred' } })],
  'project.updateProject': [
    { projectIdOrKey: 'NEW', name: 'Newer one' },
    has({ key: 'NEW', name: 'Newer one' }),
  ],
  'project.getStatuses': [{ projectIdOrKey: 'TEST' }, lists('name', 'Bug')],
  'project.getRoles': [
    { projectIdOrKey: 'TEST' },
    (answer, kept) => {
      kept.role = answer.Administrators.split('/').at(-1);
    },
  ],
  'project.getRole': [
    ({ role }) => ({ projectIdOrKey: 'TEST', roleId: role }),
    has({ name: 'Administrators' }),
  ],
  'project.addToRole': [
    ({ role }) => ({ projectIdOrKey: 'TEST', roleId: role, newRole: { user: ['fred'] } }),
    lists('name', 'fred', 'actors'),
  ],
  'project.updateRole': [
    ({ role }) => ({
      projectIdOrKey: 'TEST',
      roleId: role,
      newRole: { categorisedActors: { 'atlassian-group-role-actor': ['jira-administrators'] } },
    }),
    lists('name', 'jira-administrators', 'actors'),
  ],
  'project.getProjectProperties': [{ projectIdOrKey: 'TEST' }, has({ keys: [] })],
  'projectValidate.validateProjectKey': [
    { projectKey: 'TEST' },
    has({ errors: { projectKey: expect.any(String) } }),
  ],
  'projectCategory.getAllProjectCategories': [{}, (answer) => expect(answer).toEqual(expect.any(Array))],
  'projectCategory.getProjectCategory': [
    async ({ server, basic }) => {
      const made = await server.with(basic).post('/rest/api/2/projectCategory', { name: 'Ours' });
      return { projectCategoryId: made.body.id };
    },
    has({ name: 'Ours' }),
  ],
  'component.createComponent': [
    { component: { name: 'Engine', project: 'TEST' } },
    keeps('component', { name: 'Engine' }),
  ],
  'project.getComponents': [{ projectIdOrKey: 'TEST' }, lists('name', 'Engine')],
  'component.getComponent': [({ component }) => ({ id: component.id }), has({ name: 'Engine' })],
  'component.editComponent': [
    ({ component }) => ({ id: component.id, component: { name: 'Motor' } }),
    has({ name: 'Motor' }),
  ],
  'component.getRelatedIssueCounts': [({ component }) => ({ id: component.id }), has({ issueCount: 0 })],
  'component.deleteComponent': [({ component }) => ({ id: component.id })],
  'version.createVersion': [{ version: { name: '1.0', project: 'TEST' } }, keeps('version', { name: '1.0' })],
  'project.getVersions': [{ projectIdOrKey: 'TEST' }, has([{ name: '1.0' }])],
  'project.getVersionsPaginated': [
    { projectIdOrKey: 'TEST', maxResults: 5, query: '1' },
    has({ total: 1, values: [{ name: '1.0' }] }),
  ],
  'version.getVersion': [({ version }) => ({ versionId: version.id }), has({ name: '1.0', released: false })],
  'version.editVersion': [
    ({ version }) => ({ versionId: version.id, version: { released: true } }),
    has({ name: '1.0', released: true }),
  ],
  'version.moveVersion': [
    ({ version }) => ({ versionId: version.id, position: 'First' }),
    has({ name: '1.0' }),
  ],
  'version.getRelatedIssueCounts': [
    ({ version }) => ({ versionId: version.id }),
    has({ issuesFixedCount: 0 }),
  ],
  'version.getUnresolvedIssueCount': [
    ({ version }) => ({ versionId: version.id }),
    has({ issuesUnresolvedCount: 0 }),
  ],
  'version.createRemoteLink': [
    ({ version }) => ({ versionId: version.id, remoteLink: { globalId: 'v1', name: 'Build' } }),
  ],
  'version.getRemoteLinks': [
    ({ version }) => ({ versionId: version.id }),
    has({ links: [{ link: { name: 'Build' } }] }),
  ],
  'version.getRemoteLink': [
    ({ version }) => ({ versionId: version.id, remoteLinkId: 'v1' }),
    has({ link: { name: 'Build' } }),
  ],
  'version.getGlobalRemoteLink': [{ globalId: 'v1' }, has({ links: [{ link: { name: 'Build' } }] })],
  'version.deleteRemoteLink': [({ version }) => ({ versionId: version.id, remoteLinkId: 'v1' })],
  'version.deleteAllRemoteLinks': [({ version }) => ({ versionId: version.id })],
  'version.deleteVersion': [({ version }) => ({ versionId: version.id })],
  'project.deleteProject': [{ projectIdOrKey: 'NEW' }],
  'roles.createRole': [{ role: { name: 'Testers', description: '' } }, keeps('made', { name: 'Testers' })],
  'roles.getAll': [{}, lists('name', 'Testers')],
  'roles.getRoleById': [({ made }) => ({ roleId: made.id }), has({ name: 'Testers' })],
  'roles.updateRole': [
    ({ made }) => ({ roleId: made.id, role: { name: 'Checkers', description: 'They check.' } }),
    has({ name: 'Checkers' }),
  ],
  'roles.addActors': [({ made }) => ({ roleId: made.id, user: ['fred'] }), lists('name', 'fred', 'actors')],
  'roles.getActors': [({ made }) => ({ roleId: made.id }), lists('name', 'fred', 'actors')],
  'roles.removeActor': [({ made }) => ({ roleId: made.id, user: 'fred' })],
  'roles.deleteRole': [({ made }) => ({ roleId: made.id })],
};

export const fieldCalls: Record<string, Asked> = {
  'field.createCustomField': [
    {
      field: {
        name: 'Colour',
        type: 'com.atlassian.jira.plugin.system.customfieldtypes:select',
        searcherKey: 'com.atlassian.jira.plugin.system.customfieldtypes:multiselectsearcher',
      },
    },
    keeps('field', { name: 'Colour', custom: true }),
  ],
  'field.getAllFields': [{}, lists('name', 'Colour')],
  'customFieldOption.getCustomFieldOption': [
    async ({ server, basic, field }) => {
      const path = `/rest/api/2/field/${field.id}/option`;
      const made = await server.with(basic).post(path, { value: 'Red' });
      return { fieldOptionId: made.body.id };
    },
    has({ value: 'Red' }),
  ],
  'screens.addFieldToDefaultTab': [({ field }) => ({ fieldId: field.id })],
  'screens.getTabs': [
    async (kept) => {
      const { body } = await kept.server.with(kept.basic).get('/rest/api/2/screens');
      kept.screen = { screenId: body[0].id };
      return kept.screen;
    },
    has([{ id: expect.any(Number), name: expect.any(String) }]),
  ],
  'screens.createTab': [({ screen }) => ({ ...screen, name: 'More' }), keeps('tab', { name: 'More' })],
  'screens.renameTab': [
    ({ screen, tab }) => ({ ...screen, tabId: tab.id, name: 'Others' }),
    has({ name: 'Others' }),
  ],
  'screens.moveTabPosition': [({ screen, tab }) => ({ ...screen, tabId: tab.id, newPosition: 0 })],
  'screens.getAvailableFields': [
    ({ screen }) => screen,
    (answer, kept) => {
      kept.available = answer[0].id;
    },
  ],
  'screens.getFieldsInTab': [
    async ({ screen, tab, available, server, basic }) => {
      const path = `/rest/api/2/screens/${screen.screenId}/tabs/${tab.id}/fields`;
      await server.with(basic).post(path, { fieldId: available });
      return { ...screen, tabId: tab.id };
    },
    (answer, kept) => expect(answer.map(({ id }: Any) => id)).toEqual([kept.available]),
  ],
  'screens.moveFieldOnTab': [
    ({ screen, tab, available }) => ({
      ...screen,
      tabId: tab.id,
      fieldId: available,
      newPosition: 'First',
    }),
  ],
  'screens.removeFieldFromTab': [
    ({ screen, tab, available }) => ({ ...screen, tabId: tab.id, fieldId: available }),
  ],
  'screens.deleteTab': [({ screen, tab }) => ({ ...screen, tabId: tab.id })],
  'filter.createFilter': [
    { filter: { name: 'Mine', jql: 'project = TEST', favourite: true } },
    keeps('filter', { name: 'Mine', favourite: true }),
  ],
  'filter.getFilter': [({ filter }) => ({ filterId: filter.id }), has({ jql: 'project = TEST' })],
  'filter.updateFilter': [
    ({ filter }) => ({ filterId: filter.id, filter: { name: 'Ours', jql: 'project = TEST' } }),
    has({ name: 'Ours' }),
  ],
  'filter.getFilters': [undefined, lists('name', 'Ours')],
  'filter.getFavoriteFilters': [{}, lists('name', 'Ours')],
  'filter.setFilterColumns': [({ filter }) => ({ filterId: filter.id, columns: ['summary'] })],
  'filter.getFilterColumns': [({ filter }) => ({ filterId: filter.id }), lists('value', 'summary')],
  'filter.resetFilterColumns': [({ filter }) => ({ filterId: filter.id })],
  'filter.addSharePermission': [
    ({ filter }) => ({
      filterId: filter.id,
      permission: { type: 'group', groupname: 'jira-administrators' },
    }),
    has([{ type: 'group' }]),
  ],
  'filter.getDefaultShareScore': [{}, has({ scope: 'PRIVATE' })],
  'filter.setDefaultShareScope': [{ scope: 'GLOBAL' }, has({ scope: 'GLOBAL' })],
  'filter.deleteFilter': [({ filter }) => ({ filterId: filter.id })],
  'dashboard.getAllDashboards': [{ maxResults: 5 }, has({ dashboards: expect.any(Array) })],
  'dashboard.getDashboard': [
    async ({ server, basic }) => {
      const made = await server.with(basic).post('/rest/api/2/dashboard', { name: 'Mine' });
      return { dashboardId: made.body.id };
    },
    has({ name: 'Mine' }),
  ],
};

const scheme =
  (more: object = {}) =>
  (kept: Kept) => ({ workflowSchemeId: kept.workflowScheme.id, ...more, ...named(more, kept) });

/** `type: true` stands for the type that the scheme gives a workflow of its own, `workflowName: true` for its workflow. */
const named = (more: { issueType?: unknown; workflowName?: unknown; workflow?: unknown }, kept: Kept) => ({
  ...(more.issueType !== undefined && { issueType: kept.bug }),
  ...(more.workflowName !== undefined && { workflowName: kept.workflow }),
  ...(more.workflow !== undefined && { workflow: kept.workflow }),
});

const type = { issueType: true };
const workflow = { workflowName: true };

export const workflowCalls: Record<string, Asked> = {
  'workflow.getWorkflows': [
    {},
    async (answer, kept) => {
      kept.workflow = answer[0].name;
      const types = (await kept.server.as('admin').get('/rest/api/2/issuetype')).body;
      kept.bug = types.find(({ name }: Any) => name === 'Bug').id;
    },
  ],
  'workflowScheme.createWorkflowScheme': [
    ({ workflow: name, bug }) => ({
      workflowScheme: { name: 'Theirs', defaultWorkflow: name, issueTypeMappings: { [bug]: name } },
    }),
    keeps('workflowScheme', { name: 'Theirs' }),
  ],
  'workflowScheme.getWorkflowScheme': [scheme({ returnDraftIfExists: true }), has({ name: 'Theirs' })],
  'workflowScheme.editWorkflowScheme': [scheme({ workflowScheme: { name: 'Ours' } }), has({ name: 'Ours' })],
  'workflowScheme.setDefaultWorkflow': [scheme(workflow), has({ name: 'Ours' })],
  'workflowScheme.getDefaultWorkflow': [scheme(), has({ workflow: expect.any(String) })],
  'workflowScheme.editIssueType': [scheme({ ...type, workflow: true }), has({ name: 'Ours' })],
  'workflowScheme.getIssueType': [scheme(type), has({ workflow: expect.any(String) })],
  'workflowScheme.editWorkflow': [
    (kept) => ({ ...scheme(workflow)(kept), issueTypes: [kept.bug] }),
    has({ name: 'Ours' }),
  ],
  'workflowScheme.getWorkflow': [scheme(workflow), has({ workflow: expect.any(String) })],
  'workflowScheme.createDraft': [
    async (kept) => {
      // Only a scheme in use has drafts.
      const { body } = await kept.server.as('admin').get('/rest/api/2/project/EMPTY');
      const wears = { projectId: body.id, workflowSchemeId: String(kept.workflowScheme.id) };
      await kept.server.with(kept.basic).put('/rest/api/2/workflowscheme/project', wears);
      return scheme()(kept);
    },
    has({ draft: true }),
  ],
  'workflowScheme.getDraft': [scheme(), has({ draft: true })],
  'workflowScheme.editDraft': [
    (kept) => ({ ...scheme()(kept), draft: { defaultWorkflow: kept.workflow } }),
    has({ draft: true }),
  ],
  'workflowScheme.setDraftDefaultWorkflow': [scheme(workflow), has({ draft: true })],
  'workflowScheme.getDraftDefaultWorkflow': [scheme(), has({ workflow: expect.any(String) })],
  'workflowScheme.editDraftIssueType': [scheme({ ...type, workflow: true }), has({ draft: true })],
  'workflowScheme.getDraftIssueType': [scheme(type), has({ workflow: expect.any(String) })],
  'workflowScheme.editDraftWorkflow': [
    (kept) => ({ ...scheme(workflow)(kept), issueTypes: [kept.bug] }),
    has({ draft: true }),
  ],
  'workflowScheme.getDraftWorkflow': [scheme(workflow), has({ workflow: expect.any(String) })],
  'workflowScheme.removeDraftIssueType': [scheme(type), has({ draft: true })],
  'workflowScheme.removeDraftDefaultWorkflow': [scheme(), has({ draft: true })],
  'workflowScheme.deleteDraftWorkflow': [scheme(workflow)],
  'workflowScheme.deleteDraft': [
    scheme(),
    async (_, kept) => kept.server.with(kept.basic).delete('/rest/api/2/project/EMPTY'),
  ],
  'workflowScheme.removeIssueType': [scheme(type), has({ name: 'Ours' })],
  'workflowScheme.removeDefaultWorkflow': [scheme(), has({ name: 'Ours' })],
  'workflowScheme.deleteWorkflow': [scheme(workflow)],
  'workflowScheme.deleteWorkflowScheme': [scheme()],
};
