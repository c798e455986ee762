import { AppError, invalidField, notFound } from '../../kernel/app-error.ts';

export const noSuchWorkflow = (id: string): AppError =>
  notFound(`The workflow with the id '${id.slice(0, 40)}' does not exist.`);

export const noDraft = (name: string): AppError => notFound(`The workflow '${name}' has no draft.`);

export const badName = (problem: string): AppError => invalidField('name', problem);

export const badDescription = (most: number): AppError =>
  invalidField('description', `The description must not exceed ${most} characters.`);

export const nameTaken = (name: string): AppError =>
  new AppError('conflict', { fields: { name: `A workflow with the name '${name}' already exists.` } });

export const isSystem = (name: string): AppError =>
  new AppError('conflict', {
    messages: [`The workflow '${name}' is the system's and stays as it is: copy it.`],
  });

export const isActive = (name: string): AppError =>
  new AppError('conflict', {
    messages: [`Issues follow the workflow '${name}': make a draft of it, change that, and publish it.`],
  });

export const isUsed = (name: string, schemes: readonly string[]): AppError =>
  new AppError('conflict', {
    messages: [`The workflow '${name}' cannot be deleted: these schemes name it: ${schemes.join(', ')}.`],
  });

export const hasDraft = (name: string): AppError =>
  new AppError('conflict', { messages: [`The workflow '${name}' has a draft already.`] });

/** @param status 409 for a version in the body, 412 for one in If-Match */
export const changedMeanwhile = (status: 409 | 412 = 409): AppError =>
  new AppError('conflict', {
    fields: { version: 'Somebody else has changed it meanwhile: read it again.' },
    status,
  });

export const versionNeeded = (): AppError =>
  invalidField('version', 'Say which version you have seen: in the body, or in the header If-Match.');

export const badVersion = (): AppError =>
  invalidField('version', 'If-Match must be the ETag of the workflow.');
