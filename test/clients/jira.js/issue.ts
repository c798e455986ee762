/** Issues and what hangs on them, as users of jira.js call for them. */
import { expect } from 'vitest';
import { type Asked, has, type Kept, keeps, lists } from '../harness/ask.ts';
import type { Any } from '../harness/calls.ts';

/** Names the issue that the rows made. */
const its =
  (more: object | ((kept: Kept) => object) = {}) =>
  (kept: Kept) => ({ issueIdOrKey: kept.issue.key, ...(typeof more === 'function' ? more(kept) : more) });

const fieldsOf = async (kept: Kept): Promise<Any> =>
  (await kept.server.as('admin').get(`/rest/api/2/issue/${kept.issue.key}`)).body.fields;

export const issueCalls: Record<string, Asked> = {
  'issues.createIssue': [
    { fields: { project: { key: 'TEST' }, issuetype: { name: 'Task' }, summary: 'Made' } },
    keeps('issue', { key: expect.stringMatching(/^TEST-\d+$/) }),
  ],
  'issues.createIssues': [
    {
      issueUpdates: ['One', 'Two'].map((summary) => ({
        fields: { project: { key: 'TEST' }, issuetype: { name: 'Bug' }, summary },
      })),
    },
    keeps('bulk', { issues: [{ key: expect.any(String) }, {}], errors: [] }),
  ],
  'issues.getIssue': [
    its({ fields: ['summary', 'status'], expand: ['names', 'changelog'] }),
    has({ fields: { summary: 'Made' }, names: { summary: 'Summary' }, changelog: { total: 0 } }),
  ],
  'issues.editIssue': [
    its({ fields: { summary: 'Edited' }, update: { labels: [{ add: 'a' }] }, notifyUsers: false }),
    async (_, kept) => expect(await fieldsOf(kept)).toMatchObject({ summary: 'Edited', labels: ['a'] }),
  ],
  'issues.assignIssue': [
    its({ name: 'fred' }),
    async (_, kept) => expect((await fieldsOf(kept)).assignee.name).toBe('fred'),
  ],
  'issues.getChangeLogs': [its({ maxResults: 10 }), has({ startAt: 0, total: 2 })],
  'issues.getBulkChangelogs': [
    (kept) => ({ issueIdsOrKeys: [kept.issue.key], fieldIds: ['summary'] }),
    has({ issueChangeLogs: [{ issueId: expect.any(String) }] }),
  ],
  'issues.getEditIssueMeta': [its(), has({ fields: { summary: { required: true } } })],
  'issues.getCreateIssueMeta': [
    { projectKeys: ['TEST'], issuetypeNames: ['Bug'], expand: 'projects.issuetypes.fields' },
    has({
      projects: [{ key: 'TEST', issuetypes: [{ name: 'Bug', fields: { summary: { required: true } } }] }],
    }),
  ],
  'issues.getCreateIssueMetaIssueTypes': [
    { projectIdOrKey: 'TEST' },
    (answer, kept) => {
      kept.types = answer.values ?? answer.issueTypes;
      expect(kept.types.map(({ name }: Any) => name)).toContain('Bug');
    },
  ],
  'issues.getCreateIssueMetaIssueTypeId': [
    ({ types }) => ({ projectIdOrKey: 'TEST', issueTypeId: types[0].id }),
    has({ total: expect.any(Number) }),
  ],
  'issues.notify': [its({ subject: 'Look', textBody: 'Please.', to: { users: [{ name: 'fred' }] } })],
  'issues.getTransitions': [
    its({ expand: 'transitions.fields' }),
    (answer, kept) => {
      expect(answer.transitions[0].fields).toBeDefined();
      [kept.transition] = answer.transitions;
    },
  ],
  'issues.doTransition': [
    its(({ transition }) => ({ transition: { id: transition.id } })),
    async (_, kept) => expect((await fieldsOf(kept)).status.name).toBe(kept.transition.to.name),
  ],
  'issues.archiveIssuesAsync': [({ bulk }) => ({ jql: `key = ${bulk.issues[1].key}` })],
  'issueVotes.addVote': [({ theirs }) => ({ issueIdOrKey: theirs })],
  'issueVotes.getVotes': [({ theirs }) => ({ issueIdOrKey: theirs }), has({ votes: 1, hasVoted: true })],
  'issueVotes.removeVote': [({ theirs }) => ({ issueIdOrKey: theirs })],
  'issueWatchers.addWatcher': [its({ accountId: 'jane' })],
  'issueWatchers.getIssueWatchers': [its(), lists('name', 'jane', 'watchers')],
  // The account id is no name here: whoever asks is meant.
  'issueWatchers.removeWatcher': [
    its({ accountId: 'a' }),
    async (_, kept) => expect((await fieldsOf(kept)).watches.isWatching).toBe(false),
  ],
  'issueProperties.setIssueProperty': [its({ propertyKey: 'flag', propertyValue: { on: true } })],
  'issueProperties.getIssuePropertyKeys': [its(), has({ keys: [{ key: 'flag' }] })],
  'issueProperties.getIssueProperty': [its({ propertyKey: 'flag' }), has({ value: { on: true } })],
  'issueProperties.deleteIssueProperty': [its({ propertyKey: 'flag' })],
  'issueSearch.searchForIssuesUsingJql': [
    (kept) => ({ jql: `key = ${kept.issue.key}`, fields: ['summary'], expand: 'names' }),
    has({ total: 1, issues: [{ fields: { summary: 'Edited' } }] }),
  ],
  'issueSearch.searchForIssuesUsingJqlPost': [
    (kept) => ({ jql: `key = ${kept.issue.key}`, fields: ['summary'], maxResults: 5 }),
    has({ total: 1, issues: [{ fields: { summary: 'Edited' } }] }),
  ],
  'issueSearch.searchForIssuesUsingJqlEnhancedSearch': [
    (kept) => ({ jql: `key = ${kept.issue.key}`, fields: ['summary'] }),
    has({ issues: [{ fields: { summary: 'Edited' } }] }),
  ],
  'issueSearch.searchForIssuesUsingJqlEnhancedSearchPost': [
    (kept) => ({ jql: `key = ${kept.issue.key}`, fields: ['summary'] }),
    has({ issues: [{ fields: { summary: 'Edited' } }] }),
  ],
  'issueSearch.countIssues': [(kept) => ({ jql: `key = ${kept.issue.key}` }), has({ count: 1 })],
  'issueSearch.matchIssues': [
    (kept) => ({ jqls: ['project = TEST'], issueIds: [Number(kept.issue.id)] }),
    (answer, kept) => expect(answer.matches[0].matchedIssues.map(Number)).toEqual([Number(kept.issue.id)]),
  ],
  'issueSearch.getIssuePickerResource': [{ query: 'Edited' }, has({ sections: expect.any(Array) })],
};

