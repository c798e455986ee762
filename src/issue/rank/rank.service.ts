/**
 * Moving issues in the one order of all issues. Whoever moves holds the issues that move and the one that they move to, and
 * finds its neighbour then; two that come to the same gap from its two sides would give the same rank, which the unique
 * index refuses one of them, and that one runs again (decision 0012). So there is a total order at every moment.
 *
 * Where a gap has become too narrow for short ranks, the issues around it are spread anew in the same transaction: some
 * hundred at most, and only moves to these wait for it. Nobody who makes an issue ever does.
 */
import { type Ctx, transact } from '../../context.ts';
import { ChangedMeanwhile } from '../../db/violation.ts';
import { tell } from '../../event/issue-event.service.ts';
import { permissionsOnIssues } from '../../permission/permission.service.ts';
import { rankFieldId } from '../fields/rank.ts';
import { findAllVisible } from '../find.service.ts';
import { type Issue, readIdOrKey } from '../issue.ts';
import * as errors from './rank.errors.ts';
import * as store from './rank.store.ts';
import { endAfter, LONGEST, ranksBetween } from './rank.ts';

const MOST = 50;

export interface Move {
  readonly issues: readonly string[];
  readonly rankBeforeIssue?: string;
  readonly rankAfterIssue?: string;
  readonly rankCustomFieldId?: number;
}

/** What became of one issue: as a status of HTTP, and why. */
export interface Entry {
  readonly issueId?: number;
  readonly issueKey?: string;
  readonly status: number;
  readonly errors: readonly string[];
}

/**
 * Moves issues, in their order, directly before or after another. Each needs Edit Issues and Schedule Issues, as in Jira;
 * what the actor may not move stays where it is, and the others move all the same.
 * @returns an entry of each issue, in their order @throws AppError 400 under the name of what is wrong
 */
export async function rankIssues(ctx: Ctx, move: Move): Promise<Entry[]> {
  const { anchor, idOrKey } = readMove(move);
  return transact(ctx, async (tx) => {
    // Hidden and missing alike.
    const [target = null, ...found] = await findAllVisible(tx, [idOrKey, ...move.issues]);
    if (!target) throw errors.noSuchAnchor(anchor);
    const entries: Entry[] = [];
    const moving = new Set<number>();
    const seen = found.filter((issue) => issue !== null);
    const held = new Map(
      (await permissionsOnIssues(tx, seen)).map((permissions, at) => [seen[at]?.id, permissions]),
    );
    for (const [at, asked] of move.issues.entries()) {
      const issue = found[at] ?? null;
      if (issue?.id === target.id) throw errors.anchorMoves(anchor);
      const entry = weigh(asked, issue, held.get(issue?.id));
      if (issue && entry.status === 200) moving.add(issue.id);
      entries.push(entry);
    }
    if (moving.size > 0) await put(tx, [...moving], target.id, anchor);
    await tell(tx, ...[...moving].map((issueId) => ({ issueId, kind: 'ranked' as const })));
    return entries;
  });
}

function readMove(move: Move): { anchor: errors.Anchor; idOrKey: string } {
  if (move.issues.length === 0) throw errors.noIssues();
  if (move.issues.length > MOST) throw errors.tooManyIssues(MOST);
  if (move.rankCustomFieldId !== undefined && move.rankCustomFieldId !== rankFieldId)
    throw errors.noSuchField();
  const { rankBeforeIssue: before, rankAfterIssue: after } = move;
  if (before !== undefined && after === undefined) return { anchor: 'rankBeforeIssue', idOrKey: before };
  if (after !== undefined && before === undefined) return { anchor: 'rankAfterIssue', idOrKey: after };
  throw errors.oneAnchor();
}

function weigh(asked: string, issue: Issue | null, held: ReadonlySet<string> | undefined): Entry {
  if (!issue) return { ...namedAs(asked), status: 404, errors: ['Issue Does Not Exist'] };
  const { id: issueId, key: issueKey } = issue;
  if (held?.has('EDIT_ISSUES') && held.has('SCHEDULE_ISSUES'))
    return { issueId, issueKey, status: 200, errors: [] };
  return {
    issueId,
    issueKey,
    status: 403,
    errors: ['You do not have permission to rank this issue: it takes Edit Issues and Schedule Issues.'],
  };
}

