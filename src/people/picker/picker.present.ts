import type { Links } from '../../http/links.ts';
import { userAvatarUrls } from '../avatar/avatar.present.ts';
import type { Group } from '../group/group.ts';
import type { User } from '../user/user.ts';
import { markFirst, markWords } from './highlight.ts';

/** What a group gives, for those who may know. */
export interface GroupLabels {
  administrators: ReadonlySet<number>;
  users: ReadonlySet<number>;
}

export function presentUserChoice(
  { users, total }: { users: readonly User[]; total: number },
  text: string,
  links: Links,
  showAvatar: boolean,
) {
  return {
    users: users.map((user) => ({
      name: user.name,
      key: user.key,
      html: userHtml(user, text),
      displayName: user.displayName,
      ...(showAvatar && { avatarUrl: userAvatarUrls(user, links)['16x16'] }),
    })),
    total,
    header: `Showing ${users.length} of ${total} matching users`,
  };
}

/** `<strong>Fre</strong>d F. User - <strong>fre</strong>d@example.com (<strong>fre</strong>d)` */
function userHtml(user: User, text: string): string {
  const marked = (part: string) => markWords(part, text, 'strong');
  const address = user.email === null ? '' : ` - ${marked(user.email)}`;
  return `${marked(user.displayName)}${address} (${marked(user.name)})`;
}

export function presentGroupChoice(
  { groups, total }: { groups: readonly Group[]; total: number },
  text: string,
  labels: GroupLabels | null,
) {
  return {
    header: `Showing ${groups.length} of ${total} matching groups`,
    total,
    groups: groups.map((group) => ({
      name: group.name,
      html: markFirst(group.name, text, 'b'),
      labels: labels ? labelsOf(group, labels) : [],
    })),
  };
}

function labelsOf({ id }: Group, { administrators, users }: GroupLabels) {
  const admin = {
    text: 'Admin',
    title: 'Users added to this group will be given administrative access',
    type: 'ADMIN',
  };
  const access = {
    text: 'Jira Software',
    title: 'Users added to this group will be given access to Jira Software',
    type: 'SINGLE',
  };
  return [...(administrators.has(id) ? [admin] : []), ...(users.has(id) ? [access] : [])];
}
