/** What hangs on issues, as users of jira-client call for it. */
import { createReadStream } from 'node:fs';
import { expect } from 'vitest';
import { type Any, type Row, served } from '../harness/calls.ts';
import { made, type Place } from './place.ts';

let comment: Any;
let attachment: Any;
let worklog: Any;
let remote: Any;

export function detailRows(at: () => Place): Row[] {
  return served({
    addComment: async () => {
      comment = await at().jira.addComment(made.issue.key, 'Seen.');
      expect(comment).toMatchObject({ body: 'Seen.', author: { name: 'admin' } });
      return comment;
    },
    addCommentAdvanced: async () => {
      const advanced = await at().jira.addCommentAdvanced(made.issue.key, {
        body: 'Between us.',
        visibility: { type: 'role', value: 'Administrators' },
      });
      expect(advanced.visibility).toEqual({ type: 'role', value: 'Administrators' });
      return advanced;
    },
    updateComment: async () => {
      const updated = await at().jira.updateComment(made.issue.key, comment.id, 'Seen twice.');
      expect(updated).toMatchObject({ id: comment.id, body: 'Seen twice.' });
      return updated;
    },
    getComments: async () => {
      const all = await at().jira.getComments(made.issue.key);
      expect(all.comments.map(({ body }: Any) => body)).toEqual(['Seen twice.', 'Between us.']);
      return all;
    },
    getComment: async () => {
      const one = await at().jira.getComment(made.issue.key, comment.id);
      expect(one.body).toBe('Seen twice.');
      return one;
    },
    deleteComment: async () => {
      await at().jira.deleteComment(made.issue.key, comment.id);
      expect((await at().jira.getComments(made.issue.key)).total).toBe(1);
    },
    addAttachmentOnIssue: async () => {
      [attachment] = await at().jira.addAttachmentOnIssue(made.issue.key, createReadStream(at().file));
      expect(attachment).toMatchObject({ filename: 'notes.txt', size: 11, mimeType: 'text/plain' });
      return [attachment];
    },
    downloadAttachment: async () => {
      const bytes = await at().jira.downloadAttachment(attachment);
      expect(String(bytes)).toBe('Some notes.');
      return bytes;
    },
    deleteAttachment: async () => {
      await at().jira.deleteAttachment(attachment.id);
      expect((await at().jira.findIssue(made.issue.key)).fields.attachment).toEqual([]);
    },
    addWorklog: async () => {
      worklog = await at().jira.addWorklog(
        made.issue.key,
        { timeSpentSeconds: 7200, comment: 'Hours' },
        '4h',
      );
      expect(worklog).toMatchObject({ timeSpent: '2h', comment: 'Hours' });
      return worklog;
    },
    updateWorklog: async () => {
      const updated = await at().jira.updateWorklog(made.issue.key, worklog.id, { timeSpent: '3h' });
      expect(updated).toMatchObject({ id: worklog.id, timeSpentSeconds: 10800 });
      return updated;
    },
    getIssueWorklogs: async () => {
      const all = await at().jira.getIssueWorklogs(made.issue.key);
      expect(all.worklogs.map(({ id }: Any) => id)).toEqual([worklog.id]);
      return all;
    },
    getWorklogs: async () => {
      const list = await at().jira.getWorklogs([Number(worklog.id)]);
      expect(list).toMatchObject([{ id: worklog.id, issueId: made.issue.id }]);
      return list;
    },
    updatedWorklogs: async () => {
      const updated = await at().jira.updatedWorklogs(0);
      expect(updated).toMatchObject({ since: 0, lastPage: true });
      return updated;
    },
    deleteWorklog: async () => {
      await at().jira.deleteWorklog(made.issue.key, worklog.id);
      expect((await at().jira.getIssueWorklogs(made.issue.key)).total).toBe(0);
    },
    createRemoteLink: async () => {
      remote = await at().jira.createRemoteLink(made.issue.key, {
        globalId: 'system=http://example.com&id=1',
        object: { url: 'http://example.com/1', title: 'One' },
      });
      expect(remote.self).toMatch(/remotelink\/\d+$/);
      return remote;
    },
    getRemoteLinks: async () => {
      const links = await at().jira.getRemoteLinks(made.issue.key);
      expect(links).toMatchObject([{ id: remote.id, object: { title: 'One' } }]);
      return links;
    },
    deleteRemoteLink: async () => {
      await at().jira.deleteRemoteLink(made.issue.key, remote.id);
      expect(await at().jira.getRemoteLinks(made.issue.key)).toEqual([]);
    },
    addWatcher: async () => {
      await at().jira.addWatcher(made.issue.key, 'jane');
      const { watchers } = await at().jira.getIssueWatchers(made.issue.key);
      expect(watchers.map(({ name }: Any) => name)).toContain('jane');
    },
    getIssueWatchers: async () => {
      const watching = await at().jira.getIssueWatchers(made.issue.key);
      expect(watching).toMatchObject({ isWatching: true, watchCount: 2 });
      return watching;
    },
    listIssueLinkTypes: async () => {
      const { issueLinkTypes } = await at().jira.listIssueLinkTypes();
      expect(issueLinkTypes.map(({ name }: Any) => name)).toContain('Blocks');
      return issueLinkTypes;
    },
    issueLink: async () => {
      await at().jira.issueLink({
        type: { name: 'Blocks' },
        inwardIssue: { key: at().issue },
        outwardIssue: { key: made.issue.key },
      });
      const { fields } = await at().jira.findIssue(made.issue.key);
      expect(fields.issuelinks).toMatchObject([{ inwardIssue: { key: at().issue } }]);
    },
    deleteIssueLink: async () => {
      const { fields } = await at().jira.findIssue(made.issue.key);
      await at().jira.deleteIssueLink(fields.issuelinks[0].id);
      expect((await at().jira.findIssue(made.issue.key)).fields.issuelinks).toEqual([]);
    },
    getIssueProperty: async () => {
      await at().server.as('admin').put(`/rest/api/2/issue/${made.issue.key}/properties/flag`, { on: true });
      const property = await at().jira.getIssueProperty(made.issue.key, 'flag');
      expect(property).toEqual({ key: 'flag', value: { on: true } });
      return property;
    },
  });
}
