import { type AppError, invalid, notFound } from '../../kernel/app-error.ts';

export const noSuchProperty = (key: string): AppError =>
  notFound(`The property with key '${key.slice(0, 255)}' does not exist.`);

export const badKey = (most: number): AppError =>
  invalid(`The property key must have 1 to ${most} characters, none of them a control character.`);

export const valueTooLong = (most: number): AppError =>
  invalid(`The property value must not exceed ${most} characters as JSON.`);

export const valueNeeded = (): AppError =>
  invalid('The property value must be a JSON document; none was sent.');

export const tooManyProperties = (): AppError => invalid('At most 100 properties can be set at once.');
