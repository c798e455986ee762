/** What clients keep on a permission scheme: text by key, such as ADMINISTER_PROJECTS.extended.enabled. */
export interface Attribute {
  readonly key: string;
  readonly value: string;
}

export const MOST_KEY = 255;
export const MOST_VALUE = 2000;

/** What is wrong with a key; null: nothing. */
export const keyProblem = (key: string): string | null =>
  /^[A-Za-z0-9._-]+$/.test(key) && key.length <= MOST_KEY
    ? null
    : `The key of an attribute must have 1 to ${MOST_KEY} letters, digits, dots, hyphens or underscores.`;

/** What is wrong with a value; null: nothing. */
export const valueProblem = (value: string): string | null =>
  value.length > MOST_VALUE ? `The value of an attribute must not exceed ${MOST_VALUE} characters.` : null;
