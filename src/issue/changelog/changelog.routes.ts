import { Type } from 'typebox';
import { pageBean } from '../../http/page-bean.ts';
import { type Route, route } from '../../http/route.ts';
import { readPage } from '../../kernel/paging.ts';
import { issueParams } from '../issue.schema.ts';
import { presentChange, presentChangesByIssue } from './changelog.present.ts';
import { fetchHistories, pageHistory } from './history.service.ts';

const MOST_CHANGES = 1000;
const text = Type.Optional(Type.String());

export const changelogRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/issue/:issueIdOrKey/changelog',
    summary: 'The history of an issue by the page, oldest first (Jira Cloud)',
    source: 'Jira Cloud: api/2/issue/{}/changelog, which jira-client calls',
    access: 'anyone',
    anonymous: 'served',
    params: issueParams,
    query: Type.Object({ startAt: text, maxResults: text }),
    /** @returns {self, nextPage, maxResults, startAt, total, isLast, values}. Errors: 400, 401, 404. */
    async handle({ ctx, params, query, links }) {
      const page = readPage(query, 100, 100);
      const { issueId, total, changes } = await pageHistory(ctx, params.issueIdOrKey, page);
      return pageBean(
        changes.map((change) => presentChange(change, links, ctx.actor.timeZone)),
        total,
        page,
        { path: `/rest/api/2/issue/${issueId}/changelog`, query: {} },
        links,
      );
    },
  }),
  route({
    method: 'POST',
    url: '/rest/api/2/changelog/bulkfetch',
    summary: 'The histories of several issues, as far as the caller may browse them (Jira Cloud)',
    source: 'Jira Cloud: api/2/changelog/bulkfetch, which atlassian-python-api calls',
    access: 'anyone',
    anonymous: 'served',
    scope: 'READ',
    whileReadOnly: true,
    body: Type.Object(
      {
        issueIdsOrKeys: Type.Array(Type.String({ maxLength: 255 }), { minItems: 1, maxItems: 1000 }),
        fieldIds: Type.Optional(Type.Array(Type.String({ maxLength: 255 }), { maxItems: 10 })),
        maxResults: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
        nextPageToken: Type.Optional(Type.String({ maxLength: 255 })),
      },
      { additionalProperties: false },
    ),
    /** @returns {issueChangeLogs: [{issueId, changeHistories}], nextPageToken}. Errors: 400. */
    async handle({ ctx, body, links }) {
      const { changes, nextPageToken } = await fetchHistories(ctx, {
        issueIdsOrKeys: body.issueIdsOrKeys,
        fieldIds: body.fieldIds ?? [],
        maxResults: Math.min(body.maxResults ?? MOST_CHANGES, MOST_CHANGES),
        nextPageToken: body.nextPageToken,
      });
      return {
        issueChangeLogs: presentChangesByIssue(changes, links, ctx.actor.timeZone),
        nextPageToken: nextPageToken ?? undefined,
      };
    },
  }),
];
