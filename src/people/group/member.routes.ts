import type { Ctx } from '../../context.ts';
import type { Links } from '../../http/links.ts';
import { type Route, route } from '../../http/route.ts';
import { isTrue } from '../../kernel/flag.ts';
import { readPage } from '../../kernel/paging.ts';
import { requireUser } from '../user/user.service.ts';
import { presentGroup, presentMembers } from './group.present.ts';
import { memberPage, namedGroup, namedMember, newMember } from './group.schema.ts';
import { addMember, listMembers, removeMember, requireGroup } from './group.service.ts';
import type { Group } from './group.ts';

const source = 'Jira: REST description of api/2/group';
const SHOWN = 50;

export const memberRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/rest/api/2/group/member',
    summary: 'Members of a group by name, at most 50 a page',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    query: memberPage,
    async handle({ ctx, query, links }) {
      const group = await requireGroup(ctx, query.groupname);
      const inactive = isTrue(query.includeInactiveUsers);
      const page = readPage(query, SHOWN, SHOWN);
      const members = await listMembers(ctx, group, inactive, page);
      return presentMembers(group, { ...members, page }, inactive, links, ctx.config.defaultTimeZone);
    },
  }),
  route({
    method: 'POST',
    url: '/rest/api/2/group/user',
    summary: 'Adds a user to a group',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    query: namedGroup,
    body: newMember,
    status: 201,
    async handle({ ctx, query, body, links }) {
      const group = await requireGroup(ctx, query.groupname);
      await addMember(ctx, group, await requireUser(ctx, { username: body.name }));
      return describe(ctx, group, links);
    },
  }),
  route({
    method: 'DELETE',
    url: '/rest/api/2/group/user',
    summary: 'Takes a user out of a group',
    source,
    access: 'administrator',
    anonymous: 'not-authenticated',
    query: namedMember,
    status: 200,
    async handle({ ctx, query }) {
      const group = await requireGroup(ctx, query.groupname);
      await removeMember(ctx, group, await requireUser(ctx, { username: query.username ?? '' }));
    },
  }),
];

async function describe(ctx: Ctx, group: Group, links: Links) {
  const members = await listMembers(ctx, group, true, { startAt: 0, maxResults: 0 });
  const page = { startAt: 0, maxResults: SHOWN };
  return presentGroup(group, { ...members, page }, links, ctx.config.defaultTimeZone);
}
