import { type AppError, notFound } from '../../kernel/app-error.ts';

export const noSuchPriority = (id: string): AppError =>
  notFound(`The priority with id '${id}' does not exist`);
