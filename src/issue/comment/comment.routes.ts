import type { Ctx } from '../../context.ts';
import { expandSet } from '../../http/expand.ts';
import type { Links } from '../../http/links.ts';
import { type Route, route } from '../../http/route.ts';
import { readPage } from '../../kernel/paging.ts';
import { surroundingsOf } from '../rendering/rendering.service.ts';
import { readNewComment } from './comment.input.ts';
import { presentComment, presentRenderedComment } from './comment.present.ts';
import {
  commentBody,
  commentParams,
  commentsParams,
  expandQuery,
  idsBody,
  listQuery,
} from './comment.schema.ts';
import { addComment, deleteComment, getComment, pageComments, updateComment } from './comment.service.ts';
import type { Comment } from './comment.ts';
import { listCommentsById } from './comment-list.service.ts';
import { propertiesOf } from './property/property-list.service.ts';

/** As many as there are: what Jira gives, and echoes, where no page is asked for. */
const ALL = 1_048_576;

const source = 'Jira: REST description of api/2/issue/{}/comment';
const many = {
  source,
  access: 'anyone',
  anonymous: 'served',
  url: '/rest/api/2/issue/:issueIdOrKey/comment',
  params: commentsParams,
} as const;
const one = { ...many, url: '/rest/api/2/issue/:issueIdOrKey/comment/:id', params: commentParams } as const;

export const commentRoutes: Route[] = [
  route({
    ...many,
    method: 'GET',
    summary: 'The comments of an issue that the caller may see',
    query: listQuery,
    /** @returns {startAt, maxResults, total, comments}. Errors: 400, 401 or 404 (issue.errors.ts). */
    async handle({ ctx, params, query, links }) {
      const page = await pageComments(ctx, params.issueIdOrKey, readPage(query, ALL, ALL), query.orderBy);
      return { ...page, comments: await presentAll({ ctx, query, links }, page.comments) };
    },
  }),
  route({
    ...many,
    method: 'POST',
    summary: 'Adds a comment to an issue',
    query: expandQuery,
    body: commentBody,
    status: 201,
    /** Errors: 400 (comment.errors.ts), 401 or 404 without the issue. */
    async handle({ ctx, params, query, body, links }) {
      const comment = await addComment(ctx, params.issueIdOrKey, readNewComment(body));
      return presentOne({ ctx, query, links }, comment);
    },
  }),
  route({
    ...one,
    method: 'GET',
    summary: 'A comment',
    query: expandQuery,
    /** Errors: 401 or 404; a comment that is restricted to others is not found. */
    async handle({ ctx, params, query, links }) {
      const comment = await getComment(ctx, params.issueIdOrKey, params.id);
      return presentOne({ ctx, query, links }, comment);
    },
  }),
  route({
    ...one,
    method: 'PUT',
    summary: 'Changes the text of a comment, or who may read it',
    query: expandQuery,
    body: commentBody,
    /** Errors: 400, 401, 403, 404 (comment.errors.ts). */
    async handle({ ctx, params, query, body, links }) {
      const comment = await updateComment(ctx, params.issueIdOrKey, params.id, readNewComment(body));
      return presentOne({ ctx, query, links }, comment);
    },
  }),
  route({
    ...one,
    method: 'DELETE',
    summary: 'Deletes a comment',
    /** @returns 204. Errors: 401, 403, 404 (comment.errors.ts). */
    async handle({ ctx, params }) {
      await deleteComment(ctx, params.issueIdOrKey, params.id);
    },
  }),
  route({
    method: 'POST',
    url: '/rest/api/2/comment/list',
    summary: 'Comments by their ids, those that the caller may see (Jira Cloud)',
    source: 'Jira Cloud: comment/list, which atlassian-python-api calls',
    access: 'anyone',
    anonymous: 'served',
    scope: 'READ',
    whileReadOnly: true,
    query: expandQuery,
    body: idsBody,
    /** @returns {maxResults, startAt, total, isLast, values}; what is hidden or missing is left out. Errors: 400. */
    async handle({ ctx, query, body, links }) {
      const found = await listCommentsById(ctx, [...new Set(body.ids)]);
      const values = await presentAll({ ctx, query, links }, found);
      return { maxResults: 1000, startAt: 0, total: values.length, isLast: true, values };
    },
  }),
];

interface Reader {
  readonly ctx: Ctx;
  readonly query: { readonly expand?: string | string[] };
  readonly links: Links;
}

async function presentAll(reader: Reader, comments: readonly Comment[]): Promise<object[]> {
  const expand = expandSet(reader.query.expand);
  const shown = expand.has('renderedBody')
    ? await presentRendered(reader, comments)
    : comments.map((comment) => presentComment(comment, reader.links, reader.ctx.actor.timeZone));
  if (!expand.has('properties')) return shown;
  const ids = comments.map(({ id }) => id);
  const properties = await propertiesOf(reader.ctx, ids);
  return shown.map((one, at) => ({ ...one, properties: properties.get(ids[at] ?? 0) ?? [] }));
}

async function presentRendered({ ctx, links }: Reader, comments: readonly Comment[]): Promise<object[]> {
  const texts = comments.map(({ issueId, body }) => ({ issueId, texts: [body] }));
  const around = await surroundingsOf(ctx, texts);
  const zone = ctx.actor.timeZone;
  return comments.map((comment) => presentRenderedComment(comment, links, zone, around(comment.issueId)));
}

const presentOne = async (reader: Reader, comment: Comment): Promise<object | undefined> =>
  (await presentAll(reader, [comment]))[0];
