import { type AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';
import type { Orphan } from './issue-type-scheme.ts';

export const noSuchScheme = (id: string): AppError =>
  notFound(`The issue type scheme with id '${id}' does not exist.`);

export const badName = (problem: string): AppError => invalidField('name', problem);

export const nameTaken = (name: string): AppError =>
  invalidField('name', `An issue type scheme with the name '${name}' already exists.`);

export const noSuchType = (id: string): AppError =>
  invalidField('issueTypeIds', `The issue type with id '${id}' does not exist.`);

export const twice = (id: string): AppError =>
  invalidField('issueTypeIds', `The issue type with id '${id}' is listed more than once.`);

export const standardTypeNeeded = (): AppError =>
  invalidField('issueTypeIds', 'You must select at least one standard issue type.');

export const badDefault = (): AppError =>
  invalidField('defaultIssueTypeId', 'The default issue type must be a standard issue type of the scheme.');

export const isDefault = (name: string): AppError =>
  invalid(`'${name}' is the default issue type scheme and cannot be deleted.`);

/** Issues would be left with a type that their project does not offer. @param field of the body, where there is one */
export const wouldOrphan = (field: string | null, orphans: readonly Orphan[]): AppError => {
  const which = orphans.map(({ projectKey, typeName }) => `${typeName} in ${projectKey}`).join(', ');
  const sentence = `Issues have types that their project would no longer offer: ${which}.`;
  return field === null ? invalid(sentence) : invalidField(field, sentence);
};

export const noSuchProject = (idOrKey: string): AppError =>
  invalidField('idsOrKeys', `No project could be found with id or key '${idOrKey}'.`);

export const notWorn = (): AppError => notFound('The project is not associated with this issue type scheme.');
