import type { Page } from '../kernel/paging.ts';
import type { Links } from './links.ts';

export interface PageBean<T> {
  self: string;
  nextPage?: string;
  maxResults: number;
  startAt: number;
  total: number;
  isLast: boolean;
  values: T[];
}

/** What was asked, to be asked again of the next page. */
export interface PageAddress {
  path: `/${string}`;
  query: Readonly<Record<string, string | string[] | undefined>>;
}

/** Jira's page of a list, with the addresses of itself and of the next one. */
export function pageBean<T>(
  values: T[],
  total: number,
  page: Page,
  address: PageAddress,
  links: Links,
): PageBean<T> {
  const next = page.startAt + page.maxResults;
  const isLast = next >= total;
  return {
    self: addressOf(address, page.startAt, page.maxResults, links),
    ...(!isLast && { nextPage: addressOf(address, next, page.maxResults, links) }),
    maxResults: page.maxResults,
    startAt: page.startAt,
    total,
    isLast,
    values,
  };
}

/** A page of a list that is in memory as a whole. */
export const pageOf = <T>(list: readonly T[], page: Page): T[] =>
  list.slice(page.startAt, page.startAt + page.maxResults);

function addressOf({ path, query }: PageAddress, startAt: number, maxResults: number, links: Links): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (name === 'startAt' || name === 'maxResults' || value === undefined) continue;
    for (const one of [value].flat()) asked.append(name, one);
  }
  asked.set('maxResults', String(maxResults));
  asked.set('startAt', String(startAt));
  return links.to(`${path}?${asked}`);
}
