/** People and what administrators see to, as users of jira-connector call for them. */
import { expect } from 'vitest';
import { type Asked, has, keeps, lists } from '../harness/ask.ts';
import type { Any } from '../harness/calls.ts';

export const peopleCalls: Record<string, Asked> = {
  'user.createUser': [
    {
      user: {
        name: 'charlie',
        password: 'a-password-1',
        emailAddress: 'charlie@example.com',
        displayName: 'Charlie',
      },
    },
    has({ name: 'charlie', active: true }),
  ],
  'user.getUser': [{ username: 'charlie', expand: ['groups'] }, has({ groups: { size: 1 } })],
  'user.editUser': [
    { username: 'charlie', user: { displayName: 'Charles' } },
    has({ name: 'charlie', displayName: 'Charles' }),
  ],
  'user.changePassword': [{ username: 'charlie', password: 'another-pass-2' }],
  'user.search': [{ username: 'charl', maxResults: 5 }, has([{ name: 'charlie' }])],
  'user.all': [{ maxResults: 50 }, lists('name', 'charlie')],
  'user.searchPicker': [{ query: 'charl', showAvatar: true }, has({ users: [{ name: 'charlie' }] })],
  'user.searchAssignable': [{ username: 'fred', project: 'TEST' }, has([{ name: 'fred' }])],
  'user.multiProjectSearchAssignable': [{ username: 'fred', projectKeys: ['TEST'] }, has([{ name: 'fred' }])],
  'user.searchPermissions': [
    { username: 'fred', permissions: ['BROWSE'], projectKey: 'TEST' },
    has([{ name: 'fred' }]),
  ],
  'user.viewIssueSearch': [{ username: 'fred', projectKey: 'TEST' }, has([{ name: 'fred' }])],
  'user.setDefaultColumns': [{ username: 'admin', columns: ['issuekey', 'summary'] }],
  'user.getDefaultColumns': [{ username: 'admin' }, lists('value', 'summary')],
  'user.resetDefaultColumns': [{ username: 'admin' }],
  'user.getAvatars': [{ username: 'fred' }, has({ system: expect.any(Array), custom: [] })],
  'user.createTemporaryAvatar': [
    ({ picture }) => ({ username: 'fred', filepath: picture }),
    keeps('crop', { cropperWidth: 64 }),
  ],
  'user.convertTemporaryAvatar': [
    async ({ server }) => {
      const { body } = await server.as('admin').get('/rest/api/2/user/avatars?username=fred');
      return { username: 'fred', avatarId: body.system[0].id };
    },
  ],
  'user.deleteAvatar': [
    async ({ server, crop }) => {
      const made = await server.as('admin').post('/rest/api/2/user/avatar?username=fred', crop);
      return { username: 'fred', avatarId: made.body.id };
    },
    async (_, { server }) => {
      const { body } = await server.as('admin').get('/rest/api/2/user/avatars?username=fred');
      expect(body.custom).toEqual([]);
    },
  ],
  'user.deleteUser': [{ username: 'charlie' }],
  'avatar.createTemporaryAvatar': [
    ({ picture }) => ({ avatarType: 'project', avatarFilePath: picture }),
    keeps('systemCrop'),
  ],
  'avatar.cropTemporaryAvatar': [({ systemCrop }) => ({ avatarType: 'project', crop: systemCrop })],
  'avatar.getAvatars': [{ avatarType: 'project' }, has({ system: expect.any(Array) })],
  'group.createGroup': [{ group: { name: 'runners' } }, has({ name: 'runners' })],
  'group.addUserToGroup': [{ groupName: 'runners', userName: 'fred' }, has({ name: 'runners' })],
  'group.getGroup': [
    { groupName: 'runners', expand: ['users'] },
    has({ users: { items: [{ name: 'fred' }] } }),
  ],
  'group.getMembers': [{ groupName: 'runners' }, has({ values: [{ name: 'fred' }] })],
  'groups.findGroups': [{ query: 'runn' }, has({ groups: [{ name: 'runners' }] })],
  'groupUserPicker.findUsersAndGroups': [
    { query: 'fred' },
    has({ users: { users: [{ name: 'fred' }] }, groups: { groups: [] } }),
  ],
  'group.removeUserFromGroup': [{ groupName: 'runners', userName: 'fred' }],
  'group.deleteGroup': [{ groupName: 'runners' }],
  'myself.editMyself': [
    ({ password }) => ({
      newData: { displayName: 'The administrator', emailAddress: 'admin@example.com', password },
    }),
    has({ displayName: 'The administrator' }),
  ],
  'myPreferences.editPreference': [{ key: 'user.notify.own.changes', value: 'true' }],
  'myPreferences.getPreference': [{ key: 'user.notify.own.changes' }],
  'myPreferences.deletePreference': [{ key: 'user.notify.own.changes' }],
  'myPermissions.getMyPermissions': [
    { projectKey: 'TEST' },
    has({ permissions: { BROWSE_PROJECTS: { havePermission: true } } }),
  ],
  'password.getPasswordPolicy': [
    { hasOldPassword: true },
    (answer) => expect(answer).toEqual(expect.any(Array)),
  ],
};

