import { type AppError, invalid } from '../../kernel/app-error.ts';
import { mayNot } from '../issue.errors.ts';

type Asker = Parameters<typeof mayNot>[0];

export const mayNotArchive = (actor: Asker, key: string): AppError =>
  mayNot(actor, `You do not have permission to archive the issue '${key}'.`);

export const mayNotRestore = (actor: Asker, key: string): AppError =>
  mayNot(actor, `You do not have permission to restore the issue '${key}'.`);

export const parentIsArchived = (actor: Asker, key: string): AppError =>
  mayNot(actor, `The sub-task '${key}' belongs to an archived issue: restore that one, and it comes along.`);

export const notAList = (): AppError => invalid('The body must be a list of issue keys.');

export const nothingNamed = (): AppError => invalid('The body names no issue.');

export const tooMany = (most: number): AppError => invalid(`At most ${most} issues can be archived at once.`);
