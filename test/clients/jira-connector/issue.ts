/** Issues and what hangs on them, as users of jira-connector call for them. */
import { expect, vi } from 'vitest';
import { type Asked, has, type Kept, keeps, lists } from '../harness/ask.ts';
import type { Any } from '../harness/calls.ts';

/** Names the issue that the rows made. */
const its =
  (more: object | ((kept: Kept) => object) = {}) =>
  (kept: Kept) => ({ issueKey: kept.issue.key, ...(typeof more === 'function' ? more(kept) : more) });

const fieldsOf = async (kept: Kept): Promise<Any> =>
  (await kept.server.as('admin').get(`/rest/api/2/issue/${kept.issue.key}`)).body.fields;

const titleOf = async (kept: Kept): Promise<string> =>
  (await kept.server.as('admin').get(`/rest/api/2/issue/${kept.issue.key}/remotelink`)).body[0].object.title;

export const issueCalls: Record<string, Asked> = {
  'issue.createIssue': [
    { fields: { project: { key: 'TEST' }, issuetype: { name: 'Task' }, summary: 'Made' } },
    keeps('issue', { key: expect.stringMatching(/^TEST-\d+$/), self: expect.any(String) }),
  ],
  'issue.bulkCreate': [
    {
      issueUpdates: ['One', 'Two'].map((summary) => ({
        fields: { project: { key: 'TEST' }, issuetype: { name: 'Bug' }, summary },
      })),
    },
    has({ issues: [{ key: expect.any(String) }, { key: expect.any(String) }], errors: [] }),
  ],
  'issue.getCreateMetadata': [
    { projectKeys: 'TEST', issuetypeNames: 'Bug', expand: 'projects.issuetypes.fields' },
    (answer) => {
      expect(answer.projects.map(({ key }: Any) => key)).toEqual(['TEST']);
      expect(answer.projects[0].issuetypes[0].fields.summary.required).toBe(true);
    },
  ],
  'issue.getIssue': [
    its({ fields: ['summary', 'status'], expand: ['names', 'changelog'] }),
    has({ fields: { summary: 'Made' }, names: { summary: 'Summary' }, changelog: { total: 0 } }),
  ],
  'issue.editIssue': [
    its({ issue: { fields: { summary: 'Edited' } }, notifyUsers: false }),
    async (_, kept) => expect((await fieldsOf(kept)).summary).toBe('Edited'),
  ],
  'issue.assignIssue': [
    its({ assignee: 'fred' }),
    async (_, kept) => expect((await fieldsOf(kept)).assignee.name).toBe('fred'),
  ],
  'issue.setIssueRanks': [
    { issues: ['TEST-2'], rankBeforeIssue: 'TEST-1' },
    async (_, kept) => {
      const path = '/rest/api/2/search?jql=key+in+(TEST-1,TEST-2)+ORDER+BY+Rank&fields=summary';
      const { issues } = (await kept.server.as('admin').get(path)).body;
      expect(issues.map(({ key }: Any) => key)).toEqual(['TEST-2', 'TEST-1']);
    },
  ],
  'issue.getEditMetadata': [its(), has({ fields: { summary: { required: true } } })],
  'issue.getChangelog': [its({ startAt: 0, maxResults: 10 }), has({ startAt: 0 })],
  'issue.getIssuePicker': [{ query: 'Edited', showSubTasks: true }, has({ sections: expect.any(Array) })],
  'issue.sendEmailNotification': [
    its({ notification: { subject: 'Look', textBody: 'Please.', to: { users: [{ name: 'fred' }] } } }),
  ],
  'issue.getTransitions': [
    its({ expand: ['transitions.fields'] }),
    (answer, kept) => {
      expect(answer.transitions[0].fields).toBeDefined();
      [kept.transition] = answer.transitions;
    },
  ],
  'issue.transitionIssue': [
    its(({ transition }) => ({ transition: { transition: { id: transition.id } } })),
    async (_, kept) => expect((await fieldsOf(kept)).status.name).toBe(kept.transition.to.name),
  ],
  'issue.vote': [(kept) => ({ issueKey: kept.theirs })],
  'issue.getVotes': [(kept) => ({ issueKey: kept.theirs }), has({ votes: 1, hasVoted: true })],
  'issue.unvote': [(kept) => ({ issueKey: kept.theirs })],
  'issue.addWatcher': [its({ watcher: 'jane' })],
  'issue.getWatchers': [its(), lists('name', 'jane', 'watchers')],
  'issue.removeWatcher': [
    its({ watcher: 'jane' }),
    async (_, kept) => expect((await fieldsOf(kept)).watches.watchCount).toBe(1),
  ],
  'issue.addAttachment': [
    (kept) => ({ issueKey: kept.issue.key, filename: kept.file }),
    ([attachment]: Any, kept) => {
      expect(attachment).toMatchObject({ filename: 'notes.txt', size: 11 });
      kept.attachment = attachment;
    },
  ],
  'attachment.getAttachment': [
    ({ attachment }) => ({ attachmentId: attachment.id }),
    has({ filename: 'notes.txt', author: { name: 'admin' } }),
  ],
  'attachment.getGlobalAttachmentMetadata': [{}, has({ enabled: true, uploadLimit: expect.any(Number) })],
  'attachment.deleteAttachment': [
    ({ attachment }) => ({ attachmentId: attachment.id }),
    async (_, kept) => expect((await fieldsOf(kept)).attachment).toEqual([]),
  ],
};

