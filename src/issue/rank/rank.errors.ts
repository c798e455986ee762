import { type AppError, invalid, invalidField } from '../../kernel/app-error.ts';

export type Anchor = 'rankBeforeIssue' | 'rankAfterIssue';

export const noIssues = (): AppError => invalidField('issues', 'At least one issue must be given.');

export const tooManyIssues = (most: number): AppError =>
  invalidField('issues', `At most ${most} issues may be ranked at once.`);

export const oneAnchor = (): AppError =>
  invalid("Exactly one of 'rankBeforeIssue' and 'rankAfterIssue' must be given.");

/** Hidden and missing alike. */
export const noSuchAnchor = (anchor: Anchor): AppError => invalidField(anchor, 'Issue Does Not Exist');

export const anchorMoves = (anchor: Anchor): AppError =>
  invalidField(anchor, 'An issue cannot be ranked before or after itself.');

export const noSuchField = (): AppError =>
  invalidField('rankCustomFieldId', 'There is no field of ranks with this id.');
