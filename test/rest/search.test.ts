import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../src/db/engine.ts';
import { termsOf, termsOrNull } from '../../src/db/full-text.ts';
import { fold } from '../../src/kernel/fold.ts';
import { type Client, describeOnEngines, type OnEngine, type TestServer } from '../support/server.ts';

const path = '/rest/api/2/search';
const at = (text: string) => Date.parse(text);

/** What an issue of these tests may have, by names. */
interface Sample {
  type?: string;
  status?: string;
  priority?: string | null;
  resolution?: string;
  summary?: string;
  description?: string;
  environment?: string;
  reporter?: string | null;
  assignee?: string;
  parent?: number;
  created?: number;
  updated?: number;
  resolved?: number;
  due?: string;
  original?: number;
  spent?: number;
  labels?: string[];
  components?: string[];
  fix?: string[];
  affects?: string[];
  voters?: string[];
  watchers?: string[];
  attached?: boolean;
  comments?: { body: string; group?: string }[];
}

/** Writes issues straight into the tables: instants and people are then what a test says they are. */
class Builder {
  readonly db: Db;
  readonly ids = new Map<string, number>();

  constructor(db: Db) {
    this.db = db;
  }

  async id(
    table: 'status' | 'priority' | 'resolution' | 'issue_type' | 'app_user' | 'app_group',
    name: string,
  ) {
    const row = await this.db
      .selectFrom(table)
      .select('id')
      .where('name_lower', '=', fold(name))
      .executeTakeFirst();
    if (!row) throw new Error(`There is no ${table} ${name}`);
    return row.id;
  }

