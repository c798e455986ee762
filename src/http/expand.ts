/** Jira's `expand` parameter. */
import { commaList } from '../kernel/comma-list.ts';

/** The set of what is to be expanded; `transitions.fields` implies `transitions`. */
export function expandSet(value: string | string[] | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  for (const name of commaList(value)) {
    const parts = name.split('.');
    for (let depth = 1; depth <= parts.length; depth++) names.add(parts.slice(0, depth).join('.'));
  }
  return names;
}
