/** Projects and what belongs to them, as users of jira.js call for them. */
import { expect } from 'vitest';
import { type Asked, has, type Kept, keeps, lists } from '../harness/ask.ts';
import type { Any } from '../harness/calls.ts';

const inTest =
  (more: object | ((kept: Kept) => object) = {}) =>
  (kept: Kept) => ({
    projectIdOrKey: 'TEST',
    projectKeyOrId: 'TEST',
    ...(typeof more === 'function' ? more(kept) : more),
  });

const flag = { propertyKey: 'flag' };

export const projectCalls: Record<string, Asked> = {
  'projects.getProject': [
    { projectIdOrKey: 'TEST', expand: 'lead' },
    has({ key: 'TEST', lead: { name: 'admin' } }),
  ],
  'projects.updateProject': [{ projectIdOrKey: 'TEST', name: 'Newer one' }, has({ name: 'Newer one' })],
  'projects.searchProjects': [{ query: 'newer' }, has({ total: 1, values: [{ key: 'TEST' }] })],
  'projects.getAllStatuses': [inTest(), lists('name', 'Bug')],
  'projects.getNotificationSchemeForProject': [inTest(), has({ name: expect.any(String) })],
  'projects.deleteProject': [
    async ({ server }) => {
      await server.buildProject({ key: 'GONE', name: 'Gone' });
      return { projectIdOrKey: 'GONE' };
    },
  ],
  'projectTypes.getAllProjectTypes': [undefined, lists('key', 'software')],
  'projectTypes.getProjectTypeByKey': [{ projectTypeKey: 'software' }, has({ key: 'software' })],
  'projectTypes.getAccessibleProjectTypeByKey': [{ projectTypeKey: 'software' }, has({ key: 'software' })],
  'projectKeyAndNameValidation.validateProjectKey': [
    { key: 'TEST' },
    has({ errors: { projectKey: expect.any(String) } }),
  ],
  'projectCategories.createProjectCategory': [
    { name: 'Ours', description: '' },
    keeps('category', { name: 'Ours' }),
  ],
  'projectCategories.getAllProjectCategories': [undefined, lists('name', 'Ours')],
  'projectCategories.getProjectCategoryById': [
    ({ category }) => ({ id: category.id }),
    has({ name: 'Ours' }),
  ],
  'projectCategories.updateProjectCategory': [
    ({ category }) => ({ id: category.id, name: 'Theirs' }),
    has({ name: 'Theirs' }),
  ],
  'projectCategories.removeProjectCategory': [({ category }) => ({ id: category.id })],
  'projectComponents.createComponent': [
    { name: 'Engine', project: 'TEST' },
    keeps('component', { name: 'Engine' }),
  ],
  'projectComponents.getProjectComponents': [inTest(), lists('name', 'Engine')],
  'projectComponents.getComponent': [({ component }) => ({ id: component.id }), has({ name: 'Engine' })],
  'projectComponents.updateComponent': [
    ({ component }) => ({ id: component.id, name: 'Motor' }),
    has({ name: 'Motor' }),
  ],
  'projectComponents.getComponentRelatedIssues': [
    ({ component }) => ({ id: component.id }),
    has({ issueCount: 0 }),
  ],
  'projectComponents.deleteComponent': [({ component }) => ({ id: component.id })],
  'projectVersions.createVersion': [
    ({ projectId }) => ({ name: '1.0', projectId: Number(projectId), releaseDate: '2030-01-31' }),
    keeps('version', { name: '1.0', releaseDate: '2030-01-31' }),
  ],
  'projectVersions.getProjectVersions': [inTest(), has([{ name: '1.0' }])],
  'projectVersions.getProjectVersionsPaginated': [
    inTest({ query: '1' }),
    has({ total: 1, values: [{ name: '1.0' }] }),
  ],
  'projectVersions.getVersion': [({ version }) => ({ id: version.id }), has({ name: '1.0' })],
  'projectVersions.updateVersion': [
    ({ version }) => ({ id: version.id, released: true }),
    has({ released: true }),
  ],
  'projectVersions.moveVersion': [
    ({ version }) => ({ id: version.id, position: 'First' }),
    has({ name: '1.0' }),
  ],
  'projectVersions.getVersionRelatedIssues': [
    ({ version }) => ({ id: version.id }),
    has({ issuesFixedCount: 0 }),
  ],
  'projectVersions.getVersionUnresolvedIssues': [
    ({ version }) => ({ id: version.id }),
    has({ issuesUnresolvedCount: 0 }),
  ],
  'projectVersions.mergeVersions': [
    async ({ version, another }) => ({ id: version.id, moveIssuesTo: (await another('1.1')).id }),
  ],
  'projectVersions.deleteAndReplaceVersion': [
    async ({ another }) => {
      const [gone, stays] = [await another('1.2'), await another('1.3')];
      return { id: gone.id, moveFixIssuesTo: Number(stays.id), moveAffectedIssuesTo: Number(stays.id) };
    },
  ],
  'projectProperties.setProjectProperty': [inTest({ ...flag, propertyValue: { on: true } })],
  'projectProperties.getProjectPropertyKeys': [inTest(), has({ keys: [{ key: 'flag' }] })],
  'projectProperties.getProjectProperty': [inTest(flag), has({ value: { on: true } })],
  'projectProperties.deleteProjectProperty': [inTest(flag)],
  'projectPermissionSchemes.getProjectIssueSecurityScheme': [inTest(), has({ name: 'Secrets' })],
  'projectPermissionSchemes.getSecurityLevelsForProject': [inTest(), has({ levels: expect.any(Array) })],
  'projectPermissionSchemes.getAssignedPermissionScheme': [
    inTest({ expand: 'permissions' }),
    keeps('permissionScheme', { permissions: expect.any(Array) }),
  ],
  'projectPermissionSchemes.assignPermissionScheme': [
    inTest(({ permissionScheme }) => ({ id: permissionScheme.id })),
    (answer, kept) => expect(answer.id).toBe(kept.permissionScheme.id),
  ],
  'projectAvatars.getAllProjectAvatars': [
    inTest(),
    (answer, kept) => {
      [kept.avatar] = answer.system;
      expect(answer.custom).toEqual([]);
    },
  ],
  'projectAvatars.updateProjectAvatar': [inTest(({ avatar }) => ({ id: avatar.id }))],
  'projectAvatars.deleteProjectAvatar': [
    async ({ uploadAvatar }) => ({ projectIdOrKey: 'TEST', id: await uploadAvatar() }),
  ],
};

