/** What a gadget shows. */

import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { ActivityStream } from '../activity/activity.tsx';
import { favouritesQuery } from '../app/rail.tsx';
import { places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { IssueList } from '../ui/issue-list.tsx';
import { ErrorState } from '../ui/states.tsx';
import { To } from '../ui/to.tsx';
import { Counts } from './counts.tsx';
import classes from './dashboard.module.css';
import { type Config, configQuery, type Gadget, kindOf } from './dashboard.ts';
import { dashboardWords } from './dashboard.words.ts';
import { TwoFields } from './two-fields.tsx';

const CreatedVsResolved = lazy(async () => ({
  default: (await import('./created-vs-resolved.tsx')).CreatedVsResolved,
}));

export const mine = 'assignee = currentUser() AND statusCategory != Done ORDER BY updated DESC';
const lists: Readonly<Record<string, string>> = {
  'assigned-to-me': mine,
  'recently-viewed': 'issuekey IN issueHistory() ORDER BY lastViewed DESC',
  'in-progress': 'assignee = currentUser() AND statusCategory = "In Progress" ORDER BY updated DESC',
  watched: 'watcher = currentUser() AND statusCategory != Done ORDER BY updated DESC',
  voted: 'issuekey IN votedIssues() AND statusCategory != Done ORDER BY updated DESC',
};

/** JQL of a list, so that its head can lead to all of it. */
export const listOf = (kind: string, { jql }: Config): string | null =>
  lists[kind] ?? (kind === 'filter-results' ? (jql ?? null) : null);

const MOST = 10;

export function GadgetBody({ dashboard, gadget }: { dashboard: string; gadget: Gadget }) {
  const standard = gadget.id.startsWith('standard-');
  const { data, error, refetch } = useQuery({
    ...configQuery(dashboard, gadget.id),
    enabled: !standard,
    ...(standard && { initialData: {} }),
  });
  if (error && !data) return <ErrorState error={error} order={3} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={160} />;
  return <Body kind={kindOf(gadget.moduleKey)} config={data} title={gadget.title} />;
}

function Body({ kind, config, title }: { kind: string; config: Config; title: string }): ReactNode {
  const words = useWords(dashboardWords);
  const most = Math.min(config.most ?? MOST, 50);
  const none: Readonly<Record<string, string>> = {
    'assigned-to-me': words.noneMine,
    'recently-viewed': words.noneRecent,
    watched: words.noneWatched,
    voted: words.noneVoted,
  };
  const list = listOf(kind, config);
  if (list !== null) return <IssueList jql={list} most={most} none={none[kind] ?? words.none} />;
  const { jql = '', by = [], days = 30 } = config;
  switch (kind) {
    case 'activity-stream':
      return <ActivityStream most={most} />;
    case 'favourite-filters':
      return <Favourites />;
    case 'two-dimensional-stats':
      return <TwoFields jql={jql} by={[by[0] ?? 'assignee', by[1] ?? 'status']} title={title} />;
    case 'pie-chart':
      return <Counts jql={jql} by={by[0] ?? 'status'} title={title} />;
    case 'created-vs-resolved':
      return (
        <Suspense fallback={<Skeleton h={220} />}>
          <CreatedVsResolved jql={jql} days={days} />
        </Suspense>
      );
    case 'introduction':
      return <p className={classes.text}>{words.intro}</p>;
    case 'filter-results':
      return <p className={`quiet ${classes.text}`}>{words.notSetUp}</p>;
    default:
      return <p className={`quiet ${classes.text}`}>{words.unknown}</p>;
  }
}

function Favourites() {
  const words = useWords(dashboardWords);
  const { data } = useQuery(favouritesQuery);
  if (!data) return <Skeleton h={80} />;
  if (data.length === 0) return <p className={`quiet ${classes.text}`}>{words.noneFavourite}</p>;
  return (
    <ul className={classes.filters}>
      {data.map(({ id, name }) => (
        <li key={id}>
          <To href={places.filter(id)}>
            <bdi>{name}</bdi>
          </To>
        </li>
      ))}
    </ul>
  );
}
