import { AppError, invalidField, notFound } from '../../kernel/app-error.ts';

/** Missing, or in a project that the caller may not see: one answer for both. */
export const noSuchComponent = (id: string): AppError =>
  notFound(`The component with id ${id} does not exist.`);

export const invalidComponent = (fields: Record<string, string>): AppError =>
  new AppError('invalid', { fields });

export const nameMissing = 'The component name specified is invalid - cannot be an empty string.';
export const nameTooLong = (most: number): string =>
  `The component name must not exceed ${most} characters in length.`;
export const nameTaken = (name: string): string =>
  `A component with the name ${name} already exists in this project.`;
export const leadIsNobody = (name: string): string => `The user ${name} does not exist.`;
export const assigneeTypeUnknown =
  'The assignee type must be PROJECT_DEFAULT, COMPONENT_LEAD, PROJECT_LEAD or UNASSIGNED.';
export const descriptionTooLong = (most: number): string =>
  `The description must not exceed ${most} characters in length.`;

export const projectMissing = (): AppError =>
  invalidField('project', 'The project of the component must be specified.');

export const cannotMoveToItself = (): AppError =>
  invalidField('moveIssuesTo', 'You cannot move the issues to the component being deleted.');
