import { type AppError, invalidField, notFound } from '../../kernel/app-error.ts';

export const workflowNeeded = (): AppError =>
  invalidField('workflowName', 'You must specify the name of a workflow.');

export const noSuchWorkflow = (name: string): AppError =>
  notFound(`The workflow '${name.slice(0, 255)}' does not exist.`);

export const noSuchMode = (mode: string): AppError =>
  invalidField('workflowMode', `'${mode.slice(0, 40)}' is neither live nor draft.`);

export const noSuchTransition = (id: string, name: string): AppError =>
  notFound(`The workflow '${name}' has no transition with the id '${id.slice(0, 40)}'.`);

export const badKey = (problem: string): AppError => invalidField('key', problem);

export const otherKey = (): AppError =>
  invalidField('key', 'The key in the body must be the key in the address, where both are given.');

export const badValue = (problem: string): AppError => invalidField('value', problem);

export const keyTaken = (key: string): AppError =>
  invalidField('key', `The transition has a property with the key '${key}' already.`);

export const noSuchProperty = (key: string): AppError =>
  notFound(`The transition has no property with the key '${key.slice(0, 255)}'.`);

export const tooMany = (most: number): AppError =>
  invalidField('key', `A transition can have ${most} properties at most.`);
