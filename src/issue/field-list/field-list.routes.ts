import { type Route, route } from '../../http/route.ts';
import { presentField } from './field-list.present.ts';
import { changedFieldBody, fieldParams, newFieldBody } from './field-list.schema.ts';
import { addField, changeField, listFields } from './field-list.service.ts';

const source = 'Jira: REST description of api/2/field';
const administrators = { access: 'administrator', anonymous: 'not-authenticated' } as const;

export const fieldListRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/field',
    summary: 'The fields of issues: their names, what JQL calls them and what their values are',
    source,
    access: 'anyone',
    anonymous: 'served',
    handle: async ({ ctx }) => (await listFields(ctx)).map(presentField),
  }),
  route({
    ...administrators,
    method: 'POST',
    url: '/rest/api/2/field',
    summary: 'Makes a custom field; it stands on no screen yet',
    source,
    body: newFieldBody,
    status: 201,
    /** @returns the field as in the list. Errors: 400 by field. */
    handle: async ({ ctx, body }) => presentField(await addField(ctx, body)),
  }),
  route({
    ...administrators,
    method: 'PUT',
    url: '/rest/api/2/field/:fieldId',
    summary: 'Renames a custom field, or changes its description or its searcher',
    source: "Tessera's own, after Jira Cloud's",
    params: fieldParams,
    body: changedFieldBody,
    status: 200,
    /** @returns the field as it is now. Errors: 400 by field, 404. */
    handle: async ({ ctx, params, body }) => presentField(await changeField(ctx, params.fieldId, body)),
  }),
];
