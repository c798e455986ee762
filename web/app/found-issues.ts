/** Issues by a few letters, as the picker of Jira's REST finds them: own ones first, then those with these words. */
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from '../kernel/api.ts';
import { places } from '../kernel/place.ts';
import type { frameWords } from './frame.words.ts';
import type { Choice } from './search-list.tsx';

interface Found {
  readonly key: string;
  readonly summaryText: string;
}

interface Answer {
  readonly sections: readonly { readonly id: string; readonly issues: readonly Found[] }[];
}

const AFTER_TYPING_MS = 120;

/** @returns each issue once */
export function useFoundIssues(text: string): readonly Found[] {
  const [query] = useDebouncedValue(text.trim(), AFTER_TYPING_MS);
  const { data } = useQuery({
    queryKey: ['issue', 'picker', query],
    queryFn: ({ signal }) =>
      get<Answer>('/rest/api/2/issue/picker', {
        query: { query, currentJQL: 'ORDER BY updated DESC', showSubTasks: true },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const all = data?.sections.flatMap(({ issues }) => issues) ?? [];
  return [...new Map(all.map((issue) => [issue.key, issue])).values()].slice(0, 10);
}

const KEY = /^[A-Za-z][A-Za-z0-9_]*-\d+$/;

/** What can be done with what was typed: open the key, open an issue that was found, search for the words. */
export function issueChoices(
  issues: readonly Found[],
  text: string,
  words: (typeof frameWords)['en'],
  go: (href: string) => void,
): Choice[] {
  const typed = text.trim();
  const key = typed.toUpperCase();
  const choices = issues.map(
    (issue): Choice => ({
      id: issue.key,
      heading: issue.key,
      label: issue.summaryText,
      run: () => go(places.issue(issue.key)),
    }),
  );
  if (typed === '') return choices;
  if (KEY.test(typed) && !issues.some((issue) => issue.key === key))
    choices.unshift({
      id: 'key',
      heading: words.goTo,
      label: words.openKey(key),
      run: () => go(places.issue(key)),
    });
  const quoted = typed.replace(/[\\"]/g, '\\$&');
  const jql = `text ~ "${quoted}" ORDER BY updated DESC`;
  choices.push({
    id: 'all',
    heading: words.issues,
    label: words.searchAll(typed),
    run: () => go(places.navigator(jql)),
  });
  return choices;
}
