/** People who hold the same permissions. */
export interface Group {
  readonly id: number;
  /** Compared without regard to case. */
  readonly name: string;
}

const MOST = 255;

/** What is wrong with a trimmed group name; null: nothing. */
export function groupNameProblem(name: string): string | null {
  if (name === '') return 'You must specify a group name.';
  if (name.length > MOST) return `The group name must not exceed ${MOST} characters in length.`;
  if (/[\p{C}\p{Zl}\p{Zp}\uFFFD]/u.test(name)) return 'The group name must not contain control characters.';
  return null;
}
