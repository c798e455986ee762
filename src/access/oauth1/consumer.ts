/** A consumer: a program that asks users for access and signs its requests, registered by an administrator. */
import type { CallbackMatch } from './callback.ts';

export interface Consumer {
  readonly id: number;
  /** oauth_consumer_key. */
  readonly key: string;
  /** What people are shown. */
  readonly name: string;
  readonly description: string | null;
  /** PEM; null: it signs with a shared secret. */
  readonly publicKey: string | null;
  readonly callback: string | null;
  readonly callbackMatch: CallbackMatch;
  /** Otherwise its tokens are good for nothing, until it is active again. */
  readonly active: boolean;
  /** Whom it acts as without a token (two-legged OAuth); null: it needs one. */
  readonly executeAs: { readonly id: number; readonly name: string } | null;
  readonly created: number;
  readonly updated: number;
}

const LONGEST_NAME = 255;

/** Visible ASCII: no two keys look alike. @returns a sentence where `key` is none */
export const consumerKeyProblem = (key: string): string | null =>
  /^[\x21-\x7e]{1,255}$/.test(key)
    ? null
    : 'A consumer key has 1 to 255 letters, digits and signs of ASCII, without blanks.';

/** Controls, and what turns the direction of writing: a name must not be able to look like another text. */
const disguise = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

export function consumerNameProblem(name: string): string | null {
  if (name.trim() === '') return 'A consumer needs a name: people decide by it whom they let in.';
  if (name.length > LONGEST_NAME) return `A name has at most ${LONGEST_NAME} characters.`;
  return disguise.test(name) ? 'The name has signs that cannot be seen.' : null;
}
