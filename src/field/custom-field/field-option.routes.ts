/** Options of a field by the field alone, as some clients ask for them: new ones go to its first context. */
import { type Route, route } from '../../http/route.ts';
import { readPage } from '../../kernel/paging.ts';
import { presentContextOption, presentPage } from './custom-field.present.ts';
import {
  changedOptionBody,
  fieldParams,
  newOptionBody,
  optionParams,
  pageQuery,
} from './custom-field.schema.ts';
import { requireCustomField } from './custom-field.service.ts';
import type { Context } from './custom-field.ts';
import { addOptions, changeOption, deleteOption, listOptions, requireOptionOf } from './option.service.ts';

const common = {
  source: "Tessera's own, after Jira Cloud's field options",
  access: 'administrator',
  anonymous: 'not-authenticated',
} as const;
const list = { ...common, url: '/rest/api/2/field/:fieldId/option', params: fieldParams } as const;
const one = { ...common, url: '/rest/api/2/field/:fieldId/option/:optionId', params: optionParams } as const;

export const fieldOptionRoutes: Route[] = [
  route({
    ...list,
    method: 'GET',
    summary: 'Options of a custom field, of all its contexts',
    query: pageQuery,
    /** @returns a page. Errors: 404. */
    async handle({ ctx, params, query, links }) {
      const field = await requireCustomField(ctx, params.fieldId);
      const all = await listOptions(
        ctx,
        field.contexts.map((context) => context.id),
      );
      const page = readPage(query, 100, 1000);
      const values = all.slice(page.startAt, page.startAt + page.maxResults).map(presentContextOption);
      const path = `/rest/api/2/field/${params.fieldId}/option` as const;
      return presentPage(path, { total: all.length, values }, page, links);
    },
  }),
  route({
    ...list,
    method: 'POST',
    summary: 'Adds an option to the first context of a custom field',
    body: newOptionBody,
    status: 200,
    /** @returns the option. Errors: 400, 404. */
    async handle({ ctx, params, body }) {
      const field = await requireCustomField(ctx, params.fieldId);
      const parentId = body.optionId === undefined ? null : String(body.optionId);
      const given = { value: body.value, disabled: body.disabled ?? false, parentId };
      const [added] = await addOptions(ctx, field, field.contexts[0] as Context, [given]);
      return added && presentContextOption(added);
    },
  }),
  route({
    ...one,
    method: 'GET',
    summary: 'An option of a custom field',
    /** @returns the option. Errors: 404. */
    async handle({ ctx, params }) {
      const field = await requireCustomField(ctx, params.fieldId);
      return presentContextOption((await requireOptionOf(ctx, field, params.optionId)).option);
    },
  }),
  route({
    ...one,
    method: 'PUT',
    summary: 'Renames, disables or enables an option',
    body: changedOptionBody,
    /** @returns the option as it is now. Errors: 400, 404. */
    async handle({ ctx, params, body }) {
      const field = await requireCustomField(ctx, params.fieldId);
      const { option } = await requireOptionOf(ctx, field, params.optionId);
      return presentContextOption(await changeOption(ctx, field, option, body));
    },
  }),
  route({
    ...one,
    method: 'DELETE',
    summary: 'Deletes an option, and takes it off the issues that have it',
    /** @returns 204. Errors: 404. */
    async handle({ ctx, params }) {
      const field = await requireCustomField(ctx, params.fieldId);
      await deleteOption(ctx, field, (await requireOptionOf(ctx, field, params.optionId)).option);
    },
  }),
];
