/** A release of a project, past or planned. */
export interface Version {
  readonly id: number;
  readonly projectId: number;
  readonly name: string;
  readonly description: string | null;
  /** yyyy-MM-dd */
  readonly startDate: string | null;
  readonly releaseDate: string | null;
  readonly released: boolean;
  readonly archived: boolean;
  /** Place in the project's list: the oldest has the smallest. */
  readonly sequence: number;
}

/** As what an issue has a version: the one it is fixed in, or one that it affects. */
export type VersionKind = 'fix' | 'affects';

export type Position = 'First' | 'Last' | 'Earlier' | 'Later';

export const isPosition = (text: string): text is Position =>
  ['First', 'Last', 'Earlier', 'Later'].includes(text);

/** The order of `ids` after `id` was moved one place, or to an end. */
export function moveTo(ids: readonly number[], id: number, position: Position): number[] {
  const others = ids.filter((one) => one !== id);
  const at = ids.indexOf(id);
  const place = { First: 0, Last: others.length, Earlier: Math.max(0, at - 1), Later: at + 1 }[position];
  return [...others.slice(0, place), id, ...others.slice(place)];
}

/** The order of `ids` after `id` was moved to stand behind `after`. */
export function moveAfter(ids: readonly number[], id: number, after: number): number[] {
  const others = ids.filter((one) => one !== id);
  const place = others.indexOf(after) + 1;
  return [...others.slice(0, place), id, ...others.slice(place)];
}

const orders = {
  sequence: (a: Version, b: Version) => a.sequence - b.sequence,
  name: (a: Version, b: Version) => compare(a.name.toLowerCase(), b.name.toLowerCase()),
  description: (a: Version, b: Version) => compare(a.description ?? '', b.description ?? ''),
  startDate: (a: Version, b: Version) => compare(a.startDate ?? '', b.startDate ?? ''),
  releaseDate: (a: Version, b: Version) => compare(a.releaseDate ?? '', b.releaseDate ?? ''),
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `name`, `+releaseDate`, `-sequence`: how a list is ordered; null: it cannot be ordered so. */
export function orderBy(text: string): ((a: Version, b: Version) => number) | null {
  const name = text.replace(/^[-+\s]/, '').trim();
  if (!Object.hasOwn(orders, name)) return null;
  const order = orders[name as keyof typeof orders];
  return text.startsWith('-') ? (a, b) => order(b, a) : order;
}
