import { AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

export const userKeyNeeded = (): AppError =>
  invalidField('userKey', 'The key of the user to anonymize must be given.');

export const oldNameNeeded = (): AppError =>
  invalid('The old key or the old name of the anonymized user must be given.');

export const running = (): AppError =>
  new AppError('conflict', {
    messages: ['Another user is being anonymized. Look at its progress, and try again when it is over.'],
  });

export const noSuchRun = (): AppError => notFound('No user anonymization task was found.');

export const nothingLocked = (): AppError => notFound('No user anonymization task holds the lock.');

/** Sentences of a plan that cannot be carried out. */
export const hindrance = {
  noSuchUser: (key: string): string => `There is no user with the key '${key}'.`,
  yourself: 'You cannot anonymize yourself.',
  systemAdministrator: 'Only a system administrator can anonymize a system administrator.',
  ownerNeeded:
    'A new owner must be named: the user leads projects or components, or shares filters or dashboards.',
  noSuchOwner: (key: string): string => `There is no active user with the key '${key}' to be the new owner.`,
  sameOwner: 'The new owner must be somebody else.',
  stillUsed: (name: string): string =>
    `The name '${name}' belongs to somebody now; it cannot be a trace of before.`,
} as const;
