/** The texts, numbers and truths in a JSON document. */
export interface JsonLeaf {
  /** The names that lead to it, joined by full stops; empty: the document itself. Elements of a list have the list's. */
  readonly path: string;
  readonly value: string | number | boolean;
}

/** Each once. Walks with a list of its own: a document may be nested as deep as it is long. */
export function jsonLeaves(document: unknown): JsonLeaf[] {
  const leaves = new Map<string, JsonLeaf>();
  const open: Place[] = [{ path: '', value: document }];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { path, value } = one;
    if (isScalar(value)) leaves.set(`${typeof value} ${value} ${path}`, { path, value });
    // One by one: a list may be longer than a call has arguments.
    else for (const place of inside(one)) open.push(place);
  }
  return [...leaves.values()];
}

interface Place {
  readonly path: string;
  readonly value: unknown;
}

const isScalar = (value: unknown): value is JsonLeaf['value'] =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function inside({ path, value }: Place): Place[] {
  if (Array.isArray(value)) return value.map((item) => ({ path, value: item }));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, inner]) => ({
    path: path === '' ? name : `${path}.${name}`,
    value: inner,
  }));
}
