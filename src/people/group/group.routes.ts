import { type Route, route } from '../../http/route.ts';
import { readPage } from '../../kernel/paging.ts';
import { presentGroup } from './group.present.ts';
import { deletedGroup, newGroup, readGroup } from './group.schema.ts';
import { createGroup, deleteGroup, listMembers, requireGroup } from './group.service.ts';

const source = 'Jira: REST description of api/2/group';
/** Most members that a group shows of itself. */
const SHOWN = 50;

export const groupRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/group',
    summary: 'A group, with `expand=users` or `expand=users[0:49]` some of its members',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    query: readGroup,
    async handle({ ctx, query, links }) {
      const group = await requireGroup(ctx, query.groupname);
      const page = expandedPage(query.expand) ?? { startAt: 0, maxResults: 0 };
      const members = await listMembers(ctx, group, true, page);
      const shown = { ...members, page: { ...page, maxResults: page.maxResults || SHOWN } };
      return presentGroup(group, shown, links, ctx.config.defaultTimeZone);
    },
  }),
  route({
    method: 'POST',
    url: '/rest/api/2/group',
    summary: 'Makes a group',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    body: newGroup,
    status: 201,
    async handle({ ctx, body, links }) {
      const group = await createGroup(ctx, body.name);
      const nobody = { total: 0, users: [], page: { startAt: 0, maxResults: SHOWN } };
      return presentGroup(group, nobody, links, ctx.config.defaultTimeZone);
    },
  }),
  route({
    method: 'DELETE',
    url: '/rest/api/2/group',
    summary: 'Deletes a group; `swapGroup` may read from then on what only this one could',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    query: deletedGroup,
    status: 200,
    async handle({ ctx, query }) {
      const group = await requireGroup(ctx, query.groupname);
      const swap = query.swapGroup ? await requireGroup(ctx, query.swapGroup) : null;
      await deleteGroup(ctx, group, swap);
    },
  }),
];

/** `users[10:19]` → the tenth to the nineteenth, both included, at most fifty; `users` → the first fifty. */
function expandedPage(expand: string | undefined): { startAt: number; maxResults: number } | null {
  const match = /(?:^|,)\s*users(?:\[(\d{1,9}):(\d{1,9})\])?\s*(?:,|$)/.exec(expand ?? '');
  if (!match) return null;
  const startAt = Number(match[1] ?? 0);
  const wanted = Number(match[2] ?? startAt + SHOWN - 1) - startAt + 1;
  return readPage({ startAt, maxResults: Math.max(0, wanted) }, SHOWN, SHOWN);
}
