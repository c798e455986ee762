import { type AppError, invalidField } from '../../kernel/app-error.ts';
import { mayNot } from '../issue.errors.ts';

export const mayNotMove = (actor: Parameters<typeof mayNot>[0]): AppError =>
  mayNot(actor, 'You do not have permission to reorder the sub-tasks of this issue.');

export const noSuchPlace = (field: string, count: number): AppError =>
  invalidField(
    field,
    count === 0
      ? 'The issue has no sub-tasks.'
      : `There is no sub-task at this place: the places are 0 to ${count - 1}.`,
  );
