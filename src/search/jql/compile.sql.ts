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
  inScope,
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
import { type ChangedTest, isBroad, isNarrow, type WasTest } from './condition-history.ts';
import { all, any, matchesAny, nothing } from './logic.sql.ts';
import { eb, type RowsStored, rowsOf, type ScalarStored, scalar, seesPeople } from './stored.sql.ts';
import { isOfWorklog } from './worklog.ts';

/**
 * The rows of `issue` that a condition finds. It says nothing of who may see them: the caller adds mayBrowseIssue.
 * @param actor the reader, for what lies beside the issue and is hidden in its own way: comments, watchers, voters
 * @param few whether other conditions, which hold as well, leave few issues
 */
export function compile(condition: Condition, actor: Actor, few = false): Expression<SqlBool> {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const left = few || (condition.kind === 'all' && condition.parts.some(isNarrow));
      const parts = condition.parts.map((part) => compile(part, actor, left));
      return condition.kind === 'all' ? all(parts) : any(parts);
    }
    case 'never':
      return nothing;
    case 'complement':
      return sql<SqlBool>`case when ${compile(condition.of, actor, few)} then 1 else 0 end = 0`;
    case 'was':
      return compileWas(condition, few && isBroad(condition) ? 'each' : 'together');
    case 'changed':
      return compileChanged(condition, few && isBroad(condition) ? 'each' : 'together');
    default:
      return compileTest(condition, actor);
  }
}

function compileTest(test: Exclude<Test, WasTest | ChangedTest>, actor: Actor): Expression<SqlBool> {
  if (isOfWorklog(test)) return compileWorklogs([test], actor);
  switch (test.kind) {
    case 'worklog':
      return compileWorklogs(test.tests, actor);
    case 'set':
      return compileSet(test, actor);
    case 'bound':
      return compileBound(test, actor);
    case 'key':
      return compileKey(test);
    case 'version-order':
      return compileVersionOrder(test);
    case 'version-name':
      return compileVersionName(test);
    case 'cascade':
      return compileCascade(test, actor);
    case 'link':
      return compileLinks(test, actor);
    case 'text':
      if (test.stored.in === 'custom') return compileCustomText(test.stored, test, actor);
      return compileText({ ...test, stored: test.stored as TextStored }, actor);
    case 'text-presence':
      return test.negated ? eb.not(hasText(test.stored, actor)) : hasText(test.stored, actor);
  }
}

function compileSet(test: SetTest, actor: Actor): Expression<SqlBool> {
  switch (test.stored.in) {
    case 'text':
    case 'worklog':
    case 'links':
    case 'filter':
      return nothing;
    case 'property':
      return compilePropertySet(test.stored, test);
    case 'custom':
      return compileCustomSet(test.stored, test, actor);
    case 'rows':
      return compileRows(test.stored, test, actor);
    default:
      return compileScalar(test.stored, test, actor);
  }
}

/** `is one of`; a null is none, whatever it is compared with. */
function compileScalar(
  stored: ScalarStored,
  { values, negated }: SetTest,
  actor: Actor,
): Expression<SqlBool> {
  const value = scalar(stored, actor);
  const found = matchesAny(value, values, actor, stored.in === 'column' && stored.column === 'id');
  if (negated) {
    const excluded = found.map((match) => eb.not(match));
    return all([eb(value, 'is not', null), ...excluded]);
  }
  return any([...found, ...(values.empty ? [eb(value, 'is', null)] : [])]);
}

/** Fields with many values: through their own index from the value to the issues, not issue by issue. */
function compileRows(stored: RowsStored, test: SetTest, actor: Actor): Expression<SqlBool> {
  const { values, negated, permission } = test;
  const visible = permission === undefined ? undefined : seesPeople(actor, permission);
  const rows = () => rowsOf(stored, visible).select('value.issue_id as id');
  const having = (condition: Expression<SqlBool>) => eb('issue.id', 'in', rows().where(condition));
  const some = eb('issue.id', 'in', rows());
  const found = matchesAny(sql.ref(`value.${stored.column}`), values, actor).map(having);
  if (negated) return all([some, ...found.map((one) => eb.not(one))]);
  return any([...found, ...(values.empty ? [eb.not(some)] : [])]);
}

function compileBound({ stored, operator, value }: BoundTest, actor: Actor): Expression<SqlBool> {
  if (stored.in === 'custom') return compileCustomBound(stored, operator, value);
  if (stored.in === 'property') return compilePropertyBound(stored, operator, value);
  return eb(scalar(stored as ScalarStored, actor), operator, value);
}

function compileKey({ operator, projectId, number }: KeyTest): Expression<SqlBool> {
  return all([eb('issue.project_id', '=', projectId), eb('issue.number', operator, number)]);
}

function compileVersionOrder({ stored, operator, marks }: VersionOrderTest): Expression<SqlBool> {
  const beyond = any(
    marks.map(({ projectId, sequence }) =>
      all([
        sql<SqlBool>`version.project_id = ${projectId}`,
        sql<SqlBool>`version.sequence ${sql.raw(operator)} ${sequence}`,
      ]),
    ),
  );
  return inScope(stored, eb('issue.id', 'in', versionRows(stored).where(beyond)));
}

const versionRows = (stored: VersionStored) =>
  stored.in === 'custom'
    ? customRows(stored).innerJoin('version', 'version.id', 'value.version_id')
    : eb
        .selectFrom('issue_version as value')
        .innerJoin('version', 'version.id', 'value.version_id')
        .select('value.issue_id as id')
        .where('value.kind', '=', stored.kind);

function compileVersionName({ stored, name, negated }: VersionNameTest): Expression<SqlBool> {
  const pattern = name.split('*').map(literalLike).join('%');
  const found = eb(
    'issue.id',
    'in',
    versionRows(stored).where(like(sql.ref<string>('version.name_lower'), pattern)),
  );
  if (!negated) return inScope(stored, found);
  return inScope(stored, all([eb('issue.id', 'in', versionRows(stored)), eb.not(found)]));
}
