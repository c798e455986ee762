/** An issue on the wire: GET /rest/api/2/issue/{} and every list of issues. */
import type { Links } from '../http/links.ts';
import { presentChangelog } from './changelog/changelog.present.ts';
import type { IssueField, View } from './fields/field.ts';
import type { LoadedIssue } from './loaded-issue.ts';
import { presentOperations } from './operations.present.ts';
import { presentScreen } from './screen.present.ts';
import type { IssueShape } from './shape.ts';
import { presentTransitions } from './transition/transition.present.ts';

/** What can be expanded, in the order in which Jira names it on a single issue. */
const EXPANDABLE = 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations';

export function presentIssue(issue: LoadedIssue, shape: IssueShape, links: Links): Record<string, unknown> {
  const view: View = { links, zone: shape.zone, now: shape.now };
  const bean: Record<string, unknown> = {
    expand: EXPANDABLE,
    id: String(issue.id),
    self: links.to(`/rest/api/2/issue/${issue.id}`),
    key: issue.key,
  };
  if (shape.fields.length > 0) bean.fields = presentFields(issue, shape.fields, view);
  if (shape.expand.size > 0) Object.assign(bean, presentExpanded(issue, shape, view));
  if (issue.expanded.properties) bean.properties = issue.expanded.properties;
  return bean;
}

function presentFields(issue: LoadedIssue, fields: readonly IssueField[], view: View) {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const value = field.present?.(issue, view);
    if (value !== undefined) values[field.id] = value;
  }
  return values;
}

/** Fields that this issue has: an ordinary one has no parent, and not every project has security levels. */
const fieldsOf = (issue: LoadedIssue, shape: IssueShape) =>
  shape.fields.filter(
    ({ id, isOn }) =>
      (id !== 'parent' || issue.parent !== null) &&
      (id !== 'security' || issue.project.hasSecurity) &&
      (isOn?.(issue) ?? true),
  );

function presentExpanded(issue: LoadedIssue, shape: IssueShape, view: View): Record<string, unknown> {
  const { expand } = shape;
  const { changelog, transitions, editable, permissions } = issue.expanded;
  const extra: Record<string, unknown> = {};
  const fields = fieldsOf(issue, shape);
  if (expand.has('renderedFields')) extra.renderedFields = renderFields(issue, fields, view);
  if (expand.has('names')) extra.names = presentNames(fields);
  if (expand.has('schema')) extra.schema = presentSchema(fields);
  if (transitions) extra.transitions = presentTransitions(transitions, view);
  if (permissions) extra.operations = presentOperations(issue, permissions);
  if (editable) extra.editmeta = { fields: presentScreen(editable, view) };
  if (changelog) extra.changelog = presentChangelog(changelog, view.links, view.zone);
  if (expand.has('versionedRepresentations')) {
    extra.versionedRepresentations = versionedRepresentations(issue, fields, view);
    // Jira gives the values in one form or the other.
    extra.fields = undefined;
  }
  return extra;
}

const renderFields = (issue: LoadedIssue, fields: readonly IssueField[], view: View) =>
  Object.fromEntries(fields.map((field) => [field.id, field.render?.(issue, view) ?? null]));

/** Field id → display name. */
export const presentNames = (fields: readonly IssueField[]) =>
  Object.fromEntries(fields.map((field) => [field.id, field.name]));

/** Field id → what its values are like. */
export const presentSchema = (fields: readonly IssueField[]) =>
  Object.fromEntries(fields.flatMap((field) => (field.schema ? [[field.id, field.schema]] : [])));

const versionedRepresentations = (issue: LoadedIssue, fields: readonly IssueField[], view: View) =>
  Object.fromEntries(fields.map((field) => [field.id, { '1': field.present?.(issue, view) ?? null }]));
