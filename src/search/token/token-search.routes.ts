/** Jira Cloud's searches, which newer clients call wherever they are. */
import type { Ctx } from '../../context.ts';
import { expandSet } from '../../http/expand.ts';
import type { Links } from '../../http/links.ts';
import { type Route, route } from '../../http/route.ts';
import { shapeFor } from '../../issue/shape.service.ts';
import { commaList } from '../../kernel/comma-list.ts';
import { readPage } from '../../kernel/paging.ts';
import { presentSearch } from '../search.present.ts';
import { countIssues, search } from '../search.service.ts';
import { matchQueries } from './match.service.ts';
import { readToken, writeToken } from './page-token.ts';
import { countBody, matchBody, tokenSearchBody, tokenSearchQuery } from './token-search.schema.ts';

const open = {
  source: 'Jira Cloud: REST description of issue search',
  access: 'anyone',
  anonymous: 'served',
} as const;

interface Asked {
  jql: string;
  nextPageToken: string | null | undefined;
  maxResults: string | number | undefined;
  fields: string[];
  expand: string | string[] | undefined;
  properties: string[];
}

export const tokenSearchRoutes: Route[] = [
  /**
   * Query: jql, nextPageToken (of the page before), maxResults (50, at most 1000), fields (none: id, key and self only),
   * expand, properties. Answers {issues, isLast, nextPageToken unless it is the last page}. Errors: 400.
   */
  route({
    ...open,
    method: 'GET',
    url: '/rest/api/2/search/jql',
    summary: 'Finds issues with JQL, page after page by token',
    query: tokenSearchQuery,
    handle: ({ ctx, query, links }) =>
      answer(ctx, links, {
        jql: query.jql ?? '',
        nextPageToken: query.nextPageToken,
        maxResults: query.maxResults,
        fields: commaList(query.fields),
        expand: query.expand,
        properties: commaList(query.properties),
      }),
  }),
  /** The same from a JSON body. */
  route({
    ...open,
    method: 'POST',
    url: '/rest/api/2/search/jql',
    summary: 'Finds issues with JQL from the body, page after page by token',
    scope: 'READ',
    whileReadOnly: true,
    body: tokenSearchBody,
    handle: ({ ctx, body, links }) =>
      answer(ctx, links, {
        jql: body.jql ?? '',
        nextPageToken: body.nextPageToken,
        maxResults: body.maxResults ?? undefined,
        fields: commaList(body.fields ?? undefined),
        expand: body.expand ?? undefined,
        properties: commaList(body.properties ?? undefined),
      }),
  }),
  /** Body: jql. Answers {count}: exact, of what the caller may browse. Errors: 400. */
  route({
    ...open,
    method: 'POST',
    url: '/rest/api/2/search/approximate-count',
    summary: 'How many issues a query finds',
    scope: 'READ',
    whileReadOnly: true,
    body: countBody,
    handle: async ({ ctx, body }) => ({ count: await countIssues(ctx, body.jql ?? '') }),
  }),
  /**
   * Body: issueIds (at most 1000), jqls (at most 100). Answers {matches: [{matchedIssues, errors}]}, one for each query.
   * Issues that the caller may not browse match nothing.
   */
  route({
    ...open,
    method: 'POST',
    url: '/rest/api/2/jql/match',
    summary: 'Which of some issues each of some queries finds',
    scope: 'READ',
    whileReadOnly: true,
    body: matchBody,
    handle: async ({ ctx, body }) => ({
      matches: await matchQueries(ctx, body.jqls, body.issueIds.map(Number)),
    }),
  }),
];

async function answer(ctx: Ctx, links: Links, asked: Asked) {
  const startAt = readToken(asked.jql, asked.nextPageToken);
  const page = { ...readPage({ maxResults: asked.maxResults }, 50, 1000), startAt };
  const shape = await shapeFor(ctx, {
    fields: asked.fields.filter((name) => name !== 'id' && name !== 'key'),
    expand: expandSet(asked.expand),
    properties: asked.properties,
    standard: 'none',
  });
  const found = await search(ctx, { jql: asked.jql, page, validate: true }, shape);
  const { issues, names, schema } = presentSearch(found, page, shape, links);
  const next = startAt + page.maxResults;
  const isLast = next >= found.total;
  return {
    issues,
    isLast,
    nextPageToken: isLast ? undefined : writeToken(asked.jql, next),
    names,
    schema,
  };
}
