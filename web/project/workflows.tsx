/** The workflows of a project: a picture each, and the same as a list. */
import { Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { ErrorState } from '../ui/states.tsx';
import { type Diagram, WorkflowPicture } from '../workflow/workflow-picture.tsx';
import classes from './project.module.css';
import { projectWords } from './project.words.ts';
import type { WholeProject } from './project-data.ts';

interface Workflow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly issueTypes: readonly { readonly id: string; readonly name: string }[];
  readonly diagram: Diagram;
}

export function Workflows({ project }: { project: WholeProject }) {
  const words = useWords(projectWords);
  const { data, error, refetch } = useQuery({
    queryKey: ['project', project.key, 'workflow'],
    queryFn: () => get<Workflow[]>(`/rest/tessera/1/project/${encodeURIComponent(project.key)}/workflow`),
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={320} />;
  return (
    <Stack gap="lg">
      <Title order={2}>{words.workflow}</Title>
      {data.map(({ id, name, description, issueTypes, diagram }) => (
        <section key={id} aria-labelledby={`workflow-${id}`}>
          <Title order={3} id={`workflow-${id}`}>
            {name}
          </Title>
          {description && <p className="quiet">{description}</p>}
          <p className="quiet">{words.followedBy(issueTypes.map((type) => type.name).join(', '))}</p>
          <WorkflowPicture {...diagram} label={words.pictureOf(name)} />
          <details className={classes.steps}>
            <summary>{words.asText}</summary>
            <Steps {...diagram} />
          </details>
        </section>
      ))}
    </Stack>
  );
}

function Steps({ nodes, edges }: Diagram) {
  const words = useWords(projectWords);
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.name ?? '';
  const begins = edges.filter(({ from }) => from === 'initial');
  const everywhere = edges.filter(({ from }) => from.startsWith('any'));
  return (
    <ul>
      {begins.map(({ transitionId, name, to }) => (
        <li key={transitionId}>{words.beginsWith(name, nameOf(to))}</li>
      ))}
      {everywhere.map(({ transitionId, name, to }) => (
        <li key={transitionId}>{words.fromAny(name, nameOf(to))}</li>
      ))}
      {nodes
        .filter(({ kind }) => kind === 'status')
        .map((node) => {
          const ways = edges.filter(({ from }) => from === node.id);
          return (
            <li key={node.id}>
              <strong>{node.name}</strong>
              {ways.length === 0 && `: ${words.noWay}`}
              <ul>
                {ways.map(({ transitionId, name, to }) => (
                  <li key={`${transitionId}${to}`}>{words.leadsTo(name, nameOf(to))}</li>
                ))}
              </ul>
            </li>
          );
        })}
    </ul>
  );
}
