import { AppError, invalidField, notFound } from '../../kernel/app-error.ts';

export const noSuchCategory = (id: string): AppError =>
  notFound(`The project category with id '${id}' does not exist.`);

export const categoryNameProblem = (sentence: string): AppError => invalidField('name', sentence);

export const categoryNameTaken = (name: string): AppError =>
  new AppError('conflict', { fields: { name: `The project category '${name}' already exists` } });

export const descriptionTooLong = (most: number): AppError =>
  invalidField('description', `The description must not exceed ${most} characters in length.`);