export const commentCalls: Record<string, Asked> = {
  'issue.addComment': [
    its({ body: 'Seen.', visibility: { type: 'role', value: 'Administrators' } }),
    keeps('comment', { body: 'Seen.', visibility: { value: 'Administrators' } }),
  ],
  'issue.getComments': [its({ expand: ['renderedBody'] }), has({ total: 1, comments: [{ body: 'Seen.' }] })],
  'issue.getComment': [its(({ comment }) => ({ commentId: comment.id })), has({ body: 'Seen.' })],
  'issue.editComment': [
    its(({ comment }) => ({ commentId: comment.id, comment: { body: 'Seen twice.' } })),
    has({ body: 'Seen twice.' }),
  ],
  'comment.setCommentProperty': [
    ({ comment }) => ({ commentId: comment.id, propertyKey: 'flag', propertyValue: { on: true } }),
  ],
  'comment.getCommentPropertyKeys': [
    ({ comment }) => ({ commentId: comment.id }),
    has({ keys: [{ key: 'flag' }] }),
  ],
  'comment.getCommentProperty': [
    ({ comment }) => ({ commentId: comment.id, propertyKey: 'flag' }),
    has({ key: 'flag', value: { on: true } }),
  ],
  'comment.deleteCommentProperty': [({ comment }) => ({ commentId: comment.id, propertyKey: 'flag' })],
  'issue.deleteComment': [its(({ comment }) => ({ commentId: comment.id }))],
  'issue.addWorkLog': [
    its({ timeSpent: '2h', comment: 'Hours', adjustEstimate: 'new', newEstimate: '4h' }),
    keeps('worklog', { timeSpentSeconds: 7200 }),
  ],
  'issue.getWorkLogs': [its(), has({ total: 1, worklogs: [{ comment: 'Hours' }] })],
  'issue.getWorkLog': [its(({ worklog }) => ({ worklogId: worklog.id })), has({ comment: 'Hours' })],
  'issue.updateWorkLog': [
    its(({ worklog }) => ({ worklogId: worklog.id, comment: 'More', adjustEstimate: 'leave' })),
    has({ comment: 'More', timeSpent: '2h' }),
  ],
  'worklog.worklogList': [({ worklog }) => ({ ids: [Number(worklog.id)] }), has([{ comment: 'More' }])],
  'worklog.getWorklogUpdated': [{ since: 0 }, has({ since: 0, lastPage: true })],
  'issue.deleteWorkLog': [its(({ worklog }) => ({ worklogId: worklog.id, adjustEstimate: 'leave' }))],
  'worklog.getWorklogDeleted': [{ since: 0 }, has({ since: 0, lastPage: true })],
  'issue.setProperty': [its({ propertyKey: 'flag', propertyValue: { on: true } })],
  'issue.getProperties': [its(), has({ keys: [{ key: 'flag' }] })],
  'issue.getProperty': [its({ propertyKey: 'flag' }), has({ value: { on: true } })],
  'issue.deleteProperty': [its({ propertyKey: 'flag' })],
};

