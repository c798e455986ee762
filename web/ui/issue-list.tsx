/** The first issues that a query finds, in rows: for pages that show a few of them. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { post } from '../kernel/api.ts';
import { places } from '../kernel/place.ts';
import classes from './issue-list.module.css';
import {
  type IssueType,
  type Priority,
  PriorityMark,
  type Status,
  StatusBadge,
  TypeTile,
} from './issue-marks.tsx';
import { ErrorState } from './states.tsx';
import { Time } from './time.tsx';
import { To } from './to.tsx';

interface Issue {
  readonly key: string;
  readonly fields: {
    readonly summary: string;
    readonly issuetype: IssueType;
    readonly priority: Priority | null;
    readonly status: Status;
    readonly updated: string;
  };
}

export interface Found {
  readonly issues: readonly Issue[];
  readonly total: number;
}

const fields = ['summary', 'issuetype', 'priority', 'status', 'updated'];

/** @param most rows */
export const issueListQuery = (jql: string, most: number) => ({
  queryKey: ['search', 'list', jql, most],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    post<Found>('/rest/api/2/search', { jql, maxResults: most, fields }, { signal }),
});

interface Props {
  jql: string;
  most: number;
  /** Said where nothing is found. */
  none: string;
}

export function IssueList({ jql, most, none }: Props) {
  const { data, error, isPending, refetch } = useQuery(issueListQuery(jql, most));
  if (isPending) return <Skeleton h={180} />;
  if (error && !data) return <ErrorState error={error} order={3} retry={() => void refetch()} />;
  if (!data || data.issues.length === 0) return <p className={`quiet ${classes.none}`}>{none}</p>;
  return (
    <ul className={classes.list}>
      {data.issues.map(({ key, fields: { summary, issuetype, priority, status, updated } }) => (
        <li key={key} className={classes.row}>
          <TypeTile type={issuetype} />
          <To href={places.issue(key)} className={`figures ${classes.key}`}>
            {key}
          </To>
          <To href={places.issue(key)} className={classes.summary} tabIndex={-1} title={summary}>
            <bdi className="cut">{summary}</bdi>
          </To>
          {priority && <PriorityMark priority={priority} />}
          <span className={classes.status}>
            <StatusBadge status={status} />
          </span>
          <span className={`quiet ${classes.time}`}>
            <Time at={updated} />
          </span>
        </li>
      ))}
    </ul>
  );
}
