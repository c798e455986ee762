import { AppError, invalidField, notFound } from '../../kernel/app-error.ts';
import type { ConstantKind } from './constant-edit.ts';

export const noSuchConstant = (kind: ConstantKind, id: string): AppError =>
  notFound(`The ${kind} with id '${id.slice(0, 40)}' does not exist`);

export const badName = (problem: string): AppError => invalidField('name', problem);

export const nameTaken = (kind: ConstantKind): AppError =>
  new AppError('conflict', { fields: { name: `A ${kind} with this name already exists.` } });

export const badCategory = (text: string): AppError =>
  invalidField('statusCategory', `There is no status category '${text.slice(0, 40)}'.`);

export const badIcon = (text: string): AppError =>
  invalidField('icon', `There is no picture with the name '${text.slice(0, 40)}'.`);

export const badColor = (): AppError =>
  invalidField('statusColor', 'A colour is written as #rrggbb, in hexadecimal digits.');

/** In workflows or in schemes. */
export const isUsed = (kind: ConstantKind, name: string, by: readonly string[]): AppError =>
  new AppError('conflict', {
    messages: [`The ${kind} '${name}' cannot be deleted: it is used by ${by.slice(0, 20).join(', ')}.`],
  });

export const isLast = (kind: ConstantKind, name: string): AppError =>
  new AppError('conflict', { messages: [`The ${kind} '${name}' cannot be deleted: there is no other.`] });

export const replacementNeeded = (kind: ConstantKind, name: string): AppError =>
  invalidField('replaceWith', `There are issues with the ${kind} '${name}': say which they are to be given.`);

export const badReplacement = (kind: ConstantKind, id: string): AppError =>
  invalidField('replaceWith', `The ${kind} with id '${id.slice(0, 40)}' cannot stand in for it.`);

export const notOffered = (schemes: readonly string[]): AppError =>
  invalidField('replaceWith', `These schemes do not offer it: ${schemes.slice(0, 20).join(', ')}.`);

export const badPlace = (): AppError =>
  invalidField('after', 'Say either after which other one, by its id, or which position.');
