/** The order of a query: read from its text, and written back into it when a column's head is chosen. */
import { bare, tokensOf, unquote } from './tokens.ts';

export interface Sort {
  /** As the query writes it. */
  readonly field: string;
  readonly descending: boolean;
}

export interface Parts {
  /** The query without its order. */
  readonly where: string;
  readonly sorts: readonly Sort[];
}

export function splitOrder(jql: string): Parts {
  const tokens = tokensOf(jql);
  const at = tokens.findIndex((token, n) => bare(token) === 'order' && bare(tokens[n + 1]) === 'by');
  const begin = tokens[at];
  if (!begin) return { where: jql.trim(), sorts: [] };
  const sorts: Sort[] = [];
  let words: string[] = [];
  const close = () => {
    const last = words.at(-1)?.toLowerCase();
    const directed = words.length > 1 && (last === 'asc' || last === 'desc');
    const field = (directed ? words.slice(0, -1) : words).join('');
    if (field !== '') sorts.push({ field, descending: last === 'desc' });
    words = [];
  };
  for (const token of tokens.slice(at + 2)) {
    if (token.text === ',') close();
    else words.push(token.text);
  }
  close();
  return { where: jql.slice(0, begin.from).trim(), sorts };
}

export function withOrder(where: string, sorts: readonly Sort[]): string {
  if (sorts.length === 0) return where;
  const list = sorts.map(({ field, descending }) => `${field} ${descending ? 'DESC' : 'ASC'}`).join(', ');
  return `${where}${where === '' ? '' : ' '}ORDER BY ${list}`;
}

/** Whether a field of an order is one of these names, however it is written. */
export const sortsBy = ({ field }: Sort, names: readonly string[]): boolean =>
  names.some((name) => name.toLowerCase() === unquote(field).toLowerCase());

/**
 * The query with this field first in its order, the other way round where it was first already; what came before stays
 * behind it, so that equals keep their order.
 * @param names every name of the field, the one to be written first
 */
export function sortedBy(jql: string, names: readonly string[]): string {
  const { where, sorts } = splitOrder(jql);
  const [first] = sorts;
  const descending = first !== undefined && sortsBy(first, names) ? !first.descending : false;
  const others = sorts.filter((sort) => !sortsBy(sort, names)).slice(0, 2);
  return withOrder(where, [{ field: fieldText(names[0] ?? ''), descending }, ...others]);
}

/** A field's name as a query writes it. */
export const fieldText = (name: string): string =>
  /^(?:[A-Za-z][A-Za-z0-9_]*|cf\[\d+\])$/.test(name) ? name : `"${name.replace(/[\\"]/g, '\\$&')}"`;
