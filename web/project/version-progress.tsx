/** How much of a version is done: a bar, and the figures beside it. */
import { useQuery } from '@tanstack/react-query';
import { get } from '../kernel/api.ts';
import { places } from '../kernel/place.ts';
import { grouped } from '../kernel/when.ts';
import { useWords } from '../kernel/words.ts';
import { To } from '../ui/to.tsx';
import classes from './project.module.css';
import { projectWords } from './project.words.ts';
import { inProject, type Version } from './project-data.ts';

interface Counts {
  readonly issuesUnresolvedCount: number;
  readonly issuesCount: number;
}

export const versionCountsQuery = (id: string) => ({
  queryKey: ['version', id, 'counts'],
  queryFn: () => get<Counts>(`/rest/api/2/version/${id}/unresolvedIssueCount`),
});

export function Progress({ version, projectKey }: { version: Version; projectKey: string }) {
  const words = useWords(projectWords);
  const { data } = useQuery(versionCountsQuery(version.id));
  if (!data) return <span className={classes.progress} aria-hidden="true" />;
  const all = data.issuesCount;
  const done = all - data.issuesUnresolvedCount;
  const jql = `${inProject(projectKey)} AND fixVersion = ${version.id}`;
  return (
    <span className={classes.progressLine}>
      <span
        className={classes.progress}
        role="progressbar"
        aria-label={words.progressOf(version.name)}
        aria-valuemin={0}
        aria-valuemax={Math.max(1, all)}
        aria-valuenow={done}
        aria-valuetext={words.doneOf(grouped(done), grouped(all))}
      >
        <span style={{ width: `${all === 0 ? 0 : (100 * done) / all}%` }} />
      </span>
      <To href={places.navigator(jql)} className={`figures ${classes.small}`}>
        {all === 0 ? words.noIssues : words.doneOf(grouped(done), grouped(all))}
        <span className="hidden-visually"> {version.name}</span>
      </To>
    </span>
  );
}
