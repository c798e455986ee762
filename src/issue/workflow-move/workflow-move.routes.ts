import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { presentScheme } from '../../workflow/workflow-scheme/workflow-scheme.present.ts';
import { presentMappingNeeded } from './workflow-move.present.ts';
import { giveScheme, listMappingsNeeded, publishDraft } from './workflow-move.service.ts';

const id = Type.Union([Type.Integer(), Type.String({ maxLength: 40 })]);
const oneScheme = Type.Object({ id: Type.String() });
const publishing = Type.Object(
  {
    statusMappings: Type.Optional(
      Type.Array(
        Type.Object({ issueTypeId: id, statusId: id, newStatusId: id }, { additionalProperties: false }),
        { maxItems: 10_000 },
      ),
    ),
  },
  { additionalProperties: false },
);
const given = Type.Object({ workflowSchemeId: id, projectId: id }, { additionalProperties: false });

const guarded = {
  source: "Client libraries: Jira Cloud's form; Jira Server has pages for it, and no REST",
  access: 'administrator',
  anonymous: 'not-authenticated',
  webSudo: true,
} as const;

export const workflowMoveRoutes: Route[] = [
  /**
   * Body: statusMappings [{issueTypeId, statusId, newStatusId}] for issues whose status their new workflow lacks; 400
   * names those that are left unsaid. Answers the scheme. All issues are moved, and told so in their history, or none.
   */
  route({
    ...guarded,
    method: 'POST',
    url: '/rest/api/2/workflowscheme/:id/draft/publish',
    summary: 'Makes the draft of a workflow scheme the scheme',
    params: oneScheme,
    body: publishing,
    handle: async ({ ctx, params, body, links }) =>
      presentScheme(await publishDraft(ctx, params.id, body.statusMappings ?? []), links, ctx.actor.timeZone),
  }),
  /** [{issueType, status, issues, choices}]: of each some status is to be said; ids and names of both. 404 without a draft. */
  route({
    ...guarded,
    source: "Tessera's own: Jira's page that publishes a draft",
    method: 'GET',
    url: '/rest/tessera/1/workflowscheme/:id/draft/status-mapping',
    summary: 'Which issues need another status before the draft of a workflow scheme is published',
    params: oneScheme,
    handle: async ({ ctx, params }) => (await listMappingsNeeded(ctx, params.id)).map(presentMappingNeeded),
  }),
  /** 204. 400 where issues of the project would be in statuses that their workflow lacks. */
  route({
    ...guarded,
    method: 'PUT',
    url: '/rest/api/2/workflowscheme/project',
    summary: 'Gives a project another workflow scheme',
    body: given,
    handle: async ({ ctx, body }) => giveScheme(ctx, String(body.projectId), String(body.workflowSchemeId)),
  }),
];
