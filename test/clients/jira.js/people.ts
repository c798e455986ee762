/** People, what administrators see to, and lists, as users of jira.js call for them. */
import { expect } from 'vitest';
import { type Asked, has, keeps, lists } from '../harness/ask.ts';
import type { Any } from '../harness/calls.ts';

const flag = { propertyKey: 'flag' };
const first =
  (name: string, at?: string) =>
  (answer: Any, kept: Any): void => {
    [kept[name]] = at ? answer[at] : answer;
    expect(kept[name]).toBeDefined();
  };

export const peopleCalls: Record<string, Asked> = {
  'users.getAllUsers': [{ maxResults: 50 }, lists('name', 'charlie')],
  'users.getAllUsersDefault': [{ maxResults: 50 }, lists('name', 'charlie')],
  'users.getUserGroups': [{ username: 'charlie' }, lists('name', 'jira-software-users')],
  'users.getUserDefaultColumns': [{ username: 'charlie' }, lists('value', 'summary')],
  'users.resetUserColumns': [{ username: 'charlie' }],
  'users.setUserColumns': [{ columns: ['issuekey', 'summary'] }],
  'users.removeUser': [{ username: 'charlie' }],
  // The account id is no name here: whoever asks is meant.
  'userProperties.setUserProperty': [{ accountId: 'a', ...flag, propertyValue: { on: true } }],
  'userProperties.getUserPropertyKeys': [{ username: 'admin' }, has({ keys: [{ key: 'flag' }] })],
  'userProperties.getUserProperty': [{ username: 'admin', ...flag }, has({ value: { on: true } })],
  'userProperties.deleteUserProperty': [{ username: 'admin', ...flag }],
  'userSearch.findUsers': [{ username: 'fred' }, has([{ name: 'fred' }])],
  'userSearch.findUsersForPicker': [{ query: 'fred', showAvatar: true }, has({ users: [{ name: 'fred' }] })],
  'userSearch.findAssignableUsers': [{ username: 'fred', project: 'TEST' }, has([{ name: 'fred' }])],
  'userSearch.findBulkAssignableUsers': [{ username: 'fred', projectKeys: 'TEST' }, has([{ name: 'fred' }])],
  'userSearch.findUsersWithAllPermissions': [
    { username: 'fred', permissions: ['BROWSE'], projectKey: 'TEST' },
    has([{ name: 'fred' }]),
  ],
  'userSearch.findUsersWithBrowsePermission': [
    { username: 'fred', projectKey: 'TEST' },
    has([{ name: 'fred' }]),
  ],
  'groups.createGroup': [{ name: 'runners' }, has({ name: 'runners' })],
  'groups.addUserToGroup': [{ groupName: 'runners', name: 'fred' }, has({ name: 'runners' })],
  'groups.getUsersFromGroup': [{ groupname: 'runners' }, has({ values: [{ name: 'fred' }] })],
  'groups.findGroups': [{ query: 'runn' }, has({ groups: [{ name: 'runners' }] })],
  'groupAndUserPicker.findUsersAndGroups': [{ query: 'fred' }, has({ users: { users: [{ name: 'fred' }] } })],
  'groups.removeUserFromGroup': [{ groupname: 'runners', username: 'fred' }],
  'groups.removeGroup': [{ groupname: 'runners' }],
  'myself.getCurrentUser': [
    { expand: 'groups' },
    has({ name: 'admin', groups: { size: expect.any(Number) } }),
  ],
  'myself.setPreference': [{ key: 'user.notify.own.changes', value: 'true' }],
  'myself.getPreference': [
    { key: 'user.notify.own.changes' },
    (answer) => expect(String(answer)).toBe('true'),
  ],
  'myself.removePreference': [{ key: 'user.notify.own.changes' }],
  'permissions.getMyPermissions': [
    { projectKey: 'TEST', permissions: 'BROWSE_PROJECTS' },
    has({ permissions: { BROWSE_PROJECTS: { havePermission: true } } }),
  ],
  'permissions.getAllPermissions': [
    undefined,
    has({ permissions: { BROWSE_PROJECTS: { type: 'PROJECT' } } }),
  ],
};

