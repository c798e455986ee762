/** The issue beside its list: what it says, in short. */
import { Skeleton, Stack, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from '../../kernel/api.ts';
import { places } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import { type Status, StatusBadge } from '../../ui/issue-marks.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { To } from '../../ui/to.tsx';
import { type Field, textOf, useFields } from '../fields.ts';
import { navigatorWords } from '../navigator.words.ts';
import { shown } from './cell.tsx';
import classes from './detail.module.css';
import type { Issue } from './results.ts';

/** In a fixed order: people, then planning, then dates. */
const details = [
  'assignee',
  'reporter',
  'issuetype',
  'priority',
  'resolution',
  'labels',
  'components',
  'versions',
  'fixVersions',
  'duedate',
  'created',
  'updated',
  'resolutiondate',
];

interface Answer extends Issue {
  readonly renderedFields?: Readonly<Record<string, unknown>>;
}

export function Detail({ issueKey }: { issueKey: string | undefined }) {
  const words = useWords(navigatorWords);
  const fields = useFields();
  const { data, error, isPending, refetch, isPlaceholderData } = useQuery({
    queryKey: ['issue', issueKey, 'beside'],
    queryFn: ({ signal }) =>
      get<Answer>(`/rest/api/2/issue/${encodeURIComponent(issueKey ?? '')}`, {
        query: { fields: ['summary', 'status', 'description', ...details], expand: 'renderedFields' },
        signal,
      }),
    enabled: issueKey !== undefined,
    placeholderData: keepPreviousData,
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (issueKey === undefined && !data) return <EmptyState title={words.chooseIssue} />;
  if (isPending) return <Skeleton m={24} h={240} />;
  const known = new Map(fields.map((field) => [field.id, field]));
  const html = data.renderedFields?.description;
  return (
    <article
      className={classes.detail}
      aria-labelledby="issue-beside"
      data-old={isPlaceholderData || undefined}
    >
      <Stack gap="md">
        <header>
          <To href={places.issue(data.key)} className="figures">
            {data.key}
          </To>
          <Title order={2} id="issue-beside">
            <bdi>{String(data.fields.summary ?? '')}</bdi>
          </Title>
          <StatusBadge status={data.fields.status as Status} />
        </header>
        <section aria-label={words.details}>
          <dl className={classes.fields}>
            {details.map((id) => (
              <Line key={id} field={known.get(id)} value={data.fields[id]} />
            ))}
          </dl>
        </section>
        <section aria-labelledby="description-beside">
          <Title order={3} id="description-beside">
            {words.description}
          </Title>
          {typeof html === 'string' && html !== '' ? (
            <p className={classes.text} dir="auto">
              {linesOf(html)}
            </p>
          ) : (
            <p className="quiet">{words.noDescription}</p>
          )}
        </section>
      </Stack>
    </article>
  );
}

/** Text of rendered markup, with its lines. */
const linesOf = (html: string): string =>
  textOf(html.replace(/<br\s*\/?>|<\/(?:p|li|tr|h\d|pre|div)>/g, '$&\n'))
    .replace(/\n\s*\n\s*\n/g, '\n\n')
    .trim();

function Line({ field, value }: { field: Field | undefined; value: unknown }) {
  const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  if (!field || empty) return null;
  return (
    <>
      <dt className="quiet">{field.name}</dt>
      <dd>{shown(value, field)}</dd>
    </>
  );
}
