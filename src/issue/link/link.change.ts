import type { ChangeItem } from '../changelog/changelog.ts';

/** How the history of one end tells of a link: the other end's key, on the side where the link is. */
const linkChange = (before: string | null, after: string | null, words: string): ChangeItem => {
  const tell = (key: string | null) => key && `This issue ${words} ${key}`;
  return {
    field: 'Link',
    fieldType: 'jira',
    fieldId: null,
    from: before,
    fromString: tell(before),
    to: after,
    toString: tell(after),
  };
};

/** @param words the type's, in the direction of the other end: `blocks` */
export const linkAdded = (otherKey: string, words: string): ChangeItem => linkChange(null, otherKey, words);
export const linkRemoved = (otherKey: string, words: string): ChangeItem => linkChange(otherKey, null, words);
