import type { Ctx } from '../context.ts';
import { expandSet } from '../http/expand.ts';
import type { Links } from '../http/links.ts';
import { type Route, route } from '../http/route.ts';
import { shapeFor } from '../issue/shape.service.ts';
import { commaList } from '../kernel/comma-list.ts';
import { type PageQuery, readPage } from '../kernel/paging.ts';
import { presentSearch } from './search.present.ts';
import { searchBody, searchQuery, searchResults } from './search.schema.ts';
import { search } from './search.service.ts';

/** jira.search.views.default.max: what is asked for beyond it is clamped, and the clamped figure echoed. */
const MOST = 1000;
const STANDARD = 50;

interface Asked extends PageQuery {
  jql: string;
  validateQuery: string | boolean | null | undefined;
  /** undefined: what `*navigable` means; []: none. */
  fields: readonly string[] | undefined;
  expand: string | string[] | undefined;
  properties: readonly string[];
}

export const searchRoutes: Route[] = [
  /**
   * Query: jql, startAt (0), maxResults (50, clamped to 1000), validateQuery (true), fields (`*navigable`), expand
   * (names, schema; for each issue renderedFields, changelog, transitions, operations, editmeta …).
   * Answers {expand, startAt, maxResults, total, issues}, and warningMessages where validateQuery=false found some.
   * Errors: 400 {errorMessages} with Jira's sentences about the JQL. Anonymous callers find what they may browse.
   */
  route({
    method: 'GET',
    url: '/rest/api/2/search',
    summary: 'Finds issues with JQL',
    source: 'Jira: REST description of api/2/search; JQL reference',
    access: 'anyone',
    anonymous: 'served',
    query: searchQuery,
    response: searchResults,
    handle: ({ ctx, query, links }) =>
      answer(ctx, links, {
        ...query,
        jql: last(query.jql),
        fields: query.fields === undefined ? undefined : noneMeansStandard(commaList(query.fields)),
        validateQuery: query.validateQuery,
        expand: query.expand,
        properties: commaList(query.properties),
      }),
  }),
  /** The same from a JSON body, for queries that are too long for an address. `fields` and `expand` are lists. */
  route({
    method: 'POST',
    url: '/rest/api/2/search',
    summary: 'Finds issues with JQL, the query in the body',
    source: 'Jira: REST description of api/2/search; JQL reference',
    access: 'anyone',
    anonymous: 'served',
    scope: 'READ',
    whileReadOnly: true,
    body: searchBody,
    response: searchResults,
    handle: ({ ctx, body, links }) =>
      answer(ctx, links, {
        jql: body.jql ?? '',
        startAt: body.startAt ?? undefined,
        maxResults: body.maxResults ?? undefined,
        fields: body.fields == null ? undefined : commaList(body.fields),
        validateQuery: body.validateQuery,
        expand: body.expand ?? undefined,
        properties: commaList(body.properties ?? undefined),
      }),
  }),
];

async function answer(ctx: Ctx, links: Links, asked: Asked) {
  const page = readPage(asked, STANDARD, MOST);
  const { fields } = asked;
  const shape = await shapeFor(ctx, {
    fields,
    expand: expandSet(asked.expand),
    properties: [...asked.properties],
    // An empty list, and only that, asks for no fields at all.
    standard: fields?.length === 0 ? 'none' : '*navigable',
  });
  const found = await search(ctx, { jql: asked.jql, page, validate: validates(asked.validateQuery) }, shape);
  return presentSearch(found, page, shape, links);
}

/** Absent, empty, `true` and `strict` mean yes. */
const validates = (value: Asked['validateQuery']): boolean =>
  value !== false && !['false', 'warn', 'none'].includes(String(value).toLowerCase());

const noneMeansStandard = (names: string[]): string[] | undefined => (names.length === 0 ? undefined : names);

/** A parameter that is given twice: the last one counts. */
const last = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value.at(-1) : value) ?? '';
