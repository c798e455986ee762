import type { Share } from './filter.ts';
import type { filterWords } from './filter.words.ts';

/** With whom, in words. */
export function shareText(share: Share, words: (typeof filterWords)['en']): string {
  if (share.type === 'global') return words.everyone;
  if (share.group) return words.group(share.group.name);
  if (share.role && share.project) return words.role(share.role.name, share.project.name);
  if (share.project) return words.project(share.project.name);
  if (share.user) return share.user.displayName;
  return words.loggedIn;
}
