import { AppError, invalidField } from '../kernel/app-error.ts';
import type { ReadOnlyMode } from './read-only.ts';

/** Nothing is wrong with the request: it can be sent again later, which is what 503 says and clients act on. */
export const readOnlyNow = ({ message, endTime, timeZone }: ReadOnlyMode): AppError => {
  const until = endTime === '' ? '' : ` until ${endTime}${timeZone === '' ? '' : ` (${timeZone})`}`;
  const sentence = `Jira is in read-only mode${until}: nothing can be changed.`;
  return new AppError('unavailable', { messages: [message === '' ? sentence : `${sentence} ${message}`] });
};

export const unknownZone = (): AppError => invalidField('timeZone', 'This time zone is not known.');

export const notATime = (): AppError =>
  invalidField('endTime', "Write the end as a date and time such as '2025-03-31T18:00'.");
