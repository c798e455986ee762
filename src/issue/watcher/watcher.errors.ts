/** Jira's sentences about watchers; 401 for a plain lack of permission, which its Java client relies on. */
import { type AppError, notFound } from '../../kernel/app-error.ts';
import { mayNotLegacy } from '../issue.errors.ts';

interface Asker {
  readonly userId: number | null;
  readonly name: string | null;
  readonly via: string;
}

const nameOf = (actor: Asker): string => actor.name ?? 'anonymous';

export const mayNotAdd = (actor: Asker, key: string): AppError =>
  mayNotLegacy(`User '${nameOf(actor)}' is not allowed to add watchers to issue '${key}'`);

export const mayNotRemove = (actor: Asker, key: string): AppError =>
  mayNotLegacy(`User '${nameOf(actor)}' is not allowed to remove watchers from issue '${key}'`);

export const watcherCannotSee = (name: string): AppError =>
  mayNotLegacy(
    `The user "${name}" does not have permission to view this issue. This user will not be added to the watch list.`,
  );

export const noSuchUser = (name: string): AppError =>
  notFound(`The user named '${name.slice(0, 255)}' does not exist`);
