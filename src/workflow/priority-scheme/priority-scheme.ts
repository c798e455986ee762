import { middlePriority, type Priority } from '../priority/priority.ts';

/** Which priorities a project offers, and in which order. */
export interface PriorityScheme {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** null: nobody chose one; then it is the middle of the list. */
  readonly defaultPriorityId: number | null;
  readonly priorityIds: readonly number[];
}

/** The same with keys of projects that wear it: those that the reader may browse. */
export interface WornScheme extends PriorityScheme {
  readonly projectKeys: readonly string[];
}

/** A priority that a project offers. */
export interface PriorityToChoose extends Priority {
  /** Whether issues have it that are made without a word about it. */
  readonly standard: boolean;
}

/** It offers every priority, and projects wear it that are given no other. */
export const defaultPriorityScheme = 10000;

/** What an issue has that is made without a word about it. */
export const standardOf = (scheme: PriorityScheme): number | null =>
  scheme.defaultPriorityId ?? middlePriority(scheme.priorityIds) ?? null;

/** A priority that issues of a project have, and that they could no longer have. */
export interface Orphan {
  readonly projectKey: string;
  readonly priorityName: string;
}
