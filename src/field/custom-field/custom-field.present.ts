import type { Links } from '../../http/links.ts';
import { jiraInstant } from '../../kernel/jira-date.ts';
import type { Page } from '../../kernel/paging.ts';
import {
  type Context,
  type CustomField,
  fieldKey,
  issueTypesOf,
  type Option,
  projectsOf,
} from './custom-field.ts';

export const optionSelf = (id: number, links: Links): string =>
  links.to(`/rest/api/2/customFieldOption/${id}`);

/** The form in which issues name an option. */
export const optionRef = (option: Pick<Option, 'id' | 'value' | 'disabled'>, links: Links) => ({
  self: optionSelf(option.id, links),
  value: option.value,
  id: String(option.id),
  disabled: option.disabled,
});

/** The form of GET customFieldOption. @param childIds of a cascading select; absent: it has none */
export const presentOption = (option: Option, childIds: readonly number[], links: Links) => ({
  self: optionSelf(option.id, links),
  value: option.value,
  disabled: option.disabled,
  id: option.id,
  ...(childIds.length > 0 && { childrenIds: childIds }),
});

/** The form in which options are administered: Cloud's, with ids as texts. */
export const presentContextOption = (option: Option) => ({
  id: String(option.id),
  value: option.value,
  disabled: option.disabled,
  ...(option.parentId !== null && { optionId: String(option.parentId) }),
});

export const presentContext = (context: Context) => ({
  id: String(context.id),
  name: context.name,
  description: context.description,
  isGlobalContext: context.projectIds === null,
  isAnyIssueType: context.issueTypeIds === null,
  projectIds: (context.projectIds ?? []).map(String),
  issueTypeIds: (context.issueTypeIds ?? []).map(String),
});

interface UsedField extends CustomField {
  readonly usage: {
    readonly screens: readonly number[];
    readonly issuesWithValue: number;
    readonly lastValueUpdate: number | null;
  };
}

/** @param zone IANA name of the reader's time zone */
export function presentUsedField(field: UsedField, links: Links, zone: string) {
  const projects = projectsOf(field);
  const { usage } = field;
  return {
    id: fieldKey(field.id),
    name: field.name,
    description: field.description,
    type: field.type,
    ...(field.searcher !== null && { searcherKey: field.searcher }),
    projectIds: projects ?? [],
    issueTypeIds: (issueTypesOf(field) ?? []).map(String),
    self: links.to(`/rest/api/2/customFields/${fieldKey(field.id)}`),
    numericId: field.id,
    isLocked: false,
    isManaged: false,
    isAllProjects: projects === null,
    isTrusted: true,
    projectsCount: projects?.length ?? 0,
    screensCount: usage.screens.length,
    ...(usage.lastValueUpdate !== null && { lastValueUpdate: jiraInstant(usage.lastValueUpdate, zone) }),
    issuesWithValue: usage.issuesWithValue,
  };
}

interface StandingField extends UsedField {
  readonly standings: readonly {
    readonly screenId: number;
    readonly screenName: string;
    readonly tabId: number;
    readonly tabName: string;
  }[];
}

/** The same, with the screens that it stands on. */
export const presentStandingField = (field: StandingField, links: Links, zone: string) => ({
  ...presentUsedField(field, links, zone),
  screens: field.standings.map(({ screenId, screenName, tabId, tabName }) => ({
    id: screenId,
    name: screenName,
    tab: { id: tabId, name: tabName },
  })),
});

/** A page of a list, with the addresses of this part and of the next. */
export function presentPage<T>(
  path: `/${string}`,
  found: { total: number; values: readonly T[] },
  { startAt, maxResults }: Page,
  links: Links,
) {
  const address = (from: number) => links.to(`${path}?startAt=${from}&maxResults=${maxResults}`);
  const next = startAt + found.values.length;
  const isLast = next >= found.total;
  return {
    self: address(startAt),
    ...(!isLast && { nextPage: address(next) }),
    maxResults,
    startAt,
    total: found.total,
    isLast,
    values: found.values,
  };
}
