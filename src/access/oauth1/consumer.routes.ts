/** Consumers of OAuth 1.0a, for administrators. Whoever registers them gives access away: no client may. */
import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import {
  changeConsumer,
  listConsumers,
  registerConsumer,
  removeConsumer,
  requireConsumer,
} from './consumer.service.ts';
import { presentConsumer } from './oauth1.present.ts';
import { changedConsumer, consumer, consumers, newConsumer, oneById } from './oauth1.schema.ts';

const administrators = {
  source: "Tessera's own: Jira has pages for it (application links) and no REST",
  access: 'administrator',
  anonymous: 'not-authenticated',
  scope: 'none',
} as const;
const writing = { ...administrators, webSudo: true } as const;

export const oauth1ConsumerRoutes: Route[] = [
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/tessera/1/oauth1/consumer',
    summary: 'The programs that may ask users for access by OAuth 1.0a',
    response: consumers,
    handle: async ({ ctx, links }) => ({
      consumers: (await listConsumers(ctx)).map((one) =>
        presentConsumer(one, links, ctx.actor.timeZone, { hmacSha1: ctx.config.oauth1HmacSha1 }),
      ),
    }),
  }),
  /** 201 with the shared secret, where there is one: the only time. 400 by field, 409 where the key is taken. */
  route({
    ...writing,
    method: 'POST',
    url: '/rest/tessera/1/oauth1/consumer',
    summary: 'Registers a consumer, with a public key or a shared secret',
    body: newConsumer,
    response: consumer,
    status: 201,
    async handle({ ctx, body, links }) {
      const { consumerKey: key, callbackUrl: callback, ...rest } = body;
      const { consumer: made, sharedSecret } = await registerConsumer(ctx, { key, callback, ...rest });
      const hmacSha1 = ctx.config.oauth1HmacSha1;
      return presentConsumer(made, links, ctx.actor.timeZone, { hmacSha1, sharedSecret });
    },
  }),
  route({
    ...administrators,
    method: 'GET',
    url: '/rest/tessera/1/oauth1/consumer/:id',
    summary: 'A consumer',
    params: oneById,
    response: consumer,
    handle: async ({ ctx, params, links }) =>
      presentConsumer(await requireConsumer(ctx, Number(params.id)), links, ctx.actor.timeZone, {
        hmacSha1: ctx.config.oauth1HmacSha1,
      }),
  }),
  route({
    ...writing,
    method: 'PUT',
    url: '/rest/tessera/1/oauth1/consumer/:id',
    summary:
      'Changes what is given of a consumer; `active: false` keeps its tokens out until it is true again',
    params: oneById,
    body: changedConsumer,
    response: consumer,
    async handle({ ctx, params, body, links }) {
      const { callbackUrl: callback, ...rest } = body;
      const changed = await changeConsumer(ctx, Number(params.id), { callback, ...rest });
      return presentConsumer(changed, links, ctx.actor.timeZone, { hmacSha1: ctx.config.oauth1HmacSha1 });
    },
  }),
  route({
    ...writing,
    method: 'DELETE',
    url: '/rest/tessera/1/oauth1/consumer/:id',
    summary: 'Removes a consumer and every token of it, at once',
    params: oneById,
    response: Type.Undefined(),
    whileReadOnly: true,
    handle: ({ ctx, params }) => removeConsumer(ctx, Number(params.id)),
  }),
];