export const linkCalls: Record<string, Asked> = {
  'issueLinkType.createIssueLinkType': [
    { linkType: { name: 'Precedes', inward: 'is preceded by', outward: 'precedes' } },
    keeps('linkType', { name: 'Precedes' }),
  ],
  'issueLinkType.getAvailableTypes': [{}, lists('name', 'Precedes', 'issueLinkTypes')],
  'issueLinkType.getIssueLinkType': [
    ({ linkType }) => ({ issueLinkTypeId: linkType.id }),
    has({ outward: 'precedes' }),
  ],
  'issueLinkType.editIssueLinkType': [
    ({ linkType }) => ({ issueLinkTypeId: linkType.id, issueLinkType: { name: 'Comes before' } }),
    has({ name: 'Comes before', outward: 'precedes' }),
  ],
  'issueLink.createIssueLink': [
    (kept) => ({
      issueLink: {
        type: { name: 'Blocks' },
        inwardIssue: { key: kept.issue.key },
        outwardIssue: { key: kept.other },
      },
    }),
    async (_, kept) => {
      [kept.link] = (await fieldsOf(kept)).issuelinks;
      expect(kept.link.outwardIssue.key).toBe(kept.other);
    },
  ],
  'issueLink.getIssueLink': [({ link }) => ({ linkId: link.id }), has({ type: { name: 'Blocks' } })],
  'issueLink.deleteIssueLink': [({ link }) => ({ linkId: link.id })],
  'issueLinkType.deleteIssueLinkType': [({ linkType }) => ({ issueLinkTypeId: linkType.id })],
  'issue.createRemoteLink': [
    its({ remoteLink: { globalId: 'id=1', object: { url: 'http://example.com/1', title: 'One' } } }),
    keeps('remote', { self: expect.any(String) }),
  ],
  'issue.getRemoteLinks': [its(), has([{ globalId: 'id=1', object: { title: 'One' } }])],
  'issue.updateRemoteLink': [
    its({ remoteLink: { globalId: 'id=1', object: { url: 'http://example.com/1', title: 'Same' } } }),
    // The library gives no promise here.
    (_, kept) => vi.waitFor(async () => expect(await titleOf(kept)).toBe('Same')),
  ],
  'issue.getRemoteLinkById': [
    its(({ remote }) => ({ linkId: remote.id })),
    has({ object: { title: 'Same' } }),
  ],
  'issue.updateRemoteLinkById': [
    its(({ remote }) => ({
      linkId: remote.id,
      remoteLink: { globalId: 'id=1', object: { url: 'http://example.com/1', title: 'Other' } },
    })),
  ],
  'issue.deleteRemoteLinkById': [its(({ remote }) => ({ linkId: remote.id }))],
  'search.search': [
    (kept) => ({ jql: `key = ${kept.issue.key}`, fields: ['summary'], maxResults: 5 }),
    has({ total: 1, issues: [{ fields: { summary: 'Edited' } }] }),
  ],
  'labels.getLabels': [{ query: 'a' }, has({ suggestions: expect.any(Array) })],
  'jql.getAutoCompleteData': [{}, lists('value', 'assignee', 'visibleFieldNames')],
};

export const lastCalls: Record<string, Asked> = {
  'issue.deleteRemoteLink': [
    async (kept) => {
      const link = { globalId: 'id=2', object: { url: 'http://example.com/2', title: 'Two' } };
      await kept.server.as('admin').post(`/rest/api/2/issue/${kept.issue.key}/remotelink`, link);
      return { issueKey: kept.issue.key, globalId: 'id=2' };
    },
  ],
  'issue.deleteIssue': [
    its({ deleteSubtasks: true }),
    async (_, kept) => {
      const path = `/rest/api/2/issue/${kept.issue.key}`;
      expect((await kept.server.as('admin').get(path)).status).toBe(404);
    },
  ],
  'auth.login': [
    ({ password }) => ({ username: 'admin', password }),
    has({ session: { name: 'JSESSIONID', value: expect.any(String) } }),
  ],
  'auth.logout': [],
  'myself.changePassword': [
    ({ password }) => ({ newData: { password: 'their-new-pass-3', currentPassword: password } }),
    (_, kept) => kept.logInAgain('their-new-pass-3'),
  ],
  'myself.getMyself': [() => false, has({ name: 'admin' })],
};
