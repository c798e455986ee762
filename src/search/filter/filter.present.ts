import type { Links } from '../../http/links.ts';
import { presentUser, userRef } from '../../people/user/user.present.ts';
import { presentShare } from '../share/share.present.ts';
import type { LoadedFilter, SharedUsers } from './filter.ts';

export const filterSelf = (id: number, links: Links): string => links.to(`/rest/api/2/filter/${id}`);

/** As Java encodes queries, which Jira's own clients compare. */
const encode = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+');

/** @param standardZone IANA name of the zone of users who chose none */
export const presentFilter = (filter: LoadedFilter, links: Links, standardZone: string) => ({
  self: filterSelf(filter.id, links),
  id: String(filter.id),
  name: filter.name,
  ...(filter.description !== '' && { description: filter.description }),
  ...(filter.owner && { owner: userRef(filter.owner, links) }),
  jql: filter.jql,
  viewUrl: links.to(`/issues/?filter=${filter.id}`),
  searchUrl: links.to(`/rest/api/2/search?jql=${encode(filter.jql)}`),
  favourite: filter.favourite,
  sharePermissions: filter.shares.map((share) => presentShare(share, links)),
  editable: filter.editable,
  sharedUsers: presentSharedUsers(filter.sharedUsers, links, standardZone),
  // Nobody can subscribe to a filter here: it would be sent by mail.
  subscriptions: wrap(0, [], 0),
  expand: 'sharedUsers,subscriptions',
});

const presentSharedUsers = ({ total, users, startAt }: SharedUsers, links: Links, standardZone: string) =>
  wrap(
    total,
    users.map((user) => presentUser(user, links, standardZone)),
    startAt,
  );

/** Jira's wrapper of a list that can be expanded. */
const wrap = (size: number, items: readonly unknown[], startAt: number) => ({
  size,
  items,
  'max-results': 1000,
  'start-index': items.length > 0 ? startAt : 0,
  'end-index': items.length > 0 ? startAt + items.length - 1 : 0,
});
