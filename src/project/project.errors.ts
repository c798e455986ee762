import { AppError, forbidden, notFound } from '../kernel/app-error.ts';
import { readId } from '../kernel/id.ts';

/** Missing, or hidden from the caller: one answer for both, logged in or not. */
export const noSuchProject = (idOrKey: string): AppError =>
  notFound(`No project could be found with ${readId(idOrKey) === null ? 'key' : 'id'} '${idOrKey}'.`);

/** By field: projectKey, projectName, projectLead, projectType … */
export const invalidProject = (fields: Record<string, string>): AppError =>
  new AppError('invalid', { fields });

export const keyIsTaken = 'A project with that project key already exists.';
export const keyIsUsedBy = (name: string): string => `Project '${name}' uses this project key.`;
export const nameIsTaken = 'A project with that name already exists.';
export const leadIsNobody = 'You must specify a valid project lead.';
export const typeIsUnknown =
  'An invalid project type was specified. Make sure the project type exists and is spelled correctly.';
export const templateIsUnknown =
  'An invalid project template was specified. Make sure the project template matches the project type you have specified.';
export const schemeIsMissing = (what: string, id: string | number): string =>
  `The ${what} with id '${id}' does not exist.`;

/** Who may see a project and not change it; anonymous visitors might if they logged in. */
export const cannotConfigure = (isAnonymous: boolean): AppError =>
  new AppError(isAnonymous ? 'unauthenticated' : 'forbidden', {
    messages: ['You cannot edit the configuration of this project.'],
  });

export const administratorsOnly = (what: string): AppError => forbidden(`Only administrators can ${what}.`);

export const noSuchProjectType = (key: string): AppError =>
  notFound(`The project type with key '${key}' does not exist.`);
