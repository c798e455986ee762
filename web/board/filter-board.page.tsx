import { Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { get } from '../kernel/api.ts';
import { serverTitle } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { ErrorState } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';
import classes from './board.module.css';
import { boardWords } from './board.words.ts';
import { BoardView } from './board-view.tsx';

interface Filter {
  readonly id: string;
  readonly name: string;
}

/** A board of a filter: its issues, whatever project they are of. */
export function Page() {
  const words = useWords(boardWords);
  const { filterId = '' } = useParams({ strict: false }) as { filterId?: string };
  const { data, error, refetch } = useQuery({
    queryKey: ['filter', filterId],
    queryFn: () => get<Filter>(`/rest/api/2/filter/${encodeURIComponent(filterId)}`),
  });
  const title = data ? words.boardOf(data.name) : words.board;
  useTitle(`${title} - ${serverTitle}`);
  if (error) return <ErrorState error={error} order={1} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={28} w={240} m={16} />;
  return (
    <BoardView
      key={data.id}
      name={`filter/${data.id}`}
      scope={`filter = ${data.id}`}
      projectKey={null}
      heading={
        <div className={classes.top}>
          <Title order={1}>
            <bdi>{title}</bdi>
          </Title>
        </div>
      }
    />
  );
}
