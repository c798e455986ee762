/** A field that administrators added: what it is called, of what type it is, where it is, what can be chosen in it. */
export interface CustomField {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** The whole type key. */
  readonly type: string;
  /** null: JQL does not find it. */
  readonly searcher: string | null;
  readonly contexts: readonly Context[];
}

/** Where a field is, with options of its own. */
export interface Context {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** null: all. */
  readonly projectIds: readonly number[] | null;
  /** null: all. */
  readonly issueTypeIds: readonly number[] | null;
}

export interface Option {
  readonly id: number;
  readonly contextId: number;
  /** Of the second choice of a cascading select. */
  readonly parentId: number | null;
  readonly value: string;
  readonly disabled: boolean;
}

export const typePrefix = 'com.atlassian.jira.plugin.system.customfieldtypes:';

const withOptions: ReadonlySet<string> = new Set(
  ['select', 'radiobuttons', 'multiselect', 'multicheckboxes', 'cascadingselect'].map(
    (name) => typePrefix + name,
  ),
);

export const hasOptions = ({ type }: CustomField): boolean => withOptions.has(type);

export const isCascading = ({ type }: CustomField): boolean => type === `${typePrefix}cascadingselect`;

const withPeople: ReadonlySet<string> = new Set(
  ['userpicker', 'multiuserpicker', 'grouppicker', 'multigrouppicker'].map((name) => typePrefix + name),
);

export const holdsPeople = ({ type }: CustomField): boolean => withPeople.has(type);

export const holdsProject = ({ type }: CustomField): boolean => type === `${typePrefix}project`;

/** 10000 → customfield_10000 */
export const fieldKey = (id: number): string => `customfield_${id}`;

/** customfield_10000, or 10000 → 10000; null: no custom field is called so. */
export function readFieldKey(text: string): number | null {
  const match = /^(?:customfield_)?(\d{1,15})$/.exec(text);
  return match && Number(match[1]);
}

/** The context that holds for an issue: its project's own, or else the one of all projects; null: it has no such field. */
export function contextFor(
  { contexts }: Pick<CustomField, 'contexts'>,
  issue: { projectId: number; issueTypeId: number },
): Context | null {
  const own = contexts.find((context) => context.projectIds?.includes(issue.projectId));
  const context = own ?? contexts.find((one) => one.projectIds === null);
  if (!context) return null;
  return context.issueTypeIds === null || context.issueTypeIds.includes(issue.issueTypeId) ? context : null;
}

/** Whether issues of one of these projects with one of these types have the field; an empty list means any. */
export function isIn(
  field: Pick<CustomField, 'contexts'>,
  projectIds: readonly number[],
  issueTypeIds: readonly number[],
): boolean {
  const wears = ({ issueTypeIds: own }: Context) =>
    own === null || issueTypeIds.length === 0 || own.some((id) => issueTypeIds.includes(id));
  if (projectIds.length === 0) return field.contexts.some(wears);
  return projectIds.some((projectId) => {
    const own = field.contexts.find((context) => context.projectIds?.includes(projectId));
    const context = own ?? field.contexts.find((one) => one.projectIds === null);
    return context !== undefined && wears(context);
  });
}

/** Whether somebody who may see these projects may know of the field. */
export const isSeenIn = ({ contexts }: CustomField, projectIds: ReadonlySet<number>): boolean =>
  contexts.some(
    (context) => context.projectIds === null || context.projectIds.some((id) => projectIds.has(id)),
  );

/** null: all. */
export function projectsOf({ contexts }: CustomField): readonly number[] | null {
  if (contexts.some((context) => context.projectIds === null)) return null;
  return [...new Set(contexts.flatMap((context) => context.projectIds ?? []))];
}

/** null: all. */
export function issueTypesOf({ contexts }: CustomField): readonly number[] | null {
  if (contexts.some((context) => context.issueTypeIds === null)) return null;
  return [...new Set(contexts.flatMap((context) => context.issueTypeIds ?? []))];
}
