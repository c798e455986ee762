/** Data in bulk, deterministic: sessions and issues, written straight into the tables. */
import type { App } from '../src/app.ts';
import type { Db } from '../src/db/engine.ts';
import { termsOf } from '../src/db/full-text.ts';
import { fold } from '../src/kernel/fold.ts';
import { sha256 } from '../src/kernel/token.ts';
import { seedHistories } from './seed-history.ts';
import { withoutTextIndex } from './text-index.ts';

const CHUNK = 500;

export async function inChunks(
  total: number,
  insert: (from: number, to: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < total; from += CHUNK) await insert(from, Math.min(total, from + CHUNK));
}

/** Token of the session number `n`. */
export const sessionToken = (n: number): string => n.toString(16).toUpperCase().padStart(32, '0');

/** Makes `total` living sessions of users bench0 … bench999. */
export async function seedSessions(db: Db, total: number, now: number): Promise<void> {
  const users = Array.from({ length: 1000 }, (_, n) => ({
    key: `BENCH${n}`,
    name: `bench${n}`,
    name_lower: `bench${n}`,
    email: null,
    email_lower: null,
    display_name: `Bench ${n}`,
    display_name_lower: `bench ${n}`,
    active: 1,
    time_zone: null,
    locale: null,
    password_hash: null,
    credential_version: 1,
    created: now,
    updated: now,
  }));
  const ids: number[] = [];
  for (let from = 0; from < users.length; from += 100) {
    const rows = await db
      .insertInto('app_user')
      .values(users.slice(from, from + 100))
      .returning('id')
      .execute();
    ids.push(...rows.map((row) => row.id));
  }
  const infos = ids.map((id) => ({
    user_id: id,
    login_count: 7,
    last_login: now,
    previous_login: now - 1,
    current_failed: 0,
    total_failed: 2,
    last_failed: now - 9,
  }));
  await db.insertInto('login_info').values(infos).execute();
  await db.transaction().execute((tx) =>
    inChunks(total, async (from, to) => {
      const rows = Array.from({ length: to - from }, (_, at) => ({
        token_hash: sha256(sessionToken(from + at)),
        user_id: ids[(from + at) % ids.length] ?? 0,
        credential_version: 1,
        created: now,
        last_seen: now,
        expires: now + 30 * 86_400_000,
        web_sudo_until: null,
        via: 'rest',
        remember_me_id: null,
        address: '192.0.2.1',
        user_agent: 'bench/1.0',
      }));
      await tx.insertInto('session').values(rows).execute();
    }),
  );
}

const words =
  'login cookie session token cache page button report export import search filter board sprint version release error slow crash timeout mobile browser server index'.split(
    ' ',
  );

const sentence = (n: number, length: number): string =>
  Array.from({ length }, (_, at) => words[(n * 31 + at * 17 + ((n >> (at % 7)) & 5)) % words.length]).join(
    ' ',
  );

export interface IssueSeed {
  /** Keys of the projects that they are dealt out to, one after the other. */
  projects: readonly string[];
  total: number;
  /** To each issue. */
  comments: number;
}

interface Project {
  id: number;
  last_issue_number: number;
}

/** Makes issues with their comments, a label each and their histories, in one transaction, and then the index of their texts. */
export async function seedIssues(app: App, seed: IssueSeed): Promise<void> {
  const { db, engine } = app.database;
  await withoutTextIndex(db, engine, () => fillIssues(app, seed));
}

async function fillIssues(app: App, { projects: keys, total, comments }: IssueSeed): Promise<void> {
  const { db } = app.database;
  const projects = await listProjects(db, keys);
  const terms = (text: string): string => termsOf(db, text);
  const world = { ...(await readWorld(db)), projects, total, now: app.ctx().now, terms };
  await db.transaction().execute(async (tx) => {
    await inChunks(total, async (from, to) => {
      const rows = Array.from({ length: to - from }, (_, at) => issueRow(from + at, world));
      const made = await tx.insertInto('issue').values(rows).returning('id').execute();
      const labels = made.map(({ id }) => `label-${id % 50}`);
      await tx
        .insertInto('issue_label')
        .values(
          made.map(({ id }, at) => ({
            issue_id: id,
            label: labels[at] ?? '',
            label_lower: labels[at] ?? '',
          })),
        )
        .execute();
      for (let turn = 0; turn < comments; turn++) {
        await tx
          .insertInto('comment')
          .values(made.map(({ id }) => commentRow(id, turn, world)))
          .execute();
      }
    });
    for (const [at, { id, last_issue_number }] of projects.entries()) {
      const made = Math.ceil((total - at) / projects.length);
      await tx
        .updateTable('project')
        .set({ last_issue_number: last_issue_number + made })
        .where('id', '=', id)
        .execute();
    }
    await seedHistories(tx);
  });
}

async function listProjects(db: Db, keys: readonly string[]): Promise<Project[]> {
  const rows = await db.selectFrom('project').select(['id', 'key', 'last_issue_number']).execute();
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

interface World {
  projects: readonly Project[];
  adminId: number;
  typeIds: readonly number[];
  total: number;
  now: number;
  terms(text: string): string;
}

async function readWorld(db: Db): Promise<Pick<World, 'adminId' | 'typeIds'>> {
  const admin = await db
    .selectFrom('app_user')
    .select('id')
    .where('name', '=', 'admin')
    .executeTakeFirstOrThrow();
  const types = await db
    .selectFrom('issue_type')
    .select('id')
    .where('subtask', '=', 0)
    .orderBy('id')
    .execute();
  return { adminId: admin.id, typeIds: types.map(({ id }) => id) };
}

const statuses = [1, 3, 5, 6];

function issueRow(n: number, { projects, adminId, typeIds, total, now, terms }: World) {
  const project = projects[n % projects.length] ?? { id: 0, last_issue_number: 0 };
  const summary = sentence(n, 6);
  const description = sentence(n + 7, 60);
  const created = now - (total - n) * 60_000;
  const done = n % 4 > 1;
  return {
    project_id: project.id,
    number: project.last_issue_number + Math.floor(n / projects.length) + 1,
    issue_type_id: typeIds[n % typeIds.length] ?? 0,
    status_id: statuses[n % 4] ?? 1,
    priority_id: (n % 5) + 1,
    resolution_id: done ? 10000 : null,
    summary,
    description,
    environment: null,
    summary_lower: fold(summary),
    description_lower: fold(description),
    environment_lower: null,
    summary_terms: terms(summary),
    description_terms: terms(description),
    environment_terms: null,
    reporter_id: adminId,
    assignee_id: n % 3 === 0 ? adminId : null,
    creator_id: adminId,
    parent_id: null,
    created,
    updated: created + 1000,
    resolved: done ? created + 1000 : null,
    due_date: null,
    time_original: null,
    time_remaining: null,
    time_spent: null,
  };
}

function commentRow(issue: number, turn: number, { adminId, now, terms }: World) {
  const body = sentence(issue + turn, 25);
  return {
    issue_id: issue,
    author_id: adminId,
    update_author_id: adminId,
    body,
    body_terms: terms(body),
    created: now - 1000 + turn,
    updated: now - 1000 + turn,
    visible_role_id: null,
    visible_group_id: null,
  };
}
