/** Histories for issues made in bulk: written by the database itself, deterministic, some three items to an issue. */
import { sql } from 'kysely';
import type { Db } from '../src/db/engine.ts';
import { fillPastValues, fillValuePeriods } from '../src/db/migrations/0034-value-period.ts';

const HOUR = 3_600_000;

/** One kind of edit: so many hours after the issue was made, for issues that fulfil `of`. */
interface Edit {
  hours: number;
  field: string;
  of: string;
  from: string;
  fromString: string;
  to: string;
  toString: string;
}

const text = (expression: string): string => `cast(${expression} as text)`;
const nameOf = (table: string, id: string): string => `(select name from ${table} where ${table}.id = ${id})`;

const move = (hours: number, of: string, from: number, to: number): Edit => ({
  hours,
  field: 'status',
  of,
  from: `'${from}'`,
  fromString: nameOf('status', String(from)),
  to: `'${to}'`,
  toString: nameOf('status', String(to)),
});

const now = (column: string): string => `(select ${column} from app_user where id = issue.assignee_id)`;

/** What becomes of issues as seedIssues() makes them: open, in progress, resolved, closed, a quarter each. */
const editsWith = (helper: (column: string) => string): readonly Edit[] => [
  move(1, 'status_id in (3, 5, 6)', 1, 3),
  {
    hours: 2,
    field: 'assignee',
    of: 'id % 3 <> 0',
    from: 'null',
    fromString: 'null',
    to: helper('key'),
    toString: helper('display_name'),
  },
  move(3, 'status_id in (5, 6)', 3, 5),
  {
    hours: 3,
    field: 'resolution',
    of: 'status_id in (5, 6)',
    from: 'null',
    fromString: 'null',
    to: text('resolution_id'),
    toString: nameOf('resolution', 'resolution_id'),
  },
  {
    hours: 4,
    field: 'assignee',
    of: 'id % 3 <> 0',
    from: helper('key'),
    fromString: helper('display_name'),
    to: now('key'),
    toString: now('display_name'),
  },
  move(5, 'status_id = 6', 5, 6),
  {
    hours: 5,
    field: 'priority',
    of: 'id % 5 = 0 and status_id = 6',
    from: text('priority_id % 5 + 1'),
    fromString: nameOf('priority', '(issue.priority_id % 5 + 1)'),
    to: text('priority_id'),
    toString: nameOf('priority', 'issue.priority_id'),
  },
];

/** Gives every issue of a database without histories one. */
export async function seedHistories(db: Db): Promise<void> {
  const raw = (statement: string) => sql.raw(statement).execute(db);
  const people = await db.selectFrom('app_user').select('id').orderBy('id').execute();
  /** Whom an issue was given to for a while. */
  const helper = (column: string): string =>
    `(select ${column} from app_user where id = ${people[0]?.id} + issue.id % ${people.length})`;
  const edits = editsWith(helper);
  for (const hours of new Set(edits.map((edit) => edit.hours))) {
    const some = edits.filter((edit) => edit.hours === hours);
    await raw(`insert into change_group (issue_id, author_id, created)
      select id, ${helper('id')}, created + ${hours * HOUR} from issue
      where ${some.map(({ of }) => `(${of})`).join(' or ')}`);
    for (const { field, of, ...told } of some) {
      await raw(`insert into change_item
        (group_id, field, field_type, field_id, from_value, from_string, to_value, to_string)
        select edit.id, '${field}', 'jira', '${field}', ${told.from}, ${told.fromString}, ${told.to}, ${told.toString}
        from issue join change_group edit
          on edit.issue_id = issue.id and edit.created = issue.created + ${hours * HOUR}
        where ${of.replace(/\bid\b/g, 'issue.id')}`);
    }
  }
  await fillValuePeriods(db);
  await fillPastValues(db);
}
