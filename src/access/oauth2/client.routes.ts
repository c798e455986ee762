import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { presentClient } from './client.present.ts';
import {
  changedClient,
  clientList,
  clientShape,
  clientWithSecret,
  newClient,
  oneClient,
} from './client.schema.ts';
import {
  createClient,
  dropClient,
  editClient,
  listClients,
  requireClient,
  rotateSecret,
} from './client.service.ts';

/** Whoever registers clients gives access away: no client may do it, and the password is asked for again. */
const administrators = {
  source: "Tessera's own: Jira's application links have pages and no REST",
  access: 'administrator',
  anonymous: 'not-authenticated',
  scope: 'none',
} as const;
const writing = { ...administrators, webSudo: true } as const;

export const oauth2ClientRoutes: Route[] = [
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/tessera/1/oauth2/client',
    summary: 'The clients of OAuth 2.0, without their secrets',
    response: clientList,
    handle: async ({ ctx }) => ({
      clients: (await listClients(ctx)).map((client) => presentClient(client, ctx.actor.timeZone)),
    }),
  }),
  route({
    ...writing,
    method: 'POST',
    url: '/rest/tessera/1/oauth2/client',
    summary: 'Registers a client of OAuth 2.0. Its secret is in this answer and in no other',
    body: newClient,
    response: clientWithSecret,
    status: 201,
    async handle({ ctx, body, reply, links }) {
      const { client, secret } = await createClient(ctx, {
        name: body.name,
        confidential: body.confidential ?? true,
        redirectUris: body.redirectUris ?? [],
        scope: body.scope ?? 'READ',
        legacy: body.legacy ?? false,
        runAs: body.runAs ?? null,
      });
      reply.header('Location', links.to(`/rest/tessera/1/oauth2/client/${client.clientId}`));
      return { ...presentClient(client, ctx.actor.timeZone), secret };
    },
  }),
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/tessera/1/oauth2/client/:clientId',
    summary: 'One client of OAuth 2.0',
    params: oneClient,
    response: clientShape,
    handle: async ({ ctx, params }) =>
      presentClient(await requireClient(ctx, params.clientId), ctx.actor.timeZone),
  }),
  route({
    ...writing,
    method: 'PUT',
    url: '/rest/tessera/1/oauth2/client/:clientId',
    summary:
      'Changes a client; members that are left out stay. A smaller scope holds for what was granted before, too',
    params: oneClient,
    body: changedClient,
    response: clientShape,
    async handle({ ctx, params, body }) {
      const before = await requireClient(ctx, params.clientId);
      const client = await editClient(ctx, params.clientId, {
        name: body.name ?? before.name,
        redirectUris: body.redirectUris ?? before.redirectUris,
        scope: body.scope ?? before.scope,
        legacy: body.legacy ?? before.legacy,
        runAs: body.runAs === undefined ? (before.runAs?.name ?? null) : body.runAs,
      });
      return presentClient(client, ctx.actor.timeZone);
    },
  }),
  route({
    ...writing,
    method: 'DELETE',
    url: '/rest/tessera/1/oauth2/client/:clientId',
    summary: 'Removes a client, and with it all that it was granted',
    whileReadOnly: true,
    params: oneClient,
    response: Type.Undefined(),
    handle: ({ ctx, params }) => dropClient(ctx, params.clientId),
  }),
  route({
    ...writing,
    method: 'POST',
    url: '/rest/tessera/1/oauth2/client/:clientId/secret',
    summary:
      'Gives a client a new secret, in this answer and in no other; the one before is worth nothing at once',
    whileReadOnly: true,
    params: oneClient,
    response: clientWithSecret,
    async handle({ ctx, params }) {
      const { client, secret } = await rotateSecret(ctx, params.clientId);
      return { ...presentClient(client, ctx.actor.timeZone), secret };
    },
  }),
];
