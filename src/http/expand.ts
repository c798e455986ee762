/** Jira's `expand` and `fields` parameters: comma lists that may repeat. */

/** `a,b` and `['a', 'b,c']` → the names, trimmed, without empties. */
export function commaList(value: string | string[] | undefined): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value])
    .flatMap((text) => text.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The set of what is to be expanded; `transitions.fields` implies `transitions`. */
export function expandSet(value: string | string[] | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  for (const name of commaList(value)) {
    const parts = name.split('.');
    for (let depth = 1; depth <= parts.length; depth++) names.add(parts.slice(0, depth).join('.'));
  }
  return names;
}
