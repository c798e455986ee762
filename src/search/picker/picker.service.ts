/**
 * Picking an issue by a few letters. Promises: nothing is offered, or counted, that the reader may not browse; a query
 * that is wrong finds nothing and breaks nothing, since it is what stands half typed in another box.
 */
import type { Ctx } from '../../context.ts';
import { longReader } from '../../db/long-read.ts';
import { listBriefs } from '../../issue/brief.service.ts';
import { findVisibleOrNull } from '../../issue/find.service.ts';
import type { IssueBrief } from '../../issue/issue.ts';
import { AppError } from '../../kernel/app-error.ts';
import { understand } from '../search.service.ts';
import * as store from './picker.store.ts';
import { mostPicked, readTyped, type Section, type Typed } from './picker.ts';

export interface PickerAsked {
  query: string;
  /** What the Current Search is; empty: every issue. */
  currentJql: string;
  /** Is not offered itself. */
  currentIssueKey: string;
  /** Offer issues of this project only; null: of any. */
  projectId: number | null;
  showSubTasks: boolean;
  /** Offer the parent where the current issue is a sub-task. */
  showSubTaskParent: boolean;
}

export interface Offer {
  typed: Typed | null;
  sections: Section<IssueBrief>[];
}

/** No issue is offered twice: what is in the history is left out of the current search. */
export async function pickIssues(ctx: Ctx, asked: PickerAsked): Promise<Offer> {
  const typed = readTyped(asked.query);
  const without = await notOffered(ctx, asked);
  const wanted = { typed, without, projectId: asked.projectId, subtasks: asked.showSubTasks };
  const { actor } = ctx;
  const own =
    actor.userId === null
      ? nothing
      : await store.pickOwn(longReader(ctx), actor, actor.userId, wanted, mostPicked);
  const current = await pickCurrent(ctx, asked, { ...wanted, without: [...without, ...own.ids] });
  const briefs = await listBriefs(ctx, [...own.ids, ...current.ids]);
  const section = (id: 'hs' | 'cs', { ids, ...rest }: Found): Section<IssueBrief> => ({
    id,
    ...rest,
    issues: ids.flatMap((one) => briefs.get(one) ?? []),
  });
  return { typed, sections: [section('hs', own), section('cs', current)] };
}

interface Found extends store.Picked {
  problem?: string;
}

const nothing: Found = { ids: [], total: 0 };

/** Without a query and without letters there is no current search. */
async function pickCurrent(ctx: Ctx, { currentJql }: PickerAsked, wanted: store.Wanted): Promise<Found> {
  if (currentJql.trim() === '' && wanted.typed === null) return nothing;
  try {
    const query = await understand(ctx, currentJql);
    const [problem] = query.problems;
    if (problem !== undefined) return { ...nothing, problem };
    return await store.pickFound(longReader(ctx), ctx.actor, query, wanted, mostPicked);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    return { ...nothing, problem: error.messages[0] ?? '' };
  }
}

async function notOffered(ctx: Ctx, asked: PickerAsked): Promise<number[]> {
  const current = asked.currentIssueKey === '' ? null : await findVisibleOrNull(ctx, asked.currentIssueKey);
  if (current === null) return [];
  return asked.showSubTaskParent || current.parentId === null ? [current.id] : [current.id, current.parentId];
}
