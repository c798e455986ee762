/** What the page of an issue shows of what was read. */

import { sizeText } from '../../issue/attachment/size-text.ts';
import type { IssueField, View } from '../../issue/fields/field.ts';
import type { IssueBrief } from '../../issue/issue.ts';
import type { LoadedIssue } from '../../issue/loaded-issue.ts';
import type { IssueShape } from '../../issue/shape.ts';
import { cellOf } from '../../search/export/cell.present.ts';
import type { IssuePage, Related } from './browse.present.ts';

/** In the order of the rail: planning behind people, as people know it. */
const railFields = [
  'issuetype',
  'priority',
  'resolution',
  'assignee',
  'reporter',
  'labels',
  'components',
  'versions',
  'fixVersions',
  'security',
  'duedate',
  'environment',
  'votes',
  'watches',
];

/** What stands where a value that people look for is missing. */
const withoutValue: Record<string, string> = { assignee: 'Unassigned', resolution: 'Unresolved' };

export function issuePageOf(
  issue: LoadedIssue,
  shape: IssueShape,
  view: View,
  reader: string | null,
): IssuePage {
  const byId = new Map(shape.fields.map((field) => [field.id, field]));
  const rail = [
    ...railFields.flatMap((id) => byId.get(id) ?? []),
    // What people set: a rank says nothing to anybody.
    ...shape.fields.filter((field) => field.custom && field.orderable),
  ];
  const { resolved } = issue;
  return {
    id: issue.id,
    key: issue.key,
    summary: issue.summary,
    now: view.now,
    projectName: issue.project.name,
    parent: issue.parent && relatedOf(issue.parent),
    archived: issue.archived !== null,
    status: { name: issue.status.name, category: issue.status.category.key },
    facts: rail.flatMap((field) => factOf(field, issue, view)),
    moments: [
      ['Created', issue.created],
      ['Updated', issue.updated],
      ...(resolved === null ? [] : [['Resolved', resolved] as const]),
    ],
    description: rendered(byId.get('description'), issue, view),
    attachments: issue.attachments.map((one) => ({
      id: one.id,
      filename: one.filename,
      size: sizeText(one.size),
      author: one.author?.displayName ?? 'Anonymous',
      created: one.created,
    })),
    subtasks: issue.subtasks.map(relatedOf),
    links: issue.links.map((link) => ({ ...relatedOf(link.other), how: howOf(link) })),
    comments: commentsOf(byId.get('comment'), issue, view),
    moves: (issue.expanded.transitions ?? []).map(({ id, name, to, screen }) => ({
      id,
      name,
      to: to.name,
      asks: (screen?.fields.length ?? 0) > 0,
    })),
    reader,
  };
}

const relatedOf = ({ key, summary, status }: IssueBrief): Related => ({
  key,
  summary,
  status: { name: status.name, category: status.category.key },
});

const howOf = (link: LoadedIssue['links'][number]): string =>
  link.direction === 'outward' ? link.type.outward : link.type.inward;

function factOf(field: IssueField, issue: LoadedIssue, view: View): [string, string][] {
  if (field.isOn && !field.isOn(issue)) return [];
  const text = String(cellOf(field, issue, view) ?? '') || withoutValue[field.id];
  return text ? [[field.name, text]] : [];
}

/** Safe HTML, as renderedFields has it. */
const rendered = (field: IssueField | undefined, issue: LoadedIssue, view: View): string => {
  const value = field?.render?.(issue, view);
  return typeof value === 'string' ? value : '';
};

function commentsOf(field: IssueField | undefined, issue: LoadedIssue, view: View): IssuePage['comments'] {
  const page = field?.render?.(issue, view) as { comments?: { body: string }[] } | undefined;
  return issue.comments.map((one, at) => ({
    id: one.id,
    author: one.author?.displayName ?? 'Anonymous',
    created: one.created,
    edited: one.updated !== one.created,
    audience: one.visibility?.name ?? null,
    body: page?.comments?.[at]?.body ?? '',
  }));
}
