import { type AppError, invalid } from '../../kernel/app-error.ts';

export const missing = (): AppError => invalid("Missing 'transition' identifier");

export const notInteger = (): AppError => invalid("'transition' identifier must be an integer");

/** Unknown, of another workflow, from another status, or not for this actor: one answer. */
export const notValid = (id: number): AppError =>
  invalid(`Transition id '${id}' is not valid for this issue.`);
