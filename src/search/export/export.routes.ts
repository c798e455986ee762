import { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { Ctx } from '../../context.ts';
import { visibleCustomFields } from '../../field/custom-field/custom-field.service.ts';
import { type Content, content, type Route, route } from '../../http/route.ts';
import { readableField } from '../../issue/fields/custom/custom-field.ts';
import type { IssueField } from '../../issue/fields/field.ts';
import { systemField, systemFields } from '../../issue/fields/system-fields.ts';
import { shapeFor } from '../../issue/shape.service.ts';
import { readPage } from '../../kernel/paging.ts';
import { shownColumns } from '../column/column.service.ts';
import type { Delimiter } from './csv.present.ts';
import { badDelimiter, noSuchView } from './export.errors.ts';
import { mediaTypes, type Writer, writerFor } from './export.present.ts';
import { type Export, type ExportSource, exportIssues, readSource } from './export.service.ts';
import { type ExportView, findView } from './view.ts';

/** jira.search.views.default.max */
const MOST = 1000;
const text = Type.Optional(Type.String());

export const exportRoutes: Route[] = [
  /**
   * Params: view `jira.issueviews:searchrequest-csv-current-fields` (csv, excel, html with current-fields or all-fields;
   * printable; xml), source `temp` or the id of a filter, file `SearchRequest.csv`. Query: jqlQuery (for `temp`), tempMax
   * (at most 1000), pager/start, delimiter. Errors: 400 for JQL, a filter that the caller may not see; 404.
   */
  route({
    method: 'GET',
    url: '/sr/:view/:source/:file',
    summary: 'Issues of a query or a filter as CSV, HTML, XML, or for a spreadsheet',
    source: "Jira: the issue navigator's views; RFC 4180; OWASP, CSV injection",
    access: 'anyone',
    anonymous: 'served',
    params: Type.Object({ view: Type.String(), source: Type.String(), file: Type.String() }),
    query: Type.Object({
      jqlQuery: text,
      jql: text,
      tempMax: text,
      'pager/start': text,
      delimiter: text,
    }),
    async handle({ ctx, params, query, reply, links }): Promise<Content> {
      const view = findView(params.view, params.file);
      if (!view) throw noSuchView();
      const delimiter = readDelimiter(query.delimiter);
      const source = await readSource(ctx, params.source, query.jqlQuery ?? query.jql ?? '');
      const page = readPage({ startAt: query['pager/start'], maxResults: query.tempMax }, MOST, MOST);
      const fields = await fieldsFor(ctx, view, source);
      const names = view.format === 'xml' ? ['*all'] : fields.map((field) => field.id);
      const reader = { zone: ctx.actor.timeZone, now: ctx.now };
      const shape = await shapeFor(ctx, { fields: names, standard: 'none' });
      const found = await exportIssues(ctx, source.jql, page, shape);
      const title = source.filter?.name ?? ctx.config.serverTitle;
      const { count, total } = found;
      const exported = { title, start: page.startAt, count, total, fields, delimiter };
      const writer = writerFor(view.format, exported, { links, ...reader });
      if (view.format === 'csv' || view.format === 'xls')
        reply.header('Content-Disposition', `attachment; filename="${params.file}"`);
      return content(mediaTypes[view.format], Readable.from(write(writer, found)));
    },
  }),
];

async function* write(writer: Writer, found: Export): AsyncIterable<string> {
  yield writer.head;
  for await (const issues of found.issues()) yield issues.map((issue) => writer.item(issue)).join('');
  if (writer.tail !== '') yield writer.tail;
}

/** Every field that a list can show, and the long texts; or what the reader, or the filter, chose. */
async function fieldsFor(ctx: Ctx, view: ExportView, source: ExportSource): Promise<readonly IssueField[]> {
  const custom = (await visibleCustomFields(ctx)).flatMap(readableField);
  if (view.fields === 'all') {
    return [...systemFields, ...custom].filter((field) => field.navigable && field.id !== 'thumbnail');
  }
  const columns = await shownColumns(ctx, source.filter?.id ?? null);
  return columns.flatMap(({ id }) => systemField(id) ?? custom.find((field) => field.id === id) ?? []);
}

const delimiters: readonly string[] = [',', ';', '|', '\t'];

/** Jira writes the tab as `^I`. */
function readDelimiter(asked: string | undefined): Delimiter {
  const delimiter = asked === undefined || asked === '' ? ',' : asked === '^I' ? '\t' : asked;
  if (!delimiters.includes(delimiter)) throw badDelimiter();
  return delimiter as Delimiter;
}
