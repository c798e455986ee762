/** What kind of thing an issue is. */
export interface IssueType {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** Path of its picture, without the context path. */
  readonly icon: string;
  readonly subtask: boolean;
}

/** The picture of a type that has no avatar. */
export const stockIcon = (subtask: boolean): string =>
  `/images/icons/issuetypes/${subtask ? 'subtask' : 'task'}.svg`;

const MOST_NAME = 60;

/** What is wrong with a trimmed name; null: nothing. */
export function nameProblem(name: string): string | null {
  if (name === '') return 'You must specify a name.';
  if (name.length > MOST_NAME) return `The name must not exceed ${MOST_NAME} characters in length.`;
  if (!name.isWellFormed() || /[\p{C}\p{Zl}\p{Zp}]/u.test(name))
    return 'The name must not contain control characters.';
  return null;
}
