/**
 * Condition to SQL: a Kysely expression over `issue` that means the same on SQLite and on PostgreSQL. Whatever came
 * from the query is a parameter; nothing of it is ever part of the SQL's text.
 */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../context.ts';
import { like, literalLike } from '../../db/like.ts';
import {
  compileCascade,
  compileCustomBound,
  compileCustomSet,
  compileCustomText,
  customRows,
} from './compile-custom.sql.ts';
import { compileChanged, compileWas } from './compile-history.sql.ts';
import { compileLinks } from './compile-link.sql.ts';
import { compilePropertyBound, compilePropertySet } from './compile-property.sql.ts';
import { compileText, hasText } from './compile-text.sql.ts';
import { compileWorklogs } from './compile-worklog.sql.ts';
import type {
  BoundTest,
  Condition,
  KeyTest,
  SetTest,
  Test,
  TextStored,
  VersionNameTest,
  VersionOrderTest,
  VersionStored,
} from './condition.ts';
import { type ChangedTest, isBroad, type WasTest } from './condition-history.ts';
import { inScope } from './field-scope.sql.ts';
import { all, any, matchesAny, nothing } from './logic.sql.ts';
import { isOnly, leadOf } from './selective.ts';
import {
  compared,
  eb,
  hasRow,
  type RowsStored,
  rowsOf,
  type ScalarStored,
  scalar,
  seesPeople,
  type Way,
} from './stored.sql.ts';
import { isOfWorklog } from './worklog.ts';

/**
 * The rows of `issue` that a condition finds. It says nothing of who may see them: the caller adds mayBrowseIssue.
 * @param actor the reader, for what lies beside the issue and is hidden in its own way: comments, watchers, voters
 * @param few whether other conditions, which hold as well, leave few issues
 * @param told whether the engine must be told that it had better look at the rows of each of these (by-index.ts)
 * @param textsLast whether other conditions leave fewer than texts do
 */
export function compile(
  condition: Condition,
  actor: Actor,
  few = false,
  told = true,
  textsLast = false,
): Expression<SqlBool> {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const lead = condition.kind === 'all' ? leadOf(condition.parts) : -1;
      const parts = condition.parts.map((part, at) =>
        compile(part, actor, few || (lead >= 0 && at !== lead), told, textsLast && part.kind === 'text'),
      );
      return condition.kind === 'all' ? all(parts) : any(parts);
    }
    case 'never':
      return nothing;
    case 'complement':
      return sql<SqlBool>`case when ${compile(condition.of, actor, few, told)} then 1 else 0 end = 0`;
    case 'was':
      return compileWas(condition, few && isBroad(condition) ? 'each' : 'together');
    case 'changed':
      return compileChanged(condition, few && isBroad(condition) ? 'each' : 'together');
    default:
      return compileTest(condition, actor, few && told ? 'each' : 'together', textsLast);
  }
}

function compileTest(
  test: Exclude<Test, WasTest | ChangedTest>,
  actor: Actor,
  way: Way,
  textsLast: boolean,
): Expression<SqlBool> {
  if (isOfWorklog(test)) return compileWorklogs([test], actor);
  switch (test.kind) {
    case 'worklog':
      return compileWorklogs(test.tests, actor);
    case 'set':
      return compileSet(test, actor, way);
    case 'bound':
      return compileBound(test, actor, way);
    case 'key':
      return compileKey(test);
    case 'version-order':
      return compileVersionOrder(test, way);
    case 'version-name':
      return compileVersionName(test, way);
    case 'cascade':
      return compileCascade(test, actor, way);
    case 'link':
      return compileLinks(test, actor);
    case 'text':
      if (test.stored.in === 'custom') return compileCustomText(test.stored, test, actor);
      return compileText({ ...test, stored: test.stored as TextStored }, actor, textsLast);
    case 'text-presence':
      return test.negated ? eb.not(hasText(test.stored, actor)) : hasText(test.stored, actor);
  }
}

function compileSet(test: SetTest, actor: Actor, way: Way): Expression<SqlBool> {
  switch (test.stored.in) {
    case 'text':
    case 'worklog':
    case 'links':
    case 'filter':
      return nothing;
    case 'property':
      return compilePropertySet(test.stored, test);
    case 'custom':
      return compileCustomSet(test.stored, test, actor, way);
    case 'rows':
      return compileRows(test.stored, test, actor, way);
    default:
      return compileScalar(test.stored, test, actor);
  }
}

