/** How fast issues come and go: two lines, and the same in a table. */
import { Skeleton, useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { get } from '../kernel/api.ts';
import { day, grouped, readDate } from '../kernel/when.ts';
import { useWords } from '../kernel/words.ts';
import { ErrorState } from '../ui/states.tsx';
import classes from './dashboard.module.css';
import { dashboardWords } from './dashboard.words.ts';

interface Day {
  readonly day: string;
  readonly created: number;
  readonly resolved: number;
}

export function CreatedVsResolved({ jql, days }: { jql: string; days: number }) {
  const words = useWords(dashboardWords);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['created-vs-resolved', jql, days],
    queryFn: ({ signal }) =>
      get<{ days: Day[] }>('/rest/tessera/1/created-vs-resolved', { query: { jql, days }, signal }),
  });
  if (isPending) return <Skeleton h={220} />;
  if (error) return <ErrorState error={error} order={3} retry={() => void refetch()} />;
  const sum = (what: 'created' | 'resolved') => grouped(data.days.reduce((all, one) => all + one[what], 0));
  return (
    <div className={classes.text}>
      <Chart days={data.days} label={words.chartOf(days)} />
      <p className={`quiet ${classes.legend}`}>
        <span className={classes.swatch} data-colour="created" /> {words.created}{' '}
        <span className={classes.swatch} data-colour="resolved" /> {words.resolved} ·{' '}
        {words.sums(sum('created'), sum('resolved'))}
      </p>
      <details>
        <summary>{words.asTable}</summary>
        <table className={classes.two}>
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col">{words.created}</th>
              <th scope="col">{words.resolved}</th>
            </tr>
          </thead>
          <tbody>
            {data.days.map((one) => (
              <tr key={one.day}>
                <th scope="row">{day(readDate(one.day))}</th>
                <td className="figures">{grouped(one.created)}</td>
                <td className="figures">{grouped(one.resolved)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

const HEIGHT = 180;

function Chart({ days, label }: { days: readonly Day[]; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme();
  const words = useWords(dashboardWords);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read anew in the other theme
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const style = getComputedStyle(element);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const axis = {
      stroke: colour('--quiet'),
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
      font: '12px system-ui, sans-serif',
    };
    const line = (text: string, name: string) => ({
      label: text,
      stroke: colour(name),
      width: 2,
      points: { show: days.length < 15 },
    });
    const plot = new UPlot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        scales: { y: { range: (_, __, most) => [0, Math.max(1, Math.ceil(most * 1.1))] } },
        axes: [
          {
            ...axis,
            grid: { show: false },
            values: (_, moments) => moments.map((at) => shortDay(at * 1000)),
          },
          { ...axis, size: 36, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] },
        ],
        series: [{}, line(words.created, '--high'), line(words.resolved, '--done')],
      },
      [
        days.map((one) => readDate(one.day) / 1000),
        days.map(({ created }) => created),
        days.map(({ resolved }) => resolved),
      ],
      element,
    );
    const sizes = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      plot.destroy();
    };
  }, [days, scheme, words]);
  return <div ref={box} className={classes.chart} role="img" aria-label={label} />;
}

const shortDay = (ms: number): string =>
  new Intl.DateTimeFormat(document.documentElement.lang, { day: 'numeric', month: 'short' }).format(ms);
