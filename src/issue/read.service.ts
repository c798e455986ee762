/**
 * Reading issues with what hangs on them: a fixed number of statements whatever the number of issues, and only for
 * what was asked. Nothing here goes around what the actor may browse.
 */
import type { Ctx } from '../context.ts';
import { listAttachments } from './attachment/attachment.service.ts';
import { listChanges } from './changelog/changelog.service.ts';
import { listComments } from './comment/comment-list.service.ts';
import { customValuesOf } from './custom-value.service.ts';
import { findVisibleRow } from './find.service.ts';
import * as store from './issue.store.ts';
import { listLinks } from './link/link-list.service.ts';
import {
  type Expanded,
  type IssueRow,
  type LoadedIssue,
  nothingRelated,
  type Related,
} from './loaded-issue.ts';
import { lookupsFor } from './lookups.service.ts';
import { editScreen } from './meta/edit-meta.service.ts';
import { selectProperties } from './property/property-list.service.ts';
import * as related from './related.store.ts';
import { surroundingsOf } from './rendering/rendering.service.ts';
import type { IssueShape } from './shape.ts';
import { availableTransitions } from './transition/available.service.ts';
import { listWorklogs } from './worklog/worklog-list.service.ts';

/** The issues of these ids that the actor may browse, in the order of `ids`. */
export async function loadIssues(
  ctx: Ctx,
  ids: readonly number[],
  shape: IssueShape,
): Promise<LoadedIssue[]> {
  return withRelated(ctx, await store.listVisibleRows(ctx.db, ctx.actor, ids), shape);
}

/** @throws 401 or 404, the same for hidden and missing (issue.errors.ts) */
export async function getIssue(ctx: Ctx, idOrKey: string, shape: IssueShape): Promise<LoadedIssue> {
  const [loaded] = await withRelated(ctx, [await findVisibleRow(ctx, idOrKey)], shape);
  return loaded as LoadedIssue;
}

async function withRelated(ctx: Ctx, rows: IssueRow[], shape: IssueShape): Promise<LoadedIssue[]> {
  const [find, expand] = await Promise.all([
    readRelated(ctx, rows, shape.needs),
    readExpanded(ctx, rows, shape),
  ]);
  const loaded = rows.map((row) => ({ ...row, ...find(row), expanded: expand(row) }));
  return shape.expand.has('renderedFields') ? withSurroundings(ctx, loaded) : loaded;
}

/** For issues whose texts are to be rendered: what names in them stand for. */
async function withSurroundings(ctx: Ctx, issues: readonly LoadedIssue[]): Promise<LoadedIssue[]> {
  const around = await surroundingsOf(
    ctx,
    issues.map((issue) => ({ issueId: issue.id, texts: textsOf(issue) })),
  );
  return issues.map((issue) => ({
    ...issue,
    expanded: { ...issue.expanded, surroundings: around(issue.id) },
  }));
}

const textsOf = ({
  description,
  environment,
  comments,
  worklogs,
  custom,
}: LoadedIssue): (string | null | undefined)[] => [
  description,
  environment,
  ...comments.map((one) => one.body),
  ...worklogs.map((one) => one.comment),
  ...[...custom.values()].flat().map(({ stored }) => stored.text),
];

type Find = (row: IssueRow) => Related;
const none = new Map<number, never>();

async function readRelated(ctx: Ctx, rows: readonly IssueRow[], needs: IssueShape['needs']): Promise<Find> {
  if (needs.size === 0) return () => nothingRelated;
  const ids = rows.map((row) => row.id);
  const { db, actor } = ctx;
  const parentIds = rows.flatMap((row) => row.parentId ?? []);
  const [
    labels,
    components,
    versions,
    comments,
    attachments,
    links,
    subtasks,
    parents,
    interest,
    archivers,
    custom,
    worklogs,
  ] = await Promise.all([
    needs.has('labels') ? related.labelsOf(db, actor, ids) : none,
    needs.has('components') ? related.componentsOf(db, actor, ids) : none,
    needs.has('fixVersions') || needs.has('versions') ? related.versionsOf(db, actor, ids) : null,
    needs.has('comments') ? listComments(ctx, ids) : none,
    needs.has('attachments') ? listAttachments(ctx, ids) : none,
    needs.has('links') ? listLinks(ctx, ids) : none,
    needs.has('subtasks') ? related.subtasksOf(db, actor, ids) : none,
    needs.has('parent') ? related.briefsById(db, actor, parentIds) : none,
    needs.has('interest') ? related.interestIn(db, actor, ids) : none,
    needs.has('archiver') ? archiversOf(ctx, rows) : none,
    needs.has('custom') ? customValuesOf(ctx, ids) : none,
    needs.has('worklogs') ? listWorklogs(ctx, ids) : none,
  ]);
  return ({ id, parentId }) => ({
    labels: labels.get(id) ?? [],
    components: components.get(id) ?? [],
    fixVersions: versions?.fix.get(id) ?? [],
    versions: versions?.affects.get(id) ?? [],
    comments: comments.get(id) ?? [],
    attachments: attachments.get(id) ?? [],
    links: links.get(id) ?? [],
    subtasks: subtasks.get(id) ?? [],
    parent: (parentId !== null && parents.get(parentId)) || null,
    interest: interest.get(id) ?? nothingRelated.interest,
    archiver: archivers.get(id) ?? null,
    custom: custom.get(id) ?? nothingRelated.custom,
    worklogs: worklogs.get(id) ?? [],
  });
}

/** Few issues are archived: of others nothing is read. */
function archiversOf({ db, actor }: Ctx, rows: readonly IssueRow[]) {
  const ids = rows.flatMap(({ id, archived }) => (archived === null ? [] : id));
  return ids.length > 0 ? related.archiversOf(db, actor, ids) : none;
}

const nothingExpanded: Expanded = {};

async function readExpanded(
  ctx: Ctx,
  rows: readonly IssueRow[],
  { expand, properties }: IssueShape,
): Promise<(row: IssueRow) => Expanded> {
  if (expand.size === 0 && !properties) return () => nothingExpanded;
  const ids = rows.map((row) => row.id);
  const [changes, found] = await Promise.all([
    expand.has('changelog') ? listChanges(ctx, ids) : null,
    properties ? selectProperties(ctx, ids, properties) : null,
  ]);
  const lookups = lookupsFor(ctx);
  const each = new Map<number, Expanded>();
  for (const row of rows) {
    each.set(row.id, {
      changelog: changes ? (changes.get(row.id) ?? []) : undefined,
      properties: found?.get(row.id),
      transitions: expand.has('transitions')
        ? await availableTransitions(ctx, row, { fields: expand.has('transitions.fields') }, lookups)
        : undefined,
      editable: expand.has('editmeta') ? await editScreen(row, lookups) : undefined,
      permissions: expand.has('operations') ? await lookups.permissions(row) : undefined,
    });
  }
  return (row) => each.get(row.id) ?? nothingExpanded;
}
