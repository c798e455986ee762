/** A table of counts by two fields; each figure leads to its issues. */
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

const ROWS = 30;
const COLUMNS = 12;

interface Props {
  jql: string;
  by: readonly [rows: string, columns: string];
  title: string;
}

export function TwoFields({ jql, by, title }: Props) {
  const words = useWords(dashboardWords);
  const { data, error, isPending, refetch } = useQuery(statisticsQuery(jql, by));
  if (isPending) return <Skeleton h={200} />;
  if (error) return <ErrorState error={error} order={3} retry={() => void refetch()} />;
  const [rows, columns] = data.dimensions;
  if (!rows || !columns || data.total === 0) return <p className={`quiet ${classes.text}`}>{words.none}</p>;
  const counts = new Map((data.cells ?? []).map(([row, column, count]) => [`${row}/${column}`, count]));
  const shown = columns.values.slice(0, COLUMNS);
  const cut = rows.values.length > ROWS || columns.values.length > COLUMNS || rows.truncated;
  const link = (clauses: readonly string[], count: number) =>
    count === 0 ? (
      <span className="quiet">0</span>
    ) : (
      <To href={places.navigator(within(jql, ...clauses))}>{grouped(count)}</To>
    );
  return (
    <div className={classes.scrolls}>
      <table className={classes.two} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{rows.name}</th>
            {shown.map((value) => (
              <th key={value.id ?? ''} scope="col">
                <bdi>{value.name ?? words.without}</bdi>
              </th>
            ))}
            <th scope="col">{words.total}</th>
          </tr>
        </thead>
        <tbody>
          {rows.values.slice(0, ROWS).map((row, y) => (
            <tr key={row.id ?? ''}>
              <th scope="row">
                <bdi>{row.name ?? words.without}</bdi>
              </th>
              {shown.map((column, x) => (
                <td key={column.id ?? ''} className="figures">
                  {link([clauseOf(by[0], row), clauseOf(by[1], column)], counts.get(`${y}/${x}`) ?? 0)}
                </td>
              ))}
              <td className="figures">{link([clauseOf(by[0], row)], row.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {cut && <p className={`quiet ${classes.text}`}>{words.truncated}</p>}
    </div>
  );
}
