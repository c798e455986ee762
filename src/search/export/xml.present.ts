/** Issues as Jira's RSS: `<rss><channel><item>…`. Characters that XML cannot hold are left out. */
import type { Links } from '../../http/links.ts';
import { durationWords } from '../../issue/duration.ts';
import { total } from '../../issue/fields/aggregate.ts';
import type { IssueField, View } from '../../issue/fields/field.ts';
import { systemField } from '../../issue/fields/system-fields.ts';
import type { LoadedIssue } from '../../issue/loaded-issue.ts';
import { textOf } from './cell.present.ts';

const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(illegal, '')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; null and undefined as its text leave it out. */
function element(
  name: string,
  text: string | number | null | undefined,
  attributes: Attributes = {},
): string {
  if (text === null || text === undefined) return '';
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  return `<${name}${written.join('')}>${escapeXml(String(text))}</${name}>\n`;
}

const group = (name: string, elements: readonly string[]): string =>
  elements.some((one) => one !== '') ? `<${name}>\n${elements.join('')}</${name}>\n` : '';

export const xmlHead = (
  title: string,
  { start, count, total }: { start: number; count: number; total: number },
  links: Links,
): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="0.92">\n<channel>\n` +
  element('title', title) +
  element('link', links.to('/issues/')) +
  element('description', 'An XML representation of a search request') +
  element('language', 'en-us') +
  `<issue start="${start}" end="${start + count}" total="${total}"/>\n`;

export const xmlTail = '</channel>\n</rss>\n';

/** RFC 822, in UTC. */
const moment = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms).toUTCString().replace('GMT', '+0000');

// biome-ignore lint/suspicious/noExplicitAny: beans of many shapes, of which a member or two is written
const bean = (id: string, issue: LoadedIssue, view: View): any => systemField(id)?.present?.(issue, view);

/** @param fields those of them that are custom fields are written with what the issue has in them */
export function xmlItem(issue: LoadedIssue, view: View, fields: readonly IssueField[]): string {
  const { links } = view;
  const seconds = (name: string, value: number | null) =>
    element(name, value === null ? null : durationWords(value), { seconds: value ?? undefined });
  const constant = (name: string, id: string) => {
    const value = bean(id, issue, view);
    return value ? element(name, value.name, { id: value.id, iconUrl: value.iconUrl }) : '';
  };
  return `<item>\n${[
    element('title', `[${issue.key}] ${issue.summary}`),
    element('link', links.to(`/browse/${issue.key}`)),
    element('project', issue.project.name, { id: issue.project.id, key: issue.project.key }),
    element('description', renderedText('description', issue, view)),
    element('environment', renderedText('environment', issue, view)),
    element('key', issue.key, { id: issue.id }),
    element('summary', issue.summary),
    constant('type', 'issuetype'),
    element('parent', issue.parent?.key, { id: issue.parent?.id }),
    constant('priority', 'priority'),
    constant('status', 'status'),
    element('resolution', issue.resolution?.name ?? 'Unresolved', { id: issue.resolution?.id ?? -1 }),
    element('assignee', issue.assignee?.displayName ?? 'Unassigned', {
      username: issue.assignee?.name ?? '-1',
    }),
    element('reporter', issue.reporter?.displayName ?? 'Anonymous', { username: issue.reporter?.name }),
    group(
      'labels',
      issue.labels.map((label) => element('label', label)),
    ),
    element('created', moment(issue.created)),
    element('updated', moment(issue.updated)),
    element('resolved', moment(issue.resolved)),
    ...issue.versions.map((one) => element('version', one.name)),
    ...issue.fixVersions.map((one) => element('fixVersion', one.name)),
    ...issue.components.map((one) => element('component', one.name)),
    element('due', issue.dueDate),
    element('votes', issue.interest.voteCount),
    element('watches', issue.interest.watchCount),
    seconds('timeoriginalestimate', issue.timeOriginal),
    seconds('timeestimate', issue.timeRemaining),
    seconds('timespent', issue.timeSpent),
    ...(issue.subtasks.length > 0
      ? [
          seconds('aggregatetimeoriginalestimate', total(issue, 'timeOriginal')),
          seconds('aggregatetimeremainingestimate', total(issue, 'timeRemaining')),
          seconds('aggregatetimespent', total(issue, 'timeSpent')),
        ]
      : []),
    group('comments', comments(issue, view)),
    group('attachments', issue.attachments.map(attachment)),
    group(
      'subtasks',
      issue.subtasks.map((one) => element('subtask', one.key, { id: one.id })),
    ),
    group(
      'customfields',
      fields.map((field) => (field.custom ? customField(field, issue, view) : '')),
    ),
  ].join('')}</item>\n`;
}

const attachment = (one: LoadedIssue['attachments'][number]): string =>
  `<attachment id="${one.id}" name="${escapeXml(one.filename)}" size="${one.size}" author="${escapeXml(one.author?.name ?? '')}" created="${moment(one.created)}"/>\n`;

/** Nothing for a field that the issue does not have, or has no value in. */
function customField(field: IssueField, issue: LoadedIssue, view: View): string {
  const present = field.isOn?.(issue) === false ? null : field.present?.(issue, view);
  const values = [present ?? []].flat().map((value) => customValue(field, value, issue, view));
  const content = element('customfieldname', field.name) + group('customfieldvalues', values);
  const key = escapeXml(field.schema?.custom ?? '');
  return values.length === 0 ? '' : `<customfield id="${field.id}" key="${key}">\n${content}</customfield>\n`;
}

function customValue(field: IssueField, value: unknown, issue: LoadedIssue, view: View): string {
  const type = field.schema?.type;
  if (type === 'date' || type === 'datetime')
    return element('customfieldvalue', moment(Date.parse(String(value))));
  const html = typeof value === 'string' ? field.render?.(issue, view) : null;
  const id = (value as { id?: string }).id;
  return element('customfieldvalue', typeof html === 'string' ? html : textOf(value), { key: id });
}

function renderedText(id: string, issue: LoadedIssue, view: View): string | null {
  const html = systemField(id)?.render?.(issue, view);
  return typeof html === 'string' ? html : null;
}

function comments(issue: LoadedIssue, view: View): string[] {
  const page = systemField('comment')?.render?.(issue, view) as
    | { comments?: { body?: string }[] }
    | undefined;
  return issue.comments.map((comment, at) =>
    element('comment', page?.comments?.[at]?.body ?? comment.body, {
      id: comment.id,
      author: comment.author?.name,
      created: moment(comment.created) ?? undefined,
    }),
  );
}