export const roleCalls: Record<string, Asked> = {
  'projectRoles.createProjectRole': [
    { name: 'Testers', description: '' },
    keeps('role', { name: 'Testers' }),
  ],
  'projectRoles.getAllProjectRoles': [undefined, lists('name', 'Testers')],
  'projectRoles.getProjectRoleById': [({ role }) => ({ id: role.id }), has({ name: 'Testers' })],
  'projectRoles.partialUpdateProjectRole': [
    ({ role }) => ({ id: role.id, name: 'Checkers' }),
    has({ name: 'Checkers' }),
  ],
  'projectRoles.fullyUpdateProjectRole': [
    ({ role }) => ({ id: role.id, name: 'Judges', description: 'They judge.' }),
    has({ description: 'They judge.' }),
  ],
  'projectRoles.getProjectRoles': [inTest(), has({ Judges: expect.any(String) })],
  'projectRoles.getProjectRole': [inTest(({ role }) => ({ id: role.id })), has({ name: 'Judges' })],
  'projectRoleActors.addActorUsers': [
    inTest(({ role }) => ({ id: role.id, user: ['fred'] })),
    lists('name', 'fred', 'actors'),
  ],
  'projectRoleActors.setActors': [
    inTest(({ role }) => ({ id: role.id, categorisedActors: { 'atlassian-user-role-actor': ['jane'] } })),
    (answer) => expect(answer.actors.map(({ name }: Any) => name)).toEqual(['jane']),
  ],
  'projectRoleActors.deleteActor': [inTest(({ role }) => ({ id: role.id, user: 'jane' }))],
  'projectRoleActors.addProjectRoleActorsToRole': [
    ({ role }) => ({ id: role.id, user: ['fred'] }),
    lists('name', 'fred', 'actors'),
  ],
  'projectRoleActors.getProjectRoleActorsForRole': [
    ({ role }) => ({ id: role.id }),
    lists('name', 'fred', 'actors'),
  ],
  'projectRoleActors.deleteProjectRoleActorsFromRole': [({ role }) => ({ id: role.id, user: 'fred' })],
  'projectRoles.deleteProjectRole': [({ role }) => ({ id: role.id })],
};
