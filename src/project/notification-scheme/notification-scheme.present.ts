import type { Links } from '../../http/links.ts';
import { groupRef } from '../../people/group/group.present.ts';
import { userRef } from '../../people/user/user.present.ts';
import { roleRef } from '../../permission/role/role.present.ts';
import {
  type Event,
  events,
  type NotificationScheme,
  type ResolvedNotification,
} from './notification-scheme.ts';

const schemeExpand = 'notificationSchemeEvents,user,group,projectRole,field,all';

/** Whether events are to be shown with their schemes: they are asked for, or something in them is. */
export const showsEvents = (expand: ReadonlySet<string>): boolean =>
  schemeExpand.split(',').some((name) => expand.has(name));

/** @param notifications of any schemes; null: they are not shown */
export const presentScheme = (
  scheme: NotificationScheme,
  notifications: readonly ResolvedNotification[] | null,
  expand: ReadonlySet<string>,
  links: Links,
) => ({
  expand: schemeExpand,
  id: scheme.id,
  self: links.to(`/rest/api/2/notificationscheme/${scheme.id}`),
  name: scheme.name,
  description: scheme.description,
  ...(notifications && {
    notificationSchemeEvents: presentEvents(
      notifications.filter((one) => one.schemeId === scheme.id),
      expand,
      links,
    ),
  }),
});

export const presentEvent = ({ id, name, description }: Event) => ({ id, name, description });

/** Events that somebody is told of. */
const presentEvents = (
  notifications: readonly ResolvedNotification[],
  expand: ReadonlySet<string>,
  links: Links,
) =>
  events.flatMap((event) => {
    const own = notifications.filter((one) => one.eventId === event.id);
    if (own.length === 0) return [];
    return [{ event, notifications: own.map((one) => presentNotification(one, expand, links)) }];
  });

/** @param expand of `user`, `group`, `projectRole`: shown in full where they are told; `all`: each of them */
export function presentNotification(
  { id, recipient, group, role, user }: ResolvedNotification,
  expand: ReadonlySet<string>,
  links: Links,
) {
  const shows = (name: string) => expand.has(name) || expand.has('all');
  const plain = { id, notificationType: recipient.type };
  if (group) {
    const whole = shows('group') && { group: groupRef(group, links) };
    return { ...plain, parameter: group.name, expand: 'group', ...whole };
  }
  if (role) {
    const whole = shows('projectRole') && { projectRole: roleRef(role, links) };
    return { ...plain, parameter: String(role.id), expand: 'projectRole', ...whole };
  }
  if (user) {
    const whole = shows('user') && { user: userRef(user, links) };
    return { ...plain, parameter: user.key, expand: 'user', ...whole };
  }
  if (recipient.address !== null)
    return { ...plain, parameter: recipient.address, emailAddress: recipient.address };
  return plain;
}
