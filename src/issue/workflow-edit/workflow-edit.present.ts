import type { Links } from '../../http/links.ts';
import { jiraInstant } from '../../kernel/jira-date.ts';
import { systemWorkflow } from '../../workflow/workflow-scheme/workflow-scheme.ts';
import type { ShownDraft, ShownWorkflow } from './shown-workflow.ts';

const path = '/rest/tessera/1/workflow';

export const presentListed = ({ workflow, standing }: ShownWorkflow, links: Links) => ({
  self: links.to(`${path}/${workflow.id}`),
  id: workflow.id,
  name: workflow.name,
  description: workflow.description,
  version: workflow.version,
  system: workflow.id === systemWorkflow,
  active: standing.active.has(workflow.id),
  hasDraft: standing.drafted.has(workflow.id),
  schemes: [...(standing.schemes.get(workflow.id) ?? [])].toSorted(),
});

export const presentWhole = (shown: ShownWorkflow, links: Links) => ({
  ...presentListed(shown, links),
  definition: shown.workflow.definition,
});

export const presentDraft = ({ workflow, draft }: ShownDraft, links: Links, zone: string) => ({
  self: links.to(`${path}/${workflow.id}/draft`),
  id: workflow.id,
  name: workflow.name,
  version: draft.version,
  lastModified: jiraInstant(draft.lastModified, zone),
  definition: draft.definition,
});
