/** What a query asks of logged work: through the work that the reader sees to its issues. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../context.ts';
import { maySeeWorklog } from '../../permission/visible.sql.ts';
import { hasMatch, preparedMatch } from './compile-text.sql.ts';
import type { WorklogTest } from './condition.ts';
import { all, any, matches } from './logic.sql.ts';
import { eb } from './stored.sql.ts';
import type { OfWorklog } from './worklog.ts';

/** @param tests that one piece of work fulfils together; a single one may also exclude, or ask for issues without any */
export function compileWorklogs(tests: WorklogTest['tests'], actor: Actor): Expression<SqlBool> {
  const rows = () => eb.selectFrom('worklog').select('worklog.issue_id as id').where(maySeeWorklog(actor));
  const some = () => eb('issue.id', 'in', rows());
  const found = () => eb('issue.id', 'in', rows().where(all(tests.map((test) => one(test as OfWorklog)))));
  const [test] = tests;
  if (test?.kind === 'text' && test.negated) return all([some(), eb.not(found())]);
  if (test?.kind !== 'set') return found();
  const named = test.values.ids.length + test.values.groupIds.length > 0;
  if (test.negated) return named ? all([some(), eb.not(found())]) : some();
  if (!test.values.empty) return found();
  return named ? any([found(), eb.not(some())]) : eb.not(some());
}

/** The same of one row, whether it excludes or not. */
function one(test: OfWorklog): Expression<SqlBool> {
  const value = sql.ref<string | number | null>(`worklog.${test.stored.column}`);
  switch (test.kind) {
    case 'set':
      return any(matches(value, test.values));
    case 'bound':
      return eb(value, test.operator, test.value);
    case 'text':
      return hasMatch('worklog', ['comment_terms'], preparedMatch(test));
  }
}
