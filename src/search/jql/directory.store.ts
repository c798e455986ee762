/** Looks names up, many at once, through what the reader may see. */
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { isOnePair } from '../../db/one-of.ts';
import type { Reach } from '../../permission/reach.ts';
import { mayUseLevel } from '../../permission/security/level.sql.ts';
import { mayBrowseIssue, mayBrowseProjectInReach } from '../../permission/visible.sql.ts';
import { optionsSeen } from './option.sql.ts';

/** How many values one statement takes, well below what SQLite does. */
const CHUNK = 5000;

/** Runs `read` for a part of the values at a time. */
export async function inChunks<T, R>(
  values: readonly T[],
  read: (chunk: T[]) => Promise<R[]>,
  size = CHUNK,
): Promise<R[]> {
  const rows: R[] = [];
  for (let at = 0; at < values.length; at += size) rows.push(...(await read(values.slice(at, at + size))));
  return rows;
}

export const listStatuses = (db: Db) => db.selectFrom('status').select(['id', 'name_lower']).execute();
export const listPriorities = (db: Db) =>
  db.selectFrom('priority').select(['id', 'name_lower', 'sequence']).execute();
export const listResolutions = (db: Db) =>
  db.selectFrom('resolution').select(['id', 'name_lower', 'sequence']).execute();
export const listLinkTypes = (db: Db) =>
  db.selectFrom('issue_link_type').select(['id', 'name', 'name_lower', 'inward', 'outward']).execute();
export const listRoles = (db: Db, names: readonly string[]) =>
  inChunks(names, (chunk) =>
    db.selectFrom('project_role').select(['id', 'name_lower']).where('name_lower', 'in', chunk).execute(),
  );
export const listIssueTypes = (db: Db) =>
  db.selectFrom('issue_type').select(['id', 'name_lower', 'subtask']).execute();

/** Who reads, and what was worked out of them. */
export interface Viewer {
  actor: Actor;
  reach: Reach | null;
}

const seenBy = (db: Db, { actor, reach }: Viewer) => mayBrowseProjectInReach(db, actor, reach);

/** Levels that the reader is in, in projects that they see. */
export const listSecurityLevels = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('issue_security_level')
    .innerJoin('project', 'project.issue_security_scheme_id', 'issue_security_level.scheme_id')
    .select(['issue_security_level.id', 'issue_security_level.name_lower'])
    .distinct()
    .where(seenBy(db, viewer))
    .where((eb) => mayUseLevel(viewer.actor.userId === null ? null : eb.val(viewer.actor.userId)))
    .execute();

const projects = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('project')
    .select(['project.id', 'project.key', 'project.name_lower', 'project.lead_user_id'])
    .where(seenBy(db, viewer));

export const listProjects = (db: Db, viewer: Viewer) => projects(db, viewer).execute();

/** By any key the project has or had; the row says by which. */
export const listProjectsByKey = (db: Db, viewer: Viewer, keys: readonly string[]) =>
  inChunks(keys, (chunk) =>
    projects(db, viewer)
      .innerJoin('project_key as known', 'known.project_id', 'project.id')
      .select('known.key as known_key')
      .where('known.key', 'in', chunk)
      .execute(),
  );

export const listProjectsByName = (db: Db, viewer: Viewer, names: readonly string[]) =>
  inChunks(names, (chunk) => projects(db, viewer).where('project.name_lower', 'in', chunk).execute());

export const listProjectsById = (db: Db, viewer: Viewer, ids: readonly number[]) =>
  inChunks(ids, (chunk) => projects(db, viewer).where('project.id', 'in', chunk).execute());

/** Categories of projects that the reader sees. */
export const listCategories = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('project_category')
    .select(['id', 'name_lower'])
    .where(
      'id',
      'in',
      db
        .selectFrom('project')
        .select('project.category_id')
        .where('project.category_id', 'is not', null)
        .where(seenBy(db, viewer)),
    )
    .execute();

const users = (db: Db) =>
  db.selectFrom('app_user').select(['id', 'name_lower', 'display_name_lower', 'email_lower']);

/** By user name or full name, and by e-mail address where `byEmail`. */
export const listUsers = async (db: Db, names: readonly string[], byEmail: boolean) => [
  ...(await inChunks(names, (chunk) => users(db).where('name_lower', 'in', chunk).execute())),
  ...(await inChunks(names, (chunk) => users(db).where('display_name_lower', 'in', chunk).execute())),
  ...(byEmail ? await inChunks(names, (chunk) => users(db).where('email_lower', 'in', chunk).execute()) : []),
];

export const listGroups = (db: Db, names: readonly string[]) =>
  inChunks(names, (chunk) =>
    db.selectFrom('app_group').select(['id', 'name_lower']).where('name_lower', 'in', chunk).execute(),
  );

