/** What projects wear: a list of who holds which permission. */
export interface Scheme {
  readonly id: number;
  /** Compared without regard to case. */
  readonly name: string;
  readonly description: string;
}

/** The scheme of projects that were given no other; it cannot be deleted. */
export const defaultSchemeId = 0;

const MOST_NAME = 255;

/** What is wrong with a trimmed scheme name; null: nothing. */
export function schemeNameProblem(name: string): string | null {
  if (name === '') return 'The name of a permission scheme must not be empty.';
  if (name.length > MOST_NAME)
    return `The name of a permission scheme must not exceed ${MOST_NAME} characters.`;
  if (!name.isWellFormed() || /[\p{C}\p{Zl}\p{Zp}]/u.test(name))
    return 'The name of a permission scheme must not contain control characters.';
  return null;
}
