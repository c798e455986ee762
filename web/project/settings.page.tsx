/** What those who administer a project set: its details, who is in it, and what its schemes say. */
import { Skeleton } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { useMay } from '../session/me.ts';
import { EmptyState } from '../ui/states.tsx';
import { To } from '../ui/to.tsx';
import { Details } from './details.tsx';
import { Fields } from './fields.tsx';
import { People } from './people.tsx';
import { Permissions } from './permissions.tsx';
import classes from './project.module.css';
import { projectWords } from './project.words.ts';
import { useAdministers, type WholeProject } from './project-data.ts';
import { ProjectPage } from './project-page.tsx';
import { schemeChoiceWords } from './scheme-choice.words.ts';
import { Schemes } from './schemes.tsx';
import { Workflows } from './workflows.tsx';

export function Page() {
  const words = useWords(projectWords);
  return (
    <ProjectPage section="settings" title={words.settings}>
      {(project) => <Settings project={project} />}
    </ProjectPage>
  );
}

type Room = 'details' | 'people' | 'permissions' | 'workflow' | 'fields' | 'schemes';

const rooms: Readonly<Record<Room, ComponentType<{ project: WholeProject }>>> = {
  details: Details,
  people: People,
  permissions: Permissions,
  workflow: Workflows,
  fields: Fields,
  schemes: Schemes,
};

function Settings({ project }: { project: WholeProject }) {
  const words = useWords(projectWords);
  const { room = 'details' } = useParams({ strict: false }) as { room?: string };
  const administers = useAdministers(project.key);
  const everywhere = useMay('ADMINISTER');
  // Schemes are shared with other projects: they are not for who administers this one alone.
  const offered = (Object.keys(rooms) as Room[]).filter((name) => name !== 'schemes' || everywhere);
  const shown = offered.find((name) => name === room) ?? 'details';
  const Shown = rooms[shown];
  const labels: Readonly<Record<Room, string>> = {
    details: words.details,
    people: words.people,
    permissions: words.permissions,
    workflow: words.workflow,
    fields: words.fields,
    schemes: useWords(schemeChoiceWords).title,
  };
  if (administers === undefined) return <Skeleton h={240} />;
  if (!administers) return <EmptyState title={words.notYours}>{words.notYoursText}</EmptyState>;
  return (
    <div className={classes.settings}>
      <nav className={classes.sections} aria-label={words.settings}>
        {offered.map((name) => (
          <To
            key={name}
            href={places.project(project.key, name === 'details' ? 'settings' : `settings/${name}`)}
            exact
            aria-current={name === shown ? 'page' : undefined}
          >
            {labels[name]}
          </To>
        ))}
      </nav>
      <div className={classes.room}>
        <Shown project={project} />
      </div>
    </div>
  );
}
