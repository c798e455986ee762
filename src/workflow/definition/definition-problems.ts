/** What is wrong with a definition: sentences by the place that each belongs to, such as `transitions[3].name`. */
export type DefinitionProblems = Record<string, string>;

const MOST_TOLD = 50;

/** A place in what was sent, and where what is wrong with it is noted. */
export interface Spot {
  readonly path: string;
  readonly problems: DefinitionProblems;
}

export const within = ({ path, problems }: Spot, part: string | number): Spot => ({
  path: typeof part === 'number' ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`,
  problems,
});

/** The first thing that is wrong with a place is what is told of it. */
export function noteAt({ path, problems }: Spot, sentence: string): void {
  if (Object.keys(problems).length < MOST_TOLD) problems[path || 'definition'] ??= sentence;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object, where it is one and has no members but these. */
export function readObject(
  spot: Spot,
  value: unknown,
  members: readonly string[],
): Record<string, unknown> | null {
  if (!isObject(value)) {
    noteAt(spot, 'An object is expected here.');
    return null;
  }
  for (const name of Object.keys(value)) {
    if (!members.includes(name)) noteAt(within(spot, name.slice(0, 100)), 'There is no such member.');
  }
  return value;
}

export function readList<T>(
  spot: Spot,
  value: unknown,
  { least = 0, most }: { least?: number; most: number },
  read: (spot: Spot, one: unknown) => T | null,
): T[] {
  if (!Array.isArray(value)) {
    noteAt(spot, 'A list is expected here.');
    return [];
  }
  if (value.length < least) noteAt(spot, `At least ${least} must be given.`);
  if (value.length > most) {
    noteAt(spot, `At most ${most} can be given.`);
    return [];
  }
  return value.flatMap((one, at) => {
    const item = read(within(spot, at), one);
    return item === null ? [] : [item];
  });
}

export function readText(
  spot: Spot,
  value: unknown,
  { least = 0, most }: { least?: number; most: number },
): string {
  if (typeof value !== 'string') noteAt(spot, 'A text is expected here.');
  else if (value.trim().length < least) noteAt(spot, 'This must not be empty.');
  else if (value.length > most) noteAt(spot, `This must not exceed ${most} characters.`);
  else if (!value.isWellFormed() || value.includes('\0')) noteAt(spot, 'This must be well-formed Unicode.');
  else return value;
  return '';
}

/** A whole number within bounds. */
export function readNumber(spot: Spot, value: unknown, least: number, most: number): number | null {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return Number(value);
  noteAt(spot, `A whole number from ${least} to ${most} is expected here.`);
  return null;
}
