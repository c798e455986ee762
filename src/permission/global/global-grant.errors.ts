import { type AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

export const noSuchGrant = (id: string): AppError =>
  notFound(`The global permission grant with the id '${id}' does not exist.`);

export const unknownPermission = (key: string): AppError =>
  invalidField('permission', `Unrecognized global permission '${key}'.`);

export const unknownHolderType = (type: string): AppError =>
  invalidField('holder.type', `A global permission is held by a 'group' or by 'anyone', not by '${type}'.`);

export const groupNeeded = (): AppError =>
  invalidField('holder.parameter', 'Name the group that is to hold the permission.');

export const noSuchGroup = (name: string): AppError =>
  invalidField('holder.parameter', `There is no group '${name}'.`);

export const neverForAnyone = (permission: string): AppError =>
  invalidField('holder.type', `The permission '${permission}' cannot be granted to anyone.`);

export const grantedAlready = (permission: string): AppError =>
  invalid(`The permission '${permission}' is granted to this holder already.`);
