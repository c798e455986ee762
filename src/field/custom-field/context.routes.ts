/** Where custom fields are, and what can be chosen in them. Jira Server has pages for this; these are Cloud's addresses. */
import { type Route, route } from '../../http/route.ts';
import { readId } from '../../kernel/id.ts';
import { readPage } from '../../kernel/paging.ts';
import { positionNeeded } from './custom-field.errors.ts';
import { presentContext, presentContextOption, presentPage } from './custom-field.present.ts';
import {
  changedContextBody,
  changedOptionsBody,
  contextBody,
  contextOptionParams,
  contextParams,
  fieldParams,
  movedOptionsBody,
  newOptionsBody,
  pageQuery,
} from './custom-field.schema.ts';
import {
  addContext,
  changeContext,
  deleteContext,
  requireContext,
  requireCustomField,
} from './custom-field.service.ts';
import {
  addOptions,
  changeOptions,
  deleteOption,
  listOptions,
  moveOptions,
  requireOptionOf,
} from './option.service.ts';

const common = {
  source: "Tessera's own, after Jira Cloud's field contexts",
  access: 'administrator',
  anonymous: 'not-authenticated',
} as const;
const contexts = { ...common, url: '/rest/api/2/field/:fieldId/context', params: fieldParams } as const;
const options = {
  ...common,
  url: '/rest/api/2/field/:fieldId/context/:contextId/option',
  params: contextParams,
} as const;

const ids = (list: readonly (string | number)[] = []) => list.map((id) => readId(String(id)) ?? 0);

export const contextRoutes: Route[] = [
  route({
    ...contexts,
    method: 'GET',
    summary: 'Where a custom field is: its contexts',
    query: pageQuery,
    /** @returns a page. Errors: 404. */
    async handle({ ctx, params, query, links }) {
      const field = await requireCustomField(ctx, params.fieldId);
      const page = readPage(query, 50, 1000);
      const values = field.contexts
        .slice(page.startAt, page.startAt + page.maxResults)
        .map((context) => presentContext(context));
      const found = { total: field.contexts.length, values };
      return presentPage(`/rest/api/2/field/${params.fieldId}/context`, found, page, links);
    },
  }),
  route({
    ...contexts,
    method: 'POST',
    summary: 'Gives a custom field another context',
    body: contextBody,
    status: 201,
    /** @returns the context. Errors: 400 by field, 404. */
    async handle({ ctx, params, body }) {
      const field = await requireCustomField(ctx, params.fieldId);
      const context = await addContext(ctx, field, {
        name: body.name,
        description: body.description ?? '',
        projectIds: ids(body.projectIds),
        issueTypeIds: ids(body.issueTypeIds),
      });
      return presentContext(context);
    },
  }),
  route({
    ...common,
    source: "Tessera's own: Jira's page Configure custom field",
    method: 'PUT',
    url: '/rest/tessera/1/field/:fieldId/context/:contextId',
    summary: 'Changes a context: what is absent stays, an empty list means all',
    params: contextParams,
    body: changedContextBody,
    /** @returns the context as it is now. Errors: 400 by field, 404. */
    async handle({ ctx, params, body: { projectIds, issueTypeIds, ...details } }) {
      const field = await requireCustomField(ctx, params.fieldId);
      const context = await changeContext(ctx, field, params.contextId, {
        ...details,
        ...(projectIds && { projectIds: ids(projectIds) }),
        ...(issueTypeIds && { issueTypeIds: ids(issueTypeIds) }),
      });
      return presentContext(context);
    },
  }),
  route({
    ...common,
    method: 'DELETE',
    url: '/rest/api/2/field/:fieldId/context/:contextId',
    summary: 'Deletes a context with its options',
    params: contextParams,
    /** @returns 204. Errors: 400 for the last one, 404. */
    async handle({ ctx, params }) {
      const field = await requireCustomField(ctx, params.fieldId);
      await deleteContext(ctx, field, requireContext(field, params.contextId));
    },
  }),
  route({
    ...options,
    method: 'GET',
    summary: 'Options of a context',
    query: pageQuery,
    /** @returns a page. Errors: 404. */
    async handle({ ctx, params, query, links }) {
      const field = await requireCustomField(ctx, params.fieldId);
      const all = await listOptions(ctx, [requireContext(field, params.contextId).id]);
      const page = readPage(query, 100, 1000);
      const values = all.slice(page.startAt, page.startAt + page.maxResults).map(presentContextOption);
      const path = `/rest/api/2/field/${params.fieldId}/context/${params.contextId}/option` as const;
      return presentPage(path, { total: all.length, values }, page, links);
    },
  }),
  route({
    ...options,
    method: 'POST',
    summary: 'Adds options to a context',
    body: newOptionsBody,
    status: 200,
    /** @returns {options}. Errors: 400, 404. */
    async handle({ ctx, params, body }) {
      const field = await requireCustomField(ctx, params.fieldId);
      const context = requireContext(field, params.contextId);
      const given = body.options.map((one) => ({
        value: one.value,
        disabled: one.disabled ?? false,
        parentId: one.optionId === undefined ? null : String(one.optionId),
      }));
      return { options: (await addOptions(ctx, field, context, given)).map(presentContextOption) };
    },
  }),
  route({
    ...options,
    method: 'PUT',
    summary: 'Renames, disables and enables options of a context',
    body: changedOptionsBody,
    /** @returns {options}. Errors: 400, 404. */
    async handle({ ctx, params, body }) {
      const field = await requireCustomField(ctx, params.fieldId);
      const context = requireContext(field, params.contextId);
      const changes = body.options.map(({ id, ...change }) => ({ id: String(id), ...change }));
      return { options: (await changeOptions(ctx, field, context, changes)).map(presentContextOption) };
    },
  }),
  route({
    ...options,
    method: 'PUT',
    url: '/rest/api/2/field/:fieldId/context/:contextId/option/move',
    summary: 'Moves options of a context to the first or the last place, or behind another',
    body: movedOptionsBody,
    /** @returns 204. Errors: 400, 404. */
    async handle({ ctx, params, body }) {
      const field = await requireCustomField(ctx, params.fieldId);
      const context = requireContext(field, params.contextId);
      await moveOptions(ctx, field, context, body.customFieldOptionIds.map(String), readPlace(body));
    },
  }),
  route({
    ...common,
    method: 'DELETE',
    url: '/rest/api/2/field/:fieldId/context/:contextId/option/:optionId',
    summary: 'Deletes an option, and takes it off the issues that have it',
    params: contextOptionParams,
    /** @returns 204. Errors: 404. */
    async handle({ ctx, params }) {
      const field = await requireCustomField(ctx, params.fieldId);
      requireContext(field, params.contextId);
      await deleteOption(ctx, field, (await requireOptionOf(ctx, field, params.optionId)).option);
    },
  }),
];

function readPlace({ after, position }: { after?: string | number; position?: string }) {
  if (after !== undefined) return { after: String(after) };
  if (position === 'First') return 'first' as const;
  if (position === 'Last') return 'last' as const;
  throw positionNeeded();
}
