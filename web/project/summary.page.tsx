/** A project at a glance: what it is, what is open, how its versions stand, what happened. */
import { Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ActivityStream } from '../activity/activity.tsx';
import { places } from '../kernel/place.ts';
import { grouped } from '../kernel/when.ts';
import { useWords } from '../kernel/words.ts';
import { PersonName } from '../ui/person.tsx';
import { ErrorState } from '../ui/states.tsx';
import { type Counted, statisticsQuery } from '../ui/statistics.ts';
import { To } from '../ui/to.tsx';
import classes from './project.module.css';
import { projectWords } from './project.words.ts';
import { inProject, type WholeProject } from './project-data.ts';
import { ProjectPage } from './project-page.tsx';
import { typeName } from './projects.page.tsx';
import { Progress } from './version-progress.tsx';

export function Page() {
  const words = useWords(projectWords);
  return (
    <ProjectPage section="" title={words.summary}>
      {(project) => <Summary project={project} />}
    </ProjectPage>
  );
}

function Summary({ project }: { project: WholeProject }) {
  const words = useWords(projectWords);
  const open = `${inProject(project.key)} AND statusCategory != Done`;
  const coming = project.versions.filter(({ released, archived }) => !released && !archived);
  return (
    <div className={classes.summary}>
      <div className={classes.side}>
        <section className="panel" aria-labelledby="about">
          <Title order={2} size="h3" id="about">
            {words.about}
          </Title>
          <p className={classes.description} dir="auto">
            {project.description || <span className="quiet">{words.noDescription}</span>}
          </p>
          <dl className={classes.facts}>
            <dt>{words.lead}</dt>
            <dd>
              {project.lead?.name ? (
                <To href={places.person(project.lead.name)}>
                  <PersonName person={project.lead} />
                </To>
              ) : (
                words.nobody
              )}
            </dd>
            <dt>{words.type}</dt>
            <dd>{typeName(project.projectTypeKey, words)}</dd>
            {project.projectCategory && (
              <>
                <dt>{words.category}</dt>
                <dd>{project.projectCategory.name}</dd>
              </>
            )}
            {project.url && /^https?:/i.test(project.url) && (
              <>
                <dt>{words.url}</dt>
                <dd className={classes.long}>
                  <a href={project.url} rel="noreferrer noopener">
                    {project.url}
                  </a>
                </dd>
              </>
            )}
          </dl>
        </section>
        <Counts title={words.openByStatus} jql={open} field="status" />
        <Counts title={words.openByPriority} jql={open} field="priority" />
        <section className="panel" aria-labelledby="coming">
          <Title order={2} size="h3" id="coming">
            <To href={places.project(project.key, 'versions')}>{words.comingVersions}</To>
          </Title>
          {coming.length === 0 && <p className="quiet">{words.noComing}</p>}
          <ul className={classes.plain}>
            {coming.slice(0, 5).map((version) => (
              <li key={version.id}>
                <bdi>{version.name}</bdi>
                <Progress version={version} projectKey={project.key} />
              </li>
            ))}
          </ul>
        </section>
      </div>
      <section className="panel" aria-labelledby="activity">
        <Title order={2} size="h3" id="activity">
          {words.activity}
        </Title>
        <ActivityStream project={project.key} most={15} />
      </section>
    </div>
  );
}

interface CountsProps {
  title: string;
  jql: string;
  field: 'status' | 'priority';
}

function Counts({ title, jql, field }: CountsProps) {
  const words = useWords(projectWords);
  const { data, error, isPending, refetch } = useQuery(statisticsQuery(jql, [field]));
  const values = data?.dimensions[0]?.values ?? [];
  const most = Math.max(1, ...values.map(({ count }) => count));
  const id = `by-${field}`;
  return (
    <section className="panel" aria-labelledby={id}>
      <Title order={2} size="h3" id={id}>
        {title}
      </Title>
      {isPending && <Skeleton h={80} />}
      {error && <ErrorState error={error} order={3} retry={() => void refetch()} />}
      {data && values.length === 0 && <p className="quiet">{words.nothingOpen}</p>}
      <ul className={classes.bars}>
        {values.map((value) => (
          <li key={value.id ?? ''}>
            <To href={places.navigator(`${jql} AND ${clauseOf(field, value)} ORDER BY updated DESC`)}>
              <bdi className="cut">{value.name ?? words.none}</bdi>
            </To>
            <span className="figures">{grouped(value.count)}</span>
            <span className={classes.bar} aria-hidden="true">
              <span style={{ width: `${(100 * value.count) / most}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const clauseOf = (field: string, { id }: Counted): string =>
  id === null ? `${field} IS EMPTY` : `${field} = ${id}`;
