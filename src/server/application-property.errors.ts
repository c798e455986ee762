import { type AppError, forbidden, invalidField, notFound } from '../kernel/app-error.ts';

/** @param key as asked for */
export const noSuchProperty = (key: string): AppError =>
  notFound(`No application property found with key: '${key.slice(0, 100)}'`);

export const unknownLevel = (levels: readonly string[]): AppError =>
  invalidField('permissionLevel', `The permission level must be one of ${levels.join(', ')}.`);

export const cannotChange = (key: string): AppError =>
  invalidField('value', `The property '${key}' cannot be changed on this server.`);

export const unfitValue = (problem: string): AppError => invalidField('value', problem);

export const valueNeeded = (): AppError => invalidField('value', 'You must specify a value.');

export const otherId = (): AppError =>
  invalidField('id', 'The id in the request body is not the one in the address.');

export const systemAdministratorsOnly = (key: string): AppError =>
  forbidden(`Only a system administrator may change the property '${key}'.`);

/** @param names of the option and the variable */
export const saidAtStart = (names: readonly string[]): AppError =>
  invalidField(
    'value',
    `It was said when the program was started, by ${names.join(' or ')}: change it there.`,
  );
