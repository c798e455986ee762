import type { Links } from '../../http/links.ts';
import { jiraInstant } from '../../kernel/jira-date.ts';
import { userRef } from '../../people/user/user.present.ts';
import { presentIssueType } from '../issue-type/issue-type.present.ts';
import type { ShownScheme } from './shown-scheme.ts';
import { type Mapping, typesByWorkflow } from './workflow-scheme.ts';

/** @param timeZone that the reader's dates are written in */
export const presentScheme = (shown: ShownScheme, links: Links, timeZone: string) => {
  const { scheme, draft, lastModifiedUser, types } = shown;
  const mapping = draft ?? scheme;
  const self = `/rest/api/2/workflowscheme/${scheme.id}` as const;
  return {
    id: draft?.id ?? scheme.id,
    name: scheme.name,
    description: scheme.description,
    defaultWorkflow: nameOf(shown, mapping.defaultWorkflowId),
    issueTypeMappings: mappingsOf(shown, mapping),
    ...(draft && {
      originalDefaultWorkflow: nameOf(shown, scheme.defaultWorkflowId),
      originalIssueTypeMappings: mappingsOf(shown, scheme),
    }),
    draft: draft !== null,
    ...(draft && {
      ...(lastModifiedUser && { lastModifiedUser: userRef(lastModifiedUser, links) }),
      lastModified: jiraInstant(draft.lastModified, timeZone),
    }),
    self: links.to(draft ? `${self}/draft` : self),
    issueTypes: Object.fromEntries(types.map((type) => [String(type.id), presentIssueType(type, links)])),
  };
};

const nameOf = ({ workflows }: ShownScheme, id: number): string =>
  workflows.find((one) => one.id === id)?.name ?? '';

const mappingsOf = (shown: ShownScheme, { byType }: Mapping): Record<string, string> =>
  Object.fromEntries([...byType].map(([typeId, workflowId]) => [String(typeId), nameOf(shown, workflowId)]));

const mappingIn = ({ scheme, draft }: ShownScheme): Mapping => draft ?? scheme;

export const presentDefault = (shown: ShownScheme) => ({
  workflow: nameOf(shown, mappingIn(shown).defaultWorkflowId),
});

export const presentType = (shown: ShownScheme, typeId: number) => ({
  issueType: String(typeId),
  workflow: nameOf(shown, mappingIn(shown).byType.get(typeId) ?? mappingIn(shown).defaultWorkflowId),
});

export const presentWorkflow = (shown: ShownScheme, workflowId: number) => {
  const mapping = mappingIn(shown);
  return {
    workflow: nameOf(shown, workflowId),
    issueTypes: (typesByWorkflow(mapping).get(workflowId) ?? []).map(String),
    defaultMapping: mapping.defaultWorkflowId === workflowId,
  };
};

/** The default one first. */
export const presentWorkflows = (shown: ShownScheme) =>
  [...typesByWorkflow(mappingIn(shown)).keys()].map((id) => presentWorkflow(shown, id));
