import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { requireDashboard, requireEditable } from '../dashboard.service.ts';
import { presentGadget } from './gadget.present.ts';
import { addGadget, changeGadget, listGadgets, removeGadget, requireGadget } from './gadget.service.ts';
import { gadgetKinds } from './gadget.ts';

const source = 'Jira Cloud: REST description of dashboards';
const url = '/rest/api/2/dashboard/:id/gadget';
const onDashboard = Type.Object({ id: Type.String() });
const one = Type.Object({ id: Type.String(), gadgetId: Type.String() });
const reading = { source, access: 'anyone', anonymous: 'served' } as const;
const writing = { source, access: 'user', anonymous: 'not-authenticated' } as const;

const text = Type.Optional(Type.String());
const position = Type.Object(
  { row: Type.Integer({ maximum: 1000 }), column: Type.Integer() },
  { additionalProperties: false },
);
const looks = { title: text, color: text, position: Type.Optional(position) };
const newGadget = Type.Object(
  // `uri` names gadgets of add-ons, of which there are none.
  { ...looks, moduleKey: text, uri: text, ignoreUriAndModuleKeyValidation: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);
const changedGadget = Type.Object(looks, { additionalProperties: false });

export const gadgetRoutes: Route[] = [
  route({
    ...writing,
    method: 'GET',
    url: '/rest/api/2/dashboard/gadgets',
    summary: 'The gadgets that can be put on a dashboard',
    grants: false,
    handle: () => ({ gadgets: gadgetKinds }),
  }),
  route({
    ...reading,
    method: 'GET',
    url,
    summary: 'The gadgets of a dashboard, column after column',
    params: onDashboard,
    handle: async ({ ctx, params }) => ({
      gadgets: (await listGadgets(ctx, await requireDashboard(ctx, params.id))).map(presentGadget),
    }),
  }),
  /** Body: moduleKey, title, color, position {row, column}; without a position it comes first. Errors: 400, 403, 404. */
  route({
    ...writing,
    method: 'POST',
    url,
    summary: 'Puts a gadget on a dashboard',
    params: onDashboard,
    body: newGadget,
    async handle({ ctx, params, body }) {
      const dashboard = await requireEditable(ctx, params.id);
      return presentGadget(await addGadget(ctx, dashboard, body));
    },
  }),
  route({
    ...writing,
    method: 'PUT',
    url: `${url}/:gadgetId`,
    summary: 'Changes the title, the color and the position of a gadget',
    params: one,
    body: changedGadget,
    async handle({ ctx, params, body }) {
      const dashboard = await requireEditable(ctx, params.id);
      await changeGadget(ctx, dashboard, await requireGadget(ctx, dashboard, params.gadgetId), body);
    },
  }),
  route({
    ...writing,
    method: 'DELETE',
    url: `${url}/:gadgetId`,
    summary: 'Takes a gadget from a dashboard',
    params: one,
    async handle({ ctx, params }) {
      const dashboard = await requireEditable(ctx, params.id);
      await removeGadget(ctx, dashboard, await requireGadget(ctx, dashboard, params.gadgetId));
    },
  }),
];