/** `is one of`; a null is none, whatever it is compared with. */
function compileScalar(stored: ScalarStored, test: SetTest, actor: Actor): Expression<SqlBool> {
  if (stored.in === 'status' || stored.in === 'project') {
    // The other way round an index of issues could not be asked.
    const { column, table } = owners[stored.in];
    const owner = sql<SqlBool>`${sql.ref(column)} in (select ${sql.table(table)}.id from ${sql.table(table)} where ${isOne(sql.ref(`${table}.category_id`), test, actor, false)})`;
    return owner;
  }
  return isOne(scalar(stored, actor), test, actor, stored.in === 'column' && stored.column === 'id');
}

const owners = {
  status: { column: 'issue.status_id', table: 'status' },
  project: { column: 'issue.project_id', table: 'project' },
} as const;

function isOne(
  value: Expression<number | string | null>,
  { values, negated }: SetTest,
  actor: Actor,
  own: boolean,
): Expression<SqlBool> {
  const found = matchesAny(value, values, actor, own);
  if (negated) {
    const excluded = found.map((match) => eb.not(match));
    return all([eb(value, 'is not', null), ...excluded]);
  }
  return any([...found, ...(values.empty ? [eb(value, 'is', null)] : [])]);
}

/** Fields with many values: through their own index from the value to the issues, or issue by issue. */
function compileRows(stored: RowsStored, test: SetTest, actor: Actor, way: Way): Expression<SqlBool> {
  const { values, negated, permission } = test;
  const rows = () => rowsOf(stored).select('value.issue_id as id');
  const having = (some: ReturnType<typeof rows>, how: Way, theirs: boolean) => {
    const found = hasRow(some, how);
    if (permission === undefined || theirs) return found;
    return seesPeople(actor, permission, found, () =>
      hasRow(some.where(sql<SqlBool>`value.user_id = ${actor.userId}`), how),
    );
  };
  // What most issues have is not gathered from all of them.
  const some = () => having(rows(), 'each', false);
  const theirs = isOnly(values, actor.userId);
  const how = negated ? 'each' : way;
  const found = matchesAny(compared(`value.${stored.column}`, how), values, actor).map((one) =>
    having(rows().where(one), how, theirs),
  );
  if (negated) return all([some(), ...found.map((one) => eb.not(one))]);
  return any([...found, ...(values.empty ? [eb.not(some())] : [])]);
}

function compileBound({ stored, operator, value }: BoundTest, actor: Actor, way: Way): Expression<SqlBool> {
  if (stored.in === 'custom') return compileCustomBound(stored, operator, value, way);
  if (stored.in === 'property') return compilePropertyBound(stored, operator, value);
  return eb(scalar(stored as ScalarStored, actor), operator, value);
}

function compileKey({ operator, projectId, number }: KeyTest): Expression<SqlBool> {
  return all([eb('issue.project_id', '=', projectId), eb('issue.number', operator, number)]);
}

function compileVersionOrder({ stored, operator, marks }: VersionOrderTest, way: Way): Expression<SqlBool> {
  const beyond = any(
    marks.map(({ projectId, sequence }) =>
      all([
        sql<SqlBool>`version.project_id = ${projectId}`,
        sql<SqlBool>`version.sequence ${sql.raw(operator)} ${sequence}`,
      ]),
    ),
  );
  return inScope(stored, hasRow(versionRows(stored).where(beyond), way));
}

const versionRows = (stored: VersionStored) =>
  stored.in === 'custom'
    ? customRows(stored).innerJoin('version', 'version.id', 'value.version_id')
    : eb
        .selectFrom('issue_version as value')
        .innerJoin('version', 'version.id', 'value.version_id')
        .select('value.issue_id as id')
        .where('value.kind', '=', stored.kind);

function compileVersionName({ stored, name, negated }: VersionNameTest, way: Way): Expression<SqlBool> {
  const pattern = name.split('*').map(literalLike).join('%');
  const found = versionRows(stored).where(like(sql.ref<string>('version.name_lower'), pattern));
  if (!negated) return inScope(stored, hasRow(found, way));
  return inScope(stored, all([hasRow(versionRows(stored), 'each'), eb.not(hasRow(found, 'each'))]));
}
