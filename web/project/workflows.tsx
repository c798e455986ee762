/** The workflows of a project: a picture each, and the same as a list. */
import { Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { get } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { ErrorState } from '../ui/states.tsx';
import classes from './project.module.css';
import { projectWords } from './project.words.ts';
import type { WholeProject } from './project-data.ts';
import { type Edge, frameOf, LINE, linesOf, type Node } from './workflow-picture.ts';

interface Workflow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly issueTypes: readonly { readonly id: string; readonly name: string }[];
  readonly diagram: { readonly nodes: readonly Node[]; readonly edges: readonly Edge[] };
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
          <Picture {...diagram} label={words.pictureOf(name)} />
          <details className={classes.steps}>
            <summary>{words.asText}</summary>
            <Steps {...diagram} />
          </details>
        </section>
      ))}
    </Stack>
  );
}

interface DiagramProps {
  nodes: readonly Node[];
  edges: readonly Edge[];
}

/** Scrolls on narrow screens, at a size that can be read. */
export function Picture({ nodes, edges, label }: DiagramProps & { label: string }) {
  const id = useId();
  const words = useWords(projectWords);
  const lines = linesOf(nodes, edges);
  const { left, top, width, height } = frameOf(nodes, lines);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={`panel ${classes.picture}`} aria-label={label} tabIndex={0}>
      <svg
        viewBox={`${left} ${top} ${width} ${height}`}
        style={{ minWidth: width * 0.78, maxWidth: width }}
        role="img"
        aria-label={label}
      >
        <defs>
          <marker
            id={`${id}tip`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" className={classes.tip} />
          </marker>
        </defs>
        {lines.map((line) => (
          <path key={line.id} d={line.path} className={classes.way} markerEnd={`url(#${id}tip)`} />
        ))}
        {nodes.map((node) => (
          <Box key={node.id} node={node} any={words.anyStatus} />
        ))}
        {lines.map(({ id: line, names, at }) => (
          <text key={line} className={classes.wayName} textAnchor="middle">
            {names.map((name, index) => (
              <tspan key={name} x={at.x} y={at.y + 4 + index * LINE}>
                {name}
              </tspan>
            ))}
          </text>
        ))}
      </svg>
    </section>
  );
}

function Box({ node, any }: { node: Node; any: string }) {
  const { kind, x, y, width, height, name, category } = node;
  if (kind === 'initial')
    return <circle cx={x + width / 2} cy={y + height / 2} r={width / 2 - 2} className={classes.start} />;
  return (
    <g data-category={category ?? 'any'} className={classes.box}>
      <rect x={x} y={y} width={width} height={height} rx={kind === 'any' ? height / 2 : 6} />
      <text x={x + width / 2} y={y + height / 2 + 5} textAnchor="middle">
        {kind === 'any' ? any : shortened(name)}
        <title>{name}</title>
      </text>
    </g>
  );
}

const shortened = (name: string): string => (name.length > 21 ? `${name.slice(0, 20)}…` : name);

function Steps({ nodes, edges }: DiagramProps) {
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
