/** The rail of fields, always in this order: people, planning, dates. */

import { isEmpty } from '../field/field.ts';
import { fieldTypeOf } from '../field/field-types.ts';
import { useWords } from '../kernel/words.ts';
import { Time } from '../ui/time.tsx';
import { Field } from './field-of-issue.tsx';
import type { Issue } from './issue.ts';
import { issueWords } from './issue.words.ts';
import { useShown } from './issue-context.tsx';
import classes from './issue-view.module.css';
import { VoteCount } from './people/vote-count.tsx';
import { WatcherCount } from './people/watcher-count.tsx';

const people = ['assignee', 'reporter'];
const planning = [
  'issuetype',
  'priority',
  'resolution',
  'labels',
  'components',
  'versions',
  'fixVersions',
  'security',
  'timetracking',
];

export function Rail() {
  const words = useWords(issueWords);
  const { issue } = useShown();
  const custom = customFields(issue);
  const whom = (id: string) =>
    /^(?:user|group)$/.test(issue.schema[id]?.items ?? issue.schema[id]?.type ?? '');
  const when = (id: string) => /^date/.test(issue.schema[id]?.type ?? '');
  const plans = [...planning, ...custom.filter((id) => !whom(id) && !when(id))];
  const { created, updated, resolutiondate } = issue.fields;
  return (
    <aside aria-label={words.details}>
      <Group name={words.people} ids={[...people, ...custom.filter(whom)]}>
        <Row name={issue.names.watches ?? words.watchers}>
          <WatcherCount />
        </Row>
        <Row name={issue.names.votes ?? words.votes}>
          <VoteCount />
        </Row>
      </Group>
      <Group name={words.planning} ids={plans} />
      <Group name={words.dates} ids={['duedate', ...custom.filter(when)]}>
        {(
          [
            [words.createdAt, created],
            [words.updatedAt, updated],
            [words.resolvedAt, resolutiondate],
          ] as const
        ).map(
          ([name, at]) =>
            typeof at === 'string' && (
              <Row key={name} name={name}>
                <div className={classes.plain}>
                  <Time at={at} />
                </div>
              </Row>
            ),
        )}
      </Group>
    </aside>
  );
}

function Group({
  name,
  ids,
  children,
}: {
  name: string;
  ids: readonly string[];
  children?: React.ReactNode;
}) {
  const { issue } = useShown();
  return (
    <section aria-label={name}>
      <h2 className={classes.groupHead}>{name}</h2>
      <dl className={classes.fields}>
        {ids
          .filter((id) => isThere(issue, id))
          .map((id) => (
            <Row key={id} name={issue.names[id] ?? issue.editmeta.fields[id]?.name ?? id}>
              <Field id={id} />
            </Row>
          ))}
        {children}
      </dl>
    </section>
  );
}

const Row = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div className={classes.field}>
    <dt>
      <bdi>{name}</bdi>
    </dt>
    <dd>{children}</dd>
  </div>
);

/** It has a value, or could be given one. */
const isThere = ({ fields, editmeta, schema }: Issue, id: string): boolean =>
  (schema[id] !== undefined || editmeta.fields[id] !== undefined) &&
  (editmeta.fields[id] !== undefined || !isEmpty(fields[id]));

/** Those that the rail has room for, by name; long texts stand at the left. */
function customFields(issue: Issue): string[] {
  const ids = new Set([...Object.keys(issue.schema), ...Object.keys(issue.editmeta.fields)]);
  const nameOf = (id: string) => issue.names[id] ?? issue.editmeta.fields[id]?.name ?? id;
  return [...ids]
    .filter((id) => id.startsWith('customfield_'))
    .filter((id) => {
      const schema = issue.schema[id] ?? issue.editmeta.fields[id]?.schema;
      const type = schema && fieldTypeOf(schema);
      return type && !type.long;
    })
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
}
