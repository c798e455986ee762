/** Making somebody unrecognizable: what is done, what it touches, and how far it got. */
import { fold } from '../../kernel/fold.ts';

/** In the order in which they run. */
export const operations = [
  'USER_TRANSFER_OWNERSHIP_PLUGIN_POINTS',
  'USER_DISABLE',
  'USER_NAME_CHANGE_PLUGIN_POINTS',
  'USER_NAME_CHANGE',
  'USER_ANONYMIZE_PLUGIN_POINTS',
] as const;

export type Operation = (typeof operations)[number];

/** What happens to the things that name a user. MANUAL: nothing, somebody has to read them. */
export type Handling = 'ANONYMIZE' | 'TRANSFER_OWNERSHIP' | 'REMOVE' | 'MANUAL';

export interface Affected {
  readonly handling: Handling;
  /** For people: "Issues reported". */
  readonly description: string;
  readonly count: number;
}

/** Who was meant, by the names of then and of now. */
export interface Subject {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly active: boolean;
  /** What traces are looked for: the names of before. */
  readonly traces: readonly string[];
}

export type Status = 'IN_PROGRESS' | 'COMPLETED' | 'INTERRUPTED';

export interface Run {
  readonly id: number;
  readonly userKey: string;
  readonly userName: string;
  readonly fullName: string;
  readonly operations: readonly string[];
  readonly isRerun: boolean;
  readonly status: Status;
  /** ms UTC */
  readonly submitted: number;
  readonly finished: number | null;
}

/** What stands in the way, by the operation that it stands in the way of. */
export type Hindrances = ReadonlyMap<Operation, string>;

export interface Plan {
  readonly subject: Subject | null;
  /** As asked for, where nobody was found. */
  readonly userKey: string;
  readonly hindrances: Hindrances;
  /** null: not asked for */
  readonly affected: readonly Affected[] | null;
}

export interface Alias {
  readonly name: string;
  readonly displayName: string;
}

/** Names that say nothing of who it was. @param random hex digits */
export const aliasOf = (userId: number, random: string): Alias => ({
  name: `jirauser${userId}`,
  displayName: `user-${random}`,
});

/** The same text with every name of before replaced; a name counts where the whole text is it, case ignored. */
export function withoutTraces(text: string, traces: readonly string[], instead: string): string {
  const folded = fold(text.trim());
  return traces.some((trace) => fold(trace) === folded) ? instead : text;
}
