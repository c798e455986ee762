import { type AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

export const noSuchScheme = (id: string): AppError =>
  notFound(`The workflow scheme with ID '${id.slice(0, 40)}' does not exist.`);

export const noSuchDraft = (name: string): AppError =>
  notFound(`The workflow scheme '${name}' does not have a draft.`);

export const hasDraft = (name: string): AppError =>
  invalid(`The workflow scheme '${name}' has a draft already. Change that one, or delete it.`);

export const needsNoDraft = (name: string): AppError =>
  invalid(`The workflow scheme '${name}' is not in use: it needs no draft and can be changed itself.`);

export const isInUse = (name: string): AppError =>
  invalid(
    `The workflow scheme '${name}' is in use and cannot be changed itself. Change its draft, or send updateDraftIfNeeded.`,
  );

export const isWorn = (name: string): AppError =>
  invalid(`The workflow scheme '${name}' cannot be deleted: projects use it.`);

export const isDefault = (name: string): AppError =>
  invalid(`'${name}' is the default workflow scheme and cannot be changed or deleted.`);

export const badName = (problem: string): AppError => invalidField('name', problem);

export const nameTaken = (name: string): AppError =>
  invalidField('name', `A workflow scheme with the name '${name}' already exists.`);

export const nameOfDraft = (): AppError =>
  invalidField('name', 'A draft has the name and the description of its workflow scheme: change them there.');

export const noSuchWorkflow = (field: string, name: string): AppError =>
  invalidField(field, `The workflow '${name.slice(0, 255)}' does not exist.`);

export const workflowIsMissing = (name: string): AppError =>
  notFound(`The workflow '${name.slice(0, 255)}' does not exist.`);

export const workflowNeeded = (field: string): AppError =>
  invalidField(field, 'You must specify a workflow.');

export const otherWorkflow = (): AppError =>
  invalidField(
    'workflow',
    'The workflow in the body must be the workflow in the address, where both are given.',
  );

export const otherType = (): AppError =>
  invalidField(
    'issueType',
    'The issue type in the body must be the issue type in the address, where it is given.',
  );

export const noSuchType = (field: string, id: string): AppError =>
  invalidField(field, `The issue type with ID '${id.slice(0, 40)}' does not exist.`);

export const typeIsMissing = (id: string): AppError =>
  notFound(`The issue type with ID '${id.slice(0, 40)}' does not exist.`);

export const typeIsNotMapped = (id: number): AppError =>
  notFound(`The issue type with ID '${id}' is not mapped: it follows the default workflow.`);

export const changedMeanwhile = (): AppError =>
  invalid('A workflow or an issue type that this names was changed at the same time. Try again.');
