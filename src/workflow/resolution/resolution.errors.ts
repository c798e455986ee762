import { type AppError, notFound } from '../../kernel/app-error.ts';

export const noSuchResolution = (id: string): AppError =>
  notFound(`The resolution with id '${id}' does not exist`);
