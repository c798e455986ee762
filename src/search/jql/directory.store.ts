/** Looks names up, many at once, through what the reader may see. */
import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { isListed, isListedPair, listParameter, pairParameters } from '../../db/one-of.ts';
import { prepared } from '../../db/prepared.ts';
import { readFor, readForProjects, type Viewer } from '../../permission/prepared-read.sql.ts';
import { mayUseLevel } from '../../permission/security/level.sql.ts';
import { type Condition, mayBrowseIssue, mayBrowseProjectInReach } from '../../permission/visible.sql.ts';
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

type Whole<R> = (db: Db, none: Record<string, never>) => R[] | Promise<R[]>;
interface NamedRow {
  id: number;
  name_lower: string;
}

export const listStatuses: Whole<NamedRow> = prepared((db) =>
  db.selectFrom('status').select(['id', 'name_lower']),
);
export const listPriorities: Whole<NamedRow & { sequence: number }> = prepared((db) =>
  db.selectFrom('priority').select(['id', 'name_lower', 'sequence']),
);
export const listResolutions: Whole<NamedRow & { sequence: number }> = prepared((db) =>
  db.selectFrom('resolution').select(['id', 'name_lower', 'sequence']),
);
export const listLinkTypes = (db: Db) =>
  db.selectFrom('issue_link_type').select(['id', 'name', 'name_lower', 'inward', 'outward']).execute();
export const listRoles = (db: Db, names: readonly string[]) =>
  inChunks(names, (chunk) =>
    db.selectFrom('project_role').select(['id', 'name_lower']).where('name_lower', 'in', chunk).execute(),
  );
export const listIssueTypes: Whole<NamedRow & { subtask: number }> = prepared((db) =>
  db.selectFrom('issue_type').select(['id', 'name_lower', 'subtask']),
);

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

/** What is read of many at once, compiled once: all that the viewer sees, or those of a list. */
const list = (db: Db, values: readonly (number | string)[]): { list: List } => ({
  list: listParameter(db, values),
});
type List = readonly (number | string)[] | string;

interface ProjectRow extends NamedRow {
  key: string;
  lead_user_id: number | null;
}

const projects = (db: Db, seen: Condition) =>
  db
    .selectFrom('project')
    .select(['project.id', 'project.key', 'project.name_lower', 'project.lead_user_id'])
    .where(seen);

const allProjects = readForProjects<ProjectRow>((db, _value, seen) => projects(db, seen));
const projectsByKey = readForProjects<ProjectRow & { known_key: string }>((db, value, seen) =>
  projects(db, seen)
    .innerJoin('project_key as known', 'known.project_id', 'project.id')
    .select('known.key as known_key')
    .where((eb) => isListed(db, eb.ref('known.key'), value('list'), 'text')),
);
const projectsByName = readForProjects<ProjectRow>((db, value, seen) =>
  projects(db, seen).where((eb) => isListed(db, eb.ref('project.name_lower'), value('list'), 'text')),
);
const projectsById = readForProjects<ProjectRow>((db, value, seen) =>
  projects(db, seen).where((eb) => isListed(db, eb.ref('project.id'), value('list'), 'bigint')),
);

export const listProjects = (db: Db, viewer: Viewer) => allProjects(db, viewer, {});

/** By any key the project has or had; the row says by which. */
export const listProjectsByKey = (db: Db, viewer: Viewer, keys: readonly string[]) =>
  projectsByKey(db, viewer, list(db, keys));

export const listProjectsByName = (db: Db, viewer: Viewer, names: readonly string[]) =>
  projectsByName(db, viewer, list(db, names));

export const listProjectsById = (db: Db, viewer: Viewer, ids: readonly number[]) =>
  ids.length === 0 ? [] : projectsById(db, viewer, list(db, ids));

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

interface UserRow extends NamedRow {
  display_name_lower: string;
  email_lower: string | null;
}

const usersBy = (column: 'name_lower' | 'display_name_lower' | 'email_lower') =>
  prepared<{ list: List }, UserRow>((db, value) =>
    db
      .selectFrom('app_user')
      .select(['id', 'name_lower', 'display_name_lower', 'email_lower'])
      .where((eb) => isListed(db, eb.ref(column), value('list'), 'text')),
  );
const usersByName = usersBy('name_lower');
const usersByFullName = usersBy('display_name_lower');
const usersByEmail = usersBy('email_lower');

/** By user name or full name, and by e-mail address where `byEmail`. */
export const listUsers = async (db: Db, names: readonly string[], byEmail: boolean) => [
  ...(await usersByName(db, list(db, names))),
  ...(await usersByFullName(db, list(db, names))),
  ...(byEmail ? await usersByEmail(db, list(db, names)) : []),
];

export const listGroups = (db: Db, names: readonly string[]) =>
  inChunks(names, (chunk) =>
    db.selectFrom('app_group').select(['id', 'name_lower']).where('name_lower', 'in', chunk).execute(),
  );

