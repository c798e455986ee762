import { Type } from 'typebox';
import { type Route, route } from '../../http/route.ts';
import { presentScheme } from '../../workflow/workflow-scheme/workflow-scheme.present.ts';
import { giveScheme, publishDraft } from './workflow-move.service.ts';

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
