import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import {
  presentCreatedToken,
  presentFoundTokens,
  presentToken,
  presentTokensEnding,
} from './access-token.present.ts';
import {
  askedTokens,
  createdToken,
  foundTokens,
  newToken,
  ownTokens,
  revokedTokens,
  shownToken,
  tokenId,
  tokenOwner,
  tokensEnding,
} from './access-token.schema.ts';
import {
  createToken,
  listOwnTokens,
  listOwnTokensEnding,
  requireOwnToken,
  revokeToken,
  revokeTokensOf,
  searchTokens,
} from './access-token.service.ts';

const source = 'Jira 8.14: personal access tokens (auth.md 6.2)';
const own = { access: 'user', anonymous: 'client-must-be-authenticated', scope: 'none' } as const;
const MOST = 1000;

export const accessTokenRoutes: Route[] = [
  route({
    ...own,
    method: 'GET',
    url: '/rest/pat/latest/tokens',
    summary: 'The own personal access tokens, the newest first, without what is secret in them',
    source,
    grants: false,
    response: ownTokens,
    handle: async ({ ctx }) =>
      (await listOwnTokens(ctx)).map((token) => presentToken(token, ctx.actor.timeZone)),
  }),
  /** Body: name (at most 255 characters, no other of one's tokens has it), expirationDuration (days, optional). */
  route({
    ...own,
    scope: 'person',
    method: 'POST',
    url: '/rest/pat/latest/tokens',
    summary: 'Makes a personal access token; `rawToken` is shown this once',
    source,
    body: newToken,
    status: 201,
    grants: false,
    response: createdToken,
    async handle({ ctx, body }) {
      const { token, raw } = await createToken(ctx, body);
      return presentCreatedToken(token, raw, ctx.actor.timeZone);
    },
  }),
  route({
    ...own,
    method: 'GET',
    url: '/rest/pat/latest/tokens/:tokenId',
    summary: 'One of the own personal access tokens',
    source,
    params: tokenId,
    grants: false,
    response: shownToken,
    handle: async ({ ctx, params }) =>
      presentToken(await requireOwnToken(ctx, params.tokenId), ctx.actor.timeZone),
  }),
  route({
    ...own,
    method: 'DELETE',
    url: '/rest/pat/latest/tokens/:tokenId',
    summary: "Revokes one of the own personal access tokens, or an administrator anybody's: 204",
    source,
    whileReadOnly: true,
    params: tokenId,
    response: Type.Undefined(),
    async handle({ ctx, params }) {
      await revokeToken(ctx, params.tokenId);
    },
  }),
  /** Body: page (from 0), limit (at most 1000, otherwise 100), name (a part of it), userKeys (any of them). */
  route({
    method: 'POST',
    url: '/rest/pat/latest/tokens/search',
    summary: 'Personal access tokens of everybody, the newest first',
    source: 'Jira: what its page for administrators calls',
    access: 'administrator',
    anonymous: 'client-must-be-authenticated',
    scope: 'none',
    whileReadOnly: true,
    body: askedTokens,
    response: foundTokens,
    async handle({ ctx, body }) {
      const limit = Math.min(body.limit ?? 100, MOST);
      const page = { startAt: (body.page ?? 0) * limit, maxResults: limit };
      const userKeys = body.userKeys && body.userKeys.length > 0 ? body.userKeys : null;
      const found = await searchTokens(ctx, { userKeys, name: body.name ?? '' }, page);
      return presentFoundTokens(found, page, ctx.actor.timeZone);
    },
  }),
  route({
    method: 'DELETE',
    url: '/rest/tessera/1/user/:username/access-token',
    summary: 'Revokes all personal access tokens of a user',
    source: "Tessera's own",
    access: 'administrator',
    anonymous: 'not-authenticated',
    scope: 'none',
    whileReadOnly: true,
    params: tokenOwner,
    response: revokedTokens,
    handle: async ({ ctx, params }) => ({ revoked: await revokeTokensOf(ctx, params.username) }),
  }),
  route({
    method: 'GET',
    url: '/rest/tessera/1/access-token/ending',
    summary: 'The own personal access tokens that end within five days, or have ended within thirty',
    source: "Tessera's own",
    access: 'user',
    anonymous: 'not-authenticated',
    scope: 'none',
    grants: false,
    response: tokensEnding,
    handle: async ({ ctx }) =>
      presentTokensEnding(await listOwnTokensEnding(ctx), ctx.now, ctx.actor.timeZone),
  }),
];
