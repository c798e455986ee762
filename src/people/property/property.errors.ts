import { type AppError, invalid, notFound } from '../../kernel/app-error.ts';

export const mostKey = 255;
export const mostValue = 32_768;

export const noSuchProperty = (key: string): AppError =>
  notFound(`The property with key '${key}' does not exist.`);

export const badKey = (): AppError =>
  invalid(`The property key must have 1 to ${mostKey} characters, none of them a control character.`);

export const valueTooLong = (): AppError =>
  invalid(`The property value must not exceed ${mostValue} characters as JSON.`);

export const valueNeeded = (): AppError =>
  invalid('The property value must be a JSON document; none was sent.');