/** What is not seen is told of as it was asked for. */
function namedAs(asked: string): Pick<Entry, 'issueId' | 'issueKey'> {
  const address = readIdOrKey(asked);
  return address !== null && 'id' in address ? { issueId: address.id } : { issueKey: asked.slice(0, 255) };
}

async function put(
  tx: Ctx,
  moving: readonly number[],
  targetId: number,
  anchor: errors.Anchor,
): Promise<void> {
  await store.hold(tx.db, [...moving, targetId]);
  const rank = await store.findRank(tx.db, targetId);
  if (rank === null) throw errors.noSuchAnchor(anchor);
  const place = { rank, targetId, moving, before: anchor === 'rankBeforeIssue' };
  const { low, high } = await gapAt(tx, place);
  const ranks = ranksBetween(low, high, moving.length);
  if (ranks.some((one) => one.length > LONGEST)) return spread(tx, place);
  await store.putAside(tx.db, moving);
  await store.putRanks(
    tx.db,
    moving.map((id, at) => ({ id, rank: ranks[at] ?? '' })),
  );
}

interface Place {
  /** Of the issue that is moved to. */
  readonly rank: string;
  readonly targetId: number;
  readonly moving: readonly number[];
  readonly before: boolean;
}

async function gapAt({ db }: Ctx, place: Place): Promise<{ low: string; high: string }> {
  const { rank, moving, before } = place;
  const [next] = await store.listBeside(db, before ? 'before' : 'after', rank, { but: moving, most: 1 });
  if (before) return { low: next?.rank ?? '', high: rank };
  return { low: rank, high: next?.rank ?? endAfter(rank, await store.nextId(db)) };
}

/** How many issues on each side are spread anew; more, where they stand as narrow. */
const REACHES = [50, 200, 800];

/** Puts the issues that move into their gap, and all around it at even distances. */
async function spread(tx: Ctx, place: Place): Promise<void> {
  for (const reach of REACHES) {
    const around = await surroundings(tx, place, reach);
    const ids = orderAround(place, around);
    const ranks = ranksBetween(around.low, around.high, ids.length);
    if (reach !== REACHES.at(-1) && ranks.some((rank) => rank.length > LONGEST / 2)) continue;
    await store.hold(tx.db, [...ids, ...around.ends]);
    // Whoever moved here until now is seen from here on.
    const held = await surroundings(tx, place, reach);
    if (JSON.stringify(held) !== JSON.stringify(around))
      throw new ChangedMeanwhile('Somebody moved an issue to this place.');
    await store.putAside(tx.db, ids);
    await store.putRanks(
      tx.db,
      ids.map((id, at) => ({ id, rank: ranks[at] ?? '' })),
    );
    return;
  }
}

interface Surroundings {
  /** The nearest first. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Between which ranks they stand, and the issues that have these. */
  readonly low: string;
  readonly high: string;
  readonly ends: readonly number[];
}

async function surroundings({ db }: Ctx, { rank, moving }: Place, reach: number): Promise<Surroundings> {
  const asked = { but: moving, most: reach + 1 };
  const before = await store.listBeside(db, 'before', rank, asked);
  const after = await store.listBeside(db, 'after', rank, asked);
  const [first, last] = [before[reach], after[reach]];
  return {
    before: before.slice(0, reach).map(({ id }) => id),
    after: after.slice(0, reach).map(({ id }) => id),
    low: first?.rank ?? '',
    high: last?.rank ?? endAfter(after.at(-1)?.rank ?? rank, await store.nextId(db)),
    ends: [first, last].flatMap((end) => end?.id ?? []),
  };
}

const orderAround = (
  { targetId, moving, before }: Place,
  around: Pick<Surroundings, 'before' | 'after'>,
): number[] => [
  ...around.before.toReversed(),
  ...(before ? [...moving, targetId] : [targetId, ...moving]),
  ...around.after,
];
