import type { Links } from '../http/links.ts';
import { presentIssue, presentNames, presentSchema } from '../issue/issue.present.ts';
import type { LoadedIssue } from '../issue/loaded-issue.ts';
import type { IssueShape } from '../issue/shape.ts';
import type { Page } from '../kernel/paging.ts';

/** What a search result can expand of each issue, in the order in which Jira names it there. */
const EXPANDABLE = 'operations,versionedRepresentations,editmeta,changelog,renderedFields';

export interface Found {
  issues: readonly LoadedIssue[];
  total: number;
  warnings: readonly string[];
}

export function presentSearch(found: Found, page: Page, shape: IssueShape, links: Links) {
  const { expand } = shape;
  // Names and schema are the same for every issue: they stand once, beside the list.
  const each = new Set([...expand].filter((name) => name !== 'names' && name !== 'schema'));
  // A custom field that none of them can have may be one of projects that are hidden.
  const fields = shape.fields.filter(({ isOn }) => !isOn || found.issues.some((issue) => isOn(issue)));
  const ofIssue = { ...shape, expand: each };
  return {
    expand: 'schema,names',
    startAt: page.startAt,
    maxResults: page.maxResults,
    total: found.total,
    issues: found.issues.map((issue) => ({ ...presentIssue(issue, ofIssue, links), expand: EXPANDABLE })),
    warningMessages: found.warnings.length > 0 ? found.warnings : undefined,
    names: expand.has('names') ? presentNames(fields) : undefined,
    schema: expand.has('schema') ? presentSchema(fields) : undefined,
  };
}
