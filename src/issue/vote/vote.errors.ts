import { type AppError, notFound } from '../../kernel/app-error.ts';

/** 404, as Jira has it and its Java client expects. */
export const isOwnIssue = (): AppError => notFound('You cannot vote for an issue you have reported.');

export const isResolved = (): AppError => notFound('You cannot vote or change your vote on resolved issues.');
