import { type Route, route } from '../../http/route.ts';
import { notABoolean, placeNeeded } from './screen.errors.ts';
import { presentShown, presentTab } from './screen.present.ts';
import {
  fieldBody,
  indicatorParams,
  type MoveBody,
  moveBody,
  onTabParams,
  projectQuery,
  screenParams,
  tabBody,
  tabMoveParams,
  tabParams,
} from './screen.schema.ts';
import { requireReadableScreen, requireScreen } from './screen.service.ts';
import {
  addField,
  addTab,
  deleteTab,
  listFields,
  listTabs,
  moveField,
  moveTab,
  type Place,
  removeField,
  renameTab,
  requireTab,
  showWhenEmpty,
} from './tab.service.ts';

const source = 'Jira: REST description of api/2/screens';
const administrators = { source, access: 'administrator', anonymous: 'not-authenticated' } as const;
const readers = { source, access: 'user', anonymous: 'not-authenticated' } as const;
const tabs = { url: '/rest/api/2/screens/:screenId/tabs', params: screenParams } as const;
const tab = { url: '/rest/api/2/screens/:screenId/tabs/:tabId', params: tabParams } as const;
const fields = { url: '/rest/api/2/screens/:screenId/tabs/:tabId/fields', params: tabParams } as const;

type Ctx = Parameters<typeof requireScreen>[0];

async function findTab(ctx: Ctx, params: { screenId: string; tabId: string }) {
  const screen = await requireScreen(ctx, params.screenId);
  return [screen, await requireTab(ctx, screen, params.tabId)] as const;
}

export const tabRoutes: Route[] = [
  route({
    ...readers,
    ...tabs,
    method: 'GET',
    summary: 'Tabs of a screen; `projectKey` lets in who administers a project that shows it',
    query: projectQuery,
    /** @returns a list in their order. Errors: 400 to administrators, 403 to others. */
    async handle({ ctx, params, query }) {
      const screen = await requireReadableScreen(ctx, params.screenId, query.projectKey);
      return (await listTabs(ctx, screen)).map(presentTab);
    },
  }),
  route({
    ...administrators,
    ...tabs,
    method: 'POST',
    summary: 'Adds a tab behind the others',
    body: tabBody,
    status: 200,
    /** @returns the tab. Errors: 400. */
    handle: async ({ ctx, params, body }) =>
      presentTab(await addTab(ctx, await requireScreen(ctx, params.screenId), body.name)),
  }),
  route({
    ...administrators,
    ...tab,
    method: 'PUT',
    summary: 'Renames a tab',
    body: tabBody,
    /** @returns the tab as it is now. Errors: 400. */
    handle: async ({ ctx, params, body }) =>
      presentTab(await renameTab(ctx, ...(await findTab(ctx, params)), body.name)),
  }),
  route({
    ...administrators,
    ...tab,
    method: 'DELETE',
    summary: 'Deletes a tab with the fields on it',
    /** @returns 204. Errors: 400, 412 for the last tab. */
    async handle({ ctx, params }) {
      await deleteTab(ctx, ...(await findTab(ctx, params)));
    },
  }),
  route({
    ...administrators,
    method: 'POST',
    url: '/rest/api/2/screens/:screenId/tabs/:tabId/move/:pos',
    summary: 'Moves a tab to a place, counted from 0',
    params: tabMoveParams,
    /** @returns 204. Errors: 400. */
    async handle({ ctx, params }) {
      await moveTab(ctx, ...(await findTab(ctx, params)), params.pos);
    },
  }),
  route({
    ...readers,
    ...fields,
    method: 'GET',
    summary: 'Fields on a tab; `projectKey` lets in who administers a project that shows the screen',
    query: projectQuery,
    /** @returns a list in their order. Errors: 400 to administrators, 403 to others. */
    async handle({ ctx, params, query }) {
      const screen = await requireReadableScreen(ctx, params.screenId, query.projectKey);
      return (await listFields(ctx, await requireTab(ctx, screen, params.tabId))).map(presentShown);
    },
  }),
  route({
    ...administrators,
    ...fields,
    method: 'POST',
    summary: 'Puts a field at the end of a tab',
    body: fieldBody,
    status: 200,
    /** @returns the field. Errors: 400. */
    handle: async ({ ctx, params, body }) =>
      presentShown(await addField(ctx, ...(await findTab(ctx, params)), body.fieldId)),
  }),
  route({
    ...administrators,
    method: 'DELETE',
    url: '/rest/api/2/screens/:screenId/tabs/:tabId/fields/:id',
    summary: 'Takes a field off a tab',
    params: onTabParams,
    /** @returns 204. Errors: 400. */
    async handle({ ctx, params }) {
      await removeField(ctx, ...(await findTab(ctx, params)), params.id);
    },
  }),
  route({
    ...administrators,
    method: 'POST',
    url: '/rest/api/2/screens/:screenId/tabs/:tabId/fields/:id/move',
    summary: 'Moves a field on its tab: to First, Last, Earlier, Later, or behind another',
    params: onTabParams,
    body: moveBody,
    /** @returns 204. Errors: 400. */
    async handle({ ctx, params, body }) {
      await moveField(ctx, ...(await findTab(ctx, params)), params.id, readPlace(body));
    },
  }),
  route({
    ...administrators,
    method: 'PUT',
    url: '/rest/api/2/screens/:screenId/tabs/:tabId/fields/:id/updateShowWhenEmptyIndicator/:newValue',
    summary: 'Says whether a field is shown where it has no value',
    params: indicatorParams,
    /** @returns 204. Errors: 400. */
    async handle({ ctx, params }) {
      const { newValue } = params;
      if (newValue !== 'true' && newValue !== 'false') throw notABoolean(newValue);
      await showWhenEmpty(ctx, ...(await findTab(ctx, params)), params.id, newValue === 'true');
    },
  }),
];

/** `after` is a field's id, or the address of one on the tab. */
function readPlace({ after, position }: MoveBody): Place {
  if (position) return position;
  if (!after) throw placeNeeded();
  return { after: after.split('/').at(-1) ?? '' };
}