export const detailCalls: Record<string, Asked> = {
  'issueComments.addComment': [
    its({ comment: 'Seen.', visibility: { type: 'role', value: 'Administrators' } }),
    keeps('comment', { body: 'Seen.', visibility: { value: 'Administrators' } }),
  ],
  'issueComments.getComments': [
    its({ orderBy: '-created' }),
    has({ total: 1, comments: [{ body: 'Seen.' }] }),
  ],
  'issueComments.getComment': [its(({ comment }) => ({ id: comment.id })), has({ body: 'Seen.' })],
  'issueComments.updateComment': [
    its(({ comment }) => ({ id: comment.id, comment: 'Seen twice.' })),
    has({ body: 'Seen twice.' }),
  ],
  'issueComments.getCommentsByIds': [
    ({ comment }) => ({ ids: [Number(comment.id)] }),
    has({ values: [{ body: 'Seen twice.' }] }),
  ],
  'issueCommentProperties.setCommentProperty': [
    ({ comment }) => ({ commentId: comment.id, propertyKey: 'flag', property: { on: true } }),
  ],
  'issueCommentProperties.getCommentPropertyKeys': [
    ({ comment }) => ({ commentId: comment.id }),
    has({ keys: [{ key: 'flag' }] }),
  ],
  'issueCommentProperties.getCommentProperty': [
    ({ comment }) => ({ commentId: comment.id, propertyKey: 'flag' }),
    has({ value: { on: true } }),
  ],
  'issueCommentProperties.deleteCommentProperty': [
    ({ comment }) => ({ commentId: comment.id, propertyKey: 'flag' }),
  ],
  'issueComments.deleteComment': [its(({ comment }) => ({ id: comment.id }))],
  'issueWorklogs.addWorklog': [
    its({ timeSpent: '2h', comment: 'Hours', adjustEstimate: 'new', newEstimate: '4h' }),
    keeps('worklog', { timeSpentSeconds: 7200 }),
  ],
  'issueWorklogs.getIssueWorklog': [its(), has({ total: 1, worklogs: [{ comment: 'Hours' }] })],
  'issueWorklogs.getWorklog': [its(({ worklog }) => ({ id: worklog.id })), has({ comment: 'Hours' })],
  'issueWorklogs.updateWorklog': [
    its(({ worklog }) => ({ id: worklog.id, comment: 'More', adjustEstimate: 'leave' })),
    has({ comment: 'More', timeSpent: '2h' }),
  ],
  'issueWorklogs.getWorklogsForIds': [
    ({ worklog }) => ({ ids: [Number(worklog.id)] }),
    has([{ comment: 'More' }]),
  ],
  'issueWorklogs.getIdsOfWorklogsModifiedSince': [{ since: 0 }, has({ since: 0, lastPage: true })],
  'issueWorklogs.deleteWorklog': [its(({ worklog }) => ({ id: worklog.id, adjustEstimate: 'leave' }))],
  'issueWorklogs.getIdsOfWorklogsDeletedSince': [{ since: 0 }, has({ since: 0, lastPage: true })],
  'issueAttachments.addAttachment': [
    its({ attachment: { filename: 'notes.txt', file: Buffer.from('Some notes.') } }),
    ([attachment]: Any, kept) => {
      expect(attachment).toMatchObject({ filename: 'notes.txt', size: 11 });
      kept.attachment = attachment;
    },
  ],
  'issueAttachments.getAttachment': [
    ({ attachment }) => ({ id: attachment.id }),
    has({ filename: 'notes.txt', author: { name: 'admin' } }),
  ],
  'issueAttachments.getAttachmentMeta': [undefined, has({ enabled: true })],
  'issueAttachments.expandAttachmentForHumans': [
    async (kept) => {
      kept.archive = await kept.attachArchive(kept.issue.key);
      return { id: kept.archive.id };
    },
    has({ totalEntryCount: 1 }),
  ],
  'issueAttachments.expandAttachmentForMachines': [
    ({ archive }) => ({ id: archive.id }),
    has({ totalEntryCount: 1 }),
  ],
  'issueAttachments.removeAttachment': [({ attachment }) => ({ id: attachment.id })],
  'issueLinkTypes.createIssueLinkType': [
    { name: 'Precedes', inward: 'is preceded by', outward: 'precedes' },
    keeps('linkType', { name: 'Precedes' }),
  ],
  'issueLinkTypes.getIssueLinkTypes': [undefined, lists('name', 'Precedes', 'issueLinkTypes')],
  'issueLinkTypes.getIssueLinkType': [
    ({ linkType }) => ({ issueLinkTypeId: linkType.id }),
    has({ outward: 'precedes' }),
  ],
  'issueLinkTypes.updateIssueLinkType': [
    ({ linkType }) => ({ issueLinkTypeId: linkType.id, name: 'Comes before' }),
    has({ name: 'Comes before', outward: 'precedes' }),
  ],
  'issueLinkTypes.deleteIssueLinkType': [({ linkType }) => ({ issueLinkTypeId: linkType.id })],
  'issueLinks.linkIssues': [
    (kept) => ({
      type: { name: 'Blocks' },
      inwardIssue: { key: kept.issue.key },
      outwardIssue: { key: kept.other },
    }),
    async (_, kept) => {
      [kept.link] = (await fieldsOf(kept)).issuelinks;
      expect(kept.link.outwardIssue.key).toBe(kept.other);
    },
  ],
  'issueLinks.getIssueLink': [({ link }) => ({ linkId: link.id }), has({ type: { name: 'Blocks' } })],
  'issueLinks.deleteIssueLink': [({ link }) => ({ linkId: link.id })],
  'issueRemoteLinks.createOrUpdateRemoteIssueLink': [
    its({ globalId: 'id=1', object: { url: 'http://example.com/1', title: 'One' } }),
    keeps('remote', { self: expect.any(String) }),
  ],
  'issueRemoteLinks.getRemoteIssueLinks': [its({ globalId: 'id=1' }), has({ object: { title: 'One' } })],
  'issueRemoteLinks.getRemoteIssueLinkById': [
    its(({ remote }) => ({ linkId: remote.id })),
    has({ object: { title: 'One' } }),
  ],
  'issueRemoteLinks.updateRemoteIssueLink': [
    its(({ remote }) => ({
      linkId: remote.id,
      globalId: 'id=1',
      object: { url: 'http://example.com/1', title: 'Other' },
    })),
  ],
  'issueRemoteLinks.deleteRemoteIssueLinkById': [its(({ remote }) => ({ linkId: remote.id }))],
  'issueRemoteLinks.deleteRemoteIssueLinkByGlobalId': [
    async (kept) => {
      const link = { globalId: 'id=2', object: { url: 'http://example.com/2', title: 'Two' } };
      await kept.server.as('admin').post(`/rest/api/2/issue/${kept.issue.key}/remotelink`, link);
      return { issueIdOrKey: kept.issue.key, globalId: 'id=2' };
    },
  ],
};

export const lastCalls: Record<string, Asked> = {
  'issues.deleteIssue': [
    its({ deleteSubtasks: true }),
    async (_, kept) => {
      const path = `/rest/api/2/issue/${kept.issue.key}`;
      expect((await kept.server.as('admin').get(path)).status).toBe(404);
    },
  ],
};