export const serverCalls: Record<string, Asked> = {
  'serverInfo.getServerInfo': [undefined, has({ deploymentType: 'Server' })],
  'applicationRoles.getAllApplicationRoles': [undefined, lists('key', 'jira-software')],
  'applicationRoles.getApplicationRole': [{ key: 'jira-software' }, has({ groups: expect.any(Array) })],
  'jiraSettings.getApplicationProperty': [{ key: 'jira.title' }, has({ key: 'jira.title' })],
  'jiraSettings.getAdvancedSettings': [undefined, (answer) => expect(answer).toEqual(expect.any(Array))],
  'jiraSettings.setApplicationProperty': [
    { id: 'jira.title', body: { id: 'jira.title', value: 'Theirs' } },
    has({ value: 'Theirs' }),
  ],
  'jiraSettings.getConfiguration': [undefined, has({ votingEnabled: true })],
  'timeTracking.getSelectedTimeTrackingImplementation': [undefined, has({ key: expect.any(String) })],
  'timeTracking.getAvailableTimeTrackingImplementations': [undefined, lists('key', 'JIRA')],
  'timeTracking.getSharedTimeTrackingConfiguration': [undefined, has({ workingHoursPerDay: 8 })],
  'auditRecords.getAuditRecords': [{ limit: 5 }, has({ records: expect.any(Array) })],
  'jql.getAutoComplete': [undefined, lists('value', 'assignee', 'visibleFieldNames')],
  'jql.getFieldAutoCompleteForQueryString': [
    { fieldName: 'status', fieldValue: '' },
    has({ results: expect.any(Array) }),
  ],
  'issueNavigatorSettings.getIssueNavigatorDefaultColumns': [undefined, lists('value', 'summary')],
  'avatars.getAllSystemAvatars': [{ type: 'project' }, has({ system: expect.any(Array) })],
  'avatars.getAvatars': [
    ({ projectId }) => ({ type: 'project', entityId: projectId }),
    has({ system: expect.any(Array) }),
  ],
  'avatars.deleteAvatar': [
    async ({ projectId, uploadAvatar }) => ({
      type: 'project',
      owningObjectId: projectId,
      id: await uploadAvatar(),
    }),
  ],
  'issuePriorities.getPriorities': [undefined, first('priority')],
  'issuePriorities.getPriority': [
    ({ priority }) => ({ id: priority.id }),
    has({ iconUrl: expect.any(String) }),
  ],
  'issueResolutions.getResolutions': [undefined, first('resolution')],
  'issueResolutions.getResolution': [
    ({ resolution }) => ({ id: resolution.id }),
    has({ id: expect.any(String) }),
  ],
  'workflowStatuses.getStatuses': [undefined, first('status')],
  'workflowStatuses.getStatus': [
    ({ status }) => ({ idOrName: status.name }),
    has({ id: expect.any(String) }),
  ],
  'workflowStatusCategories.getStatusCategories': [undefined, lists('key', 'done')],
  'workflowStatusCategories.getStatusCategory': [{ idOrKey: 'done' }, has({ id: 3 })],
  'issueTypes.createIssueType': [
    { name: 'Duty', description: '', type: 'standard' },
    keeps('type', { name: 'Duty' }),
  ],
  'issueTypes.getIssueAllTypes': [undefined, lists('name', 'Duty')],
  'issueTypes.getIssueType': [({ type }) => ({ id: type.id }), has({ name: 'Duty' })],
  'issueTypes.updateIssueType': [({ type }) => ({ id: type.id, name: 'Chore' }), has({ name: 'Chore' })],
  'issueTypes.getAlternativeIssueTypes': [({ type }) => ({ id: type.id }), lists('name', 'Task')],
  'issueTypeProperties.setIssueTypeProperty': [
    ({ type }) => ({ issueTypeId: type.id, ...flag, propertyValue: { on: true } }),
  ],
  'issueTypeProperties.getIssueTypePropertyKeys': [
    ({ type }) => ({ issueTypeId: type.id }),
    has({ keys: [{ key: 'flag' }] }),
  ],
  'issueTypeProperties.getIssueTypeProperty': [
    ({ type }) => ({ issueTypeId: type.id, ...flag }),
    has({ value: { on: true } }),
  ],
  'issueTypeProperties.deleteIssueTypeProperty': [({ type }) => ({ issueTypeId: type.id, ...flag })],
  'issueTypeSchemes.createIssueTypeScheme': [
    ({ type }) => ({ name: 'Types of theirs', issueTypeIds: [type.id], defaultIssueTypeId: type.id }),
    (answer, kept) => {
      kept.typeScheme = String(answer.id ?? answer.issueTypeSchemeId);
      expect(kept.typeScheme).toMatch(/^\d+$/);
    },
  ],
  'issueTypeSchemes.getAllIssueTypeSchemes': [
    {},
    (answer) => {
      const names = (answer.schemes ?? answer.values).map(({ name }: Any) => name);
      expect(names).toContain('Types of theirs');
    },
  ],
  'issueTypeSchemes.updateIssueTypeScheme': [
    ({ typeScheme }) => ({ issueTypeSchemeId: typeScheme, name: 'Types of ours' }),
  ],
  'issueTypeSchemes.deleteIssueTypeScheme': [({ typeScheme }) => ({ issueTypeSchemeId: typeScheme })],
  'issueTypes.deleteIssueType': [({ type }) => ({ id: type.id })],
  'permissionSchemes.createPermissionScheme': [
    { name: 'Theirs', permissions: [] },
    keeps('scheme', { name: 'Theirs' }),
  ],
  'permissionSchemes.getAllPermissionSchemes': [{}, lists('name', 'Theirs', 'permissionSchemes')],
  'permissionSchemes.getPermissionScheme': [
    ({ scheme }) => ({ schemeId: scheme.id, expand: 'permissions' }),
    has({ permissions: [] }),
  ],
  'permissionSchemes.updatePermissionScheme': [
    ({ scheme }) => ({ schemeId: scheme.id, name: 'Ours' }),
    has({ name: 'Ours' }),
  ],
  'permissionSchemes.createPermissionGrant': [
    ({ scheme }) => ({
      schemeId: scheme.id,
      holder: { type: 'group', parameter: 'jira-administrators' },
      permission: 'ADMINISTER_PROJECTS',
    }),
    keeps('grant', { permission: 'ADMINISTER_PROJECTS' }),
  ],
  'permissionSchemes.getPermissionSchemeGrants': [
    ({ scheme }) => ({ schemeId: scheme.id }),
    lists('permission', 'ADMINISTER_PROJECTS', 'permissions'),
  ],
  'permissionSchemes.getPermissionSchemeGrant': [
    ({ scheme, grant }) => ({ schemeId: scheme.id, permissionId: grant.id }),
    has({ permission: 'ADMINISTER_PROJECTS' }),
  ],
  'permissionSchemes.deletePermissionSchemeEntity': [
    ({ scheme, grant }) => ({ schemeId: scheme.id, permissionId: grant.id }),
  ],
  'permissionSchemes.deletePermissionScheme': [({ scheme }) => ({ schemeId: scheme.id })],
  'issueNotificationSchemes.getNotificationSchemes': [{}, first('mail', 'values')],
  'issueNotificationSchemes.getNotificationScheme': [
    ({ mail }) => ({ id: mail.id, expand: 'all' }),
    has({ name: expect.any(String) }),
  ],
  'issueSecuritySchemes.getIssueSecuritySchemes': [undefined, first('security', 'issueSecuritySchemes')],
  'issueSecuritySchemes.getIssueSecurityScheme': [
    ({ security }) => ({ id: security.id }),
    (answer, kept) => {
      [kept.level] = answer.levels;
      expect(kept.level.name).toBe('Inner circle');
    },
  ],
  'issueSecurityLevel.getIssueSecurityLevel': [
    ({ level }) => ({ id: level.id }),
    has({ name: 'Inner circle' }),
  ],
};
