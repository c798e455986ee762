import { type AppError, invalidField } from '../../kernel/app-error.ts';

export const noSuchColumn = (id: string): AppError =>
  invalidField('columns', `'${id.slice(0, 100)}' is no field that a list of issues can show.`);

export const columnsNeeded = (): AppError => invalidField('columns', 'Name at least one column.');
