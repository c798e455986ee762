/** Jira's comma lists in the query string, which may repeat: `a,b` and `['a', 'b,c']` → the names, trimmed, without empties. */
export function commaList(value: string | string[] | undefined): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value])
    .flatMap((text) => text.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
