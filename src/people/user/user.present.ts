import type { Links } from '../../http/links.ts';
import { userAvatarUrls } from '../avatar/avatar.present.ts';
import type { User } from './user.ts';

/** Jira's default locale, which users have who chose none. */
const standardLocale = 'en_US';

export const userSelf = (name: string, links: Links): string =>
  links.to(`/rest/api/2/user?username=${encodeURIComponent(name)}`);

/** As much of a user as a reference shows. */
export type UserShown = Pick<
  User,
  'name' | 'key' | 'email' | 'displayName' | 'active' | 'timeZone' | 'avatarId'
>;

/** What was written of whom, under which base URL: an issue names the same few people over and over. */
const written = new WeakMap<UserShown, { base: string; ref: Readonly<ReturnType<typeof writeRef>> }>();

/** The form in which issues, comments and projects name a user. What is unknown is absent. */
export function userRef(user: UserShown, links: Links): Readonly<ReturnType<typeof writeRef>> {
  const { base } = links;
  const known = written.get(user);
  if (known?.base === base) return known.ref;
  const ref = writeRef(user, links);
  written.set(user, { base, ref });
  return ref;
}

const writeRef = (user: UserShown, links: Links) => ({
  self: userSelf(user.name, links),
  name: user.name,
  key: user.key,
  ...(user.email !== null && { emailAddress: user.email }),
  avatarUrls: userAvatarUrls(user, links),
  displayName: user.displayName,
  active: user.active,
  ...(user.timeZone !== null && { timeZone: user.timeZone }),
});

/**
 * The form of searches and lists.
 * @param standardZone IANA name of the zone of those who chose none
 */
export const presentUser = (user: User, links: Links, standardZone: string) => ({
  self: userSelf(user.name, links),
  key: user.key,
  name: user.name,
  ...(user.email !== null && { emailAddress: user.email }),
  avatarUrls: userAvatarUrls(user, links),
  displayName: user.displayName,
  active: user.active,
  deleted: false,
  timeZone: user.timeZone ?? standardZone,
  locale: user.locale ?? standardLocale,
});

/**
 * Everybody, a part at a time.
 * @param users those after `cursor`, and one more where there are more
 */
export function presentUserList(
  users: readonly User[],
  { cursor, maxResults }: { cursor: number; maxResults: number },
  links: Links,
  standardZone: string,
) {
  const address = (from: number) => links.to(`/rest/api/2/user/list?cursor=${from}&maxResults=${maxResults}`);
  const values = users.slice(0, maxResults);
  const isLast = users.length <= maxResults;
  const next = values.at(-1)?.id ?? cursor;
  return {
    self: address(cursor),
    ...(!isLast && { nextPage: address(next), nextCursor: String(next) }),
    maxResults,
    isLast,
    values: values.map((user) => presentUser(user, links, standardZone)),
  };
}