/** The issues that a user looked at lately: their ids, seen or not any more; every search is scoped anyway. */
export const listViewed = (db: Db, userId: number) =>
  db.selectFrom('issue_view').select('issue_id as id').where('user_id', '=', userId).execute();

interface ComponentRow extends NamedRow {
  project_id: number;
  lead_user_id: number | null;
}

const components = (db: Db, seen: Condition) =>
  db
    .selectFrom('component')
    .innerJoin('project', 'project.id', 'component.project_id')
    .select(['component.id', 'component.name_lower', 'component.project_id', 'component.lead_user_id'])
    .where(seen);

const allComponents = readForProjects<ComponentRow>((db, _value, seen) => components(db, seen));
const componentsByName = readForProjects<ComponentRow>((db, value, seen) =>
  components(db, seen).where((eb) => isListed(db, eb.ref('component.name_lower'), value('list'), 'text')),
);
const componentsById = readForProjects<ComponentRow>((db, value, seen) =>
  components(db, seen).where((eb) => isListed(db, eb.ref('component.id'), value('list'), 'bigint')),
);

export const listComponents = (db: Db, viewer: Viewer) => allComponents(db, viewer, {});
export const listComponentsByName = (db: Db, viewer: Viewer, names: readonly string[]) =>
  componentsByName(db, viewer, list(db, names));
export const listComponentsById = (db: Db, viewer: Viewer, ids: readonly number[]) =>
  ids.length === 0 ? [] : componentsById(db, viewer, list(db, ids));

interface VersionRow extends NamedRow {
  project_id: number;
  sequence: number;
  released: number;
  archived: number;
}

const versions = (db: Db, seen: Condition) =>
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
    .where(seen);

const allVersions = readForProjects<VersionRow>((db, _value, seen) => versions(db, seen));
const versionsByName = readForProjects<VersionRow>((db, value, seen) =>
  versions(db, seen).where((eb) => isListed(db, eb.ref('version.name_lower'), value('list'), 'text')),
);
const versionsById = readForProjects<VersionRow>((db, value, seen) =>
  versions(db, seen).where((eb) => isListed(db, eb.ref('version.id'), value('list'), 'bigint')),
);

export const listVersions = (db: Db, viewer: Viewer) => allVersions(db, viewer, {});
export const listVersionsByName = (db: Db, viewer: Viewer, names: readonly string[]) =>
  versionsByName(db, viewer, list(db, names));
export const listVersionsById = (db: Db, viewer: Viewer, ids: readonly number[]) =>
  ids.length === 0 ? [] : versionsById(db, viewer, list(db, ids));

/** Of so many it is dearer to look at each one's project than at all projects once. */
const MANY = 20;

interface IssueRow {
  id: number;
  project_id: number;
  number: number;
}

const issues = (db: Db, reader: Actor, finding: 'each' | 'filter') =>
  db
    .selectFrom('issue')
    .select(['issue.id', 'issue.project_id', 'issue.number'])
    .where(mayBrowseIssue(reader, finding));

const issuesById = (finding: 'each' | 'filter') =>
  readFor<{ list: List }, IssueRow>((db, value, reader) =>
    issues(db, reader, finding).where((eb) => isListed(db, eb.ref('issue.id'), value('list'), 'bigint')),
  );
const issuesByNumber = (finding: 'each' | 'filter') =>
  readFor<ReturnType<typeof pairParameters>, IssueRow>((db, value, reader) =>
    issues(db, reader, finding).where((eb) =>
      isListedPair(db, [eb.ref('issue.project_id'), eb.ref('issue.number')], value),
    ),
  );

const fewById = issuesById('each');
const manyById = issuesById('filter');
const fewByNumber = issuesByNumber('each');
const manyByNumber = issuesByNumber('filter');

export const listIssuesById = (db: Db, actor: Actor, ids: readonly number[]) =>
  ids.length === 0 ? [] : (ids.length > MANY ? manyById : fewById)(db, actor, list(db, ids));

/** Which project has, or had, each key. Says nothing of who may see it: only listIssuesByNumber reads on from here. */
export const listProjectKeys = (db: Db, keys: readonly string[]) =>
  keys.length === 0 ? [] : projectKeys(db, list(db, keys));

const projectKeys = prepared<{ list: List }, { key: string; project_id: number }>((db, value) =>
  db
    .selectFrom('project_key')
    .select(['key', 'project_id'])
    .where((eb) => isListed(db, eb.ref('key'), value('list'), 'text')),
);

/** @param addresses project and number of each */
export const listIssuesByNumber = (
  db: Db,
  actor: Actor,
  addresses: readonly (readonly [projectId: number, number: number])[],
) =>
  addresses.length === 0
    ? []
    : (addresses.length > MANY ? manyByNumber : fewByNumber)(db, actor, pairParameters(addresses));

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
