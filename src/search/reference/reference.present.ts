/** What JQL can say, for editors that complete it. Taken from the tables that queries are resolved by, so it is true. */
import type { OperandKind } from '../../issue/fields/clause.ts';
import { escapeHtml } from '../../kernel/escape-html.ts';
import type { JqlFunction } from '../jql/functions.ts';
import { quote } from '../jql/print.ts';
import type { NamedClause } from './reference.ts';

/** Names of Java classes, by which clients know what goes together. */
const typeNames: Readonly<Partial<Record<OperandKind, string>>> = {
  project: 'com.atlassian.jira.project.Project',
  projectCategory: 'com.atlassian.jira.project.ProjectCategory',
  issue: 'com.atlassian.jira.issue.Issue',
  issueType: 'com.atlassian.jira.issue.issuetype.IssueType',
  status: 'com.atlassian.jira.issue.status.Status',
  statusCategory: 'com.atlassian.jira.issue.status.category.StatusCategory',
  priority: 'com.atlassian.jira.issue.priority.Priority',
  resolution: 'com.atlassian.jira.issue.resolution.Resolution',
  securityLevel: 'com.atlassian.jira.issue.security.IssueSecurityLevel',
  user: 'com.atlassian.jira.user.ApplicationUser',
  component: 'com.atlassian.jira.bc.project.component.ProjectComponent',
  version: 'com.atlassian.jira.project.version.Version',
  filter: 'com.atlassian.jira.issue.search.SearchRequest',
  group: 'com.atlassian.crowd.embedded.api.Group',
  option: 'com.atlassian.jira.issue.customfields.option.Option',
  cascade: 'com.atlassian.jira.issue.customfields.option.CascadeOption',
  decimal: 'java.lang.Number',
  label: 'com.atlassian.jira.issue.label.Label',
  instant: 'java.util.Date',
  day: 'java.util.Date',
  number: 'java.lang.Number',
  duration: 'com.atlassian.jira.jql.validator.DurationType',
};

const typeName = (kind: OperandKind): string => typeNames[kind] ?? 'java.lang.String';

/** Booleans are the text "true", or absent (Jira). */
const mark = <N extends string>(name: N, holds: boolean) => (holds ? { [name]: 'true' } : {});

/** @param suggests whether values of this kind can be completed */
export const presentField = (
  { clause, name, label, customId }: NamedClause,
  suggests: (kind: OperandKind) => boolean,
) => ({
  value: customId ?? quote(name),
  displayName: escapeHtml(label ?? name),
  ...(customId !== undefined && { cfid: customId }),
  ...mark('auto', suggests(clause.operand)),
  ...mark('orderable', clause.sort !== undefined),
  searchable: 'true',
  operators: clause.operators,
  types: [typeName(clause.operand)],
});

export function presentFunction({ name, arity, kinds, list }: JqlFunction) {
  const value = `${name}(${arity[0] > 0 ? '""' : ''})`;
  return {
    value,
    displayName: escapeHtml(value),
    ...mark('isList', list),
    types: [...new Set(kinds.map(typeName))],
  };
}
