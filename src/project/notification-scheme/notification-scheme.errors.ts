import { type AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

/** Missing, or worn by no project that the caller administers. */
export const noSuchScheme = (id: string): AppError =>
  notFound(`The notification scheme with id '${id}' does not exist.`);

export const noSuchNotification = (id: string): AppError =>
  notFound(`The notification scheme has no notification with id '${id}'.`);

export const wearsNoScheme = (): AppError => notFound('The project has no notification scheme.');

export const badName = (problem: string): AppError => invalidField('name', problem);

export const nameTaken = (name: string): AppError =>
  invalidField('name', `A notification scheme with the name '${name}' already exists.`);

export const isDefault = (name: string): AppError =>
  invalid(`'${name}' is the default notification scheme and cannot be deleted.`);

export const inUse = (name: string, projects: readonly string[]): AppError =>
  invalid(
    `The notification scheme '${name}' cannot be deleted because projects use it: ${projects.join(', ')}.`,
  );

export const noSuchEvent = (id: string | number): AppError =>
  invalidField('event', `There is no event with id '${id}'.`);

export const unknownRecipient = (type: string): AppError =>
  invalidField('notificationType', `Unrecognized type of recipient '${type}'.`);

export const parameterNeeded = (type: string): AppError =>
  invalidField('parameter', `A recipient of type '${type}' needs a parameter.`);

export const parameterUnwanted = (type: string): AppError =>
  invalidField('parameter', `A recipient of type '${type}' takes no parameter.`);

export const noSuchRecipient = (type: string, parameter: string): AppError =>
  invalidField('parameter', `There is no ${type} '${parameter}'.`);

export const badAddress = (): AppError => invalidField('parameter', 'The e-mail address is not valid.');

export const toldAlready = (): AppError => invalid('This recipient is told of this event already.');
