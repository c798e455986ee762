/** The name of a project and the ways into its rooms. */
import { Skeleton, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useCommands } from '../kernel/commands.ts';
import { ownAddress, places, serverTitle } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { useTitle } from '../ui/title.ts';
import { To, useGo } from '../ui/to.tsx';
import classes from './project.module.css';
import { projectWords } from './project.words.ts';
import { inProject, type Project, useAdministers } from './project-data.ts';

export type Section = '' | 'board' | 'versions' | 'components' | 'settings';

interface Props {
  /** null: not there yet. */
  project: Project | null;
  section: Section;
  /** Of the section: "Board". */
  title: string;
  /** The board needs its height. */
  compact?: boolean;
}

export function ProjectHead({ project, section, title, compact = false }: Props) {
  const words = useWords(projectWords);
  useTitle(`${project ? `${project.name}: ` : ''}${title} - ${serverTitle}`);
  if (!project) return <Skeleton h={compact ? 32 : 64} mb={12} />;
  return (
    <header className={classes.projectHead} data-compact={compact || undefined}>
      <div className={classes.name}>
        <img
          className={classes.avatar}
          src={ownAddress(project.avatarUrls['48x48'] ?? '')}
          alt=""
          width={compact ? 24 : 32}
          height={compact ? 24 : 32}
        />
        <Title order={1} title={project.name}>
          <bdi>{project.name}</bdi>
        </Title>
        <span className={`quiet figures ${classes.projectKey}`}>{project.key}</span>
        {project.archived && <span className={classes.flag}>{words.archived}</span>}
      </div>
      <Rooms project={project} section={section} />
    </header>
  );
}

function Rooms({ project, section }: { project: Project; section: Section }) {
  const words = useWords(projectWords);
  const go = useGo();
  const administers = useAdministers(project.key);
  const at = (name: Section) => places.project(project.key, name);
  const issues = places.navigator(`${inProject(project.key)} ORDER BY created DESC`);
  const rooms: readonly (readonly [Section | 'issues', string, string, string])[] = [
    ['', words.summary, at(''), 'p s'],
    ['board', words.board, at('board'), 'p b'],
    ['issues', words.issues, issues, 'p i'],
    ['versions', words.versions, at('versions'), 'p v'],
    ['components', words.components, at('components'), 'p c'],
    ...(administers ? [['settings', words.settings, at('settings'), 'p e'] as const] : []),
  ];
  useCommands(
    rooms.map(([, label, href, keys]) => ({ label, keys, group: project.key, run: () => go(href) })),
  );
  const bar = useRef<HTMLElement>(null);
  // In a narrow window the bar is scrolled: the room that one is in is seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the room is another one, or one more is there
  useEffect(() => {
    const current = bar.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (bar.current && current) bar.current.scrollLeft = current.offsetLeft - bar.current.offsetLeft - 48;
  }, [section, administers]);
  return (
    <nav ref={bar} className={classes.rooms} aria-label={words.rooms(project.name)}>
      {rooms.map(([name, label, href, keys]) => (
        <To
          key={name}
          href={href}
          title={`${label} (${keys})`}
          exact
          aria-current={name === section ? 'page' : undefined}
        >
          {label}
        </To>
      ))}
    </nav>
  );
}
