import type { AnyDb } from '../engine.ts';
import type { Migration } from '../migrate.ts';

/** What JQL finds of issues' properties, a row for each scalar; and what it finds changes by their author through. */
export const propertyValue: Migration = async (db, engine) => {
  const { text, integer, real } = engine.columns;
  await db.schema
    .createTable('issue_property_value')
    .addColumn('issue_id', integer, (c) => c.notNull().references('issue.id').onDelete('cascade'))
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('path', text, (c) => c.notNull())
    .addColumn('term_lower', text)
    .addColumn('number', real)
    .addColumn('instant', integer)
    .execute();
  await fillPropertyValues(db);
  await db.schema
    .createIndex('issue_property_value_issue')
    .on('issue_property_value')
    .columns(['issue_id', 'key'])
    .execute();
  // Which issues, without a look at the rows: that is what these have their last column for.
  for (const column of ['term_lower', 'number', 'instant']) {
    await db.schema
      .createIndex(`issue_property_value_${column}`)
      .on('issue_property_value')
      .columns(['key', 'path', column, 'issue_id'])
      .execute();
  }
  await db.schema
    .createIndex('change_group_author')
    .on('change_group')
    .columns(['author_id', 'created', 'issue_id'])
    .execute();
};

const ISSUES_AT_ONCE = 500;
const ROWS_AT_ONCE = 500;

export async function fillPropertyValues(db: AnyDb): Promise<void> {
  let after = 0;
  for (;;) {
    const issues = await db
      .selectFrom('issue_property')
      .select('issue_id')
      .distinct()
      .where('issue_id', '>', after)
      .orderBy('issue_id')
      .limit(ISSUES_AT_ONCE)
      .execute();
    const ids = issues.map(({ issue_id }) => issue_id as number);
    if (ids.length === 0) return;
    const properties = await db
      .selectFrom('issue_property')
      .selectAll()
      .where('issue_id', 'in', ids)
      .execute();
    const rows = properties.flatMap(({ issue_id, key, value }) =>
      leavesOf(value as string).map((leaf) => ({ issue_id, key, ...leaf })),
    );
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
      await db
        .insertInto('issue_property_value')
        .values(rows.slice(at, at + ROWS_AT_ONCE))
        .execute();
    after = ids.at(-1) ?? after;
  }
}

const storable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
const short = (text: string): boolean => Buffer.byteLength(text) <= 500;

interface Leaf {
  path: string;
  term_lower: string | null;
  number: number | null;
  instant: number | null;
}

/** As issue/property/property-value.ts did when this step was written. */
const leavesOf = (json: string) =>
  leaves(JSON.parse(json)).flatMap(({ path, value }): Leaf[] => {
    if (!storable(path) || !short(path)) return [];
    if (typeof value === 'number')
      return Number.isFinite(value) ? [{ path, term_lower: null, number: value, instant: null }] : [];
    const term = String(value).normalize('NFC').toLowerCase();
    const instant = typeof value === 'string' ? instantOf(value) : null;
    return [{ path, term_lower: storable(term) && short(term) ? term : null, number: null, instant }];
  });

function instantOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text))
    return null;
  const zoned = /T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes('T');
  const ms = Date.parse((zoned ? text : `${text}Z`).replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(ms) ? null : ms;
}

type Scalar = string | number | boolean;

function leaves(document: unknown): { path: string; value: Scalar }[] {
  const found = new Map<string, { path: string; value: Scalar }>();
  const open: { path: string; value: unknown }[] = [{ path: '', value: document }];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { path, value } = one;
    if (isScalar(value)) found.set(`${typeof value} ${value} ${path}`, { path, value });
    else for (const place of inside(path, value)) open.push(place);
  }
  return [...found.values()];
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function inside(path: string, value: unknown): { path: string; value: unknown }[] {
  if (Array.isArray(value)) return value.map((item) => ({ path, value: item }));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, inner]) => ({
    path: path === '' ? name : `${path}.${name}`,
    value: inner,
  }));
}
