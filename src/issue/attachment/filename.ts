/** In UTF-16 units, as Jira's column is. */
const MOST = 255;
/** Signs that make a name read otherwise than it is: controls, line breaks, overrides of the writing direction. */
const hiddenSigns = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

/** The last part of a path: some browsers and scripts send `C:\temp\a.txt`. */
export const withoutPath = (name: string): string =>
  name
    .slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
    .trim()
    .normalize('NFC');

/** What is wrong with a name without its path; null: nothing. */
export function filenameProblem(name: string): string | null {
  if (name === '' || name === '.' || name === '..') return 'A file needs a name.';
  if (name.length > MOST) return `The name of a file must not exceed ${MOST} characters in length.`;
  if (!name.isWellFormed() || hiddenSigns.test(name)) {
    return 'The name of a file must not contain control characters.';
  }
  return null;
}
