import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { presentTerm } from './terminology.present.ts';
import { readTerm, readTerms, rename } from './terminology.service.ts';

const source = 'Jira: REST description of api/2/terminology';
const url = '/rest/api/2/terminology/entries';
const name = Type.String();

export const terminologyRoutes: Route[] = [
  route({
    method: 'GET',
    url,
    summary: 'What epics and sprints are called here',
    source,
    access: 'user',
    anonymous: 'not-authenticated',
    grants: false,
    handle: async ({ ctx }) => (await readTerms(ctx)).map(presentTerm),
  }),
  route({
    method: 'GET',
    url: `${url}/:originalName`,
    summary: 'What one of them is called here',
    source,
    access: 'user',
    anonymous: 'not-authenticated',
    grants: false,
    params: Type.Object({ originalName: Type.String() }),
    handle: async ({ ctx, params }) => presentTerm(await readTerm(ctx, params.originalName)),
  }),
  route({
    method: 'POST',
    url,
    summary: 'Renames them, all that are given or none',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    body: Type.Array(
      Type.Object(
        { originalName: name, newName: name, newNamePlural: name },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 20 },
    ),
    status: 200,
    handle: ({ ctx, body }) => rename(ctx, body),
  }),
];
