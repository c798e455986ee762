/**
 * Every permission there is, as data. The ids, keys and names are Jira Server's, since scripts compare them; ids are
 * shared by a permission and the key it had before Jira 6.4 (its legacy twin), under which it can still be asked for.
 */
export type PermissionType = 'GLOBAL' | 'PROJECT';

export interface Permission {
  /** Jira's number, as text: "12". */
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: PermissionType;
  readonly description: string;
  /** The key of Jira 6.3 and older, where it was another one. */
  readonly legacyKey: string | null;
}

type Line = readonly [id: string, key: string, legacyKey: string | null, name: string, description: string];

const globalLines = [
  ['0', 'ADMINISTER', null, 'Jira Administrators', 'Administer people, projects and schemes of this server.'],
  [
    '44',
    'SYSTEM_ADMIN',
    null,
    'Jira System Administrators',
    'Administer everything, the server itself included. Whoever has this is a Jira administrator too.',
  ],
  ['1', 'USE', null, 'Jira Users', 'Use the application: members count as "any logged in user".'],
  ['22', 'CREATE_SHARED_OBJECTS', null, 'Create Shared Objects', 'Share filters and dashboards with others.'],
  [
    '24',
    'MANAGE_GROUP_FILTER_SUBSCRIPTIONS',
    null,
    'Manage Group Filter Subscriptions',
    'Subscribe whole groups to a filter.',
  ],
  ['27', 'USER_PICKER', null, 'Browse Users', 'Search for users and groups, and choose them from lists.'],
  ['33', 'BULK_CHANGE', null, 'Bulk Change', 'Change many issues in one go.'],
] as const satisfies readonly Line[];

const projectLines = [
  [
    '23',
    'ADMINISTER_PROJECTS',
    'PROJECT_ADMIN',
    'Administer Projects',
    'Change the settings of a project: its roles, components and versions.',
  ],
  ['10', 'BROWSE_PROJECTS', 'BROWSE', 'Browse Projects', 'See a project and the issues in it.'],
  [
    '29',
    'VIEW_DEV_TOOLS',
    'VIEW_VERSION_CONTROL',
    'View Development Tools',
    'See the commits and builds that belong to an issue.',
  ],
  [
    '45',
    'VIEW_READONLY_WORKFLOW',
    'VIEW_WORKFLOW_READONLY',
    'View Read-Only Workflow',
    'See the workflow of an issue as a diagram.',
  ],
  ['11', 'CREATE_ISSUES', 'CREATE_ISSUE', 'Create Issues', 'Create issues.'],
  ['12', 'EDIT_ISSUES', 'EDIT_ISSUE', 'Edit Issues', 'Edit the fields of issues.'],
  ['46', 'TRANSITION_ISSUES', 'TRANSITION_ISSUE', 'Transition Issues', 'Move issues to another status.'],
  ['28', 'SCHEDULE_ISSUES', 'SCHEDULE_ISSUE', 'Schedule Issues', 'See and change the due date of issues.'],
  ['25', 'MOVE_ISSUES', 'MOVE_ISSUE', 'Move Issues', 'Move issues to another project or issue type.'],
  ['13', 'ASSIGN_ISSUES', 'ASSIGN_ISSUE', 'Assign Issues', 'Assign issues to other people.'],
  ['17', 'ASSIGNABLE_USER', null, 'Assignable User', 'Be assigned issues.'],
  [
    '14',
    'RESOLVE_ISSUES',
    'RESOLVE_ISSUE',
    'Resolve Issues',
    'Resolve and reopen issues, and set their fix versions.',
  ],
  ['18', 'CLOSE_ISSUES', 'CLOSE_ISSUE', 'Close Issues', 'Close issues.'],
  [
    '30',
    'MODIFY_REPORTER',
    null,
    'Modify Reporter',
    'Name another reporter when creating or editing an issue.',
  ],
  ['16', 'DELETE_ISSUES', 'DELETE_ISSUE', 'Delete Issues', 'Delete issues.'],
  ['21', 'LINK_ISSUES', 'LINK_ISSUE', 'Link Issues', 'Link issues with one another.'],
  ['26', 'SET_ISSUE_SECURITY', null, 'Set Issue Security', 'Choose the security level of an issue.'],
  [
    '31',
    'VIEW_VOTERS_AND_WATCHERS',
    null,
    'View Voters and Watchers',
    'See who voted for an issue and who watches it.',
  ],
  ['32', 'MANAGE_WATCHERS', 'MANAGE_WATCHER_LIST', 'Manage Watchers', 'Add and remove watchers of an issue.'],
  ['15', 'ADD_COMMENTS', 'COMMENT_ISSUE', 'Add Comments', 'Comment on issues.'],
  ['34', 'EDIT_ALL_COMMENTS', 'COMMENT_EDIT_ALL', 'Edit All Comments', "Edit anyone's comments."],
  ['35', 'EDIT_OWN_COMMENTS', 'COMMENT_EDIT_OWN', 'Edit Own Comments', 'Edit the comments one wrote.'],
  ['36', 'DELETE_ALL_COMMENTS', 'COMMENT_DELETE_ALL', 'Delete All Comments', "Delete anyone's comments."],
  [
    '37',
    'DELETE_OWN_COMMENTS',
    'COMMENT_DELETE_OWN',
    'Delete Own Comments',
    'Delete the comments one wrote.',
  ],
  ['19', 'CREATE_ATTACHMENTS', 'CREATE_ATTACHMENT', 'Create Attachments', 'Attach files to issues.'],
  [
    '38',
    'DELETE_ALL_ATTACHMENTS',
    'ATTACHMENT_DELETE_ALL',
    'Delete All Attachments',
    "Delete anyone's attachments.",
  ],
  [
    '39',
    'DELETE_OWN_ATTACHMENTS',
    'ATTACHMENT_DELETE_OWN',
    'Delete Own Attachments',
    'Delete the files one attached.',
  ],
  ['20', 'WORK_ON_ISSUES', 'WORK_ISSUE', 'Work On Issues', 'Log the time that was spent on an issue.'],
  ['40', 'EDIT_OWN_WORKLOGS', 'WORKLOG_EDIT_OWN', 'Edit Own Worklogs', 'Edit the work one logged.'],
  ['41', 'EDIT_ALL_WORKLOGS', 'WORKLOG_EDIT_ALL', 'Edit All Worklogs', "Edit anyone's logged work."],
  ['42', 'DELETE_OWN_WORKLOGS', 'WORKLOG_DELETE_OWN', 'Delete Own Worklogs', 'Delete the work one logged.'],
  ['43', 'DELETE_ALL_WORKLOGS', 'WORKLOG_DELETE_ALL', 'Delete All Worklogs', "Delete anyone's logged work."],
] as const satisfies readonly Line[];

