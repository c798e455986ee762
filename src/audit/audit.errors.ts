import { type AppError, invalidField } from '../kernel/app-error.ts';

export const notAWholeNumber = (field: 'offset' | 'limit', given: string): AppError =>
  invalidField(field, `'${given.slice(0, 40)}' is not a whole number of 0 or more.`);

export const notAnInstant = (field: 'from' | 'to', given: string): AppError =>
  invalidField(field, `'${given.slice(0, 40)}' is not a date such as 2015-03-31T12:00:00.000+0000.`);

export const tooManyNames = (field: 'projectIds' | 'userIds', most: number): AppError =>
  invalidField(field, `Name at most ${most}.`);

export const blank = (field: string): AppError => invalidField(field, `The ${field} must not be blank.`);

export const idWithoutName = (field: string): AppError =>
  invalidField(field, 'An item needs a name and a typeName.');
