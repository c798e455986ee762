/** The links of issues that the caller has found. */
import type { Ctx } from '../../context.ts';
import { listBriefs } from '../brief.service.ts';
import type { ByIssue } from '../by-issue.ts';
import * as store from './link.store.ts';
import type { Direction, Link, LinkOfIssue } from './link.ts';

/** Issue id → its links, by type. A link to an issue that the actor may not browse is not there. */
export async function listLinks(ctx: Ctx, issueIds: readonly number[]): Promise<ByIssue<LinkOfIssue>> {
  const links = await store.linksAt(ctx.db, ctx.actor, issueIds);
  const found = new Map<number, LinkOfIssue[]>();
  if (links.length === 0) return found;
  const asked = new Set(issueIds);
  const ends = links.flatMap((link) => sidesOf(link).filter((side) => asked.has(side.own)));
  const others = await listBriefs(ctx, [...new Set(ends.map((end) => end.other))]);
  for (const { link, own, other: otherId, direction } of ends) {
    const other = others.get(otherId);
    if (!other) continue;
    const list = found.get(own) ?? [];
    list.push({ id: link.id, type: link.type, direction, other });
    found.set(own, list);
  }
  return found;
}

const sidesOf = (link: Link): { link: Link; own: number; other: number; direction: Direction }[] => [
  { link, own: link.sourceId, other: link.destinationId, direction: 'outward' },
  { link, own: link.destinationId, other: link.sourceId, direction: 'inward' },
];
