import { type Call, type Route, route } from '../../http/route.ts';
import { badVersion } from '../../workflow/definition/workflow-write.errors.ts';
import { listRuleFields } from './rule-fields.service.ts';
import type { ShownDraft, ShownWorkflow } from './shown-workflow.ts';
import {
  presentDraft,
  presentLeft,
  presentListed,
  presentRuleField,
  presentWhole,
} from './workflow-edit.present.ts';
import {
  changedDraft,
  changedWorkflow,
  definitionSchema,
  newWorkflow,
  oneWorkflow,
  publication,
  workflowCopy,
} from './workflow-edit.schema.ts';
import {
  copyWorkflow,
  createDraft,
  createWorkflow,
  dropDraft,
  dropWorkflow,
  editDraft,
  editWorkflow,
  listLeft,
  listShown,
  publish,
  readDraft,
  readShown,
  type Seen,
} from './workflow-edit.service.ts';

const administrators = {
  source: "Tessera's own: Jira Server has pages for it and no REST",
  access: 'administrator',
  anonymous: 'not-authenticated',
} as const;
const writing = { ...administrators, webSudo: true } as const;
const path = '/rest/tessera/1/workflow';

type Answering = Pick<Call<unknown, unknown, unknown>, 'ctx' | 'links' | 'reply'>;

/** With its version as the ETag, which If-Match takes. */
function whole(shown: ShownWorkflow, { links, reply }: Answering) {
  reply.header('ETag', `"${shown.workflow.version}"`);
  return presentWhole(shown, links);
}

function wholeDraft(shown: ShownDraft, { ctx, links, reply }: Answering) {
  reply.header('ETag', `"${shown.draft.version}"`);
  return presentDraft(shown, links, ctx.actor.timeZone);
}

/** The version that the caller has seen: of the header, or else of the body; null: they do not say. */
function seenBy(
  { headers }: Pick<Call<unknown, unknown, unknown>, 'headers'>,
  version?: number,
): Seen | null {
  const header = headers['if-match'];
  if (header === undefined) return version === undefined ? null : { version, mismatch: 409 };
  const [, digits] = /^(?:W\/)?"(\d{1,15})"$/.exec(String(header)) ?? [];
  if (digits === undefined) throw badVersion();
  return { version: Number(digits), mismatch: 412 };
}

