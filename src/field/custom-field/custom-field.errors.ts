import { type AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

const short = (text: string): string => text.slice(0, 255);

/** Missing and hidden alike. */
export const noSuchCustomField = (key: string): AppError =>
  notFound(`The custom field '${short(key)}' does not exist.`);

/** @param mentions such as "the workflow 'Review' (transitions[1].validators[0].field)" */
export const fieldIsNamed = (name: string, mentions: readonly string[]): string =>
  `The custom field '${short(name)}' cannot be deleted: ${mentions.join(', ')} names it.`;

export const noSuchContext = (id: string): AppError =>
  notFound(`The custom field context '${short(id)}' does not exist.`);

/** Jira's own words. */
export const noSuchOption = (id: string): AppError =>
  notFound(`A custom field option with id '${short(id)}' does not exist`);

export const nameNeeded = (): AppError => invalidField('name', 'Field name must not be empty.');
export const nameTooLong = (most: number): AppError =>
  invalidField('name', `Field name must be at most ${most} characters.`);
export const descriptionTooLong = (most: number): AppError =>
  invalidField('description', `Field description must be at most ${most} characters.`);
export const noSuchType = (type: string): AppError =>
  invalidField('type', `The custom field type '${short(type)}' is not valid.`);
export const noSuchSearcher = (searcher: string): AppError =>
  invalidField('searcherKey', `The searcher '${short(searcher)}' does not fit the type of the field.`);
export const noSuchProjects = (): AppError => invalidField('projectIds', 'Not every project exists.');
export const noSuchIssueTypes = (): AppError => invalidField('issueTypeIds', 'Not every issue type exists.');
export const contextExists = (): AppError =>
  invalidField('projectIds', 'Another context of the field has one of these projects already.');
export const lastContext = (): AppError =>
  invalid('The last context of a field cannot be deleted: delete the field.');

export const withoutOptions = (key: string): AppError =>
  invalid(`The type of the custom field '${short(key)}' has no options.`);
export const optionsNeeded = (): AppError => invalidField('options', 'Specify at least one option.');
export const valueNeeded = (): AppError => invalidField('value', 'The value of an option must not be empty.');
export const valueTooLong = (most: number): AppError =>
  invalidField('value', `The value of an option must be at most ${most} characters.`);
export const optionExists = (value: string): AppError =>
  invalidField('value', `The option '${short(value)}' exists already.`);
export const noSuchParent = (): AppError =>
  invalidField('optionId', 'The option to add to does not exist in this context.');
export const notCascading = (): AppError =>
  invalidField('optionId', 'Only options of a cascading select have options of their own.');

export const idsNeeded = (): AppError => invalidField('ids', 'Specify the ids of the fields.');
export const tooManyIds = (most: number): AppError =>
  invalidField('ids', `At most ${most} fields can be deleted at once.`);
export const badSort = (column: string): AppError =>
  invalidField('sortColumn', `'${short(column)}' is no column to sort by.`);
export const badOrder = (order: string): AppError =>
  invalidField('sortOrder', `'${short(order)}' is neither asc nor desc.`);
export const notAnInstant = (): AppError =>
  invalidField('lastValueUpdate', 'A moment is given in milliseconds.');
export const positionNeeded = (): AppError =>
  invalid("Specify either 'position' (First or Last) or 'after' (the id of an option).");
