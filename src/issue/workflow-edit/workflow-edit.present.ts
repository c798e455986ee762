import type { Links } from '../../http/links.ts';
import { jiraInstant } from '../../kernel/jira-date.ts';
import type { RuleField } from '../../workflow/definition/definition-world.ts';
import { kindsOf } from '../../workflow/definition/rule-check.ts';
import { systemWorkflow } from '../../workflow/workflow-scheme/workflow-scheme.ts';
import type { IssueField } from '../fields/field.ts';
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

/** Issues in a status that goes away. */
export const presentLeft = ({ statusId, issueTypeId, issues }: Left) => ({ statusId, issueTypeId, issues });

interface Left {
  readonly statusId: number;
  readonly issueTypeId: number;
  readonly issues: number;
}

export const presentRuleField = ({ field, rule }: { field: IssueField; rule: RuleField }) => ({
  id: field.id,
  name: field.name,
  kinds: kindsOf(rule),
  schema: field.schema,
});
