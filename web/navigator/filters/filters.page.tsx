/** Every filter: one's own, the favourites, and those of others that may be seen. */
import { Button, Group, SegmentedControl, Skeleton, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { favouritesQuery } from '../../app/rail.tsx';
import { get } from '../../kernel/api.ts';
import { useKept } from '../../kernel/kept.ts';
import { places, serverTitle } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import { PersonName } from '../../ui/person.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { useTitle } from '../../ui/title.ts';
import { To } from '../../ui/to.tsx';
import { type Filter, mineQuery } from './filter.ts';
import { filterWords } from './filter.words.ts';
import classes from './filters.module.css';
import { shareText } from './share-text.ts';
import { Star } from './star.tsx';

type Which = 'mine' | 'favourites' | 'all';

export function Page() {
  const words = useWords(filterWords);
  const [which, setWhich] = useKept<Which>('filters.which', 'mine');
  const [text, setText] = useState('');
  useTitle(`${words.title} - ${serverTitle}`);
  return (
    <div className="reading">
      <Group gap="md" mb="md">
        <Title order={1}>{words.title}</Title>
        <SegmentedControl
          size="xs"
          aria-label={words.which}
          value={which}
          onChange={(value) => setWhich(value as Which)}
          data={[
            { value: 'mine', label: words.mine },
            { value: 'favourites', label: words.favourites },
            { value: 'all', label: words.all },
          ]}
        />
        <TextInput
          size="xs"
          ms="auto"
          aria-label={words.find}
          placeholder={words.find}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Group>
      {which === 'all' ? <All text={text} /> : <Own which={which} text={text} />}
    </div>
  );
}

function Own({ which, text }: { which: 'mine' | 'favourites'; text: string }) {
  const words = useWords(filterWords);
  const mine = useQuery({ ...mineQuery, enabled: which === 'mine' });
  const favourites = useQuery({
    queryKey: favouritesQuery.queryKey,
    queryFn: () => get<Filter[]>('/rest/api/2/filter/favourite'),
    enabled: which === 'favourites',
  });
  const { data, error, refetch } = which === 'mine' ? mine : favourites;
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={200} />;
  const fits = data.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const nothing = text.trim() !== '' ? words.none : which === 'mine' ? words.noMine : words.noFavourites;
  return <List filters={fits as readonly Filter[]} nothing={nothing} />;
}

interface Found {
  readonly values: readonly Filter[];
  readonly total: number;
}

const PAGE = 50;

function All({ text }: { text: string }) {
  const words = useWords(filterWords);
  const [filterName] = useDebouncedValue(text.trim(), 150);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['filter', 'search', filterName],
    queryFn: ({ pageParam, signal }) =>
      get<Found>('/rest/api/2/filter/search', {
        query: {
          filterName: filterName || undefined,
          startAt: pageParam,
          maxResults: PAGE,
          orderBy: 'name',
          expand: 'description,owner,jql,sharePermissions,favourite,editable',
        },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (pages.length * PAGE < last.total ? pages.length * PAGE : undefined),
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={200} />;
  return (
    <>
      <List filters={data.pages.flatMap(({ values }) => values)} nothing={words.none} />
      <Group justify="space-between" mt="sm">
        <span className="quiet" role="status">
          {words.count(data.pages[0]?.total ?? 0)}
        </span>
        {hasNextPage && (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.more}
          </Button>
        )}
      </Group>
    </>
  );
}

function List({ filters, nothing }: { filters: readonly Filter[]; nothing: string }) {
  const words = useWords(filterWords);
  if (filters.length === 0)
    return (
      <EmptyState title={nothing} action={<To href={places.navigator()}>{words.toIssues}</To>}>
        {words.noneText}
      </EmptyState>
    );
  return (
    <ul className={`panel ${classes.list}`}>
      {filters.map((filter) => (
        <li key={filter.id} className={classes.row}>
          <Star filter={filter} />
          <div className={classes.name}>
            <To href={places.filter(filter.id)}>
              <bdi>{filter.name}</bdi>
            </To>
            <code className={classes.jql} title={filter.jql}>
              {filter.jql}
            </code>
          </div>
          <span className={classes.owner} title={words.owner}>
            {filter.owner && <PersonName person={filter.owner} />}
          </span>
          <span className={`quiet ${classes.shares}`} title={words.sharedWith}>
            {filter.sharePermissions.map((share) => shareText(share, words)).join(', ') || words.sharedNobody}
          </span>
        </li>
      ))}
    </ul>
  );
}
