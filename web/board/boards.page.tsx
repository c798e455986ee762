/** Every board that there is: one of each project, one of each favourite filter. */
import { Skeleton, Stack, Title } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { favouritesQuery } from '../app/rail.tsx';
import { ownAddress, places, serverTitle } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { projectsQuery } from '../project/project-data.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';
import { To } from '../ui/to.tsx';
import classes from './board.module.css';
import { boardWords } from './board.words.ts';

export function Page() {
  const words = useWords(boardWords);
  useTitle(`${words.boards} - ${serverTitle}`);
  const projects = useQuery(projectsQuery);
  const filters = useQuery(favouritesQuery);
  return (
    <div className="reading">
      <Stack gap="lg">
        <Title order={1}>{words.boards}</Title>
        <section aria-labelledby="of-projects">
          <Title order={2} id="of-projects" mb="sm">
            {words.ofProjects}
          </Title>
          {projects.isPending && <Skeleton h={96} />}
          {projects.error && (
            <ErrorState error={projects.error} order={3} retry={() => void projects.refetch()} />
          )}
          {projects.data?.length === 0 && (
            <EmptyState title={words.noProjects} order={3}>
              {words.noProjectsText}
            </EmptyState>
          )}
          <ul className={classes.list}>
            {projects.data?.map(({ key, name, avatarUrls }) => (
              <li key={key}>
                <To href={places.project(key, 'board')} className={`panel ${classes.tile}`} title={name}>
                  <img
                    className={classes.picture}
                    src={ownAddress(avatarUrls['32x32'] ?? '')}
                    alt=""
                    width={24}
                    height={24}
                  />
                  <bdi>{name}</bdi>
                </To>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="of-filters">
          <Title order={2} id="of-filters" mb="sm">
            {words.ofFilters}
          </Title>
          {filters.data?.length === 0 && <p className="quiet">{words.noFilters}</p>}
          <ul className={classes.list}>
            {filters.data?.map(({ id, name }) => (
              <li key={id}>
                <To href={places.boardOfFilter(id)} className={`panel ${classes.tile}`} title={name}>
                  <IconFilter size={16} aria-hidden={true} />
                  <bdi>{name}</bdi>
                </To>
              </li>
            ))}
          </ul>
        </section>
      </Stack>
    </div>
  );
}
