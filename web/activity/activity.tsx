/** What happened lately, as the server tells it: everywhere, in a project, or by somebody. */
import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get, type Query } from '../kernel/api.ts';
import { places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { Face, type Person } from '../ui/person.tsx';
import { ErrorState } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { To } from '../ui/to.tsx';
import classes from './activity.module.css';
import { activityWords } from './activity.words.ts';

interface Item {
  readonly field: string;
  readonly fromString: string | null;
  readonly toString: string | null;
}

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly when: string;
  readonly actor: Person | null;
  readonly issue: { readonly key: string; readonly summary: string };
  readonly items?: readonly Item[];
  readonly comment?: { readonly id: string; readonly text: string };
}

interface Page {
  readonly entries: readonly Entry[];
  readonly next: string | null;
}

interface Props {
  project?: string;
  /** Name of a user. */
  user?: string;
  /** How many at a time. */
  most?: number;
}

export function ActivityStream({ project, user, most = 10 }: Props) {
  const words = useWords(activityWords);
  const asked: Query = { project, user, maxResults: most };
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery({
      queryKey: ['activity', asked],
      queryFn: ({ pageParam, signal }) =>
        get<Page>('/rest/tessera/1/activity', { query: { ...asked, before: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
    });
  if (isPending) return <Skeleton h={160} />;
  if (error && !data) return <ErrorState error={error} order={3} retry={() => void refetch()} />;
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  if (entries.length === 0) return <p className={`quiet ${classes.none}`}>{words.none}</p>;
  return (
    <>
      <ol className={classes.entries}>
        {entries.map((entry) => (
          <li key={entry.id} className={classes.entry}>
            <Happened entry={entry} />
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button
          variant="subtle"
          className={classes.more}
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {words.more}
        </Button>
      )}
    </>
  );
}

function Happened({ entry: { kind, when, actor, issue, items = [], comment } }: { entry: Entry }) {
  const words = useWords(activityWords);
  const status = items.find(({ field }) => field === 'status');
  const did =
    kind === 'created'
      ? words.created
      : kind === 'commented'
        ? words.commented
        : kind === 'transitioned' && status
          ? words.moved(status.toString ?? '')
          : words.changed(items.map(({ field }) => field).join(', '));
  return (
    <>
      {actor ? <Face person={actor} size={24} /> : <span className={classes.stranger} aria-hidden="true" />}
      <div className={classes.what}>
        <p>
          {actor?.name ? (
            <To href={places.person(actor.name)} className={classes.who}>
              <bdi>{actor.displayName}</bdi>
            </To>
          ) : (
            <span>{words.somebody}</span>
          )}{' '}
          {did}{' '}
          <To href={places.issue(issue.key)} className={classes.issue}>
            <span className="figures">{issue.key}</span> <bdi>{issue.summary}</bdi>
          </To>
        </p>
        {comment && (
          <blockquote className={classes.comment}>
            <bdi>{comment.text}</bdi>
          </blockquote>
        )}
        <span className={`quiet ${classes.when}`}>
          <Time at={when} />
        </span>
      </div>
    </>
  );
}
