/** How issues are shared out among the values of a field: a ring, and the same in figures. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { places } from '../kernel/place.ts';
import { grouped } from '../kernel/when.ts';
import { useWords } from '../kernel/words.ts';
import { ErrorState } from '../ui/states.tsx';
import { statisticsQuery } from '../ui/statistics.ts';
import { To } from '../ui/to.tsx';
import { clauseOf, within } from './clause.ts';
import classes from './dashboard.module.css';
import { dashboardWords } from './dashboard.words.ts';

const COLOURS = 8;
const R = 42;
const ROUND = 2 * Math.PI * R;

export function Counts({ jql, by, title }: { jql: string; by: string; title: string }) {
  const words = useWords(dashboardWords);
  const { data, error, isPending, refetch } = useQuery(statisticsQuery(jql, [by]));
  if (isPending) return <Skeleton h={160} />;
  if (error) return <ErrorState error={error} order={3} retry={() => void refetch()} />;
  const values = data.dimensions[0]?.values ?? [];
  const sum = values.reduce((all, { count }) => all + count, 0);
  if (sum === 0) return <p className={`quiet ${classes.text}`}>{words.none}</p>;
  let gone = 0;
  return (
    <div className={classes.shares}>
      <svg viewBox="0 0 110 110" className={classes.ring} aria-hidden="true">
        {values.map(({ id, count }, index) => {
          const share = (count / sum) * ROUND;
          const offset = -gone;
          gone += share;
          return (
            <circle
              key={id ?? ''}
              cx="55"
              cy="55"
              r={R}
              data-colour={index % COLOURS}
              strokeDasharray={`${share} ${ROUND - share}`}
              strokeDashoffset={offset}
            />
          );
        })}
      </svg>
      <table className={classes.figures} aria-label={title}>
        <thead className="hidden-visually">
          <tr>
            <th scope="col">{data.dimensions[0]?.name}</th>
            <th scope="col">{words.issues}</th>
          </tr>
        </thead>
        <tbody>
          {values.map((value, index) => (
            <tr key={value.id ?? ''}>
              <th scope="row">
                <span className={classes.swatch} data-colour={index % COLOURS} />
                <To href={places.navigator(within(jql, clauseOf(by, value)))}>
                  <bdi>{value.name ?? words.without}</bdi>
                </To>
              </th>
              <td className="figures">{grouped(value.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.dimensions[0]?.truncated && <p className="quiet">{words.truncated}</p>}
    </div>
  );
}
