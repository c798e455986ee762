import { type AppError, forbidden, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

export const nameNeeded = (): AppError => invalidField('name', 'A token needs a name, to know it by.');

export const nameTooLong = (most: number): AppError =>
  invalidField('name', `The name must not be longer than ${most} characters.`);

export const nameTaken = (): AppError =>
  invalidField(
    'name',
    'You have a token of this name already. Choose another name, or revoke that one first.',
  );

export const durationWrong = (most: number): AppError =>
  invalidField('expirationDuration', `The days that a token lasts are a whole number from 1 to ${most}.`);

export const tooManyTokens = (most: number): AppError =>
  invalid(`You have ${most} tokens, and may not have more. Revoke one that you do not need.`);

export const switchedOff = (): AppError =>
  forbidden('Personal access tokens are switched off on this server.');

export const noSuchToken = (id: string | number): AppError =>
  notFound(`There is no token with the id '${id}'.`);
