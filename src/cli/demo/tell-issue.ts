/** Plays one issue of the demo from its creation to where it stands today. */
import { Readable } from 'node:stream';
import type { Ctx } from '../../context.ts';
import { attach } from '../../issue/attachment/attachment.service.ts';
import { addComment } from '../../issue/comment/comment.service.ts';
import { createIssue } from '../../issue/create.service.ts';
import { assignIssue } from '../../issue/edit.service.ts';
import { makeTransition } from '../../issue/transition/transition.service.ts';
import { vote } from '../../issue/vote/vote.service.ts';
import type { Cast } from './cast.ts';
import type { DemoIssue } from './demo-issue.ts';
import { demoFile } from './files.ts';
import { lead, type PersonName } from './people.ts';
import { project } from './project.ts';
import { createdAt, DAY, momentsAfter } from './timeline.ts';

/** Transitions of the workflow `jira`. */
const START = 4;
const RESOLVE = 5;
const CLOSE = 2;
const CLOSE_RESOLVED = 701;
const REOPEN = 3;

/** Something that somebody does, at a moment that is yet to be chosen. */
interface Deed {
  readonly by: PersonName;
  do(ctx: Ctx, key: string): Promise<unknown>;
}

export interface Told {
  readonly issue: DemoIssue;
  readonly number: number;
  readonly total: number;
}

export async function tellIssue(ctx: Ctx, cast: Cast, { issue, number, total }: Told): Promise<void> {
  const created = createdAt(ctx.now, number, total);
  const { key } = await createIssue(cast.as({ ...ctx, now: created }, issue.by), {
    fields: fieldsOf(issue, created),
  });
  const deeds = deedsOf(issue);
  const moments = momentsAfter(created, ctx.now, number, deeds.length);
  for (const [step, deed] of deeds.entries()) {
    await deed.do(cast.as({ ...ctx, now: moments[step] ?? ctx.now }, deed.by), key);
  }
}

function fieldsOf(issue: DemoIssue, created: number): Record<string, unknown> {
  const named = (name: string | undefined) => (name === undefined ? [] : [{ name }]);
  return {
    project: { key: project.key },
    issuetype: { name: issue.type },
    summary: issue.summary,
    description: issue.description ?? null,
    priority: { name: issue.priority ?? 'Medium' },
    labels: issue.labels ?? [],
    components: named(issue.component),
    versions: named(issue.affects),
    fixVersions: named(issue.fix),
    ...(issue.parent !== undefined && { parent: { key: `${project.key}-${issue.parent}` } }),
    ...(issue.dueIn !== undefined && {
      duedate: new Date(created + issue.dueIn * DAY).toISOString().slice(0, 10),
    }),
    ...(issue.estimate !== undefined && {
      timetracking: { originalEstimate: issue.estimate, remainingEstimate: issue.estimate },
    }),
  };
}

/** Files first, then whose it becomes, talk before and after the work, and how it went. */
function deedsOf(issue: DemoIssue): Deed[] {
  const comments = (issue.comments ?? []).map(
    ([by, body]): Deed => ({ by, do: (ctx, key) => addComment(ctx, key, { body }) }),
  );
  const early = Math.ceil(comments.length / 2);
  return [
    ...(issue.files?.length ? [attaching(issue.by, issue.files)] : []),
    ...(issue.to
      ? [{ by: lead, do: (ctx, key) => assignIssue(ctx, key, { name: issue.to }) } satisfies Deed]
      : []),
    ...(issue.votes ?? []).map((by): Deed => ({ by, do: vote })),
    ...comments.slice(0, early),
    ...workflowOf(issue),
    ...comments.slice(early),
  ];
}

function workflowOf(issue: DemoIssue): Deed[] {
  const worker = issue.to ?? lead;
  const resolution = { fields: { resolution: { name: issue.resolution ?? 'Done' } } };
  if (issue.state === 'open') return [];
  if (issue.resolution) return [moving(lead, CLOSE, resolution)];
  const way = [moving(worker, START)];
  if (issue.state !== 'in progress') way.push(moving(worker, RESOLVE, resolution));
  if (issue.state === 'closed' || issue.state === 'reopened') way.push(moving(issue.by, CLOSE_RESOLVED));
  if (issue.state === 'reopened') way.push(moving(issue.by, REOPEN));
  return way;
}

const moving = (by: PersonName, transition: number, input = {}): Deed => ({
  by,
  do: (ctx, key) => makeTransition(ctx, key, transition, input),
});

const attaching = (by: PersonName, names: readonly string[]): Deed => ({
  by,
  do: (ctx, key) => attach(ctx, key, uploadsOf(names)),
});

async function* uploadsOf(names: readonly string[]) {
  for (const fileName of names) {
    yield { fieldName: 'file', fileName, mimeType: '', content: Readable.from([demoFile(fileName)]) };
  }
}