export const workflowEditRoutes: Route[] = [
  /** By name: {id, name, description, version, system, active, hasDraft, schemes}. */
  route({
    ...administrators,
    method: 'GET',
    url: path,
    summary: 'Every workflow, and which schemes name it',
    handle: async ({ ctx, links }) => (await listShown(ctx)).map((one) => presentListed(one, links)),
  }),
  route({
    ...administrators,
    method: 'GET',
    url: `${path}/schema`,
    summary: 'What a definition is made of, in JSON Schema',
    handle: () => definitionSchema,
  }),
  /** [{id, name, kinds, schema}]: `kinds` are the formats that members of rules have in the schema. */
  route({
    ...administrators,
    method: 'GET',
    url: `${path}/field`,
    summary: 'The fields that rules can name, and where',
    handle: async ({ ctx }) => (await listRuleFields(ctx)).map(presentRuleField),
  }),
  /** With its definition; the ETag is its version. 404. */
  route({
    ...administrators,
    method: 'GET',
    url: `${path}/:id`,
    summary: 'One workflow, whole',
    params: oneWorkflow,
    handle: async (call) => whole(await readShown(call.ctx, call.params.id), call),
  }),
  /** 201. 400 by place (`transitions[3].conditions[0].group`), 409 where the name is taken. */
  route({
    ...writing,
    method: 'POST',
    url: path,
    summary: 'Makes a workflow',
    body: newWorkflow,
    status: 201,
    handle: async (call) => whole(await createWorkflow(call.ctx, call.body), call),
  }),
  /** 201. 400 by field, 404, 409 where the name is taken. */
  route({
    ...writing,
    method: 'POST',
    url: `${path}/:id/copy`,
    summary: 'Copies a workflow under another name',
    params: oneWorkflow,
    body: workflowCopy,
    status: 201,
    handle: async (call) => whole(await copyWorkflow(call.ctx, call.params.id, call.body), call),
  }),
  /**
   * What is absent stays. 400 by place, and without a version; 409 where issues follow it and the definition would
   * change, where it is the system's, where the name is taken, or for another version in the body; 412 in If-Match.
   */
  route({
    ...writing,
    method: 'PUT',
    url: `${path}/:id`,
    summary: 'Changes a workflow that no issue follows, or the name of one',
    params: oneWorkflow,
    body: changedWorkflow,
    async handle(call) {
      const { version, ...change } = call.body;
      return whole(await editWorkflow(call.ctx, call.params.id, change, seenBy(call, version)), call);
    },
  }),
  /** 204. 404, 409 while a scheme, or a draft of one, names it; 412. */
  route({
    ...writing,
    method: 'DELETE',
    url: `${path}/:id`,
    summary: 'Deletes a workflow that no scheme names',
    params: oneWorkflow,
    handle: (call) => dropWorkflow(call.ctx, call.params.id, seenBy(call)),
  }),
  /** The ETag is the draft's version. 404, also where there is no draft. */
  route({
    ...administrators,
    method: 'GET',
    url: `${path}/:id/draft`,
    summary: 'The draft of a workflow',
    params: oneWorkflow,
    handle: async (call) => wholeDraft(await readDraft(call.ctx, call.params.id), call),
  }),
  /** 201. 404; 409 where there is one, and for the system's workflow. */
  route({
    ...writing,
    method: 'POST',
    url: `${path}/:id/draft`,
    summary: 'Makes a draft of a workflow, as that is now',
    params: oneWorkflow,
    status: 201,
    handle: async (call) => wholeDraft(await createDraft(call.ctx, call.params.id), call),
  }),
  /** 400 by place, and without a version; 404; 409 for another version in the body, 412 in If-Match. */
  route({
    ...writing,
    method: 'PUT',
    url: `${path}/:id/draft`,
    summary: 'Changes the draft of a workflow',
    params: oneWorkflow,
    body: changedDraft,
    async handle(call) {
      const { definition, version } = call.body;
      return wholeDraft(await editDraft(call.ctx, call.params.id, definition, seenBy(call, version)), call);
    },
  }),
  /** 204. 404, 412. */
  route({
    ...writing,
    method: 'DELETE',
    url: `${path}/:id/draft`,
    summary: 'Throws the draft of a workflow away',
    params: oneWorkflow,
    handle: (call) => dropDraft(call.ctx, call.params.id, seenBy(call)),
  }),
  /** [{statusId, issueTypeId, issues}]: counted, hidden issues too. 404, also where there is no draft. */
  route({
    ...administrators,
    method: 'GET',
    url: `${path}/:id/draft/publish`,
    summary: 'How many issues are in statuses that the draft lacks: what publishing has to be told about',
    params: oneWorkflow,
    handle: async ({ ctx, params }) => (await listLeft(ctx, params.id)).map((one) => presentLeft(one)),
  }),
  /**
   * Body: statusMappings [{statusId, newStatusId, issueTypeId}] for issues in statuses that go away; without
   * issueTypeId of all types. 400 names those that are left unsaid. All issues are moved, and told so in their
   * history, or none.
   */
  route({
    ...writing,
    method: 'POST',
    url: `${path}/:id/draft/publish`,
    summary: 'Makes the draft of a workflow the workflow',
    params: oneWorkflow,
    body: publication,
    async handle(call) {
      const { statusMappings = [], version } = call.body;
      return whole(await publish(call.ctx, call.params.id, statusMappings, seenBy(call, version)), call);
    },
  }),
];
