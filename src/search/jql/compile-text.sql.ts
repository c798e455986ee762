/** What a query asks of texts: through the index of each table that has some, to the issues. */
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../context.ts';
import { fullText, type TermColumns } from '../../db/full-text.ts';
import type { EngineMatch } from '../../kernel/match.ts';
import { maySeeComment } from '../../permission/visible.sql.ts';
import type { TextStored, TextTest } from './condition.ts';
import { hasFieldOf } from './field-scope.sql.ts';
import { all, any } from './logic.sql.ts';
import { eb } from './stored.sql.ts';

/**
 * Whether one of the columns of `table`, which is in scope, has what is looked for.
 * @param how `alias`: the table's name in the statement; `byRow`: whether something else leads to its rows
 */
export const hasMatch = <T extends keyof TermColumns>(
  table: T,
  columns: readonly TermColumns[T][],
  { engine, query }: EngineMatch,
  { alias = table, byRow = false }: { alias?: string; byRow?: boolean } = {},
): Expression<SqlBool> => fullText[engine].matches(table, columns, query, alias, byRow);

/** What prepareTexts() has looked up. */
export function preparedMatch({ match }: TextTest): EngineMatch {
  if (!match) throw new Error('a text is looked for that has not been prepared');
  return match;
}

/** @param last whether something else leads to the issues, of each of which it is asked whether it has the text */
export function compileText(
  test: TextTest & { stored: TextStored },
  actor: Actor,
  last = false,
): Expression<SqlBool> {
  const found = foundIn(test.stored, preparedMatch(test), actor, last);
  if (!test.negated) return found;
  // Where one of the texts is missing the answer may be null, which NOT would leave null.
  return all([hasText(test.stored, actor), sql<SqlBool>`case when ${found} then 1 else 0 end = 0`]);
}

/** All that is needed of each text must be in that text. A comment is looked into where the reader sees it. */
function foundIn(
  { texts, comments, custom }: TextStored,
  match: EngineMatch,
  actor: Actor,
  last: boolean,
): Expression<SqlBool> {
  const columns = texts.map((text) => `${text}_terms` as const);
  // A sum is in no index: SQLite gathers the finds, and would rather go from each of them to its issue.
  const gathered = last && match.engine === 'sqlite';
  const id = gathered ? sql<number>`issue.id + 0` : eb.ref('issue.id');
  if (!comments && !custom)
    return gathered
      ? eb(id, 'in', ownRows(columns, match) as never)
      : hasMatch('issue', columns, match, { byRow: last });
  const rows = [
    ...(columns.length > 0 ? [ownRows(columns, match)] : []),
    ...(comments ? [foundComments(actor, match)] : []),
    ...(custom ? [customRows().where(hasMatch('custom_field_value', ['text_terms'], match))] : []),
  ] as RowsOfIssues[];
  return eb(
    id,
    'in',
    // PostgreSQL takes what may be there twice for two hundred issues, however many are found.
    rows.reduce((some, more) => (match.engine === 'postgres' ? some.union(more) : some.unionAll(more))),
  );
}

type RowsOfIssues = ReturnType<typeof customRows>;

function ownRows(columns: readonly TermColumns['issue'][], { engine, query }: EngineMatch) {
  const { from, id, having } = fullText[engine].lookup('issue', columns, query);
  return eb
    .selectFrom(from as never)
    .select(id.as('id'))
    .where(having);
}

function foundComments(actor: Actor, match: EngineMatch) {
  const { from, having } = fullText[match.engine].comments(match);
  return commentRows(actor, from).where(having);
}

/** @param from the table, or less of each */
const commentRows = (actor: Actor, from?: RawBuilder<unknown>) =>
  eb
    .selectFrom((from ?? 'comment') as 'comment')
    .select('comment.issue_id as id')
    .where(maySeeComment(actor));

/** Values of custom fields that are texts, of fields that JQL finds, on issues that have the field. */
const customRows = () =>
  eb
    .selectFrom('custom_field_value')
    .select('custom_field_value.issue_id as id')
    .where('custom_field_value.term_lower', 'is', null)
    .where(
      'custom_field_value.field_id',
      'in',
      eb.selectFrom('custom_field').select('custom_field.id').where('custom_field.searcher', 'is not', null),
    )
    .where(hasFieldOf('custom_field_value'));

/** A text that is there and not empty. */
export function hasText(stored: TextStored, actor: Actor): Expression<SqlBool> {
  return any([
    ...stored.texts.map((text) => sql<SqlBool>`coalesce(${eb.ref(`issue.${text}`)}, '') <> ''`),
    ...(stored.comments ? [eb('issue.id', 'in', commentRows(actor))] : []),
    ...(stored.custom ? [eb('issue.id', 'in', customRows())] : []),
  ]);
}
