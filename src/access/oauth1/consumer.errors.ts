import { AppError, notFound } from '../../kernel/app-error.ts';

export const noConsumer = (id: string | number): AppError =>
  notFound(`There is no OAuth consumer with the id '${id}'.`);

export const consumerKeyTaken = (key: string): AppError =>
  new AppError('conflict', { fields: { consumerKey: `There is a consumer with the key '${key}' already.` } });
