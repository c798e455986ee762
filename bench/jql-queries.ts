/** How people use Jira's search, and the same by hand, in SQL that names what it needs and no more. */
import { USERS } from './jql-seed.ts';

export interface ByHandQuery {
  /** Over `issue i`; what the reader may see is added. */
  where: string;
  order?: string;
  /** Tables that the order needs. */
  joins?: string;
  /** What SQLite had better go by, and does not by itself. */
  index?: string;
  /** The ids of a page, where there is a better way than to sort all. @param seen what must hold, with its `where` */
  page?: (seen: string, most: number) => string;
}

export interface Query {
  name: string;
  jql: string;
  hand: ByHandQuery;
  /** May take twice as long. */
  text?: boolean;
  startAt?: number;
  maxResults?: number;
}

export interface Facts {
  now: number;
  /** Id of user0. */
  firstUser: number;
  /** Id of the reader, and of the group team-3. */
  reader: number;
  team: number;
  /** Ids by project key, and of the custom fields, and of the first option of severity. */
  projects: ReadonlyMap<string, number>;
  severity: number;
  points: number;
  critical: number;
  filter: number;
  issues: number;
  engine: 'sqlite' | 'postgres';
}

const DAY = 86_400_000;

export function queriesFor(facts: Facts): Query[] {
  const { now, firstUser, reader, team, projects, severity, points, critical, filter, engine } = facts;
  const p = (n: number): number => projects.get(`P${n}`) ?? 0;
  const midnight = (days: number): number => Math.floor(now / DAY) * DAY + days * DAY;
  const day = (days: number): string => new Date(midnight(days)).toISOString().slice(0, 10);
  const user = (n: number): number => firstUser + n;
  const open = 'i.resolution_id is null';
  const label = (name: string): string =>
    `i.id in (select issue_id from issue_label where label_lower = '${name}')`;
  const has = (table: string, column: string, from: string): string =>
    `i.id in (select v.issue_id from ${table} v join ${from} d on d.id = v.${column}`;
  const found = (table: 'issue' | 'comment', columns: string[], terms: string[], phrase = false): string => {
    if (engine === 'postgres') {
      const asked = terms.map((term) => `'${term}'`).join(phrase ? ' <-> ' : ' & ');
      return `(${columns.map((column) => `${column} @@ '${asked.replaceAll("'", "''")}'::tsquery`).join(' or ')})`;
    }
    const asked = phrase ? `"${terms.join(' ')}"` : terms.map((term) => `"${term}"`).join(' AND ');
    const each = columns.map((column) => `${column} : (${asked})`).join(' OR ');
    return `id in (select rowid from ${table}_terms where ${table}_terms match '${each}')`;
  };
  const summary = (terms: string[], phrase = false): string =>
    engine === 'postgres'
      ? found('issue', ['i.summary_terms'], terms, phrase)
      : `i.${found('issue', ['summary_terms'], terms, phrase)}`;
  const comment = (terms: string[], phrase = false): string => {
    const open = 'visible_role_id is null and visible_group_id is null';
    if (engine === 'sqlite')
      return `select issue_id from comment indexed by comment_thin where ${found('comment', ['body_terms'], terms, phrase)} and ${open}`;
    const asked = phrase ? `'${terms.join(' ')}'` : terms.map((term) => `'${term}'`).join(' & ');
    return `select issue_id from comment_lookup where comment_words(id) @@ '${asked.replaceAll("'", "''")}'::tsquery and ${open}`;
  };
  const anywhere = (terms: string[], phrase = false): string =>
    `i.id in (select id from issue where ${found('issue', ['summary_terms', 'description_terms', 'environment_terms'], terms, phrase)}
      union ${comment(terms, phrase)})`;
  const period = (field: string, condition: string): string =>
    `i.id in (select issue_id from value_period where field = '${field}' and ${condition})`;
  const keys = Array.from(
    { length: 1000 },
    (_, at) => [(at * 7) % Math.floor(projects.size / 2), 1 + at * 2] as const,
  ).map(
    ([project, number]) =>
      [project, 1 + (number % Math.max(1, Math.floor(facts.issues / projects.size)))] as const,
  );
  const updated = 'i.updated desc, i.id desc';
  const priority = { joins: 'join priority pr on pr.id = i.priority_id' };
  const byPriority = (rest: string) => ({ order: `pr.sequence, ${rest}`, ...priority });
  /** One priority after the other, each by its index. */
  const eachPriority = (seen: string, most: number): string =>
    engine === 'postgres'
      ? `select x.id from priority pr cross join lateral (select i.id, i.updated from issue i ${seen}
          and i.priority_id = pr.id order by ${updated} limit ${most}) x order by pr.sequence, x.updated desc, x.id desc limit ${most}`
      : `select i.id from priority pr cross join issue i indexed by issue_priority_id ${seen} and i.priority_id = pr.id
          order by pr.sequence, ${updated} limit ${most}`;
  return [
    {
      name: 'mine, open',
      jql: 'assignee = currentUser() AND resolution = Unresolved ORDER BY updated DESC',
      hand: { where: `i.assignee_id = ${reader} and ${open}`, order: updated },
    },
    {
      name: 'reported by me',
      jql: 'reporter = currentUser() ORDER BY created DESC',
      hand: { where: `i.reporter_id = ${reader}`, order: 'i.created desc, i.id desc' },
    },
    {
      name: 'watched by me',
      jql: 'watcher = currentUser() ORDER BY updated DESC',
      hand: { where: `i.id in (select issue_id from watcher where user_id = ${reader})`, order: updated },
    },
    {
      name: 'updated in the last day',
      jql: 'updated >= startOfDay(-1) ORDER BY updated DESC',
      hand: { where: `i.updated >= ${midnight(-1)}`, order: updated, index: 'issue_updated' },
    },
    {
      name: 'created this week, open',
      jql: 'created >= startOfDay(-7) AND resolution = Unresolved ORDER BY created DESC',
      hand: { where: `i.created >= ${midnight(-7)} and ${open}`, order: 'i.created desc, i.id desc' },
    },
    {
      name: 'resolved this week',
      jql: 'resolved >= startOfDay(-7) ORDER BY resolved DESC',
      hand: { where: `i.resolved >= ${midnight(-7)}`, order: 'i.resolved desc, i.id desc' },
    },
    {
      name: 'everything, newest keys first',
      jql: '',
      hand: { where: '1 = 1', order: 'p.key desc, i.number desc' },
    },
    {
      name: 'everything, by update',
      jql: 'ORDER BY updated DESC',
      hand: { where: '1 = 1', order: updated },
    },
    {
      name: 'everything open, by priority',
      jql: 'resolution = Unresolved ORDER BY priority DESC, updated DESC',
      hand: { where: open, ...byPriority(updated), page: eachPriority },
    },
    {
      name: 'one project by update',
      jql: 'project = P7 ORDER BY updated DESC',
      hand: { where: `i.project_id = ${p(7)}`, order: updated },
    },
    {
      name: 'one project, open, by priority',
      jql: 'project = P8 AND statusCategory != Done ORDER BY priority DESC, created',
      hand: {
        where: `i.project_id = ${p(8)} and i.status_id in (select id from status where category_id <> 3)`,
        ...byPriority('i.created desc, i.id desc'),
      },
    },
    {
      name: 'ten projects, by update',
      jql: `project in (${Array.from({ length: 10 }, (_, n) => `P${n * 3}`)}) ORDER BY updated DESC`,
      hand: {
        where: `i.project_id in (${Array.from({ length: 10 }, (_, n) => p(n * 3))})`,
        order: updated,
        index: 'issue_common',
      },
    },
    {
      name: 'sprint: project, version, open',
      jql: 'project = P11 AND fixVersion = "3.0" AND resolution = Unresolved ORDER BY priority DESC',
      hand: {
        where: `i.project_id = ${p(11)} and ${open} and ${has('issue_version', 'version_id', 'version')} where v.kind = 'fix' and d.project_id = ${p(11)} and d.name_lower = '3.0')`,
        ...byPriority('i.id desc'),
      },
    },
    {
      name: 'component of a project',
      jql: 'project = P12 AND component = "Part 2" ORDER BY updated DESC',
      hand: {
        where: `i.project_id = ${p(12)} and ${has('issue_component', 'component_id', 'component')} where d.project_id = ${p(12)} and d.name_lower = 'part 2')`,
        order: updated,
      },
    },
    {
      name: 'version 2.0 of all projects',
      jql: 'fixVersion = "2.0" AND resolution = Unresolved ORDER BY updated DESC',
      hand: {
        where: `${open} and ${has('issue_version', 'version_id', 'version')} where v.kind = 'fix' and d.name_lower = '2.0')`,
        order: updated,
        index: 'issue_thin',
      },
    },
    {
      name: 'a label',
      jql: 'labels = label-17 ORDER BY updated DESC',
      hand: { where: label('label-17'), order: updated },
    },
    {
      name: 'a label and not another, open',
      jql: 'labels = label-20 AND labels != label-21 AND resolution = Unresolved',
      hand: {
        where: `${label('label-20')} and ${open}
          and not exists (select 1 from issue_label n where n.issue_id = i.id and n.label_lower = 'label-21')`,
        index: 'issue_thin',
        order: 'p.key desc, i.number desc',
      },
    },
    {
      name: 'unassigned, open, high',
      jql: 'assignee is EMPTY AND priority in (Highest, High) AND resolution = Unresolved ORDER BY created',
      hand: {
        where: `i.assignee_id is null and i.priority_id in (1, 2) and ${open}`,
        order: 'i.created desc, i.id desc',
      },
    },
    {
      name: 'overdue',
      jql: 'due < startOfDay() AND resolution = Unresolved ORDER BY due',
      hand: {
        where: `i.due_date < '${day(0)}' and ${open}`,
        order: 'i.due_date desc, i.id desc',
        index: 'issue_due_date',
      },
    },
    {
      name: 'due this month, mine',
      jql: 'due >= startOfDay() AND due <= startOfDay(30) AND assignee = currentUser() ORDER BY due',
      hand: {
        where: `i.due_date >= '${day(0)}' and i.due_date <= '${day(30)}' and i.assignee_id = ${reader}`,
        order: 'i.due_date desc, i.id desc',
      },
    },
    {
      name: 'everything by due date',
      jql: 'ORDER BY due ASC',
      hand: { where: '1 = 1', order: 'i.due_date nulls last, i.id desc', index: 'issue_due_date' },
    },
    {
      name: 'bugs in progress',
      jql: 'issuetype = Bug AND status = "In Progress" ORDER BY updated DESC',
      hand: {
        where: `i.issue_type_id in (select id from issue_type where name_lower = 'bug') and i.status_id = 3`,
        order: updated,
        index: 'issue_status_id',
      },
    },
    {
      name: '1000 keys',
      jql: `key in (${keys.map(([project, number]) => `P${project}-${number}`)})`,
      hand: {
        where: `(i.project_id, i.number) in (values ${keys.map(([project, number]) => `(${p(project)}, ${number})`)})`,
        order: 'p.key desc, i.number desc',
      },
    },
    {
      name: '200 users',
      jql: `assignee in (${Array.from({ length: USERS }, (_, n) => `user${n}`)}) AND updated >= startOfDay(-2)`,
      hand: {
        where: `i.assignee_id in (${Array.from({ length: USERS }, (_, n) => user(n))}) and i.updated >= ${midnight(-2)}`,
        order: 'p.key desc, i.number desc',
      },
    },
    {
      name: 'reporter in a group',
      jql: 'reporter in membersOf("team-3") AND created >= startOfDay(-14) ORDER BY created DESC',
      hand: {
        where: `i.reporter_id in (select user_id from group_member where group_id = ${team}) and i.created >= ${midnight(-14)}`,
        order: 'i.created desc, i.id desc',
      },
    },
    {
      name: 'custom field: a choice',
      jql: 'Severity = Critical AND resolution = Unresolved ORDER BY updated DESC',
      hand: {
        where: `${open} and i.id in (select issue_id from custom_field_value where field_id = ${severity} and option_id = ${critical})`,
        order: updated,
        index: 'issue_thin',
      },
    },
    {
      name: 'custom field: a number',
      jql: '"Story Points" > 10 AND project = P20 ORDER BY "Story Points" DESC',
      hand: {
        where: `i.project_id = ${p(20)} and c.number > 10`,
        joins: `join custom_field_value c on c.issue_id = i.id and c.field_id = ${points}`,
        order: 'c.number desc, i.id desc',
      },
    },
    {
      name: 'order by a custom field',
      jql: 'project in (P30, P31, P32, P33) ORDER BY "Story Points" DESC',
      hand: {
        where: `i.project_id in (${[30, 31, 32, 33].map(p)})`,
        joins: `left join custom_field_value c on c.issue_id = i.id and c.field_id = ${points}`,
        order: 'c.number desc nulls first, i.id desc',
      },
    },
    {
      name: 'a saved filter and more',
      jql: `filter = ${filter} AND project in (P1, P2, P3) ORDER BY updated DESC`,
      hand: {
        where: `i.assignee_id = ${reader} and ${open} and i.project_id in (${[1, 2, 3].map(p)})`,
        order: updated,
      },
    },
    {
      name: 'a word of the summary',
      jql: 'summary ~ "contaport" ORDER BY updated DESC',
      text: true,
      hand: { where: summary(['contaport']), order: updated },
    },
    {
      name: 'a word of the summary in one project',
      jql: 'project = P5 AND summary ~ "timeout"',
      text: true,
      hand: {
        where: `i.project_id = ${p(5)} and ${summary(['timeout'])}`,
        order: 'p.key desc, i.number desc',
      },
    },
    {
      name: 'two words anywhere',
      jql: 'text ~ "browser crash" AND created >= startOfDay(-60) ORDER BY created DESC',
      text: true,
      hand: {
        where: `${anywhere(['browser', 'crash'])} and i.created >= ${midnight(-60)}`,
        order: 'i.created desc, i.id desc',
      },
    },
    {
      name: 'a phrase in comments',
      jql: 'comment ~ "\\"password token\\"" ORDER BY updated DESC',
      text: true,
      hand: { where: `i.id in (${comment(['password', 'token'], true)})`, order: updated },
    },
    {
      name: 'a rare word anywhere',
      jql: 'text ~ "hinduport" ORDER BY updated DESC',
      text: true,
      hand: { where: anywhere(['hinduport']), order: updated },
    },
    {
      name: 'was: who had it last week',
      jql: `assignee was user5 DURING ("${day(-10)}", "${day(-3)}") ORDER BY updated DESC`,
      hand: {
        where: `i.id in (
          select issue_id from value_period where field = 'assignee' and value = 'JIRAUSER5'
            and started < ${midnight(-3)} and ended > ${midnight(-10)}
          union select n.id from issue n where n.assignee_id = ${user(5)} and n.created < ${midnight(-3)} and not exists (
            select 1 from value_period e where e.issue_id = n.id and e.field = 'assignee'))`,
        order: updated,
        index: 'issue_thin',
      },
    },
    {
      name: 'was in progress, in one project',
      jql: 'project = P14 AND status was "In Progress" AND resolution = Unresolved',
      hand: {
        where: `i.project_id = ${p(14)} and ${open} and (i.status_id = 3 or exists (
          select 1 from value_period v where v.issue_id = i.id and v.field || '' = 'status' and v.value = '3'))`,
        index: 'issue_common',
        order: 'p.key desc, i.number desc',
      },
    },
    {
      name: 'changed: closed in the last two days',
      jql: 'status CHANGED TO Closed AFTER startOfDay(-2) ORDER BY updated DESC',
      hand: {
        where: period('status', `value = '6' and started > ${midnight(-2)} and started_in is not null`),
        order: updated,
      },
    },
    {
      name: 'deep page: 100,000 by update',
      jql: 'ORDER BY updated DESC',
      startAt: Math.min(100_000, Math.floor(facts.issues / 5)),
      hand: { where: '1 = 1', order: updated },
    },
    {
      name: 'count of everything open',
      jql: 'resolution = Unresolved',
      maxResults: 0,
      hand: { where: open },
    },
    {
      name: 'count of closed by somebody',
      jql: 'status = Closed AND assignee in (user1, user2, user3) AND labels = label-9',
      maxResults: 0,
      hand: {
        where: `i.status_id = 6 and i.assignee_id in (${[1, 2, 3].map(user)}) and ${label('label-9')}`,
      },
    },
  ];
}
