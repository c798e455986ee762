import { invalidField } from './app-error.ts';

/** A slice of a list: `startAt` items are passed over, at most `maxResults` follow. */
export interface Page {
  startAt: number;
  maxResults: number;
}

export interface PageQuery {
  startAt?: string | number | undefined;
  maxResults?: string | number | undefined;
}

/**
 * Reads `startAt` and `maxResults` as Jira does: absent means the default, a larger page than `most` is clamped and
 * the clamped figure is echoed, text that is no whole number is an error that names the parameter.
 */
export function readPage(query: PageQuery, standard: number, most: number): Page {
  const startAt = wholeNumber('startAt', query.startAt, 0);
  const maxResults = wholeNumber('maxResults', query.maxResults, standard);
  return {
    startAt: Math.max(0, startAt),
    maxResults: maxResults < 0 ? standard : Math.min(maxResults, most),
  };
}

function wholeNumber(name: string, value: string | number | undefined, standard: number): number {
  if (value === undefined || value === '') return standard;
  const number = Number(value);
  if (!Number.isSafeInteger(number) || Math.abs(number) > 2_147_483_647) {
    throw invalidField(name, `'${String(value).slice(0, 40)}' is not a whole number.`);
  }
  return number;
}
