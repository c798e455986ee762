import { expandSet } from '../../http/expand.ts';
import { type Route, route } from '../../http/route.ts';
import { readPage } from '../../kernel/paging.ts';
import { presentAvailable, presentScreen, presentScreenRef } from './screen.present.ts';
import { changedScreenBody, defaultParams, listQuery, newScreenBody, screenParams } from './screen.schema.ts';
import {
  changeScreen,
  copyScreen,
  createScreen,
  deleteScreen,
  listScreens,
  requireScreen,
} from './screen.service.ts';
import { addToDefault, availableFields } from './tab.service.ts';

const administrators = { access: 'administrator', anonymous: 'not-authenticated' } as const;
const jira = { ...administrators, source: 'Jira: REST description of api/2/screens' } as const;
const own = { ...administrators, source: "Tessera's own, after Jira Cloud's screens" } as const;
const one = { url: '/rest/api/2/screens/:screenId', params: screenParams } as const;

export const screenRoutes: Route[] = [
  route({
    ...jira,
    method: 'GET',
    url: '/rest/api/2/screens',
    summary: 'Screens by name: all of them, or a page where one is asked for',
    query: listQuery,
    /** @returns a list; with startAt or maxResults {startAt, maxResults, total, screens}. Errors: 400. */
    async handle({ ctx, query }) {
      const expand = expandSet(query.expand);
      const all = await listScreens(ctx, query.search ?? '');
      if (query.startAt === undefined && query.maxResults === undefined) {
        return all.map((screen) => presentScreen(screen, expand));
      }
      const { startAt, maxResults } = readPage(query, 100, 1000);
      const screens = all.slice(startAt, startAt + maxResults).map((screen) => presentScreen(screen, expand));
      return { startAt, maxResults, total: all.length, screens };
    },
  }),
  route({
    ...own,
    method: 'POST',
    url: '/rest/api/2/screens',
    summary: 'Makes a screen with one empty tab',
    body: newScreenBody,
    status: 201,
    /** @returns the screen. Errors: 400 by field. */
    handle: async ({ ctx, body }) =>
      presentScreenRef(await createScreen(ctx, { name: body.name, description: body.description ?? '' })),
  }),
  route({
    ...jira,
    method: 'POST',
    url: '/rest/api/2/screens/addToDefault/:fieldId',
    summary: 'Puts a field on the first tab of the default screen',
    params: defaultParams,
    /** @returns 204. Errors: 400 where it is there already, or there is no such field. */
    async handle({ ctx, params }) {
      await addToDefault(ctx, params.fieldId);
    },
  }),
  route({
    ...own,
    ...one,
    method: 'PUT',
    summary: 'Renames a screen or changes its description',
    body: changedScreenBody,
    /** @returns the screen as it is now. Errors: 400. */
    handle: async ({ ctx, params, body }) =>
      presentScreenRef(await changeScreen(ctx, await requireScreen(ctx, params.screenId), body)),
  }),
  route({
    ...own,
    ...one,
    method: 'DELETE',
    summary: 'Deletes a screen that nothing shows',
    /** @returns 204. Errors: 400. */
    async handle({ ctx, params }) {
      await deleteScreen(ctx, await requireScreen(ctx, params.screenId));
    },
  }),
  route({
    ...administrators,
    source: "Tessera's own: Jira's page Screens",
    method: 'POST',
    url: '/rest/tessera/1/screen/:screenId/copy',
    summary: 'Makes a screen with the tabs and fields of another',
    params: screenParams,
    body: newScreenBody,
    status: 201,
    /** @returns the new screen. Errors: 400 by field. */
    async handle({ ctx, params, body: { name, description = '' } }) {
      const screen = await requireScreen(ctx, params.screenId);
      return presentScreenRef(await copyScreen(ctx, screen, { name, description }));
    },
  }),
  route({
    ...jira,
    method: 'GET',
    url: '/rest/api/2/screens/:screenId/availableFields',
    summary: 'Fields that are not on a screen yet',
    params: screenParams,
    /** @returns a list by name. Errors: 400. */
    async handle({ ctx, params }) {
      const screen = await requireScreen(ctx, params.screenId);
      return (await availableFields(ctx, screen)).map(presentAvailable);
    },
  }),
];
