/** What jira.js sends as only Jira Cloud takes it. */
import type { Kept } from '../harness/ask.ts';

type Calls = Record<string, object | ((kept: Kept) => unknown)>;

export const refusedCalls: readonly (readonly [reason: string, calls: Calls])[] = [
  [
    "Cloud's account ids; here people have names and keys",
    {
      'users.getUser': { accountId: 'a' },
    },
  ],
  ['Sends no columns', { 'issueNavigatorSettings.setIssueNavigatorDefaultColumns': {} }],
  [
    'A POST without a body, sent as a form, needs X-Atlassian-Token, which the library sends only with files',
    {
      'workflowSchemeDrafts.createWorkflowSchemeDraftFromParent': { id: 1 },
      'screenTabs.moveScreenTab': { screenId: 1, tabId: 1, pos: 0 },
      'screens.addFieldToDefaultScreen': ({ field }) => ({ fieldId: field.id }),
    },
  ],
  [
    'Sends an object, where Jira Server takes a list of keys',
    {
      'issues.archiveIssues': ({ bulk }) => ({ issueIdsOrKeys: [bulk.issues[0].key] }),
      'issues.unarchiveIssues': ({ bulk }) => ({ issueIdsOrKeys: [bulk.issues[0].key] }),
    },
  ],
  [
    "Cloud's addresses of files; the answer names the members to follow, content and thumbnail",
    {
      'issueAttachments.getAttachmentContent': ({ image }) => ({ id: image.id }),
      'issueAttachments.getAttachmentThumbnail': ({ image }) => ({ id: image.id }),
    },
  ],
  [
    'Leaves out what Jira Server needs: the lead of a project, the full name of a user',
    {
      'projects.createProject': {
        key: 'NEW',
        name: 'New one',
        projectTypeKey: 'business',
        leadAccountId: 'a',
      },
      'users.createUser': { name: 'new', password: 'a-password-1', emailAddress: 'new@example.com' },
    },
  ],
  [
    "Cloud's assignment of schemes to projects",
    {
      'issueTypeSchemes.assignIssueTypeSchemeToProject': ({ empty }) => ({
        issueTypeSchemeId: '1',
        projectId: empty,
      }),
    },
  ],
  [
    "Cloud's associations of fields",
    { 'issueCustomFieldAssociations.createAssociations': { associationContexts: [], fields: [] } },
  ],
];
