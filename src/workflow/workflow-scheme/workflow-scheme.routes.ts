import { type Route, route } from '../../http/route.ts';
import { isTrue } from '../../kernel/flag.ts';
import { presentScheme } from './workflow-scheme.present.ts';
import { changedScheme, newScheme, oneScheme, reading } from './workflow-scheme.schema.ts';
import {
  changeScheme,
  createDraft,
  createScheme,
  deleteDraft,
  deleteScheme,
  listSchemes,
  readScheme,
} from './workflow-scheme.service.ts';

/** Their password is asked again, as Jira's description says of all of these; not of Basic. */
const guarded = {
  source: 'Jira: REST description of api/2/workflowscheme',
  access: 'administrator',
  anonymous: 'not-authenticated',
  webSudo: true,
} as const;
const url = '/rest/api/2/workflowscheme';

export const workflowSchemeRoutes: Route[] = [
  /** {schemes: […]}, by name. */
  route({
    ...guarded,
    source: 'Client libraries: python-jira lists workflow schemes so',
    method: 'GET',
    url: '/rest/api/2/workflowschemes',
    summary: 'Every workflow scheme',
    handle: async ({ ctx, links }) => ({
      schemes: (await listSchemes(ctx)).map((shown) => presentScheme(shown, links, ctx.actor.timeZone)),
    }),
  }),
  /** 201. Workflows by name; without a default one it is `jira`. 400 by field. */
  route({
    ...guarded,
    method: 'POST',
    url,
    summary: 'Makes a workflow scheme',
    body: newScheme,
    status: 201,
    handle: async ({ ctx, body, links }) =>
      presentScheme(await createScheme(ctx, body), links, ctx.actor.timeZone),
  }),
  route({
    ...guarded,
    method: 'GET',
    url: `${url}/:id`,
    summary: 'One workflow scheme, or its draft where that is wanted and there',
    params: oneScheme,
    query: reading,
    handle: async ({ ctx, params, query, links }) =>
      presentScheme(
        await readScheme(ctx, params.id, isTrue(query.returnDraftIfExists) ? 'draft-if-any' : 'itself'),
        links,
        ctx.actor.timeZone,
      ),
  }),
  /** The mappings of a scheme in use: 400, or with updateDraftIfNeeded its draft is changed, which is answered. */
  route({
    ...guarded,
    method: 'PUT',
    url: `${url}/:id`,
    summary: 'Changes a workflow scheme; what is absent stays',
    params: oneScheme,
    body: changedScheme,
    async handle({ ctx, params, body, links }) {
      const place = { id: params.id, draft: false, updateDraftIfNeeded: body.updateDraftIfNeeded ?? false };
      return presentScheme(await changeScheme(ctx, place, body), links, ctx.actor.timeZone);
    },
  }),
  /** 204. 400 for one that a project uses. */
  route({
    ...guarded,
    method: 'DELETE',
    url: `${url}/:id`,
    summary: 'Deletes a workflow scheme that no project uses',
    params: oneScheme,
    handle: async ({ ctx, params }) => deleteScheme(ctx, params.id),
  }),
  /** 201. 400 where there is one, or none is needed. */
  route({
    ...guarded,
    method: 'POST',
    url: `${url}/:id/createdraft`,
    summary: 'Makes a draft of a workflow scheme that is in use',
    params: oneScheme,
    consumes: 'none',
    status: 201,
    handle: async ({ ctx, params, links }) =>
      presentScheme(await createDraft(ctx, params.id), links, ctx.actor.timeZone),
  }),
  route({
    ...guarded,
    method: 'GET',
    url: `${url}/:id/draft`,
    summary: 'The draft of a workflow scheme',
    params: oneScheme,
    handle: async ({ ctx, params, links }) =>
      presentScheme(await readScheme(ctx, params.id, 'draft'), links, ctx.actor.timeZone),
  }),
  route({
    ...guarded,
    method: 'PUT',
    url: `${url}/:id/draft`,
    summary: 'Changes the draft of a workflow scheme; what is absent stays',
    params: oneScheme,
    body: changedScheme,
    handle: async ({ ctx, params, body, links }) =>
      presentScheme(
        await changeScheme(ctx, { id: params.id, draft: true, updateDraftIfNeeded: false }, body),
        links,
        ctx.actor.timeZone,
      ),
  }),
  route({
    ...guarded,
    method: 'DELETE',
    url: `${url}/:id/draft`,
    summary: 'Throws the draft of a workflow scheme away',
    params: oneScheme,
    handle: async ({ ctx, params }) => deleteDraft(ctx, params.id),
  }),
];
