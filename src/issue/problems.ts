/** What is wrong with an input: gathered over all its fields, so that a client learns everything at once. */
import { AppError } from '../kernel/app-error.ts';

export interface Problems {
  readonly messages: string[];
  readonly fields: Record<string, string>;
}

export const noProblems = (): Problems => ({ messages: [], fields: {} });

/** Runs `work`; what it refuses is noted, anything else is thrown. @returns undefined where it was refused */
export function noting<T>(problems: Problems, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    note(problems, error);
    return undefined;
  }
}

/** The same for what takes its time. */
export async function notingAsync<T>(problems: Problems, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    note(problems, error);
    return undefined;
  }
}

function note(problems: Problems, error: unknown): void {
  if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
  problems.messages.push(...error.messages);
  for (const [field, sentence] of Object.entries(error.fields)) problems.fields[field] ??= sentence;
}

/** @throws AppError 400 with all of them, if there are any */
export function refuseProblems(problems: Problems): void {
  if (problems.messages.length === 0 && Object.keys(problems.fields).length === 0) return;
  throw new AppError('invalid', problems);
}
