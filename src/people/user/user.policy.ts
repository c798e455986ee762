import type { Actor } from '../../context.ts';

/** Jira's "Browse Users": without it, people are found only by their exact name. Nobody who is not logged in has it. */
export const mayBrowsePeople = (actor: Actor): boolean =>
  isSomebody(actor) && (actor.may('USER_PICKER') || actor.may('ADMINISTER'));

/** Whether the actor may change this user: himself, or as an administrator; see also user-change.service.ts. */
export const mayActFor = (actor: Actor, userId: number): boolean =>
  actor.userId === userId || actor.may('ADMINISTER');

/** Logged in, or the program itself. */
export const isSomebody = (actor: Actor): boolean => actor.userId !== null || actor.via === 'system';
