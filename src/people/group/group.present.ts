import type { Links } from '../../http/links.ts';
import type { Page } from '../../kernel/paging.ts';
import { presentUser } from '../user/user.present.ts';
import type { User } from '../user/user.ts';
import type { Group } from './group.ts';

export const groupSelf = (name: string, links: Links): string =>
  links.to(`/rest/api/2/group?groupname=${encodeURIComponent(name)}`);

export const groupRef = (group: Group, links: Links) => ({
  name: group.name,
  self: groupSelf(group.name, links),
});

/** A part of the members: how many there are, and those who were asked for. */
export interface Members {
  total: number;
  users: readonly User[];
  page: Page;
}

export const presentGroup = (
  group: Group,
  { total, users, page }: Members,
  links: Links,
  standardZone: string,
) => ({
  ...groupRef(group, links),
  users: {
    size: total,
    items: users.map((user) => presentUser(user, links, standardZone)),
    'max-results': page.maxResults,
    'start-index': users.length > 0 ? page.startAt : 0,
    'end-index': users.length > 0 ? page.startAt + users.length - 1 : 0,
  },
  expand: 'users',
});

/** Jira's PageBean. @param inactive whether those who are not active were asked for */
export function presentMembers(
  group: Group,
  { total, users, page }: Members,
  inactive: boolean,
  links: Links,
  standardZone: string,
) {
  const address = (startAt: number) =>
    links.to(
      `/rest/api/2/group/member?${new URLSearchParams({
        includeInactiveUsers: String(inactive),
        maxResults: String(page.maxResults),
        groupname: group.name,
        startAt: String(startAt),
      })}`,
    );
  const next = page.startAt + page.maxResults;
  const isLast = next >= total;
  return {
    self: address(page.startAt),
    ...(!isLast && { nextPage: address(next) }),
    maxResults: page.maxResults,
    startAt: page.startAt,
    total,
    isLast,
    values: users.map((user) => presentUser(user, links, standardZone)),
  };
}
