/**
 * Where the next page of a search begins, as an opaque text. It opens nothing: what may be seen is asked anew with every
 * page. Its check keeps a token from being used with another query, where it would skip issues unnoticed.
 */
import { invalidField } from '../../kernel/app-error.ts';
import { sha256 } from '../../kernel/token.ts';

const check = (jql: string, startAt: number): string => sha256(`page/${startAt}/${jql}`).slice(0, 16);

export const writeToken = (jql: string, startAt: number): string =>
  Buffer.from(`${startAt}.${check(jql, startAt)}`).toString('base64url');

/** @returns how many issues are passed over @throws AppError 400 */
export function readToken(jql: string, token: string | null | undefined): number {
  if (token === undefined || token === null || token === '') return 0;
  const startAt = Number(/^(\d{1,10})\./.exec(Buffer.from(token, 'base64url').toString())?.[1] ?? -1);
  if (startAt < 0 || startAt > 2_147_483_647 || token !== writeToken(jql, startAt))
    throw invalidField('nextPageToken', 'This is no token of a page of this query.');
  return startAt;
}
