/** A part of a file; both ends are included. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a Range header. Several ranges at once are answered with the whole file, as RFC 9110 allows.
 * @param header the header's value; undefined: none was sent
 * @param size of the file in bytes
 * @returns the part; null: the whole file is meant; 'unsatisfiable': nothing of the file is in the range (416)
 * @source RFC 9110, 14.1.2 and 14.2
 */
export function readRange(header: string | undefined, size: number): Part | null | 'unsatisfiable' {
  const match = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const [, first = '', last = ''] = match;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return null;
  if (start >= size) return 'unsatisfiable';
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

/**
 * Whether If-None-Match names this entity.
 * @param tag a strong entity tag, in its quotes
 */
export const namesTag = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((one) => {
    const text = one.trim();
    return text === '*' || text.replace(/^W\//, '') === tag;
  });
