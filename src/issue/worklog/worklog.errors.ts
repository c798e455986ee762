/** Jira's sentences about work logs. */
import { type AppError, invalidField, notFound } from '../../kernel/app-error.ts';
import { mayNot } from '../issue.errors.ts';

interface Asker {
  readonly userId: number | null;
  readonly via: string;
}

/** Missing, of another issue, or restricted to others: one answer. */
export const noSuchWorklog = (id: string): AppError =>
  notFound(`Cannot find worklog with id: '${id.slice(0, 40)}'.`);

export const mayNotLog = (actor: Asker): AppError =>
  mayNot(actor, 'You do not have the permission to associate a worklog to this issue.');

export const mayNotEdit = (actor: Asker, id: number): AppError =>
  mayNot(actor, `You do not have permission to edit worklog with id: ${id}.`);

export const mayNotDelete = (actor: Asker, id: number): AppError =>
  mayNot(actor, `You do not have permission to delete worklog with id: ${id}.`);

export const timeNeeded = (): AppError =>
  invalidField('timeLogged', 'You must indicate the time spent working.');

export const badTime = (): AppError => invalidField('timeLogged', 'Invalid time duration entered.');

export const badStart = (text: string): AppError =>
  invalidField('started', `Error parsing time: ${text.slice(0, 40)}`);

export const badAdjustment = (by: string, ways: readonly string[]): AppError =>
  invalidField('adjustEstimate', `'${by.slice(0, 40)}' is none of ${ways.join(', ')}.`);

export const badNewEstimate = (): AppError =>
  invalidField('newEstimate', 'You must supply a valid new estimate.');

export const badAmount = (parameter: 'reduceBy' | 'increaseBy'): AppError =>
  invalidField(parameter, 'You must supply a valid amount of time to adjust the estimate by.');

export const notAWorklog = (): AppError => invalidField('worklog', 'Worklog must not be null.');

export const badSince = (text: string): AppError =>
  invalidField('since', `'${text.slice(0, 40)}' is not a number of milliseconds.`);

export const tooManyIds = (most: number): AppError =>
  invalidField('ids', `At most ${most} work logs can be asked for at once.`);
