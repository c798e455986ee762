/** The start: what is assigned to the reader and not done, the newest changes first. */
import { Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { post } from '../kernel/api.ts';
import { places, serverTitle } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { useMe } from '../session/me.ts';
import {
  type IssueType,
  type Priority,
  PriorityMark,
  type Status,
  StatusBadge,
  TypeTile,
} from '../ui/issue-marks.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { useTitle } from '../ui/title.ts';
import { To } from '../ui/to.tsx';
import classes from './home.module.css';
import { homeWords } from './home.words.ts';

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

const jql = 'assignee = currentUser() AND statusCategory != Done ORDER BY updated DESC';

export function Page() {
  const words = useWords(homeWords);
  const me = useMe();
  useTitle(`${words.title} - ${serverTitle}`);
  return (
    <div className="reading">
      <Stack gap="lg">
        <Title order={1}>{words.hello(me.displayName)}</Title>
        <section aria-labelledby="mine">
          <div className={classes.head}>
            <Title order={2} id="mine">
              {words.mine}
            </Title>
            <To href={places.navigator(jql)}>{words.all}</To>
          </div>
          <Mine />
        </section>
      </Stack>
    </div>
  );
}

function Mine() {
  const words = useWords(homeWords);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['search', jql, 'home'],
    queryFn: ({ signal }) =>
      post<{ issues: Issue[] }>(
        '/rest/api/2/search',
        { jql, maxResults: 20, fields: ['summary', 'issuetype', 'priority', 'status', 'updated'] },
        { signal },
      ),
  });
  if (isPending) return <Skeleton h={240} />;
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data.issues.length === 0) return <EmptyState title={words.none}>{words.noneText}</EmptyState>;
  return (
    <ul className={`panel ${classes.list}`}>
      {data.issues.map(({ key, fields }) => (
        <li key={key} className={classes.row}>
          <TypeTile type={fields.issuetype} />
          <To href={places.issue(key)} className={`figures ${classes.key}`}>
            {key}
          </To>
          <To href={places.issue(key)} className={classes.summary} tabIndex={-1}>
            <bdi>{fields.summary}</bdi>
          </To>
          {fields.priority && <PriorityMark priority={fields.priority} />}
          <StatusBadge status={fields.status} />
          <span className={`quiet ${classes.time}`}>
            <Time at={fields.updated} />
          </span>
        </li>
      ))}
    </ul>
  );
}
