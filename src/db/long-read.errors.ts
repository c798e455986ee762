/** What callers are told of a search that was stopped. */
import { AppError } from '../kernel/app-error.ts';
import type { ReadStopped } from './long-read-stopped.ts';

/**
 * Too long is the query's own fault, and would be again: 400, which clients show to people. 503 is what they repeat.
 * @param limit ms
 */
export function readStopped(cause: ReadStopped, limit: number): AppError {
  switch (cause.why) {
    case 'time':
      return new AppError('invalid', {
        messages: [
          `The search took longer than ${limit / 1000} seconds and was stopped. Ask for less: name projects, or a period of time, or fewer words.`,
        ],
        cause,
      });
    case 'busy':
      return new AppError('unavailable', {
        messages: ['Too many searches are under way. Try again in a moment.'],
        headers: { 'Retry-After': '5' },
        cause,
      });
    case 'died':
      return new AppError('unavailable', {
        messages: ['The processes that search have ended before they answered. Try again in a moment.'],
        headers: { 'Retry-After': '5' },
        cause,
      });
    case 'gone':
      return new AppError('unavailable', { messages: ['Nobody waits for this answer any more.'], cause });
  }
}
