/** Workflow schemes, their drafts, and properties of transitions, as users of jira.js call for them. */
import { expect } from 'vitest';
import { type Asked, has, type Kept, keeps } from '../harness/ask.ts';
import type { Any } from '../harness/calls.ts';

/** Names the scheme, a workflow and a type; what a call does not take, the library leaves out. */
const its =
  (more: object | ((kept: Kept) => object) = {}) =>
  (kept: Kept) => ({
    id: Number(kept.scheme.id),
    issueType: kept.bug,
    workflowName: kept.workflow,
    ...(typeof more === 'function' ? more(kept) : more),
  });

const given = its(({ workflow, bug }) => ({
  workflow,
  issueTypes: [bug],
  details: { issueType: bug, workflow },
}));

const named = { name: 'Ours' };
const draft = { draft: true };
const some = { workflow: expect.any(String) };
const transition = ({ worn, transition: { id } }: Kept) => ({
  workflowName: worn,
  transitionId: Number(id),
  key: 'flag',
});

export const workflowCalls: Record<string, Asked> = {
  'workflows.getWorkflowsPaginated': [
    {},
    async (answer, kept) => {
      kept.workflow = answer.values[0].id.name;
      const scheme = await kept.server.as('admin').get('/rest/api/2/project/TEST/workflowscheme');
      kept.worn = scheme.body.defaultWorkflow;
      const types = (await kept.server.as('admin').get('/rest/api/2/issuetype')).body;
      kept.bug = types.find(({ name }: Any) => name === 'Bug').id;
    },
  ],
  'workflowSchemes.createWorkflowScheme': [
    ({ workflow, bug }) => ({
      name: 'Theirs',
      defaultWorkflow: workflow,
      issueTypeMappings: { [bug]: workflow },
    }),
    keeps('scheme', { name: 'Theirs' }),
  ],
  'workflowSchemes.getWorkflowScheme': [its({ returnDraftIfExists: true }), has({ name: 'Theirs' })],
  'workflowSchemes.updateWorkflowScheme': [its(named), has(named)],
  'workflowSchemes.updateDefaultWorkflow': [given, has(named)],
  'workflowSchemes.getDefaultWorkflow': [its(), has(some)],
  'workflowSchemes.setWorkflowSchemeIssueType': [given, has(named)],
  'workflowSchemes.getWorkflowSchemeIssueType': [its(), has(some)],
  'workflowSchemes.updateWorkflowMapping': [given, has(named)],
  'workflowSchemes.getWorkflow': [its(), has(some)],
  'workflowSchemeProjectAssociations.assignSchemeToProject': [
    ({ scheme, empty }) => ({ workflowSchemeId: String(scheme.id), projectId: empty }),
  ],
  'workflowSchemeDrafts.getWorkflowSchemeDraft': [
    async (kept) => {
      await kept.server.with(kept.basic).post(`/rest/api/2/workflowscheme/${kept.scheme.id}/createdraft`);
      return its()(kept);
    },
    has(draft),
  ],
  'workflowSchemeDrafts.updateWorkflowSchemeDraft': [
    its(({ workflow }) => ({ defaultWorkflow: workflow })),
    has(draft),
  ],
  'workflowSchemeDrafts.updateDraftDefaultWorkflow': [given, has(draft)],
  'workflowSchemeDrafts.getDraftDefaultWorkflow': [its(), has(some)],
  'workflowSchemeDrafts.setWorkflowSchemeDraftIssueType': [given, has(draft)],
  'workflowSchemeDrafts.getWorkflowSchemeDraftIssueType': [its(), has(some)],
  'workflowSchemeDrafts.updateDraftWorkflowMapping': [given, has(draft)],
  'workflowSchemeDrafts.getDraftWorkflow': [its(), has(some)],
  'workflowSchemeDrafts.deleteWorkflowSchemeDraftIssueType': [its(), has(draft)],
  'workflowSchemeDrafts.deleteDraftDefaultWorkflow': [its(), has(draft)],
  'workflowSchemeDrafts.deleteDraftWorkflowMapping': [its()],
  'workflowSchemeDrafts.publishDraftWorkflowScheme': [its({ statusMappings: [] })],
  'workflowSchemeDrafts.deleteWorkflowSchemeDraft': [
    async (kept) => {
      await kept.server.with(kept.basic).post(`/rest/api/2/workflowscheme/${kept.scheme.id}/createdraft`);
      return its()(kept);
    },
    (_, kept) => kept.server.with(kept.basic).delete('/rest/api/2/project/EMPTY'),
  ],
  'workflowSchemes.deleteWorkflowSchemeIssueType': [
    async (kept) => {
      const path = `/rest/api/2/workflowscheme/${kept.scheme.id}`;
      const mapping = { issueTypeMappings: { [kept.bug]: kept.workflow } };
      await kept.server.with(kept.basic).put(path, mapping);
      return its()(kept);
    },
    has(named),
  ],
  'workflowSchemes.deleteDefaultWorkflow': [its(), has(named)],
  'workflowSchemes.deleteWorkflowMapping': [its()],
  'workflowSchemes.deleteWorkflowScheme': [its()],
  'workflowTransitionProperties.createWorkflowTransitionProperty': [
    (kept) => ({ ...transition(kept), value: 'on' }),
    has({ value: 'on' }),
  ],
  'workflowTransitionProperties.getWorkflowTransitionProperties': [
    transition,
    (answer) => expect([answer].flat()).toMatchObject([{ value: 'on' }]),
  ],
  'workflowTransitionProperties.updateWorkflowTransitionProperty': [
    (kept) => ({ ...transition(kept), value: 'off' }),
    has({ value: 'off' }),
  ],
  'workflowTransitionProperties.deleteWorkflowTransitionProperty': [transition],
};
