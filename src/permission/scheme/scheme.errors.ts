import { type AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

export const noSuchScheme = (id: string): AppError =>
  notFound(`The permission scheme with the id '${id}' does not exist.`);

export const noSuchGrant = (id: string): AppError =>
  notFound(`The permission grant with the id '${id}' does not exist.`);

export const badSchemeName = (problem: string): AppError => invalidField('name', problem);

export const schemeNameTaken = (name: string): AppError =>
  invalidField('name', `A permission scheme with the name '${name}' already exists.`);

export const schemeIsDefault = (name: string): AppError =>
  invalid(`'${name}' is the default permission scheme and cannot be deleted.`);

export const schemeInUse = (name: string, projects: readonly string[]): AppError =>
  invalid(
    `The permission scheme '${name}' cannot be deleted because projects use it: ${projects.join(', ')}.`,
  );

export const unknownPermission = (key: string): AppError =>
  invalidField('permission', `Unrecognized permission '${key}'.`);

export const unknownHolderType = (type: string): AppError =>
  invalidField('holder.type', `Unrecognized type of permission holder '${type}'.`);

export const parameterNeeded = (type: string): AppError =>
  invalidField('holder.parameter', `A permission holder of type '${type}' needs a parameter.`);

export const parameterUnwanted = (type: string): AppError =>
  invalidField('holder.parameter', `A permission holder of type '${type}' takes no parameter.`);

export const noSuchHolder = (type: string, parameter: string): AppError =>
  invalidField('holder.parameter', `There is no ${nouns[type] ?? type} '${parameter}'.`);

const nouns: Record<string, string> = {
  group: 'group',
  projectRole: 'project role',
  user: 'user',
  applicationRole: 'application',
};

/** Nobody administers what they cannot be held to account for. */
export const neverForAnyone = (permission: string): AppError =>
  invalidField('holder.type', `The permission '${permission}' cannot be granted to anyone.`);

export const grantedAlready = (permission: string): AppError =>
  invalid(`The permission '${permission}' is granted to this holder already.`);

export const noSuchAttribute = (key: string): AppError =>
  notFound(`The permission scheme has no attribute '${key.slice(0, 255)}'.`);

export const badAttribute = (field: 'key' | 'value', problem: string): AppError =>
  invalidField(field, problem);
