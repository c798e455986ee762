import type { Links } from '../../http/links.ts';
import { jiraInstant } from '../../kernel/jira-date.ts';
import { userRef } from '../../people/user/user.present.ts';
import { durationText } from '../duration.ts';
import type { ChangePage } from './feed.ts';
import type { Worklog } from './worklog.ts';

/** @param zone IANA name of the reader's time zone */
export const presentWorklog = (worklog: Worklog, links: Links, zone: string) => ({
  self: links.to(`/rest/api/2/issue/${worklog.issueId}/worklog/${worklog.id}`),
  author: worklog.author ? userRef(worklog.author, links) : undefined,
  updateAuthor: worklog.updateAuthor ? userRef(worklog.updateAuthor, links) : undefined,
  comment: worklog.comment,
  created: jiraInstant(worklog.created, zone),
  updated: jiraInstant(worklog.updated, zone),
  visibility: worklog.visibility
    ? { type: worklog.visibility.type, value: worklog.visibility.name }
    : undefined,
  started: jiraInstant(worklog.started, zone),
  timeSpent: durationText(worklog.timeSpent),
  timeSpentSeconds: worklog.timeSpent,
  id: String(worklog.id),
  issueId: String(worklog.issueId),
});

/** All of an issue's in one page: Jira gives no part of them. */
export const presentWorklogs = (worklogs: readonly Worklog[], links: Links, zone: string) => ({
  startAt: 0,
  maxResults: worklogs.length,
  total: worklogs.length,
  worklogs: worklogs.map((one) => presentWorklog(one, links, zone)),
});

/** @param path of the list, where the next page is found too */
export const presentChanges = (
  { changes, since, until, isLast }: ChangePage,
  path: `/${string}`,
  links: Links,
) => ({
  values: changes.map(({ id, at }) => ({ worklogId: id, updatedTime: at })),
  since,
  until,
  // Jira's descriptions name it one way or the other; clients read either.
  isLastPage: isLast,
  lastPage: isLast,
  self: links.to(`${path}?since=${since}`),
  nextPage: isLast ? undefined : links.to(`${path}?since=${until + 1}`),
});
