/** Every project that the reader may browse. */
import { Button, Group, Select, Skeleton, Table, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useCommands } from '../kernel/commands.ts';
import { ownAddress, places, serverTitle } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { useMay, useReader } from '../session/me.ts';
import { PersonName } from '../ui/person.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';
import { To } from '../ui/to.tsx';
import { CreateProject } from './create-project.tsx';
import classes from './project.module.css';
import { projectWords } from './project.words.ts';
import { type Project, projectsQuery, recentProjectsQuery } from './project-data.ts';

export function Page() {
  const words = useWords(projectWords);
  useTitle(`${words.projects} - ${serverTitle}`);
  const may = useMay('ADMINISTER');
  const [creating, setCreating] = useState(false);
  const { data, error, isPending, refetch } = useQuery(projectsQuery);
  useCommands([
    may && { label: words.createProject, keys: 'n', group: words.projects, run: () => setCreating(true) },
  ]);
  const button = may && (
    <Button title={`${words.createProject} (n)`} onClick={() => setCreating(true)}>
      {words.createProject}
    </Button>
  );
  return (
    <div className="reading">
      <Group justify="space-between" mb="md">
        <Title order={1}>{words.projects}</Title>
        {data && data.length > 0 && button}
      </Group>
      {isPending && <Skeleton h={240} />}
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState title={words.noProjects} action={button}>
          {may ? words.noProjectsAdmin : words.noProjectsText}
        </EmptyState>
      )}
      {data && data.length > 0 && <Found projects={data} />}
      {creating && <CreateProject onClose={() => setCreating(false)} />}
    </div>
  );
}

interface Chosen {
  text: string;
  category: string | null;
  lead: string | null;
  type: string | null;
}

function Found({ projects }: { projects: readonly Project[] }) {
  const words = useWords(projectWords);
  const field = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen>({ text: '', category: null, lead: null, type: null });
  const choose = (some: Partial<Chosen>) => setChosen({ ...chosen, ...some });
  useCommands([
    { label: words.searchProjects, keys: 'f', group: words.projects, run: () => field.current?.focus() },
  ]);
  const found = projects.filter((project) => suits(project, chosen));
  const several = (of: (project: Project) => string | undefined) =>
    [...new Set(projects.flatMap((project) => of(project) ?? []))].sort((a, b) => a.localeCompare(b));
  const categories = several(({ projectCategory }) => projectCategory?.name);
  const leads = several(({ lead }) => lead?.displayName);
  const types = several(({ projectTypeKey }) => projectTypeKey);
  return (
    <>
      <Recent />
      <search className={classes.filters} aria-label={words.searchProjects}>
        <TextInput
          ref={field}
          aria-label={words.searchProjects}
          placeholder={words.searchProjects}
          leftSection={<IconSearch size={16} />}
          value={chosen.text}
          onChange={(event) => choose({ text: event.currentTarget.value })}
        />
        {categories.length > 0 && (
          <Select
            aria-label={words.category}
            placeholder={words.anyCategory}
            clearable
            data={categories}
            value={chosen.category}
            onChange={(category) => choose({ category })}
          />
        )}
        {leads.length > 1 && (
          <Select
            aria-label={words.lead}
            placeholder={words.anyLead}
            clearable
            data={leads}
            value={chosen.lead}
            onChange={(lead) => choose({ lead })}
          />
        )}
        {types.length > 1 && (
          <Select
            aria-label={words.type}
            placeholder={words.anyType}
            clearable
            data={types.map((value) => ({ value, label: typeName(value, words) }))}
            value={chosen.type}
            onChange={(type) => choose({ type })}
          />
        )}
      </search>
      {found.length === 0 ? <EmptyState title={words.noneFits}>{words.noneFitsText}</EmptyState> : null}
      {found.length > 0 && <List projects={found} />}
    </>
  );
}

export const typeName = (key: string, words: typeof projectWords.en): string =>
  ({ software: words.software, business: words.business, service_desk: words.serviceDesk })[key] ?? key;

function suits({ key, name, lead, projectCategory, projectTypeKey }: Project, chosen: Chosen): boolean {
  const said = `${key} ${name} ${lead?.displayName ?? ''}`.toLowerCase();
  const words = chosen.text.toLowerCase().split(/\s+/).filter(Boolean);
  return (
    words.every((word) => said.includes(word)) &&
    (chosen.category === null || projectCategory?.name === chosen.category) &&
    (chosen.lead === null || lead?.displayName === chosen.lead) &&
    (chosen.type === null || projectTypeKey === chosen.type)
  );
}

function List({ projects }: { projects: readonly Project[] }) {
  const words = useWords(projectWords);
  return (
    <div className={`panel ${classes.table}`}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.name}</Table.Th>
            <Table.Th>{words.key}</Table.Th>
            <Table.Th className={classes.wideOnly}>{words.lead}</Table.Th>
            <Table.Th className={classes.wideOnly}>{words.category}</Table.Th>
            <Table.Th className={classes.wideOnly}>{words.type}</Table.Th>
            <Table.Th>
              <span className="hidden-visually">{words.board}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {projects.map((project) => (
            <Table.Tr key={project.key}>
              <Table.Td>
                <To
                  href={places.project(project.key)}
                  className={classes.projectLink}
                  title={project.description ?? project.name}
                >
                  <img src={ownAddress(project.avatarUrls['24x24'] ?? '')} alt="" width={20} height={20} />
                  <bdi>{project.name}</bdi>
                </To>
              </Table.Td>
              <Table.Td className="figures quiet">{project.key}</Table.Td>
              <Table.Td className={classes.wideOnly}>
                {project.lead && <PersonName person={project.lead} />}
              </Table.Td>
              <Table.Td className={classes.wideOnly}>{project.projectCategory?.name}</Table.Td>
              <Table.Td className={classes.wideOnly}>{typeName(project.projectTypeKey, words)}</Table.Td>
              <Table.Td>
                <To href={places.project(project.key, 'board')} aria-label={words.boardOf(project.name)}>
                  {words.board}
                </To>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Recent() {
  const words = useWords(projectWords);
  const { me } = useReader();
  const { data } = useQuery({ ...recentProjectsQuery, enabled: me !== null });
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="recent-projects" className={classes.recent}>
      <Title order={2} size="h3" id="recent-projects">
        {words.recentlyViewed}
      </Title>
      <ul>
        {data.map(({ key, name, avatarUrls }) => (
          <li key={key}>
            <To href={places.project(key)} className={classes.projectLink} title={name}>
              <img src={ownAddress(avatarUrls['24x24'] ?? '')} alt="" width={20} height={20} />
              <bdi>{name}</bdi>
            </To>
          </li>
        ))}
      </ul>
    </section>
  );
}
