import { type Static, Type } from 'typebox';
import type { Ctx } from '../../context.ts';
import type { Links } from '../../http/links.ts';
import { type Route, route } from '../../http/route.ts';
import { oneById } from '../constant.schema.ts';
import { presentPriority } from '../priority/priority.present.ts';
import { requirePriority } from '../priority/priority.service.ts';
import { presentResolution } from '../resolution/resolution.present.ts';
import { requireResolution } from '../resolution/resolution.service.ts';
import { mostDescription } from '../scheme-name.ts';
import { presentStatus } from '../status/status.present.ts';
import { requireVisibleStatus } from '../status/status.service.ts';
import { changeConstant, createConstant, deleteConstant, moveConstant } from './constant-edit.service.ts';
import type { ConstantKind } from './constant-edit.ts';

const administrators = {
  source: "Tessera's own: Jira Server has pages for it and no REST",
  access: 'administrator',
  anonymous: 'not-authenticated',
  webSudo: true,
} as const;

const text = Type.Optional(Type.String());
const id = Type.Union([Type.Integer(), Type.String({ maxLength: 40 })]);
const description = Type.Optional(Type.Union([Type.String({ maxLength: mostDescription }), Type.Null()]));
const own = {
  status: { statusCategory: Type.Optional(id), icon: text },
  priority: { statusColor: text, icon: text },
  resolution: {},
};
const closed = { additionalProperties: false };
const place = Type.Object(
  {
    after: Type.Optional(id),
    position: Type.Optional(
      Type.Union([
        Type.Literal('First'),
        Type.Literal('Last'),
        Type.Literal('Earlier'),
        Type.Literal('Later'),
      ]),
    ),
  },
  closed,
);
const replacement = Type.Object({ replaceWith: text });

interface Kind {
  readonly kind: ConstantKind;
  readonly noun: string;
  /** As /rest/api/2 answers it. */
  show(ctx: Ctx, id: number, links: Links): Promise<unknown>;
}

const kinds: readonly Kind[] = [
  {
    kind: 'status',
    noun: 'a status',
    show: async (ctx, one, links) => presentStatus(await requireVisibleStatus(ctx, String(one)), links),
  },
  {
    kind: 'priority',
    noun: 'a priority',
    show: async (ctx, one, links) => presentPriority(await requirePriority(ctx, String(one)), links),
  },
  {
    kind: 'resolution',
    noun: 'a resolution',
    show: async (ctx, one, links) => presentResolution(await requireResolution(ctx, String(one)), links),
  },
];

function routesOf({ kind, noun, show }: Kind): Route[] {
  const url = `/rest/tessera/1/${kind}` as const;
  const body = { ...own[kind], description };
  return [
    /** 201. 400 by field, 409 where the name is taken. */
    route({
      ...administrators,
      method: 'POST',
      url,
      summary: `Makes ${noun}, the last of the list`,
      body: Type.Object({ name: Type.String(), ...body }, closed),
      status: 201,
      handle: async ({ ctx, body: sent, links }) => show(ctx, await createConstant(ctx, kind, sent), links),
    }),
    /** 400 by field, 404, 409 where the name is taken. */
    route({
      ...administrators,
      method: 'PUT',
      url: `${url}/:id`,
      summary: `Changes ${noun}; what is absent stays`,
      params: oneById,
      body: Type.Object({ name: text, ...body }, closed),
      handle: async ({ ctx, params, body: sent, links }) =>
        show(ctx, await changeConstant(ctx, kind, params.id, sent), links),
    }),
    /** 204. 400 where issues need another one; 404; 409 where workflows or schemes rest on it, or it is the last. */
    route({
      ...administrators,
      method: 'DELETE',
      url: `${url}/:id`,
      summary: `Deletes ${noun}; its issues are given the one of replaceWith`,
      params: oneById,
      query: replacement,
      handle: ({
        ctx,
        params,
        query,
      }: {
        ctx: Ctx;
        params: { id: string };
        query: Static<typeof replacement>;
      }) => deleteConstant(ctx, kind, params.id, query.replaceWith),
    }),
    /** Body: after, an id, or position. 400, 404. */
    route({
      ...administrators,
      method: 'POST',
      url: `${url}/:id/move`,
      summary: `Gives ${noun} another place in the list`,
      params: oneById,
      body: place,
      handle: async ({ ctx, params, body: sent, links }) =>
        show(ctx, await moveConstant(ctx, kind, params.id, sent), links),
    }),
  ];
}

export const constantEditRoutes: Route[] = kinds.flatMap(routesOf);
