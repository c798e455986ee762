import { ApiError } from '../kernel/api.ts';
import { messageBeside } from '../kernel/message.ts';
import { Alert } from './alert.tsx';

/** Why something was refused, but for what stands at fields of the form. @param fields ids that say theirs themselves */
export function ActionError({ error, fields = [] }: { error: unknown; fields?: readonly string[] }) {
  if (error === null || error === undefined) return null;
  if (error instanceof ApiError && error.status === 401) return null;
  const message = messageBeside(error, new Set(fields));
  return message === '' ? null : <Alert>{message}</Alert>;
}
