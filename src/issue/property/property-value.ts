/** What of a property can be found: each scalar of it, under its path. */
import { fold } from '../../kernel/fold.ts';
import { jsonLeaves } from '../../kernel/json-leaves.ts';

export interface PropertyValue {
  readonly path: string;
  /** Folded; null: a number, or too long to be looked for. */
  readonly term: string | null;
  readonly number: number | null;
  /** A text that is a day or a moment (ISO 8601): ms UTC. */
  readonly instant: number | null;
}

/** Bytes of a path and of a text, at most: what an index takes. Longer paths cannot be asked for. */
const LONGEST = 500;
/** Neither engine keeps a NUL in a text, and halves of characters are none. */
const storable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
const short = (text: string): boolean => Buffer.byteLength(text) <= LONGEST;

/** @param json of the whole property */
export const propertyValues = (json: string): PropertyValue[] =>
  jsonLeaves(JSON.parse(json)).flatMap(({ path, value }): PropertyValue[] => {
    if (!storable(path) || !short(path)) return [];
    if (typeof value === 'number')
      return Number.isFinite(value) ? [{ path, term: null, number: value, instant: null }] : [];
    const term = fold(String(value));
    const kept = storable(term) && short(term) ? term : null;
    return [{ path, term: kept, number: null, instant: typeof value === 'string' ? instantOf(value) : null }];
  });

const iso = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Without a zone it is UTC. */
function instantOf(text: string): number | null {
  if (!iso.test(text)) return null;
  const zoned = /T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes('T');
  const ms = Date.parse((zoned ? text : `${text}Z`).replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(ms) ? null : ms;
}
