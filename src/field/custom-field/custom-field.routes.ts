import { type Route, route } from '../../http/route.ts';
import { commaList } from '../../kernel/comma-list.ts';
import { readId } from '../../kernel/id.ts';
import { readPage } from '../../kernel/paging.ts';
import { notAnInstant } from './custom-field.errors.ts';
import {
  presentOption,
  presentPage,
  presentStandingField,
  presentUsedField,
} from './custom-field.present.ts';
import {
  deleteQuery,
  fieldParams,
  type ListQuery,
  listQuery,
  onlyOptionParams,
  optionsQuery,
} from './custom-field.schema.ts';
import { deleteCustomFields, requireCustomField } from './custom-field.service.ts';
import { listUsedFields, readUsedField } from './custom-field-list.service.ts';
import { requireOption } from './option.service.ts';
import { searchOptions } from './option-search.service.ts';

const source = 'Jira: REST description of api/2/customFields';
const administrators = { source, access: 'administrator', anonymous: 'not-authenticated' } as const;
const readers = { source, access: 'anyone', anonymous: 'served' } as const;
const list = '/rest/api/2/customFields';

const idsIn = (value: string | string[] | undefined): number[] =>
  commaList(value).map((id) => readId(id) ?? 0);

export const customFieldRoutes: Route[] = [
  route({
    ...administrators,
    method: 'GET',
    url: list,
    summary: 'Custom fields, a page at a time, with how much each is used',
    query: listQuery,
    /** @returns a page by name unless sorted otherwise. Errors: 400 that names the parameter. */
    async handle({ ctx, query, links }) {
      const page = readPage(query, 50, 100);
      const { total, fields } = await listUsedFields(ctx, { ...readAsked(query), page });
      const values = fields.map((field) => presentUsedField(field, links, ctx.actor.timeZone));
      return presentPage(list, { total, values }, page, links);
    },
  }),
  route({
    ...administrators,
    method: 'DELETE',
    url: list,
    summary: 'Deletes custom fields with all their values',
    query: deleteQuery,
    status: 200,
    /** @returns which were deleted, and why others were not. Errors: 400 without ids. */
    async handle({ ctx, query }) {
      const { deleted, kept } = await deleteCustomFields(ctx, commaList(query.ids));
      return { deletedCustomFields: deleted, notDeletedCustomFields: kept };
    },
  }),
  route({
    ...administrators,
    source: "Tessera's own: Jira's page Custom fields",
    method: 'GET',
    url: '/rest/tessera/1/field/:fieldId',
    summary: 'A custom field with how much it is used, and the screens that it stands on',
    params: fieldParams,
    /** @returns as in the list, with `screens` of {id, name, tab: {id, name}}. Errors: 404. */
    handle: async ({ ctx, params, links }) =>
      presentStandingField(await readUsedField(ctx, params.fieldId), links, ctx.actor.timeZone),
  }),
  route({
    ...readers,
    method: 'GET',
    url: '/rest/api/2/customFields/:fieldId/options',
    summary: 'Options of a custom field that issues of some projects and types can have',
    params: fieldParams,
    query: optionsQuery,
    /** @returns {options, total}, the page counted from 1. Errors: 400, 404. */
    async handle({ ctx, params, query, links }) {
      const field = await requireCustomField(ctx, params.fieldId);
      const { startAt: page, maxResults } = readPage(
        { startAt: query.page, maxResults: query.maxResults },
        100,
        1000,
      );
      const { total, options } = await searchOptions(ctx, field, {
        projectIds: idsIn(query.projectIds),
        issueTypeIds: idsIn(query.issueTypeIds),
        text: query.query ?? '',
        page: { startAt: Math.max(0, page - 1) * maxResults, maxResults },
      });
      return {
        options: options.map(({ option, childIds }) => presentOption(option, childIds, links)),
        total,
      };
    },
  }),
  route({
    ...readers,
    source: 'Jira: REST description of api/2/customFieldOption',
    method: 'GET',
    url: '/rest/api/2/customFieldOption/:id',
    summary: 'An option of a custom field',
    params: onlyOptionParams,
    /** @returns {self, value, disabled, id}. Errors: 404, the same for one of a hidden field. */
    async handle({ ctx, params, links }) {
      const { option, childIds } = await requireOption(ctx, params.id);
      return presentOption(option, childIds, links);
    },
  }),
];

const readAsked = (query: ListQuery) => ({
  search: query.search ?? '',
  projectIds: idsIn(query.projectIds),
  screenIds: idsIn(query.screenIds),
  types: commaList(query.types),
  lastValueUpdate: readMoment(query.lastValueUpdate),
  sortColumn: query.sortColumn || 'name',
  sortOrder: query.sortOrder || 'asc',
});

function readMoment(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  const moment = readId(text);
  if (moment === null) throw notAnInstant();
  return moment;
}
