import { AppError, forbidden, invalid, invalidField } from '../../kernel/app-error.ts';

const short = (text: string): string => text.slice(0, 255);

/** Jira answers 400 here, not 404. */
export const noSuchScreen = (id: string): AppError =>
  invalid(`Screen with id '${short(id)}' does not exist.`);
export const noSuchTab = (id: string): AppError => invalid(`Tab with id '${short(id)}' does not exist.`);
export const noSuchField = (id: string): AppError =>
  invalidField('fieldId', `Field with id '${short(id)}' does not exist.`);
export const notOnTab = (id: string): AppError => invalid(`Field with id '${short(id)}' is not on the tab.`);
export const alreadyOnScreen = (id: string): AppError =>
  invalidField('fieldId', `Field with id '${short(id)}' already exists on the screen.`);
export const nameNeeded = (): AppError => invalidField('name', 'The name must not be empty.');
export const nameTooLong = (most: number): AppError =>
  invalidField('name', `The name must be at most ${most} characters.`);
export const descriptionTooLong = (most: number): AppError =>
  invalidField('description', `The description must be at most ${most} characters.`);
export const screenNameTaken = (name: string): AppError =>
  invalidField('name', `A screen with the name '${short(name)}' already exists.`);
export const tabNameTaken = (name: string): AppError =>
  invalidField('name', `A tab with the name '${short(name)}' already exists on the screen.`);
export const noSuchPosition = (position: string): AppError =>
  invalid(`'${short(position)}' is no position of a tab.`);
export const placeNeeded = (): AppError =>
  invalid("Specify either 'after' or 'position' (Earlier, Later, First or Last).");
export const notABoolean = (value: string): AppError =>
  invalid(`'${short(value)}' is neither true nor false.`);
export const tooManyTabs = (most: number): AppError => invalid(`A screen has at most ${most} tabs.`);
/** 412, as Jira documents it. */
export const lastTab = (): AppError =>
  new AppError('invalid', { messages: ['The last tab of a screen cannot be deleted.'], status: 412 });
export const screenInUse = (name: string, uses: readonly string[]): AppError =>
  invalid(`The screen '${short(name)}' cannot be deleted: it is used by ${uses.join(', ')}.`);
export const mayNotSeeScreens = (): AppError =>
  forbidden('Only administrators, and those of a project that shows the screen, can see it.');
