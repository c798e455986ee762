import { type AppError, invalidField, notFound } from '../../kernel/app-error.ts';

export const noSuchTerm = (name: string): AppError =>
  notFound(`There is no term with the original name '${name.slice(0, 100)}'.`);

export const unfitName = (field: string, problem: string): AppError => invalidField(field, problem);

export const namedTwice = (name: string): AppError =>
  invalidField('originalName', `The term '${name}' is given twice.`);