/** The issues that a user looked at lately: their ids, seen or not any more; every search is scoped anyway. */
export const listViewed = (db: Db, userId: number) =>
  db.selectFrom('issue_view').select('issue_id as id').where('user_id', '=', userId).execute();

const components = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('component')
    .innerJoin('project', 'project.id', 'component.project_id')
    .select(['component.id', 'component.name_lower', 'component.project_id', 'component.lead_user_id'])
    .where(seenBy(db, viewer));

export const listComponents = (db: Db, viewer: Viewer) => components(db, viewer).execute();
export const listComponentsByName = (db: Db, viewer: Viewer, names: readonly string[]) =>
  inChunks(names, (chunk) => components(db, viewer).where('component.name_lower', 'in', chunk).execute());
export const listComponentsById = (db: Db, viewer: Viewer, ids: readonly number[]) =>
  inChunks(ids, (chunk) => components(db, viewer).where('component.id', 'in', chunk).execute());

const versions = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('version')
    .innerJoin('project', 'project.id', 'version.project_id')
    .select([
      'version.id',
      'version.name_lower',
      'version.project_id',
      'version.sequence',
      'version.released',
      'version.archived',
    ])
    .where(seenBy(db, viewer));

export const listVersions = (db: Db, viewer: Viewer) => versions(db, viewer).execute();
export const listVersionsByName = (db: Db, viewer: Viewer, names: readonly string[]) =>
  inChunks(names, (chunk) => versions(db, viewer).where('version.name_lower', 'in', chunk).execute());
export const listVersionsById = (db: Db, viewer: Viewer, ids: readonly number[]) =>
  inChunks(ids, (chunk) => versions(db, viewer).where('version.id', 'in', chunk).execute());

/** Of so many it is dearer to look at each one's project than at all projects once. */
const MANY = 20;

const issues = (db: Db, actor: Actor, count: number) =>
  db
    .selectFrom('issue')
    .select(['issue.id', 'issue.project_id', 'issue.number'])
    .where(mayBrowseIssue(actor, count > MANY ? 'filter' : 'each'));

export const listIssuesById = (db: Db, actor: Actor, ids: readonly number[]) =>
  inChunks(ids, (chunk) => issues(db, actor, chunk.length).where('issue.id', 'in', chunk).execute());

/** Which project has, or had, each key. Says nothing of who may see it: only listIssuesByNumber reads on from here. */
export const listProjectKeys = (db: Db, keys: readonly string[]) =>
  inChunks(keys, (chunk) =>
    db.selectFrom('project_key').select(['key', 'project_id']).where('key', 'in', chunk).execute(),
  );

/** @param addresses project and number of each */
export const listIssuesByNumber = (
  db: Db,
  actor: Actor,
  addresses: readonly (readonly [projectId: number, number: number])[],
) =>
  inChunks(addresses, (chunk) =>
    issues(db, actor, chunk.length)
      .where((eb) => isOnePair(db, [eb.ref('issue.project_id'), eb.ref('issue.number')], chunk))
      .execute(),
  );

const options = (db: Db, actor: Actor, fieldId: number) =>
  optionsSeen(db, actor, fieldId).select(['option.id', 'option.value_lower', 'option.parent_id']);

export const listOptionsByValue = (db: Db, actor: Actor, fieldId: number, values: readonly string[]) =>
  inChunks(values, (chunk) => options(db, actor, fieldId).where('option.value_lower', 'in', chunk).execute());

export const listOptionsById = (db: Db, actor: Actor, fieldId: number, ids: readonly number[]) =>
  inChunks(ids, (chunk) => options(db, actor, fieldId).where('option.id', 'in', chunk).execute());

/** An id has digits only, which folding leaves alone. */
const pastValues = (db: Db, field: string, texts: readonly string[]) =>
  db
    .selectFrom('past_value')
    .select(['past_value.value', 'past_value.name_lower'])
    .where('past_value.field', '=', field)
    .where((eb) => eb.or([eb('name_lower', 'in', texts), eb('value', 'in', texts)]));

/** What histories called, or call, a value of `field`. @param texts names, folded, and ids */
export const listPastValues = (
  db: Db,
  field: 'status' | 'priority' | 'resolution',
  texts: readonly string[],
) => inChunks(texts, (chunk) => pastValues(db, field, chunk).execute());

/** Versions of which the history of an issue that the reader sees has spoken: others are not for them to know of. */
export const listPastVersions = (db: Db, actor: Actor, texts: readonly string[]) =>
  inChunks(texts, (chunk) =>
    pastValues(db, 'fixVersions', chunk)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('value_period')
            .innerJoin('issue', 'issue.id', 'value_period.issue_id')
            .select(eb.lit(1).as('one'))
            .where('value_period.field', '=', 'fixVersions')
            .whereRef('value_period.value', '=', 'past_value.value')
            .where(mayBrowseIssue(actor, 'each')),
        ),
      )
      .execute(),
  );
