/** Searches that everyone begins with: shown where nothing was found, and where nothing was searched for yet. */
import type { navigatorWords } from './navigator.words.ts';

type Words = (typeof navigatorWords)['en'];

export const standardQuery = 'ORDER BY updated DESC';

/** @param known whether somebody is logged in */
export const examples = (words: Words, known: boolean): { name: string; jql: string }[] => [
  ...(known
    ? [
        {
          name: words.exampleMine,
          jql: 'assignee = currentUser() AND resolution = EMPTY ORDER BY updated DESC',
        },
        { name: words.exampleReported, jql: 'reporter = currentUser() ORDER BY created DESC' },
      ]
    : []),
  { name: words.exampleWeek, jql: 'updated >= -7d ORDER BY updated DESC' },
  { name: words.exampleAll, jql: 'ORDER BY created DESC' },
];