  async project(
    key: string,
    name: string,
    more: { scheme?: number; archived?: number; category?: number } = {},
  ) {
    const first = async (table: 'workflow_scheme' | 'issue_type_scheme' | 'permission_scheme') =>
      (await this.db.selectFrom(table).select('id').orderBy('id').executeTakeFirstOrThrow()).id;
    const { id } = await this.db
      .insertInto('project')
      .values({
        key,
        name,
        name_lower: fold(name),
        description: '',
        lead_user_id: await this.id('app_user', 'admin'),
        url: null,
        assignee_type: 'UNASSIGNED',
        type_key: 'software',
        category_id: more.category ?? null,
        permission_scheme_id: more.scheme ?? (await first('permission_scheme')),
        workflow_scheme_id: await first('workflow_scheme'),
        issue_type_scheme_id: await first('issue_type_scheme'),
        last_issue_number: 1000,
        archived: more.archived ?? 0,
        created: 0,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await this.db.insertInto('project_key').values({ key, project_id: id }).execute();
    this.ids.set(key, id);
    return id;
  }

  /** A permission scheme that lets only these browse. */
  async scheme(name: string, holder: { type: 'anyone' | 'group' | 'reporter'; group?: string }) {
    const { id } = await this.db
      .insertInto('permission_scheme')
      .values({ name, name_lower: fold(name), description: '' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await this.db
      .insertInto('permission_grant')
      .values({
        scheme_id: id,
        permission: 'BROWSE_PROJECTS',
        holder_type: holder.type,
        group_id: holder.group ? await this.id('app_group', holder.group) : null,
        role_id: null,
        user_id: null,
      })
      .execute();
    return id;
  }

  async component(project: string, name: string, lead?: string) {
    const { id } = await this.db
      .insertInto('component')
      .values({
        project_id: this.ids.get(project)!,
        name,
        name_lower: fold(name),
        description: null,
        lead_user_id: lead ? await this.id('app_user', lead) : null,
        assignee_type: 'PROJECT_DEFAULT',
        archived: 0,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    this.ids.set(`${project}/component/${name}`, id);
  }

  async version(project: string, name: string, sequence: number, released = 0) {
    const { id } = await this.db
      .insertInto('version')
      .values({
        project_id: this.ids.get(project)!,
        name,
        name_lower: fold(name),
        description: null,
        start_date: null,
        release_date: null,
        released,
        archived: 0,
        sequence,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    this.ids.set(`${project}/version/${name}`, id);
  }

  async issue(project: string, number: number, sample: Sample = {}) {
    const user = async (name: string | null | undefined) => (name ? this.id('app_user', name) : null);
    const text = (value?: string) => ({
      plain: value ?? null,
      folded: value === undefined ? null : fold(value),
    });
    const summary = sample.summary ?? `Issue ${number} of ${project}`;
    const description = text(sample.description);
    const environment = text(sample.environment);
    const reporter = await user(sample.reporter === undefined ? 'admin' : sample.reporter);
    const { id } = await this.db
      .insertInto('issue')
      .values({
        project_id: this.ids.get(project)!,
        number,
        issue_type_id: await this.id('issue_type', sample.type ?? 'Task'),
        status_id: await this.id('status', sample.status ?? 'Open'),
        priority_id: sample.priority === null ? null : await this.id('priority', sample.priority ?? 'Medium'),
        resolution_id: sample.resolution ? await this.id('resolution', sample.resolution) : null,
        summary,
        summary_lower: fold(summary),
        description: description.plain,
        description_lower: description.folded,
        environment: environment.plain,
        environment_lower: environment.folded,
        summary_terms: termsOf(this.db, summary),
        description_terms: termsOrNull(this.db, sample.description),
        environment_terms: termsOrNull(this.db, sample.environment),
        reporter_id: reporter,
        creator_id: reporter,
        assignee_id: await user(sample.assignee),
        parent_id: sample.parent ?? null,
        created: sample.created ?? at('2024-01-01T00:00Z') + number * 60_000,
        updated: sample.updated ?? at('2024-02-01T00:00Z') + number * 60_000,
        resolved: sample.resolved ?? null,
        due_date: sample.due ?? null,
        time_original: sample.original ?? null,
        time_remaining: null,
        time_spent: sample.spent ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    this.ids.set(`${project}-${number}`, id);
    await this.#around(project, id, sample);
    return id;
  }

  async #around(project: string, id: number, sample: Sample) {
    for (const label of sample.labels ?? [])
      await this.db
        .insertInto('issue_label')
        .values({ issue_id: id, label, label_lower: fold(label) })
        .execute();
    for (const name of sample.components ?? [])
      await this.db
        .insertInto('issue_component')
        .values({ issue_id: id, component_id: this.ids.get(`${project}/component/${name}`)! })
        .execute();
    for (const [kind, names] of [
      ['fix', sample.fix],
      ['affects', sample.affects],
    ] as const)
      for (const name of names ?? [])
        await this.db
          .insertInto('issue_version')
          .values({ issue_id: id, kind, version_id: this.ids.get(`${project}/version/${name}`)! })
          .execute();
    for (const [table, names] of [
      ['vote', sample.voters],
      ['watcher', sample.watchers],
    ] as const)
      for (const name of names ?? [])
        await this.db
          .insertInto(table)
          .values({ issue_id: id, user_id: await this.id('app_user', name), created: 0 })
          .execute();
    for (const { body, group } of sample.comments ?? [])
      await this.db
        .insertInto('comment')
        .values({
          issue_id: id,
          author_id: null,
          update_author_id: null,
          body,
          body_terms: termsOf(this.db, body),
          created: 0,
          updated: 0,
          visible_role_id: null,
          visible_group_id: group ? await this.id('app_group', group) : null,
        })
        .execute();
    // Uploads that are on no issue count for none.
    for (const issueId of sample.attached ? [id, null] : [])
      await this.db
        .insertInto('attachment')
        .values({
          issue_id: issueId,
          author_id: null,
          filename: 'a.txt',
          mime_type: 'text/plain',
          inline_type: null,
          uploading: 0,
          size: 1,
          created: 0,
          file_key: `key-${issueId}`,
          thumbnail_key: null,
        })
        .execute();
  }
}

async function fill(server: TestServer): Promise<Builder> {
  const { db } = await server.ctx();
  const build = new Builder(db);
  await db.insertInto('app_group').values({ name: 'club', name_lower: 'club', created: 0 }).execute();
  for (const [name, displayName] of [
    ['fred', 'Fred F. User'],
    ['sam', 'Sam Smith'],
    ['zoe', 'Anna Zoe'],
  ] as const)
    await server.buildUser({ name, displayName });
  await db
    .insertInto('group_member')
    .values({ group_id: await build.id('app_group', 'club'), user_id: await build.id('app_user', 'zoe') })
    .execute();

  const { id: category } = await db
    .insertInto('project_category')
    .values({ name: 'Internal', name_lower: 'internal', description: '' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: hidden } = await db
    .insertInto('project_category')
    .values({ name: 'Clandestine', name_lower: 'clandestine', description: '' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await build.project('TEST', 'Test project', { category });
  await build.project('AB', 'Other project');
  await build.project('CLUB', 'The club', {
    scheme: await build.scheme('club', { type: 'group', group: 'club' }),
    category: hidden,
  });
  await build.project('OPEN', 'Open source', { scheme: await build.scheme('open', { type: 'anyone' }) });
  await build.project('DESK', 'Help desk', { scheme: await build.scheme('desk', { type: 'reporter' }) });
  await build.project('OLD', 'Old project', { archived: 1 });

  await build.component('TEST', 'UI', 'fred');
  await build.component('TEST', 'Backend');
  await build.component('CLUB', 'Bar');
  for (const [index, name] of ['0.9', '1.0', '2.0', '10.0'].entries())
    await build.version('TEST', name, index + 1, index < 2 ? 1 : 0);
  await build.version('AB', '1.0', 7);
  await build.version('CLUB', 'Gin', 1);

  await build.issue('TEST', 1, {
    type: 'Bug',
    status: 'Closed',
    priority: 'High',
    resolution: 'Done',
    summary: 'Login page: full-screen error',
    description: 'The log-in page shows an error (500).\nSee lcls-ii, or GRÖSSE.',
    environment: 'Chrome\u00a0on Windows',
    reporter: 'sam',
    assignee: 'fred',
    created: at('2024-01-10T10:00Z'),
    updated: at('2024-01-20T23:30Z'),
    resolved: at('2024-01-20T23:30Z'),
    due: '2024-01-31',
    original: 7200,
    spent: 3600,
    labels: ['Red', 'urgent'],
    components: ['UI'],
    fix: ['1.0'],
    affects: ['0.9'],
    attached: true,
    comments: [{ body: 'Fixed, see the "full screen" page.' }],
  });
  await build.issue('TEST', 2, {
    status: 'To Do',
    priority: 'Low',
    summary: 'Concatenate snake_case and 100% of cats',
    description: '',
    reporter: 'fred',
    due: '2024-03-01',
    comments: [{ body: 'A cat picture?' }, { body: 'The password is swordfish', group: 'club' }],
  });
  const third = await build.issue('TEST', 3, {
    type: 'Story',
    status: 'In Progress',
    assignee: 'sam',
    labels: ['green'],
    components: ['UI', 'Backend'],
    fix: ['2.0', '1.0'],
    voters: ['fred', 'zoe'],
    watchers: ['fred', 'sam', 'zoe'],
    original: 0,
  });
  await build.issue('TEST', 4, { type: 'Sub-task', priority: null, reporter: null, parent: third });
  await build.issue('TEST', 5, {
    type: 'Bug',
    status: 'Closed',
    priority: 'Highest',
    resolution: "Won't Do",
    assignee: 'zoe',
    labels: ['RED'],
    fix: ['10.0'],
    voters: ['sam'],
  });
  await build.issue('AB', 1, { type: 'Bug', fix: ['1.0'], summary: '日本語のページ', assignee: 'fred' });
  await build.issue('AB', 12, { type: 'Epic' });
  await build.issue('CLUB', 1, {
    summary: 'Where we meet',
    assignee: 'fred',
    components: ['Bar'],
    fix: ['Gin'],
  });
  await build.issue('OPEN', 1, { summary: 'Seen by all', reporter: 'sam' });
  await build.issue('DESK', 1, { summary: 'Mine', reporter: 'fred' });
  await build.issue('DESK', 2, { summary: 'Not mine', reporter: 'sam' });
  await build.issue('OLD', 1, { summary: 'Past' });
  return build;
}

describeOnEngines('POST /rest/api/2/search', (context: OnEngine) => {
  let build: Builder;
  let fred: Client;

  beforeAll(async () => {
    build = await fill(context.server);
    fred = context.server.as('fred');
  });

  const find = async (jql: string, who: Client = fred) => {
    const { status, body, text } = await who.post(path, { jql, maxResults: 1000, fields: ['summary'] });
    if (status !== 200) return `${status} ${text}`;
    expect(body.total).toBe(body.issues.length);
    return body.issues.map((issue: { key: string }) => issue.key).join(' ');
  };
  /** In no order. */
  const keys = async (jql: string, who: Client = fred) => (await find(jql, who)).split(' ').sort().join(' ');
  const refusal = async (jql: string, who: Client = fred) => {
    const { status, body } = await who.post(path, { jql });
    return { status, messages: body.errorMessages, errors: body.errors };
  };
  const refused = (...messages: string[]) => ({ status: 400, messages, errors: {} });

  describe('finds', () => {
    it('what the page about cookies asks for', async () => {
      expect(await find('type=Bug AND status=Closed')).toBe('TEST-5 TEST-1');
    });

    it('everything that the caller may browse, newest key first, where no query is given', async () => {
      const all = 'TEST-5 TEST-4 TEST-3 TEST-2 TEST-1 OPEN-1 DESK-1 AB-12 AB-1';
      expect(await find('')).toBe(all);
      expect(await find('   ')).toBe(all);
      const { body } = await fred.post(path, {});
      expect(body.total).toBe(9);
    });

    it.each([
      // project, key, parent, type
      ['project = TEST', 'TEST-1 TEST-2 TEST-3 TEST-4 TEST-5'],
      ['project = "test PROJECT"', 'TEST-1 TEST-2 TEST-3 TEST-4 TEST-5'],
      ['project not in (TEST, AB)', 'DESK-1 OPEN-1'],
      ['project is empty', ''],
      ['category = Internal', 'TEST-1 TEST-2 TEST-3 TEST-4 TEST-5'],
      ['category is empty', 'AB-1 AB-12 DESK-1 OPEN-1'],
      ['category != internal', ''],
      ['key = test-3', 'TEST-3'],
      ['key in (TEST-1, AB-12)', 'AB-12 TEST-1'],
      ['issue != TEST-1 and project = TEST', 'TEST-2 TEST-3 TEST-4 TEST-5'],
      ['key > TEST-3', 'TEST-4 TEST-5'],
      ['key <= AB-1', 'AB-1'],
      ['not key >= TEST-3', 'TEST-1 TEST-2'],
      ['parent = TEST-3', 'TEST-4'],
      ['parent in (TEST-1, TEST-3)', 'TEST-4'],
      ['type in (Bug, epic)', 'AB-1 AB-12 TEST-1 TEST-5'],
      ['issuetype in subtaskIssueTypes()', 'TEST-4'],
      ['type not in standardIssueTypes()', 'TEST-4'],
      // status, priority, resolution
      ['status in ("in progress", "To Do")', 'TEST-2 TEST-3'],
      ['status = 6', 'TEST-1 TEST-5'],
      ['statusCategory = Done', 'TEST-1 TEST-5'],
      ['statusCategory = 4', 'TEST-3'],
      ['statusCategory != Done and project = TEST', 'TEST-2 TEST-3 TEST-4'],
      ['priority = high', 'TEST-1'],
      ['priority > Medium', 'TEST-1 TEST-5'],
      ['priority >= High', 'TEST-1 TEST-5'],
      ['priority < Medium', 'TEST-2'],
      ['priority is empty', 'TEST-4'],
      ['priority != Medium', 'TEST-1 TEST-2 TEST-5'],
      ['priority not in (Medium, empty)', 'TEST-1 TEST-2 TEST-5'],
      ['priority in (High, empty)', 'TEST-1 TEST-4'],
      ['resolution = Done', 'TEST-1'],
      ['resolution != Done', 'TEST-5'],
      ['resolution = unresolved and project = TEST', 'TEST-2 TEST-3 TEST-4'],
      ['resolution is not empty', 'TEST-1 TEST-5'],
      // people
      ['assignee = fred', 'AB-1 TEST-1'],
      ['assignee = "FRED F. USER"', 'AB-1 TEST-1'],
      ['assignee = "fred@example.com"', 'AB-1 TEST-1'],
      ['assignee = currentUser()', 'AB-1 TEST-1'],
      ['assignee != currentUser()', 'TEST-3 TEST-5'],
      ['not assignee = fred', 'TEST-3 TEST-5'],
      ['assignee is empty and project = TEST', 'TEST-2 TEST-4'],
      ['assignee in membersOf(club)', 'TEST-5'],
      ['assignee not in (sam, membersOf("club"))', 'AB-1 TEST-1'],
      ['reporter = sam', 'OPEN-1 TEST-1'],
      ['reporter is empty', 'TEST-4'],
      ['creator in (fred, sam)', 'DESK-1 OPEN-1 TEST-1 TEST-2'],
      ['voter = currentUser()', 'TEST-3'],
      ['watcher = fred', 'TEST-3'],
      ['votes > 1', 'TEST-3'],
      ['votes = 1', 'TEST-5'],
      ['watchers >= 3', 'TEST-3'],
      ['votes in (1, 2)', 'TEST-3 TEST-5'],
      // components, versions, labels
      ['component = ui', 'TEST-1 TEST-3'],
      ['component != UI', ''],
      ['component not in (Backend)', 'TEST-1'],
      ['component is empty and project = TEST', 'TEST-2 TEST-4 TEST-5'],
      ['component in componentsLeadByUser()', 'TEST-1 TEST-3'],
      ['fixVersion = 1.0', 'AB-1 TEST-1 TEST-3'],
      ['fixVersion = "1.0" and project = AB', 'AB-1'],
      ['fixVersion > 1.0', 'TEST-3 TEST-5'],
      ['fixVersion >= "2.0"', 'TEST-3 TEST-5'],
      ['fixVersion < 2.0', 'TEST-1 TEST-3'],
      ['fixVersion ~ "1*"', 'AB-1 TEST-1 TEST-3 TEST-5'],
      ['fixVersion ~ "*.0"', 'AB-1 TEST-1 TEST-3 TEST-5'],
      ['fixVersion ~ "1"', ''],
      ['fixVersion !~ "1.0"', 'TEST-5'],
      ['fixVersion ~ EMPTY and project = AB', 'AB-12'],
      ['fixVersion !~ EMPTY', 'AB-1 TEST-1 TEST-3 TEST-5'],
      ['fixVersion != 2.0', 'AB-1 TEST-1 TEST-5'],
      ['affectedVersion = 0.9', 'TEST-1'],
      ['affectedVersion is not empty', 'TEST-1'],
      ['fixVersion in releasedVersions(TEST)', 'TEST-1 TEST-3'],
      ['fixVersion in unreleasedVersions()', 'AB-1 TEST-3 TEST-5'],
      ['fixVersion = earliestUnreleasedVersion(TEST)', 'TEST-3'],
      ['fixVersion = latestReleasedVersion("Test project")', 'TEST-1 TEST-3'],
      ['labels = red', 'TEST-1 TEST-5'],
      ['labels != red', 'TEST-3'],
      ['labels in (urgent, green)', 'TEST-1 TEST-3'],
      ['labels not in (urgent, empty)', 'TEST-3 TEST-5'],
      ['labels is empty and project = TEST', 'TEST-2 TEST-4'],
      ['attachments is not empty', 'TEST-1'],
      ['attachments is empty and project = AB', 'AB-1 AB-12'],
      // dates and spans
      ['created >= 2024-01-10', 'TEST-1'],
      ['created > "2024/01/10 10:00"', ''],
      ['created = "2024-01-10 10:00"', 'TEST-1'],
      ['created < "2024/01/10" and project = AB', 'AB-1 AB-12'],
      ['updated < 2024-01-21', 'TEST-1'],
      ['resolved is not empty', 'TEST-1'],
      ['resolutiondate >= 2024-01-20', 'TEST-1'],
      ['due = 2024-01-31', 'TEST-1'],
      ['due <= "2024/02/01"', 'TEST-1'],
      ['duedate > 2024-01-31', 'TEST-2'],
      ['due is empty and project = AB', 'AB-1 AB-12'],
      ['created > -1h', ''],
      ['created < startOfYear()', 'AB-1 AB-12 DESK-1 OPEN-1 TEST-1 TEST-2 TEST-3 TEST-4 TEST-5'],
      ['originalEstimate = 2h', 'TEST-1'],
      ['originalEstimate is empty and project = TEST', 'TEST-2 TEST-4 TEST-5'],
      ['timeSpent >= 60', 'TEST-1'],
      ['workratio = 50', 'TEST-1'],
      ['workratio is empty and project = TEST', 'TEST-2 TEST-3 TEST-4 TEST-5'],
      // texts
      ['summary ~ login', 'TEST-1'],
      ['summary ~ LOGIN', 'TEST-1'],
      ['summary ~ log', ''],
      ['summary ~ "log*"', 'TEST-1'],
      ['summary ~ "full screen"', 'TEST-1'],
      ['summary ~ "\\"full screen\\""', 'TEST-1'],
      ['summary ~ "\\"screen full\\""', ''],
      ['summary ~ "screen full"', 'TEST-1'],
      ['summary ~ "login -error"', ''],
      ['summary ~ cat', 'TEST-2'],
      ['summary ~ ca', ''],
      ['summary ~ cats', 'TEST-2'],
      ['summary ~ "*cat*"', 'TEST-2'],
      ['summary ~ snake_case', 'TEST-2'],
      ['summary ~ snakeXcase', ''],
      ['summary ~ "100%"', 'TEST-2'],
      ['summary ~ 100', 'TEST-2'],
      ['summary ~ 日本', 'AB-1'],
      ['summary !~ issue and project = TEST', 'TEST-1 TEST-2'],
      ['description ~ grösse', 'TEST-1'],
      ['description ~ "500 see"', 'TEST-1'],
      ['description ~ "\\"500 see\\""', 'TEST-1'],
      ['description ~ lcls-ii', 'TEST-1'],
      ['description ~ ii', 'TEST-1'],
      ['description !~ error', ''],
      ['description is not empty', 'TEST-1'],
      ['description is empty and project = AB', 'AB-1 AB-12'],
      ['environment ~ "chrome windows"', 'TEST-1'],
      ['comment ~ picture', 'TEST-2'],
      ['comment !~ picture', 'TEST-1'],
      ['text ~ "full screen"', 'TEST-1'],
      ['text ~ cat', 'TEST-2'],
      ['text ~ "login chrome"', ''],
      ['not text ~ issue and project = TEST', 'TEST-1 TEST-2'],
      // put together
      ['project = TEST and (type = Bug or labels = green) and not priority = Highest', 'TEST-1 TEST-3'],
      ['project = TEST & type = Bug | key = AB-12', 'AB-12 TEST-1 TEST-5'],
      ['NOT (project = TEST OR project = AB)', 'DESK-1 OPEN-1'],
      ['not not (type = Bug)', 'AB-1 TEST-1 TEST-5'],
    ])('%s', async (jql, expected) => {
      expect(await keys(jql)).toBe(expected);
    });
  });

  describe('sorts', () => {
    it.each([
      ['project = TEST order by key', 'TEST-1 TEST-2 TEST-3 TEST-4 TEST-5'],
      ['key in (AB-12, AB-1, TEST-2) order by key asc', 'AB-1 AB-12 TEST-2'],
      ['project = TEST order by priority', 'TEST-4 TEST-5 TEST-1 TEST-3 TEST-2'],
      ['project = TEST order by priority asc', 'TEST-2 TEST-3 TEST-1 TEST-5 TEST-4'],
      ['project = TEST order by created desc', 'TEST-1 TEST-5 TEST-4 TEST-3 TEST-2'],
      ['project = TEST order by due asc, key', 'TEST-1 TEST-2 TEST-3 TEST-4 TEST-5'],
      ['project = TEST order by assignee, key desc', 'TEST-5 TEST-1 TEST-3 TEST-4 TEST-2'],
      ['project = TEST order by status, key', 'TEST-4 TEST-3 TEST-1 TEST-5 TEST-2'],
      ['project = TEST order by resolution, key', 'TEST-1 TEST-5 TEST-2 TEST-3 TEST-4'],
      ['project = TEST order by labels, key', 'TEST-3 TEST-1 TEST-5 TEST-2 TEST-4'],
      ['project = TEST order by component, key', 'TEST-3 TEST-1 TEST-2 TEST-4 TEST-5'],
      ['fixVersion is not empty order by fixVersion, key', 'AB-1 TEST-1 TEST-3 TEST-5'],
      ['project = TEST order by votes, key', 'TEST-3 TEST-5 TEST-1 TEST-2 TEST-4'],
      ['project = TEST order by workratio asc, key', 'TEST-1 TEST-2 TEST-3 TEST-4 TEST-5'],
      ['project in (TEST, AB) order by project, key', 'AB-1 AB-12 TEST-1 TEST-2 TEST-3 TEST-4 TEST-5'],
      ['project = TEST order by summary', 'TEST-2 TEST-3 TEST-4 TEST-5 TEST-1'],
      ['project = TEST order by reporter, key', 'TEST-3 TEST-5 TEST-2 TEST-1 TEST-4'],
    ])('%s', async (jql, expected) => {
      expect(await find(jql)).toBe(expected);
    });

    it('by every field that can be sorted by', async () => {
      const fields =
        'affectedVersion assignee component created creator description due environment fixVersion issuetype key labels originalEstimate priority project remainingEstimate reporter resolution resolved status summary timeSpent updated votes watchers workratio';
      for (const field of fields.split(' ')) {
        for (const direction of ['', ' asc', ' desc']) {
          const found = await find(`project = TEST order by ${field}${direction}`);
          expect(`${field} ${found.split(' ').length} ${found.slice(0, 4)}`).toBe(`${field} 5 TEST`);
        }
      }
    });
  });

  describe('reads dates in the caller’s time zone', () => {
    it('so that midnight is theirs', async () => {
      const { db } = await context.server.ctx();
      await db.updateTable('app_user').set({ time_zone: 'Asia/Tokyo' }).where('name', '=', 'sam').execute();
      const sam = context.server.as('sam');
      // It was updated on the 20th in Greenwich, and on the 21st in Tokyo.
      expect(await find('key = TEST-1 and updated >= 2024-01-21', sam)).toBe('TEST-1');
      expect(await find('key = TEST-1 and updated >= 2024-01-21')).toBe('');
      const { body } = await sam.post(path, { jql: 'key = TEST-1', fields: ['updated'] });
      expect(body.issues[0].fields.updated).toBe('2024-01-21T08:30:00.000+0900');
    });
  });

  describe('finds nothing that the caller may not browse', () => {
    it('and does not count it', async () => {
      const zoe = context.server.as('zoe');
      expect(await keys('', zoe)).toBe('AB-1 AB-12 CLUB-1 OPEN-1 TEST-1 TEST-2 TEST-3 TEST-4 TEST-5');
      expect(await find('assignee = fred', zoe)).toBe('TEST-1 CLUB-1 AB-1');
      expect(await keys('assignee = fred')).toBe('AB-1 TEST-1');
      expect(await keys('summary ~ meet')).toBe('');
    });

    it('not by being an administrator either', async () => {
      expect(await keys('project = CLUB', context.server.as('admin'))).toBe('');
    });

    it('nor in an archived project', async () => {
      expect(await find('project = OLD')).toBe('');
    });

    it('only the own issues, where browsing is the reporter’s', async () => {
      expect(await keys('project = DESK')).toBe('DESK-1');
      expect(await keys('project = DESK', context.server.as('sam'))).toBe('DESK-2');
    });

    it('and all that they may: what is found is what can be read, issue by issue', async () => {
      const issues = [...build.ids.keys()].filter(
        (name) => /^[A-Z]+-\d+$/.test(name) && !name.startsWith('OLD'),
      );
      for (const name of ['fred', 'sam', 'zoe', 'admin', null]) {
        const who = name === null ? context.server.anonymous : context.server.as(name);
        const found = (await find('', who)).split(' ');
        for (const key of issues) {
          const { status } = await who.get(`/rest/api/2/issue/${key}?fields=summary`);
          expect(`${name} ${key} ${status === 200}`).toBe(`${name} ${key} ${found.includes(key)}`);
        }
      }
    });

    it('whatever the query says', async () => {
      for (const jql of [
        'key = TEST-1 or summary ~ meet',
        'not key = TEST-1',
        'summary is not empty',
        'not text ~ zzz',
      ]) {
        const found = await keys(jql);
        expect(found).not.toContain('CLUB');
        expect(found).not.toContain('DESK-2');
        expect(found).not.toContain('OLD');
      }
    });

    it('and tells nothing of hidden names from those that do not exist', async () => {
      const pairs = [
        ['project = CLUB', 'project = XYZZY'],
        ['project = "The club"', 'project = "No club"'],
        [`project = ${build.ids.get('CLUB')}`, 'project = 99999'],
        ['key = CLUB-1', 'key = CLUB-2'],
        ['key = CLUB-1', 'key = XYZZY-1'],
        ['key > CLUB-1', 'key > XYZZY-1'],
        ['key = DESK-2', 'key = DESK-3'],
        [`id = ${build.ids.get('CLUB-1')}`, 'id = 99999'],
        ['parent = CLUB-1', 'parent = CLUB-9'],
        ['component = Bar', 'component = Pub'],
        [`component = ${build.ids.get('CLUB/component/Bar')}`, 'component = 99999'],
        ['fixVersion = Gin', 'fixVersion = Rum'],
        ['fixVersion > Gin', 'fixVersion > Rum'],
        ['category = Clandestine', 'category = Overt'],
        ['fixVersion in releasedVersions(CLUB)', 'fixVersion in releasedVersions(XYZZY)'],
      ] as const;
      for (const [hidden, missing] of pairs) {
        const answers = await Promise.all([refusal(hidden), refusal(missing)]);
        expect(answers[0].status).toBe(400);
        const name = (jql: string) =>
          jql
            .match(/"([^"]+)"|[\w-]+(?=\)?$)/)
            ?.slice(0, 2)
            .findLast(Boolean) ?? '';
        expect(JSON.stringify(answers[0]).replaceAll(name(hidden), '?')).toBe(
          JSON.stringify(answers[1]).replaceAll(name(missing), '?'),
        );
      }
      expect(await find('fixVersion ~ "Gin"')).toBe('');
    });

    it('nor comments that are kept from them', async () => {
      expect(await keys('comment ~ swordfish')).toBe('');
      expect(await keys('text ~ swordfish')).toBe('');
      expect(await keys('comment ~ swordfish', context.server.as('admin'))).toBe('');
      expect(await keys('comment ~ swordfish', context.server.as('zoe'))).toBe('TEST-2');
    });

    it('nor who watches and votes, but for themselves, without the permission', async () => {
      const { db } = await context.server.ctx();
      const granted = db.deleteFrom('permission_grant').where('permission', '=', 'VIEW_VOTERS_AND_WATCHERS');
      const kept = await granted.returningAll().execute();
      try {
        expect(await keys('watcher = sam')).toBe('');
        expect(await keys('voter = sam')).toBe('');
        expect(await keys('watcher in (sam, fred)')).toBe('TEST-3');
        expect(await keys('watchers = 3')).toBe('TEST-3');
      } finally {
        if (kept.length > 0) await db.insertInto('permission_grant').values(kept).execute();
      }
    });
  });

  describe('to anonymous callers', () => {
    const visitor = () => context.server.anonymous;

    it('shows what anyone may browse', async () => {
      expect(await find('', visitor())).toBe('OPEN-1');
      expect(await find('assignee = currentUser()', visitor())).toBe('');
    });

    it('does not tell which names somebody bears', async () => {
      expect(await find('assignee = fred', visitor())).toBe('');
      expect(await find('assignee = nobody-of-this-name', visitor())).toBe('');
      expect(await find('reporter = sam', visitor())).toBe('OPEN-1');
      expect(await find('reporter = "sam@example.com"', visitor())).toBe('');
      const existing = await refusal('assignee in membersOf(club)', visitor());
      const missing = await refusal('assignee in membersOf(pub)', visitor());
      expect(JSON.stringify(existing).replace('club', 'pub')).toBe(JSON.stringify(missing));
    });

    it('says that a field may be kept from them', async () => {
      expect(await refusal('bogus = 1', visitor())).toEqual(
        refused("Field 'bogus' does not exist or this field cannot be viewed by anonymous users."),
      );
    });
  });

  describe('answers in pages', () => {
    const page = async (body: object) => {
      const answer = await fred.post(path, { jql: 'project = TEST order by key', ...body });
      const { startAt, maxResults, total, issues } = answer.body;
      return [startAt, maxResults, total, issues.map((issue: { key: string }) => issue.key).join(' ')];
    };

    it('of fifty, or as many as asked', async () => {
      expect(await page({})).toEqual([0, 50, 5, 'TEST-1 TEST-2 TEST-3 TEST-4 TEST-5']);
      expect(await page({ startAt: 1, maxResults: 2 })).toEqual([1, 2, 5, 'TEST-2 TEST-3']);
      expect(await page({ startAt: '3', maxResults: '2' })).toEqual([3, 2, 5, 'TEST-4 TEST-5']);
    });

    it('of a thousand at most, and says so', async () => {
      expect(await page({ maxResults: 5000 })).toEqual([0, 1000, 5, 'TEST-1 TEST-2 TEST-3 TEST-4 TEST-5']);
    });

    it('with the total alone where none is asked for', async () => {
      expect(await page({ maxResults: 0 })).toEqual([0, 0, 5, '']);
    });

    it('empty beyond the last', async () => {
      expect(await page({ startAt: 5 })).toEqual([5, 50, 5, '']);
      expect(await page({ startAt: 2_147_483_647 })).toEqual([2_147_483_647, 50, 5, '']);
    });

    it.each([
      [{ startAt: 1.5 }, 'startAt'],
      [{ startAt: 'x' }, 'startAt'],
      [{ startAt: {} }, 'startAt'],
      [{ startAt: 1e300 }, 'startAt'],
      [{ maxResults: true }, 'maxResults'],
      [{ maxResults: [5] }, 'maxResults'],
      [{ maxResults: '5 '.repeat(3) }, 'maxResults'],
      [{ jql: 5 }, 'jql'],
      [{ jql: ['a = b'] }, 'jql'],
      [{ fields: 5 }, 'fields'],
      [{ fields: [5] }, 'fields.0'],
      [{ expand: { a: 1 } }, 'expand'],
      [{ validateQuery: 'perhaps' }, 'validateQuery'],
      [{ properties: 'a' }, 'properties'],
    ])('and refuses %j', async (body, field) => {
      const answer = await fred.post(path, body);
      expect(answer.status).toBe(400);
      expect(Object.keys(answer.body.errors)).toContain(field);
    });

    it('and refuses members that it does not know', async () => {
      const { status, body } = await fred.post(path, { jql: '', nonsense: 1 });
      expect(status).toBe(400);
      expect(body.errorMessages).toEqual(['Unrecognized field "nonsense", not marked as ignorable']);
    });
  });

  describe('shows issues', () => {
    const first = async (body: object) => {
      const answer = await fred.post(path, { jql: 'key = TEST-1', ...body });
      expect(answer.status).toBe(200);
      return answer.body;
    };

    it('with the navigable fields, and what can be expanded', async () => {
      const body = await first({});
      expect(Object.keys(body)).toEqual(['expand', 'startAt', 'maxResults', 'total', 'issues']);
      expect(body.expand).toBe('schema,names');
      const [issue] = body.issues;
      expect(issue).toMatchObject({
        expand: 'operations,versionedRepresentations,editmeta,changelog,renderedFields',
        id: String(build.ids.get('TEST-1')),
        self: `http://localhost:8090/jira/rest/api/2/issue/${build.ids.get('TEST-1')}`,
        key: 'TEST-1',
        fields: {
          summary: 'Login page: full-screen error',
          status: { name: 'Closed' },
          issuetype: { name: 'Bug' },
          priority: { name: 'High' },
          assignee: { name: 'fred', displayName: 'Fred F. User' },
          labels: ['Red', 'urgent'],
          components: [{ name: 'UI' }],
          fixVersions: [{ name: '1.0' }],
        },
      });
      for (const left of ['comment', 'worklog', 'attachment', 'timetracking']) {
        expect(issue.fields).not.toHaveProperty(left);
      }
    });

    it('with the fields that are asked for', async () => {
      const fieldsOf = async (fields: unknown) =>
        Object.keys((await first({ fields })).issues[0].fields ?? {});
      expect(await fieldsOf(['summary', 'comment'])).toEqual(expect.arrayContaining(['summary', 'comment']));
      expect(await fieldsOf(['summary', 'nonsense'])).toEqual(['summary']);
      expect(await fieldsOf('summary,status')).toHaveLength(2);
      expect(await fieldsOf(['*all'])).toContain('attachment');
      expect(await fieldsOf(['*all', '-attachment'])).not.toContain('attachment');
      expect(await fieldsOf(['-summary'])).not.toContain('summary');
      expect((await first({ fields: [] })).issues[0]).not.toHaveProperty('fields');
    });

    it('with names and schema once, beside the list', async () => {
      const body = await first({ expand: ['names', 'schema'], fields: ['summary', 'status'] });
      expect(body.names).toEqual({ summary: 'Summary', status: 'Status' });
      expect(body.schema).toMatchObject({ summary: { type: 'string', system: 'summary' } });
      expect(body.issues[0]).not.toHaveProperty('names');
      expect(body.issues[0]).not.toHaveProperty('schema');
    });

    it('with what is expanded of each', async () => {
      const body = await first({
        expand: ['changelog', 'transitions', 'renderedFields'],
        fields: ['description'],
      });
      const [issue] = body.issues;
      expect(issue.changelog).toMatchObject({ startAt: 0, total: 0, histories: [] });
      expect(Array.isArray(issue.transitions)).toBe(true);
      expect(issue.renderedFields.description).toMatch(/^<p>/);
      expect(body).not.toHaveProperty('names');
    });
  });

  describe('refuses, in Jira’s words,', () => {
    it.each([
      [
        'issuetype = this jql',
        "Error in the JQL Query: Expecting either 'OR' or 'AND' but got 'jql'. (line 1, character 18)",
      ],
      [
        'reporter=a/user',
        "Error in the JQL Query: The character '/' is a reserved JQL character. You must enclose it in a string or use the escape '\\u002f' instead. (line 1, character 11)",
      ],
      [
        'project = DO',
        "Error in the JQL Query: 'DO' is a reserved JQL word. You must surround it in quotation marks to use it in a query. (line 1, character 11)",
      ],
      ['bogus = 1', "Field 'bogus' does not exist or you do not have permission to view it."],
      ['text = x', "The operator '=' is not supported by the 'text' field."],
      ['project = X', "The value 'X' does not exist for the field 'project'."],
      ['key = CFD-1', "An issue with key 'CFD-1' does not exist for field 'key'."],
      [
        'assignee in membersOf(pub)',
        "Function 'membersOf' can not generate a list of usernames for group 'pub'; the group does not exist.",
      ],
      ['text ~ ""', "The field 'text' does not support searching for an empty string."],
      ['order by bogus', "Not able to sort using field 'bogus'."],
    ])('%s', async (jql, message) => {
      expect(await refusal(jql)).toEqual(refused(message));
    });

    it('all that is wrong at once', async () => {
      expect(await refusal('bogus = 1 or project = X')).toEqual(
        refused(
          "Field 'bogus' does not exist or you do not have permission to view it.",
          "The value 'X' does not exist for the field 'project'.",
        ),
      );
    });

    it('or warns, where the query is not to be validated', async () => {
      for (const validateQuery of [false, 'false', 'warn', 'none']) {
        const { status, body } = await fred.post(path, { jql: 'project = X or key = TEST-1', validateQuery });
        expect(status).toBe(200);
        expect(body.warningMessages).toEqual(["The value 'X' does not exist for the field 'project'."]);
        expect(body.issues.map((issue: { key: string }) => issue.key)).toEqual(['TEST-1']);
      }
      const { status } = await fred.post(path, { jql: 'project = X or', validateQuery: false });
      expect(status).toBe(400);
    });
  });

  describe('bears whatever is sent', () => {
    const everyField =
      'project key issuetype status statusCategory priority resolution assignee reporter creator voter watcher votes watchers workratio component fixVersion affectedVersion labels created updated resolved due summary description environment comment text attachments category parent originalEstimate remainingEstimate timeSpent worklogAuthor worklogDate worklogComment'.split(
        ' ',
      );
    const evil = [
      `x' OR '1'='1`,
      `x"; DROP TABLE issue; --`,
      `') UNION SELECT password_hash FROM app_user --`,
      '%',
      '_',
      '\\',
      '$1',
      '?',
      '*',
      '日本\u2028',
      '\u{1F600}',
      '\ud800',
      '0',
      '-1',
      '99999999999999999999',
      '1e9',
      'x'.repeat(5000),
      '*a'.repeat(400),
      '((((',
      'constructor',
      '__proto__',
    ];
    const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&').replace(/\u2028/g, '\\u2028')}"`;

    it('through every field and operator: an answer or a refusal, and no more than may be seen', async () => {
      for (const field of everyField) {
        const query = (operator: string, value: string) =>
          operator.includes('in')
            ? `${field} ${operator} (${quoted(value)})`
            : `${field} ${operator} ${quoted(value)}`;
        for (const value of evil) {
          for (const operator of ['=', 'not in', '<', '>=', '~', '!~']) {
            const { status, body } = await fred.post(path, { jql: query(operator, value), fields: [] });
            expect(`${query(operator, value).slice(0, 60)} ${status}`).toMatch(/ (200|400)$/);
            const found = JSON.stringify(body.issues ?? []);
            expect(found).not.toMatch(/CLUB|DESK-2|OLD/);
          }
        }
      }
      expect((await find('')).split(' ')).toHaveLength(9);
    }, 120_000);

    it('as a field, a function, an argument and an order', async () => {
      for (const value of evil) {
        for (const jql of [
          `${quoted(value)} = x`,
          `assignee = ${quoted(value)}()`,
          `assignee in membersOf(${quoted(value)})`,
          `created > startOfDay(${quoted(`+${value}`)}, 1)`,
          `created > startOfDay(${quoted(`x${value}`)})`,
          `fixVersion in releasedVersions(${quoted(value)})`,
          `project in projectsLeadByUser(${quoted(value)})`,
          `order by ${quoted(value)}`,
        ]) {
          const { status, body } = await fred.post(path, { jql });
          expect([jql.slice(0, 60), status]).toEqual([jql.slice(0, 60), 400]);
          expect(body.errorMessages[0].length).toBeLessThan(400);
        }
      }
    });

    it('lists of thousands', async () => {
      const numbers = Array.from({ length: 3000 }, (_, index) => `TEST-${index + 1}`);
      const { status, body } = await fred.post(path, {
        jql: `key in (${numbers.join()})`,
        validateQuery: false,
        fields: [],
      });
      expect([status, body.total]).toEqual([200, 5]);
      expect(body.warningMessages).toHaveLength(100);
      expect(await keys(`labels in (red, ${numbers.map(quoted).join()})`)).toBe('TEST-1 TEST-5');
      expect(await refusal(`labels in (${'a,'.repeat(10_000)}a)`)).toEqual(
        refused('The JQL query has too many values. At most 10000 are possible.'),
      );
    });

    it('a thousand conditions, and no more', async () => {
      const many = (count: number) =>
        Array.from({ length: count }, (_, index) => `labels = x${index}`).join(' or ');
      expect(await find(many(1000))).toBe('');
      expect(await find(`${many(999)} or key = TEST-1`)).toBe('TEST-1');
      expect(await refusal(many(1001))).toEqual(
        refused('The JQL query has too many conditions. At most 1000 are possible.'),
      );
      const deep = `${'not ('.repeat(120)}status = Closed and status != Open${')'.repeat(120)}`;
      expect(await keys(deep)).toBe('TEST-1 TEST-5');
    });

    it('texts as long as they may be', async () => {
      const words = Array.from({ length: 50 }, (_, index) => `w${index}`).join(' ');
      expect(await find(`text ~ "${words}"`)).toBe('');
      const texts = Array.from({ length: 60 }, () => 'text ~ page').join(' and ');
      expect(await keys(texts)).toBe('TEST-1');
      expect(await refusal(Array.from({ length: 1000 }, () => 'text ~ page').join(' and '))).toEqual(
        refused('The JQL query is too large to be answered: it has too many values and texts.'),
      );
    });

    it('nesting that has no end', async () => {
      for (const jql of ['('.repeat(10_000), 'not '.repeat(10_000), `a in ${'('.repeat(10_000)}`]) {
        const { status, messages } = await refusal(jql);
        expect([status, messages.length, messages[0]]).toEqual([
          400,
          1,
          expect.stringContaining('nested too deeply'),
        ]);
      }
      expect((await refusal(`summary ~ ${'x'.repeat(400_000)}`)).messages).toEqual([
        'The JQL query is too long. At most 400000 characters are possible.',
      ]);
    });

    it('NUL, however it is written', async () => {
      for (const jql of ['summary ~ "a\u0000b"', String.raw`summary ~ "a\u0000b"`]) {
        expect((await fred.post(path, { jql })).status).toBe(400);
      }
    });

    it('bodies that are no query at all', async () => {
      for (const body of ['[]', '"jql"', '5', 'null', '{', '']) {
        const { status } = await fred.post(path, body, { headers: { 'content-type': 'application/json' } });
        expect(`${body} ${status}`).toMatch(/ (200|400)$/);
      }
    });
  });
});

describeOnEngines('GET /rest/api/2/search', (context: OnEngine) => {
  beforeAll(async () => {
    await fill(context.server);
  });

  const search = (query: Record<string, string>) =>
    context.server.as('fred').get(`${path}?${new URLSearchParams(query)}`);

  it('answers as POST does', async () => {
    const { status, body } = await search({
      jql: 'project = TEST order by key',
      startAt: '1',
      maxResults: '2',
    });
    expect(status).toBe(200);
    expect([body.startAt, body.maxResults, body.total]).toEqual([1, 2, 5]);
    expect(body.issues.map((issue: { key: string }) => issue.key)).toEqual(['TEST-2', 'TEST-3']);
    const post = await context.server
      .as('fred')
      .post(path, { jql: 'project = TEST order by key', startAt: 1, maxResults: 2 });
    expect(post.body).toEqual(body);
  });

  it('finds everything that may be seen where there is no query', async () => {
    expect((await search({})).body.total).toBe(9);
    expect((await context.server.anonymous.get(path)).body.total).toBe(1);
  });

  it('reads fields and expand from comma lists', async () => {
    const { body } = await search({ jql: 'key = TEST-1', fields: 'summary,status', expand: 'names,schema' });
    expect(Object.keys(body.issues[0].fields).sort()).toEqual(['status', 'summary']);
    expect(body.names).toEqual({ summary: 'Summary', status: 'Status' });
    expect((await search({ jql: 'key = TEST-1', fields: '' })).body.issues[0].fields).toHaveProperty(
      'summary',
    );
  });

  it('warns instead of refusing where validateQuery is false', async () => {
    const { status, body } = await search({ jql: 'project = X', validateQuery: 'false' });
    expect([status, body.total]).toEqual([200, 0]);
    expect(body.warningMessages).toEqual(["The value 'X' does not exist for the field 'project'."]);
    expect((await search({ jql: 'project = X', validateQuery: 'true' })).status).toBe(400);
  });

  it.each([
    [{ startAt: 'x' }, 'startAt'],
    [{ maxResults: '1.5' }, 'maxResults'],
    [{ validateQuery: 'perhaps' }, 'validateQuery'],
  ])('refuses %j', async (query, field) => {
    const { status, body } = await search(query as Record<string, string>);
    expect([status, Object.keys(body.errors)]).toEqual([400, [field]]);
  });

  it('is served under latest, too', async () => {
    const { status, body } = await context.server.as('fred').get('/rest/api/latest/search?jql=key=TEST-1');
    expect([status, body.total]).toEqual([200, 1]);
  });
});

describeOnEngines('POST /rest/api/2/search, after a change', (context: OnEngine) => {
  const find = async (jql: string) => {
    const { status, body, text } = await context.server.as('admin').post(path, { jql, fields: [] });
    if (status !== 200) throw new Error(text);
    return body.issues.map((issue: { key: string }) => issue.key).join(' ');
  };

  it('finds an issue as it is now', async () => {
    const { server } = context;
    await server.buildProject({ key: 'NEW' });
    const { key } = await server.buildIssue({
      project: 'NEW',
      issuetype: 'Bug',
      summary: 'Teapot is short and stout',
      labels: ['Tea'],
      priority: { name: 'High' },
    });
    const all = 'project = NEW and type = Bug and summary ~ teapot and labels = tea and priority = High';
    expect(await find(`${all} and reporter = currentUser() and created > -1h`)).toBe(key);

    const admin = server.as('admin');
    await admin.put(`/rest/api/2/issue/${key}`, { fields: { summary: 'A kettle', labels: [] } });
    expect(await find('summary ~ teapot')).toBe('');
    expect(await find('summary ~ kettle and labels is empty')).toBe(key);

    await admin.post(`/rest/api/2/issue/${key}/comment`, { body: 'Tip me over' });
    expect(await find('comment ~ "tip over"')).toBe(key);

    const { body } = await admin.get(`/rest/api/2/issue/${key}/transitions`);
    const done = body.transitions.find(
      (one: { to: { statusCategory: { key: string } } }) => one.to.statusCategory.key === 'done',
    );
    const moved = await admin.post(`/rest/api/2/issue/${key}/transitions`, {
      transition: { id: done.id },
      fields: { resolution: { name: 'Done' } },
    });
    expect([moved.status, moved.text]).toEqual([204, '']);
    expect(await find(`status = "${done.to.name}" and type = Bug`)).toBe(key);
    expect(await find('statusCategory = Done and resolution = Done and resolved > -1h')).toBe(key);

    await admin.delete(`/rest/api/2/issue/${key}`);
    expect(await find('project = NEW')).toBe('');
  });
});
