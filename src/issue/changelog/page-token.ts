/**
 * Where the next page of histories begins, as an opaque text. It opens nothing: what may be seen is asked anew with
 * every page. Its check keeps it from being used with another question, where it would skip edits unnoticed.
 */
import { sha256 } from '../../kernel/token.ts';

export const writeToken = (question: string, startAt: number): string =>
  Buffer.from(`${startAt}.${sha256(`histories/${startAt}/${question}`).slice(0, 16)}`).toString('base64url');

/** @returns how many edits are passed over; null: no token of this question */
export function readToken(question: string, token: string | undefined): number | null {
  if (token === undefined || token === '') return 0;
  const [, startAt] = /^(\d{1,9})\./.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  return startAt !== undefined && token === writeToken(question, Number(startAt)) ? Number(startAt) : null;
}
