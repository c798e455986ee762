/**
 * What people granted to clients, of whatever kind: seen and taken back by themselves, and by administrators for a client
 * or a user. The same seven addresses for each kind.
 */
import { type Static, type TObject, type TSchema, Type } from 'typebox';
import type { Ctx } from '../../context.ts';
import { type Route, route } from '../../http/route.ts';

/** A kind of client that people grant access to. @param L a grant as it is listed @param P of the address of a client */
export interface Granted<L, P extends TObject> {
  /** `/rest/tessera/1/…` */
  readonly base: `/${string}`;
  /** Address of a client below it, with its parameters. */
  readonly client: `/${string}`;
  readonly clientParams: P;
  readonly response: TSchema;
  readonly summaries: Readonly<
    Record<
      'listOwn' | 'endOwn' | 'listOfClient' | 'endOfClient' | 'listOfUser' | 'endOfUser' | 'endOneOfUser',
      string
    >
  >;
  present(listed: readonly L[], timeZone: string): unknown;
  listOwn(ctx: Ctx): Promise<readonly L[]>;
  endOwn(ctx: Ctx, id: number): Promise<void>;
  listOfClient(ctx: Ctx, params: Static<P>): Promise<readonly L[]>;
  endOfClient(ctx: Ctx, params: Static<P>): Promise<number>;
  listOfUser(ctx: Ctx, username: string): Promise<readonly L[]>;
  endOfUser(ctx: Ctx, username: string): Promise<number>;
  endOneOfUser(ctx: Ctx, username: string, id: number): Promise<void>;
}

const source = "Tessera's own: Jira has a page for it and no REST";
const own = { source, access: 'user', anonymous: 'not-authenticated', scope: 'none', grants: false } as const;
const administrators = {
  source,
  access: 'administrator',
  anonymous: 'not-authenticated',
  scope: 'none',
} as const;

const id = Type.String({ pattern: '^[0-9]{1,15}$' });
const oneGrant = Type.Object({ id });
const owner = Type.Object({ username: Type.String() });
const grantOfOwner = Type.Object({ username: Type.String(), id });
const ended = Type.Object({ ended: Type.Integer() });

export const grantedRoutes = <L, P extends TObject>(kind: Granted<L, P>): Route[] => {
  const shown: Shown<L> = (ctx, listed) => kind.present(listed, ctx.actor.timeZone);
  return [...ownRoutes(kind, shown), ...clientRoutes(kind, shown), ...userRoutes(kind, shown)];
};

type Shown<L> = (ctx: Ctx, listed: readonly L[]) => unknown;

function ownRoutes<L, P extends TObject>(kind: Granted<L, P>, shown: Shown<L>): Route[] {
  const { base, response, summaries } = kind;
  return [
    route({
      ...own,
      method: 'GET',
      url: `${base}/grant`,
      summary: summaries.listOwn,
      response,
      handle: async ({ ctx }) => shown(ctx, await kind.listOwn(ctx)),
    }),
    route({
      ...own,
      method: 'DELETE',
      url: `${base}/grant/:id`,
      summary: summaries.endOwn,
      whileReadOnly: true,
      params: oneGrant,
      response: Type.Undefined(),
      handle: ({ ctx, params }) => kind.endOwn(ctx, Number(params.id)),
    }),
  ];
}

function clientRoutes<L, P extends TObject>(kind: Granted<L, P>, shown: Shown<L>): Route[] {
  const { base, response, summaries } = kind;
  return [
    route({
      ...administrators,
      method: 'GET',
      url: `${base}${kind.client}/grant`,
      summary: summaries.listOfClient,
      params: kind.clientParams,
      response,
      handle: async ({ ctx, params }) => shown(ctx, await kind.listOfClient(ctx, params)),
    }),
    route({
      ...administrators,
      method: 'DELETE',
      url: `${base}${kind.client}/grant`,
      summary: summaries.endOfClient,
      whileReadOnly: true,
      params: kind.clientParams,
      response: ended,
      handle: async ({ ctx, params }) => ({ ended: await kind.endOfClient(ctx, params) }),
    }),
  ];
}

function userRoutes<L, P extends TObject>(kind: Granted<L, P>, shown: Shown<L>): Route[] {
  const { base, response, summaries } = kind;
  return [
    route({
      ...administrators,
      method: 'GET',
      url: `${base}/user/:username/grant`,
      summary: summaries.listOfUser,
      params: owner,
      response,
      handle: async ({ ctx, params }) => shown(ctx, await kind.listOfUser(ctx, params.username)),
    }),
    route({
      ...administrators,
      method: 'DELETE',
      url: `${base}/user/:username/grant`,
      summary: summaries.endOfUser,
      whileReadOnly: true,
      params: owner,
      response: ended,
      handle: async ({ ctx, params }) => ({ ended: await kind.endOfUser(ctx, params.username) }),
    }),
    route({
      ...administrators,
      method: 'DELETE',
      url: `${base}/user/:username/grant/:id`,
      summary: summaries.endOneOfUser,
      whileReadOnly: true,
      params: grantOfOwner,
      response: Type.Undefined(),
      handle: ({ ctx, params }) => kind.endOneOfUser(ctx, params.username, Number(params.id)),
    }),
  ];
}
