import { AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

export const noSuchGadget = (id: string): AppError =>
  notFound(`The gadget with id '${id.slice(0, 40)}' does not exist on this dashboard.`);

export const noSuchItem = (): AppError => notFound('The dashboard item was not found.');

export const kindNeeded = (): AppError =>
  invalidField('moduleKey', 'Name the gadget to add by its moduleKey; GET dashboard/gadgets lists them.');

export const unknownKind = (key: string): AppError =>
  invalidField('moduleKey', `There is no gadget '${key.slice(0, 255)}'.`);

export const invalidGadget = (fields: Record<string, string>): AppError =>
  new AppError('invalid', { fields });
export const badColor = (colors: readonly string[]): string =>
  `The color must be one of ${colors.join(', ')}.`;
export const badTitle = (most: number): string =>
  `The title must have 1 to ${most} characters, none of them a control character.`;
export const badPosition = (columns: number): string =>
  `The position must have a row from 0 and a column from 0 to ${columns - 1}.`;

export const tooMany = (most: number): AppError => invalid(`A dashboard can have at most ${most} gadgets.`);
