/** Every log-in to one's account, failed ones as well. */
import { Button, Group, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { Facts, Row, Rows } from '../ui/rows.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { profileWords } from './profile.words.ts';

interface Entry {
  readonly id: string;
  readonly when: string;
  readonly action: string;
  readonly summary: string;
  readonly address: string;
}

interface Answer {
  readonly startAt: number;
  readonly total: number;
  readonly entries: readonly Entry[];
}

export function LoginHistory() {
  const words = useWords(profileWords);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['login', 'history'],
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      get<Answer>('/rest/tessera/1/login-history', { query: { startAt: pageParam, maxResults: 25 } }),
    getNextPageParam: ({ startAt, total, entries }) =>
      startAt + entries.length < total && entries.length > 0 ? startAt + entries.length : undefined,
  });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  const entries = data?.pages.flatMap((page) => page.entries);
  return (
    <>
      <SectionHead title={words.logins}>{words.loginsText}</SectionHead>
      {!entries && <Skeleton h={240} />}
      {entries?.length === 0 && <EmptyState title={words.noLogins} />}
      {entries && entries.length > 0 && (
        <Rows label={words.logins}>
          {entries.map((entry) => (
            <Row
              key={entry.id}
              title={entry.summary}
              about={
                <Facts
                  facts={[
                    <Time key="t" at={entry.when} />,
                    <span key="a" className="figures">
                      {entry.address}
                    </span>,
                  ]}
                />
              }
            />
          ))}
        </Rows>
      )}
      {hasNextPage && (
        <Group mt="md">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.more}
          </Button>
        </Group>
      )}
    </>
  );
}
