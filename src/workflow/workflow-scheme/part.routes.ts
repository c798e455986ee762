import { type Route, route } from '../../http/route.ts';
import { isTrue } from '../../kernel/flag.ts';
import {
  changeDefault,
  changeType,
  changeWorkflow,
  clearDefault,
  clearType,
  clearWorkflow,
  readType,
  readWorkflow,
} from './part.service.ts';
import {
  presentDefault,
  presentScheme,
  presentType,
  presentWorkflow,
  presentWorkflows,
} from './workflow-scheme.present.ts';
import {
  defaultChosen,
  oneScheme,
  oneType,
  reading,
  readingWorkflow,
  removing,
  removingWorkflow,
  typeChosen,
  workflowChosen,
} from './workflow-scheme.schema.ts';
import { type Place, readScheme, type Wanted } from './workflow-scheme.service.ts';

const guarded = {
  source: 'Jira: REST description of api/2/workflowscheme',
  access: 'administrator',
  anonymous: 'not-authenticated',
  webSudo: true,
} as const;

/** A scheme, or its draft: what is under its address is alike. */
interface Under {
  readonly url: `/${string}`;
  readonly whose: string;
  wanted(returnDraftIfExists: string | undefined): Wanted;
  of(id: string, updateDraftIfNeeded: boolean | undefined): Place;
}

const scheme: Under = {
  url: '/rest/api/2/workflowscheme/:id',
  whose: 'a workflow scheme',
  wanted: (returnDraftIfExists) => (isTrue(returnDraftIfExists) ? 'draft-if-any' : 'itself'),
  of: (id, update) => ({ id, draft: false, updateDraftIfNeeded: update ?? false }),
};

const draft: Under = {
  url: '/rest/api/2/workflowscheme/:id/draft',
  whose: 'the draft of a workflow scheme',
  wanted: () => 'draft',
  of: (id) => ({ id, draft: true, updateDraftIfNeeded: false }),
};

/** Each change answers the whole scheme, or the draft that it was made to. */
const defaultRoutes = (place: Under): Route[] => {
  const { url, whose } = place;
  return [
    route({
      ...guarded,
      method: 'GET',
      url: `${url}/default`,
      summary: `The default workflow of ${whose}`,
      params: oneScheme,
      query: reading,
      handle: async ({ ctx, params, query }) =>
        presentDefault(await readScheme(ctx, params.id, place.wanted(query.returnDraftIfExists))),
    }),
    route({
      ...guarded,
      method: 'PUT',
      url: `${url}/default`,
      summary: `Changes the default workflow of ${whose}`,
      params: oneScheme,
      body: defaultChosen,
      handle: async ({ ctx, params, body, links }) =>
        presentScheme(
          await changeDefault(ctx, place.of(params.id, body.updateDraftIfNeeded), body.workflow),
          links,
          ctx.actor.timeZone,
        ),
    }),
    route({
      ...guarded,
      method: 'DELETE',
      url: `${url}/default`,
      summary: `Makes the workflow jira the default of ${whose}`,
      params: oneScheme,
      query: removing,
      handle: async ({ ctx, params, query, links }) =>
        presentScheme(
          await clearDefault(ctx, place.of(params.id, isTrue(query.updateDraftIfNeeded))),
          links,
          ctx.actor.timeZone,
        ),
    }),
  ];
};

const typeRoutes = (place: Under): Route[] => {
  const { url, whose } = place;
  return [
    /** 404 for an issue type that follows the default. */
    route({
      ...guarded,
      method: 'GET',
      url: `${url}/issuetype/:issueType`,
      summary: `The workflow that an issue type is mapped to in ${whose}`,
      params: oneType,
      query: reading,
      async handle({ ctx, params, query }) {
        const found = await readType(
          ctx,
          params.id,
          place.wanted(query.returnDraftIfExists),
          params.issueType,
        );
        return presentType(found.shown, found.typeId);
      },
    }),
    route({
      ...guarded,
      method: 'PUT',
      url: `${url}/issuetype/:issueType`,
      summary: `Maps an issue type to a workflow in ${whose}`,
      params: oneType,
      body: typeChosen,
      handle: async ({ ctx, params, body, links }) =>
        presentScheme(
          await changeType(ctx, place.of(params.id, body.updateDraftIfNeeded), params.issueType, body),
          links,
          ctx.actor.timeZone,
        ),
    }),
    route({
      ...guarded,
      method: 'DELETE',
      url: `${url}/issuetype/:issueType`,
      summary: `Lets an issue type follow the default workflow in ${whose}`,
      params: oneType,
      query: removing,
      handle: async ({ ctx, params, query, links }) =>
        presentScheme(
          await clearType(ctx, place.of(params.id, isTrue(query.updateDraftIfNeeded)), params.issueType),
          links,
          ctx.actor.timeZone,
        ),
    }),
  ];
};

const workflowRoutes = (place: Under): Route[] => {
  const { url, whose } = place;
  return [
    /** With workflowName {workflow, issueTypes, defaultMapping}; without it a list of them. */
    route({
      ...guarded,
      method: 'GET',
      url: `${url}/workflow`,
      summary: `The workflows of ${whose}, and the issue types that are mapped to each`,
      params: oneScheme,
      query: readingWorkflow,
      async handle({ ctx, params, query }) {
        const which = place.wanted(query.returnDraftIfExists);
        const { workflowName } = query;
        if (workflowName === undefined) return presentWorkflows(await readScheme(ctx, params.id, which));
        const { shown, workflowId } = await readWorkflow(ctx, params.id, which, workflowName);
        return presentWorkflow(shown, workflowId);
      },
    }),
    /** The issue types that are listed are mapped to it, and no others; defaultMapping makes it the default. */
    route({
      ...guarded,
      method: 'PUT',
      url: `${url}/workflow`,
      summary: `Maps issue types to a workflow in ${whose}`,
      params: oneScheme,
      query: readingWorkflow,
      body: workflowChosen,
      handle: async ({ ctx, params, query, body, links }) =>
        presentScheme(
          await changeWorkflow(ctx, place.of(params.id, body.updateDraftIfNeeded), query.workflowName, body),
          links,
          ctx.actor.timeZone,
        ),
    }),
    route({
      ...guarded,
      method: 'DELETE',
      url: `${url}/workflow`,
      summary: `Takes a workflow out of ${whose}`,
      params: oneScheme,
      query: removingWorkflow,
      handle: async ({ ctx, params, query, links }) =>
        presentScheme(
          await clearWorkflow(
            ctx,
            place.of(params.id, isTrue(query.updateDraftIfNeeded)),
            query.workflowName,
          ),
          links,
          ctx.actor.timeZone,
        ),
    }),
  ];
};

export const workflowSchemePartRoutes: Route[] = [scheme, draft].flatMap((place) => [
  ...defaultRoutes(place),
  ...typeRoutes(place),
  ...workflowRoutes(place),
]);
