/** Somebody: who they are, what they work on, what they did. */
import { Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ActivityStream } from '../activity/activity.tsx';
import { get } from '../kernel/api.ts';
import { places, serverTitle } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { IssueList } from '../ui/issue-list.tsx';
import { Face, type Person } from '../ui/person.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';
import { To } from '../ui/to.tsx';
import classes from './person.module.css';
import { personPageWords } from './person.words.ts';

interface Whole extends Person {
  readonly name: string;
  readonly emailAddress?: string;
  readonly timeZone: string;
}

export function Page() {
  const words = useWords(personPageWords);
  const { userName = '' } = useParams({ strict: false }) as { userName?: string };
  const { data, error, refetch } = useQuery({
    queryKey: ['person', userName],
    queryFn: () => get<Whole>('/rest/api/2/user', { query: { username: userName } }),
  });
  useTitle(`${data?.displayName ?? words.person} - ${serverTitle}`);
  if (error)
    return (
      <div className="reading">
        <ErrorState error={error} order={1} retry={() => void refetch()} />
      </div>
    );
  if (!data)
    return (
      <div className="reading">
        <Skeleton h={64} />
      </div>
    );
  const name = `"${data.name.replace(/[\\"]/g, '\\$&')}"`;
  const open = `assignee = ${name} AND statusCategory != Done ORDER BY priority DESC, updated DESC`;
  const lately = `assignee = ${name} AND updated >= -14d ORDER BY updated DESC`;
  return (
    <div className="reading">
      <header className={classes.head}>
        <Face person={data} size={48} />
        <div className={classes.who}>
          <Title order={1}>
            <bdi>{data.displayName}</bdi>
          </Title>
          <p className="quiet">
            <bdi>{data.name}</bdi>
            {data.active === false && ` · ${words.inactive}`}
            {data.emailAddress && (
              <>
                {' · '}
                <a href={`mailto:${data.emailAddress}`}>{data.emailAddress}</a>
              </>
            )}
            {' · '}
            {words.timeThere(timeIn(data.timeZone), data.timeZone)}
          </p>
        </div>
      </header>
      <div className={classes.columns}>
        <div className={classes.lists}>
          <Listed title={words.worksOn} jql={open} none={words.nothingOpen} />
          <Listed title={words.lately} jql={lately} none={words.nothingLately} />
        </div>
        <section className="panel" aria-labelledby="activity">
          <Title order={2} size="h3" id="activity" className={classes.heading}>
            {words.activity}
          </Title>
          <ActivityStream user={data.name} most={15} />
        </section>
      </div>
    </div>
  );
}

function Listed({ title, jql, none }: { title: string; jql: string; none: string }) {
  const words = useWords(personPageWords);
  return (
    <section aria-label={title} className="panel">
      <div className={classes.listHead}>
        <Title order={2} size="h3">
          {title}
        </Title>
        <To href={places.navigator(jql)}>
          {words.all}
          <span className="hidden-visually"> {title}</span>
        </To>
      </div>
      <IssueList jql={jql} most={10} none={none} />
    </section>
  );
}

function timeIn(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short', timeZone }).format();
  } catch {
    // A zone that this browser does not know.
    return '';
  }
}
