/** What can be put on a dashboard: how each is called, and what it asks. */
import type { dashboardWords } from './dashboard.words.ts';

export type Asks = 'jql' | 'most' | 'by' | 'by-two' | 'days';

type Word = keyof typeof dashboardWords.en;

export interface Kind {
  readonly kind: string;
  /** As the server calls it unless somebody names it: then it is shown in the reader's language. */
  readonly title: string;
  readonly name: Word;
  readonly text: Word;
  readonly asks: readonly Asks[];
}

const of = (kind: string, title: string, name: Word, ...asks: Asks[]): Kind => ({
  kind,
  title,
  name,
  text: `${name}Text` as Word,
  asks,
});

export const kinds: readonly Kind[] = [
  of('assigned-to-me', 'Assigned to Me', 'assignedToMe', 'most'),
  of('recently-viewed', 'Recently Viewed', 'recentlyViewed', 'most'),
  of('in-progress', 'Issues in Progress', 'inProgress', 'most'),
  of('activity-stream', 'Activity Stream', 'activityStream', 'most'),
  of('filter-results', 'Filter Results', 'filterResults', 'jql', 'most'),
  of('favourite-filters', 'Favourite Filters', 'favouriteFilters'),
  of('two-dimensional-stats', 'Two Dimensional Filter Statistics', 'twoDimensional', 'jql', 'by-two'),
  of('created-vs-resolved', 'Created vs. Resolved Chart', 'createdVsResolved', 'jql', 'days'),
  of('pie-chart', 'Pie Chart', 'pieChart', 'jql', 'by'),
  of('watched', 'Watched Issues', 'watched', 'most'),
  of('voted', 'Voted Issues', 'voted', 'most'),
  of('introduction', 'Introduction', 'introduction'),
];

export const findKind = (kind: string): Kind | undefined => kinds.find((one) => one.kind === kind);

/** What issues are counted by, with the names that the server has for them. */
export const countable: readonly (readonly [id: string, name: string])[] = [
  ['status', 'Status'],
  ['statusCategory', 'Status Category'],
  ['priority', 'Priority'],
  ['resolution', 'Resolution'],
  ['issuetype', 'Issue Type'],
  ['assignee', 'Assignee'],
  ['reporter', 'Reporter'],
  ['project', 'Project'],
  ['components', 'Component/s'],
  ['labels', 'Labels'],
  ['fixVersions', 'Fix Version/s'],
  ['versions', 'Affects Version/s'],
];