export type GlobalPermission = (typeof globalLines)[number][1];
export type ProjectPermission = (typeof projectLines)[number][1];

const define =
  (type: PermissionType) =>
  ([id, key, legacyKey, name, description]: Line): Permission => ({
    id,
    key,
    name,
    type,
    description,
    legacyKey,
  });

export const globalPermissions: readonly Permission[] = globalLines.map(define('GLOBAL'));
export const projectPermissions: readonly Permission[] = projectLines.map(define('PROJECT'));

const projectKeys: ReadonlySet<string> = new Set(projectPermissions.map((one) => one.key));
const globalKeys: ReadonlySet<string> = new Set(globalPermissions.map((one) => one.key));
const currentKeys = new Map(
  projectPermissions.flatMap((one) => (one.legacyKey ? [[one.legacyKey, one.key] as const] : [])),
);

/** Whether `key` names a project permission under its present name. */
const isProjectPermission = (key: string): key is ProjectPermission => projectKeys.has(key);

/** Whether `key` names a global permission. */
export const isGlobalPermission = (key: string): key is GlobalPermission => globalKeys.has(key);

/**
 * The project permission that `key` means: its present or its legacy name.
 * @returns the present key, or null where there is none
 */
export function projectPermissionOf(key: string): ProjectPermission | null {
  const current = currentKeys.get(key) ?? key;
  return isProjectPermission(current) ? current : null;
}

/**
 * What can still be done in an archived project: look, and administer it so that it can be restored. Every other
 * grant rests until then, whoever holds it (Jira: an archived project is read-only).
 */
export const archivedPermissions = [
  'BROWSE_PROJECTS',
  'VIEW_DEV_TOOLS',
  'VIEW_READONLY_WORKFLOW',
  'VIEW_VOTERS_AND_WATCHERS',
  'ADMINISTER_PROJECTS',
] as const satisfies readonly ProjectPermission[];
