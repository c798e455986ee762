/** What schemes of this wing, and workflows, may be called. */
const MOST_NAME = 255;

/** Longest description of a scheme or an issue type, in characters. */
export const mostDescription = 32_767;

/** What is wrong with a trimmed name; null: nothing. */
export const schemeNameProblem = (name: string): string | null => nameProblem(name, 'scheme');

/** The same for the name of a workflow. */
export const workflowNameProblem = (name: string): string | null => nameProblem(name, 'workflow');

function nameProblem(name: string, noun: string): string | null {
  if (name === '') return `You must specify a name for the ${noun}.`;
  if (name.length > MOST_NAME) return `The name of the ${noun} must not exceed ${MOST_NAME} characters.`;
  if (!name.isWellFormed() || /[\p{C}\p{Zl}\p{Zp}]/u.test(name))
    return `The name of the ${noun} must not contain control characters.`;
  return null;
}
