import type { LoadedIssue } from '../loaded-issue.ts';

type Figure = 'timeSpent' | 'timeRemaining' | 'timeOriginal';

/** An issue's figure and those of its sub-tasks together; null where none of them has one. */
export function total(issue: LoadedIssue, figure: Figure): number | null {
  let sum = issue[figure];
  for (const subtask of issue.subtasks) {
    if (subtask[figure] !== null) sum = (sum ?? 0) + subtask[figure];
  }
  return sum;
}

/** Seconds done of seconds in all; the percentage only where there is anything to do. */
export function progressOf(spent: number | null, remaining: number | null) {
  const progress = spent ?? 0;
  const all = progress + (remaining ?? 0);
  if (all === 0) return { progress, total: all };
  return { progress, total: all, percent: Math.floor((progress * 100) / all) };
}
