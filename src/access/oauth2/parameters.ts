/**
 * The parameters of a request, each of which may be there once (RFC 6749, 3.1 and 3.2: "MUST NOT be included more than
 * once"). What is unknown is passed over; what is empty is not there.
 */

/** Every value of a name, in the query and the form. */
export type Values = (name: string) => readonly string[];

export interface Parameters<N extends string> {
  readonly values: Readonly<Partial<Record<N, string>>>;
  /** Names that came more than once. */
  readonly doubled: readonly N[];
}

export function readParameters<N extends string>(names: readonly N[], all: Values): Parameters<N> {
  const values: Partial<Record<N, string>> = {};
  const doubled: N[] = [];
  for (const name of names) {
    const [first, ...more] = all(name);
    if (more.length > 0) doubled.push(name);
    else if (first !== undefined && first !== '') values[name] = first;
  }
  return { values, doubled };
}

/** @param query as the router reads it: a list where a name was sent more than once */
export const valuesOfQuery =
  (query: unknown): Values =>
  (name) => {
    const found =
      typeof query === 'object' && query !== null && Object.hasOwn(query, name)
        ? (query as Record<string, unknown>)[name]
        : [];
    return [found].flat().map(String);
  };

/** One after the other. */
export const both =
  (a: Values, b: Values): Values =>
  (name) => [...a(name), ...b(name)];
