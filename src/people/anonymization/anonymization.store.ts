/** Reads and changes what names a user, wherever it lies. */
import { type Selectable, sql } from 'kysely';
import type { Db } from '../../db/engine.ts';
import { like, literalLike } from '../../db/like.ts';
import { fold } from '../../kernel/fold.ts';
import type { AnonymizationTable } from './anonymization.table.ts';
import type { Affected, Alias, Handling, Run, Status, Subject } from './anonymization.ts';

const count = sql<number>`count(*)`.as('count');

type Counted = (db: Db, user: Subject) => { executeTakeFirstOrThrow(): Promise<{ count: number }> };

const sharedFilters = (db: Db, owner: number) =>
  db
    .selectFrom('saved_filter')
    .where('owner_id', '=', owner)
    .where('id', 'in', (eb) => eb.selectFrom('share').select('filter_id').where('filter_id', 'is not', null));

const sharedDashboards = (db: Db, owner: number) =>
  db
    .selectFrom('dashboard')
    .where('owner_id', '=', owner)
    .where('id', 'in', (eb) =>
      eb.selectFrom('share').select('dashboard_id').where('dashboard_id', 'is not', null),
    );

const history = (db: Db, { key }: Subject) =>
  db.selectFrom('change_item').where((eb) => eb.or([eb('from_value', '=', key), eb('to_value', '=', key)]));

const auditRecords = (db: Db, { id, traces }: Pick<Subject, 'id' | 'traces'>) =>
  db
    .selectFrom('audit_record')
    .where((eb) =>
      eb.or([
        eb.and([eb('object_type', '=', 'user'), eb('object_id', '=', String(id))]),
        ...traces.map((trace) => like(eb.ref('audit_record.search_text'), `%${literalLike(fold(trace))}%`)),
      ]),
    );

const filtersNaming = (db: Db, { traces }: Subject) =>
  db
    .selectFrom('saved_filter')
    .where((eb) => eb.or(traces.map((trace) => like(eb.ref('jql'), `%${literalLike(trace)}%`))));

const things: readonly [Handling, string, Counted][] = [
  [
    'ANONYMIZE',
    'Name, full name and e-mail address',
    (db, { id }) => db.selectFrom('app_user').select(count).where('id', '=', id),
  ],
  ['ANONYMIZE', 'Changes in histories of issues', (db, user) => history(db, user).select(count)],
  ['ANONYMIZE', 'Records of the audit log', (db, user) => auditRecords(db, user).select(count)],
  [
    'TRANSFER_OWNERSHIP',
    'Projects led',
    (db, { id }) => db.selectFrom('project').select(count).where('lead_user_id', '=', id),
  ],
  [
    'TRANSFER_OWNERSHIP',
    'Components led',
    (db, { id }) => db.selectFrom('component').select(count).where('lead_user_id', '=', id),
  ],
  ['TRANSFER_OWNERSHIP', 'Shared filters', (db, { id }) => sharedFilters(db, id).select(count)],
  ['TRANSFER_OWNERSHIP', 'Shared dashboards', (db, { id }) => sharedDashboards(db, id).select(count)],
  ['REMOVE', 'Sessions', (db, { id }) => db.selectFrom('session').select(count).where('user_id', '=', id)],
  [
    'REMOVE',
    'Remembered logins',
    (db, { id }) => db.selectFrom('remember_me').select(count).where('user_id', '=', id),
  ],
  [
    'REMOVE',
    'Known devices',
    (db, { id }) => db.selectFrom('known_device').select(count).where('user_id', '=', id),
  ],
  [
    'REMOVE',
    'Properties',
    (db, { id }) => db.selectFrom('user_property').select(count).where('user_id', '=', id),
  ],
  [
    'REMOVE',
    'Preferences',
    (db, { id }) => db.selectFrom('user_preference').select(count).where('user_id', '=', id),
  ],
  [
    'REMOVE',
    'Avatars',
    (db, { id }) =>
      db.selectFrom('avatar').select(count).where('owner_type', '=', 'user').where('owner_id', '=', id),
  ],
  ['MANUAL', 'Filters whose JQL holds a name', (db, user) => filtersNaming(db, user).select(count)],
];

/** What names the user, and how often; what does not is left out. */
export async function listAffected(db: Db, user: Subject): Promise<Affected[]> {
  const found: Affected[] = [];
  for (const [handling, description, query] of things) {
    const row = await query(db, user).executeTakeFirstOrThrow();
    if (Number(row.count) > 0) found.push({ handling, description, count: Number(row.count) });
  }
  return found;
}

/** Gives another user what somebody leads and shares. */
export async function transferOwnership(db: Db, from: number, to: number): Promise<void> {
  await db.updateTable('project').set({ lead_user_id: to }).where('lead_user_id', '=', from).execute();
  await db.updateTable('component').set({ lead_user_id: to }).where('lead_user_id', '=', from).execute();
  for (const { id, name } of await sharedFilters(db, from).select(['id', 'name']).execute()) {
    const free = await freeName(name, (folded) =>
      db
        .selectFrom('saved_filter')
        .select('id')
        .where('owner_id', '=', to)
        .where('name_lower', '=', folded)
        .executeTakeFirst(),
    );
    await db
      .updateTable('saved_filter')
      .set({ owner_id: to, ...free })
      .where('id', '=', id)
      .execute();
  }
  for (const { id, name } of await sharedDashboards(db, from).select(['id', 'name']).execute()) {
    const free = await freeName(name, (folded) =>
      db
        .selectFrom('dashboard')
        .select('id')
        .where('owner_id', '=', to)
        .where('name_lower', '=', folded)
        .executeTakeFirst(),
    );
    await db
      .updateTable('dashboard')
      .set({ owner_id: to, ...free })
      .where('id', '=', id)
      .execute();
  }
}

