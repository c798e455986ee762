import { invalid } from '../../kernel/app-error.ts';

/** `"fred"`; nothing, null or an empty text: the caller. @throws 400 */
export function readWatcher(body: unknown): string | undefined {
  if (body === undefined || body === null || body === '') return undefined;
  if (typeof body !== 'string') throw invalid('The request body must be a user name as a JSON string.');
  return body;
}
