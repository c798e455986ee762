import type { Links } from '../../http/links.ts';
import { jiraInstant } from '../../kernel/jira-date.ts';
import type { Surroundings } from '../../markup/surroundings.ts';
import { userRef } from '../../people/user/user.present.ts';
import { markupHtml } from '../rendering/markup-html.ts';
import type { Comment } from './comment.ts';

/** @param zone IANA name of the reader's time zone */
export const presentComment = (comment: Comment, links: Links, zone: string) => ({
  self: links.to(`/rest/api/2/issue/${comment.issueId}/comment/${comment.id}`),
  id: String(comment.id),
  author: comment.author ? userRef(comment.author, links) : undefined,
  body: comment.body,
  updateAuthor: comment.updateAuthor ? userRef(comment.updateAuthor, links) : undefined,
  created: jiraInstant(comment.created, zone),
  updated: jiraInstant(comment.updated, zone),
  visibility: comment.visibility
    ? { type: comment.visibility.type, value: comment.visibility.name }
    : undefined,
});

/** The same with `expand=renderedBody`. @param around what the names in it stand for */
export const presentRenderedComment = (
  comment: Comment,
  links: Links,
  zone: string,
  around: Surroundings,
) => ({
  ...presentComment(comment, links, zone),
  renderedBody: markupHtml(comment.body, around),
});