/** The name, or with the first number after it that nobody has taken. */
async function freeName(
  name: string,
  taken: (folded: string) => Promise<unknown>,
): Promise<{ name: string; name_lower: string }> {
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name} (${number})`;
    if (!(await taken(fold(tried)))) return { name: tried, name_lower: fold(tried) };
  }
}

/** The row of the user says nothing any more of who it was; what was begun under the credential is over. */
export async function renameUser(db: Db, id: number, alias: Alias, now: number): Promise<Alias> {
  const free = await freeName(alias.name, (folded) =>
    db
      .selectFrom('app_user')
      .select('id')
      .where('name_lower', '=', folded)
      .where('id', '!=', id)
      .executeTakeFirst(),
  );
  const name = free.name.replace(/ \((\d+)\)$/, '-$1');
  await db
    .updateTable('app_user')
    .set((eb) => ({
      name,
      name_lower: fold(name),
      display_name: alias.displayName,
      display_name_lower: fold(alias.displayName),
      email: null,
      email_lower: null,
      active: 0,
      time_zone: null,
      locale: null,
      avatar_id: null,
      password_hash: null,
      credential_version: eb('credential_version', '+', 1),
      updated: now,
    }))
    .where('id', '=', id)
    .execute();
  return { ...alias, name };
}

/** What the user left behind in this program, but for what others read. */
export async function removeBelongings(db: Db, userId: number): Promise<void> {
  const tables = [
    'session',
    'remember_me',
    'known_device',
    'user_property',
    'user_preference',
    'user_column',
    'login_info',
  ] as const;
  for (const table of tables) await db.deleteFrom(table).where('user_id', '=', userId).execute();
}

export const listAvatarIds = async (db: Db, userId: number): Promise<number[]> =>
  (
    await db
      .selectFrom('avatar')
      .select('id')
      .where('owner_type', '=', 'user')
      .where('owner_id', '=', userId)
      .execute()
  ).map(({ id }) => id);

/** Histories name the user by the alias. */
export async function renameInHistories(db: Db, key: string, displayName: string): Promise<void> {
  await db
    .updateTable('change_item')
    .set({ from_string: displayName })
    .where('from_value', '=', key)
    .execute();
  await db.updateTable('change_item').set({ to_string: displayName }).where('to_value', '=', key).execute();
}

export interface Trace {
  id: number;
  object_type: string | null;
  object_id: string | null;
  object_name: string | null;
  changed_values: string | null;
  summary: string;
  category: string;
  action: string;
  author_key: string | null;
  address: string;
  description: string | null;
  event_source: string | null;
}

/** The records of the audit log that name the user, by id, after one of them. */
export const listTraces = (db: Db, subject: Subject, after: number, limit: number): Promise<Trace[]> =>
  auditRecords(db, subject)
    .select([
      'id',
      'object_type',
      'object_id',
      'object_name',
      'changed_values',
      'summary',
      'category',
      'action',
      'author_key',
      'address',
      'description',
      'event_source',
    ])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();

export async function updateTrace(
  db: Db,
  id: number,
  changes: { object_name: string | null; changed_values: string | null; search_text: string },
): Promise<void> {
  await db.updateTable('audit_record').set(changes).where('id', '=', id).execute();
}

/** What records are about besides their object. */
export async function renameAuditItems(db: Db, userId: number, name: string): Promise<void> {
  await db
    .updateTable('audit_item')
    .set({ name })
    .where('type_name', '=', 'user')
    .where('item_id', '=', String(userId))
    .execute();
}

/** @throws a duplicate, where one runs already */
export async function beginRun(
  db: Db,
  run: {
    userKey: string;
    userName: string;
    fullName: string;
    operations: readonly string[];
    isRerun: boolean;
  },
  now: number,
): Promise<number> {
  const { id } = await db
    .insertInto('anonymization')
    .values({
      user_key: run.userKey,
      user_name: run.userName,
      full_name: run.fullName,
      operations: JSON.stringify(run.operations),
      is_rerun: run.isRerun ? 1 : 0,
      status: 'IN_PROGRESS',
      running: 1,
      submitted: now,
      finished: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @param names null: as they are */
export async function endRun(
  db: Db,
  id: number,
  status: Status,
  now: number,
  names: Alias | null,
): Promise<void> {
  await db
    .updateTable('anonymization')
    .set({
      status,
      running: null,
      finished: now,
      ...(names && { user_name: names.name, full_name: names.displayName }),
    })
    .where('id', '=', id)
    .execute();
}

/** @param id null: the newest */
export async function findRun(db: Db, id: number | null): Promise<Run | null> {
  const row = await db
    .selectFrom('anonymization')
    .selectAll()
    .$if(id !== null, (query) => query.where('id', '=', id ?? 0))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toRun(row) : null;
}

export async function findRunning(db: Db): Promise<Run | null> {
  const row = await db.selectFrom('anonymization').selectAll().where('running', '=', 1).executeTakeFirst();
  return row ? toRun(row) : null;
}

const toRun = (row: Selectable<AnonymizationTable>): Run => ({
  id: row.id,
  userKey: row.user_key,
  userName: row.user_name,
  fullName: row.full_name,
  operations: JSON.parse(row.operations),
  isRerun: row.is_rerun === 1,
  status: row.status as Status,
  submitted: row.submitted,
  finished: row.finished,
});