export const serverCalls: Record<string, Asked> = {
  'serverInfo.getServerInfo': [{ doHealthCheck: true }, has({ deploymentType: 'Server' })],
  'applicationProperties.getProperties': [{ key: 'jira.title' }, has({ key: 'jira.title' })],
  'settings.getIssueNavColumns': [{}, lists('value', 'summary')],
  'settings.setBaseUrl': [({ base }) => ({ newUrl: base })],
  'licenseValidator.validateLicense': [{ license: 'a' }, has({ errors: expect.anything() })],
  'auditing.createAudit': [{ audit: { summary: 'Seen to', category: 'backup' } }],
  'auditing.getAudits': [{ limit: 5 }, lists('summary', 'Seen to', 'records')],
  'reindex.doReindex': [{ type: 'FOREGROUND' }, has({ success: true })],
  'reindex.getReindex': [{}, has({ success: true })],
  'permissions.getAllPermissions': [{}, has({ permissions: { BROWSE_PROJECTS: { type: 'PROJECT' } } })],
  'permissionScheme.createPermissionScheme': [
    { scheme: { name: 'Theirs', permissions: [] } },
    keeps('scheme', { name: 'Theirs' }),
  ],
  'permissionScheme.getAllPermissionSchemes': [{}, lists('name', 'Theirs', 'permissionSchemes')],
  'permissionScheme.getPermissionScheme': [
    ({ scheme }) => ({ schemeId: scheme.id, expand: 'permissions' }),
    has({ permissions: [] }),
  ],
  'permissionScheme.editPermissionScheme': [
    ({ scheme }) => ({ schemeId: scheme.id, scheme: { name: 'Ours' } }),
    has({ name: 'Ours' }),
  ],
  'permissionScheme.createPermissionGrantInScheme': [
    ({ scheme }) => ({
      schemeId: scheme.id,
      grant: {
        holder: { type: 'group', parameter: 'jira-administrators' },
        permission: 'ADMINISTER_PROJECTS',
      },
    }),
    keeps('grant', { permission: 'ADMINISTER_PROJECTS' }),
  ],
  'permissionScheme.getPermissionSchemeGrants': [
    ({ scheme }) => ({ schemeId: scheme.id }),
    lists('permission', 'ADMINISTER_PROJECTS', 'permissions'),
  ],
  'permissionScheme.getPermissionSchemeGrantById': [
    ({ scheme, grant }) => ({ schemeId: scheme.id, permissionId: grant.id }),
    has({ permission: 'ADMINISTER_PROJECTS' }),
  ],
  'permissionScheme.deletePermissionGrantFromScheme': [
    ({ scheme, grant }) => ({ schemeId: scheme.id, permissionId: grant.id }),
  ],
  'permissionScheme.deletePermissionScheme': [({ scheme }) => ({ schemeId: scheme.id })],
  'priority.getAllPriorities': [
    {},
    (answer, kept) => {
      expect(answer.map(({ name }: Any) => name)).toContain('High');
      [kept.priority] = answer;
    },
  ],
  'priority.getPriority': [
    ({ priority }) => ({ priorityId: priority.id }),
    has({ iconUrl: expect.any(String) }),
  ],
  'resolution.getAllResolutions': [
    {},
    (answer, kept) => {
      expect(answer.map(({ name }: Any) => name)).toContain('Done');
      [kept.resolution] = answer;
    },
  ],
  'resolution.getResolution': [
    ({ resolution }) => ({ resolutionId: resolution.id }),
    has({ id: expect.any(String) }),
  ],
  'status.getAllStatuses': [
    {},
    (answer, kept) => {
      expect(answer[0].statusCategory.key).toBeDefined();
      [kept.status] = answer;
    },
  ],
  'status.getStatus': [({ status }) => ({ statusId: status.name }), has({ id: expect.any(String) })],
  'statusCategory.getAllStatusCategories': [{}, lists('key', 'done')],
  'statusCategory.getStatusCategory': [{ statusCategoryIdOrKey: 'done' }, has({ id: 3 })],
  'issueType.createIssueType': [
    { name: 'Duty', description: '', type: 'standard' },
    keeps('type', { name: 'Duty' }),
  ],
  'issueType.getAllIssueTypes': [{}, lists('name', 'Duty')],
  'issueType.getIssueType': [({ type }) => ({ issueTypeId: type.id }), has({ name: 'Duty', subtask: false })],
  'issueType.updateIssueType': [
    ({ type }) => ({ issueTypeId: type.id, issueType: { name: 'Chore' } }),
    has({ name: 'Chore' }),
  ],
  'issueType.getAlternativeIssueTypes': [({ type }) => ({ issueTypeId: type.id }), lists('name', 'Task')],
  'issueType.deleteIssueType': [({ type }) => ({ issueTypeId: type.id })],
  'securityLevel.getSecurityLevel': [
    async ({ server }) => {
      const { body } = await server.as('admin').get('/rest/api/2/project/TEST/issuesecuritylevelscheme');
      return { securityLevelId: body.levels[0].id };
    },
    has({ name: 'Inner circle' }),
  ],
  'auth.currentUser': [undefined, has({ name: 'admin' })],
};
