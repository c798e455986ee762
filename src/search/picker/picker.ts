/** What is typed to pick an issue by: a key or the beginning of one, a number, words of the summary. */
import { fold } from '../../kernel/fold.ts';

export interface Typed {
  /** `TEST`, `TEST-`, `TEST-1`: how the key begins; null: no key begins so. */
  readonly key: string | null;
  /** `12`: how the number in the key begins. */
  readonly number: string | null;
  /** Folded; each begins a word of the summary. Never more than ten. */
  readonly words: readonly string[];
}

export const mostPicked = 20;
const MOST_WORDS = 10;

/** What was typed, read; null: nothing was. */
export function readTyped(text: string): Typed | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return {
    key: /^[a-z][a-z0-9_]*(-\d*)?$/i.test(trimmed) ? trimmed.toUpperCase() : null,
    number: /^\d{1,15}$/.test(trimmed) ? trimmed : null,
    words: fold(trimmed).split(/\s+/).slice(0, MOST_WORDS),
  };
}

/** One list of the answer. */
export interface Section<Issue> {
  readonly id: 'hs' | 'cs';
  readonly issues: readonly Issue[];
  /** How many there are, of which `issues` are the first. */
  readonly total: number;
  /** Why there is nothing, where it is not for lack of issues. */
  readonly problem?: string;
}
