/** What schemes of this wing may be called. */
const MOST_NAME = 255;

/** Longest description of a scheme or an issue type, in characters. */
export const mostDescription = 32_767;

/** What is wrong with a trimmed name; null: nothing. */
export function schemeNameProblem(name: string): string | null {
  if (name === '') return 'You must specify a name for the scheme.';
  if (name.length > MOST_NAME) return `The name of the scheme must not exceed ${MOST_NAME} characters.`;
  if (!name.isWellFormed() || /[\p{C}\p{Zl}\p{Zp}]/u.test(name))
    return 'The name of the scheme must not contain control characters.';
  return null;
}
