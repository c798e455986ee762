import { AppError, invalidField, notFound } from '../../kernel/app-error.ts';

export const mostKey = 255;
export const mostValue = 32_768;

/** Jira answers 404, whichever verb lacks its key. */
export const keyNeeded = (): AppError =>
  new AppError('not-found', { fields: { key: "The parameter 'key' names the preference, and is missing." } });

export const badKey = (): AppError =>
  invalidField('key', `The key must not exceed ${mostKey} characters, none of them a control character.`);

export const valueTooLong = (): AppError =>
  invalidField('value', `The value must not exceed ${mostValue} characters.`);

export const valueNeeded = (): AppError => invalidField('value', 'The body is the value, and is missing.');

export const noSuchPreference = (key: string): AppError =>
  notFound(`The preference with the key '${key}' was not found.`);
