import { describe, expect, it } from 'vitest';
import { makeDirectory } from './directory.ts';
import { noCustomClauses } from './fields.ts';
import { noFilters } from './filters.ts';
import type { Reader } from './functions.ts';
import { parse } from './parse.ts';
import { resolve } from './resolve.ts';

const now = Date.parse('2024-01-31T23:30:00.000Z');
const reader: Reader = { userId: 7, timeZone: 'Europe/Berlin', now, browsesUsers: true };

const directory = makeDirectory({
  project: [
    { id: 10, names: ['test', 'a project'], leadId: 7 },
    { id: 11, names: ['a project', 'test'], leadId: 8 },
  ],
  issueType: [
    { id: 1, names: ['bug'], subtask: false },
    { id: 5, names: ['sub-task'], subtask: true },
  ],
  status: [
    { id: 1, names: ['open'] },
    { id: 6, names: ['closed'] },
    { id: 9, names: ['6'] },
  ],
  priority: [
    { id: 1, names: ['highest'], sequence: 1 },
    { id: 3, names: ['medium'], sequence: 2 },
    { id: 2, names: ['low'], sequence: 3 },
  ],
  resolution: [{ id: 10_000, names: ['done'], sequence: 1 }],
  user: [
    { id: 7, names: ['fred', 'fred f. user', 'fred@example.com'] },
    { id: 8, names: ['sam', 'pat', 'sam@example.com'] },
    { id: 9, names: ['pat', 'other', 'pat@example.com'] },
    { id: 12, names: ['x1', 'twin', 'a@example.com'] },
    { id: 13, names: ['x2', 'twin', 'b@example.com'] },
  ],
  group: [{ id: 50, names: ['developers'] }],
  component: [{ id: 20, names: ['ui'], projectId: 10, leadId: 7 }],
  version: [
    { id: 30, names: ['1.0'], projectId: 10, sequence: 1, released: true, archived: false },
    { id: 31, names: ['2.0'], projectId: 10, sequence: 2, released: false, archived: false },
    { id: 32, names: ['3.0'], projectId: 10, sequence: 3, released: false, archived: false },
    { id: 33, names: ['1.0'], projectId: 11, sequence: 7, released: false, archived: true },
  ],
  issue: [{ id: 77, names: ['test-5'], projectId: 10, sequence: 5 }],
});

function run(query: string, as: Partial<Reader> = {}) {
  const problems = new Set<string>();
  const resolved = resolve(parse(query), {
    reader: { ...reader, ...as },
    directory,
    custom: noCustomClauses,
    filters: noFilters,
    problems,
  });
  return { ...resolved, problems: [...problems] };
}

/** `status_id: 6`, `not status_id: 6`, `assignee_id: 7 @50 empty`: enough of a test to tell it from others. */
// biome-ignore lint/suspicious/noExplicitAny: it looks into every kind of test
function show(condition: any): string {
  if (condition === null) return 'everything';
  const name = (stored: { in: string; column?: string; table?: string }) =>
    stored.in === 'column' || stored.in === 'rows'
      ? stored.column
      : `${stored.in} ${stored.column ?? stored.table ?? ''}`;
  switch (condition.kind) {
    case 'all':
    case 'any':
      return `(${condition.parts.map(show).join(condition.kind === 'all' ? ' & ' : ' | ')})`;
    case 'never':
      return 'never';
    case 'set': {
      const { ids, groupIds, empty } = condition.values;
      const values = [...ids, ...groupIds.map((id: number) => `@${id}`), ...(empty ? ['empty'] : [])];
      return `${condition.negated ? 'not ' : ''}${name(condition.stored)}: ${values.join(' ')}`;
    }
    case 'bound':
      return `${name(condition.stored)} ${condition.operator} ${condition.value}`;
    case 'key':
      return `${condition.projectId}-number ${condition.operator} ${condition.number}`;
    case 'version-order':
      return `${condition.operator} ${condition.marks.map((one: object) => Object.values(one).join('#')).join(' ')}`;
    case 'version-name':
      return `${condition.negated ? 'not ' : ''}${condition.stored.kind} like ${condition.name}`;
    case 'text':
      return `${condition.negated ? 'not ' : ''}${[...condition.stored.texts, ...(condition.stored.comments ? ['comments'] : [])].join('+')} has ${words(condition.query).join(' ')}`;
    case 'worklog':
      return `work{${condition.tests.map(show).join(' & ')}}`;
    default:
      return `${condition.negated ? 'no ' : 'some '}${condition.stored.texts.join('+')}`;
  }
}

const words = ({ must, should }: { must: { term: string }[]; should: { term: string }[] }): string[] =>
  [...must, ...should].map(({ term }) => term);

const at = (text: string) => Date.parse(text);

describe('a query gets its meaning:', () => {
  it.each([
    ['', 'everything'],
    ['type=Bug AND status=Closed', '(issue_type_id: 1 & status_id: 6)'],
    ['issuetype in (bug, "SUB-TASK")', 'issue_type_id: 1 5'],
    ['status = 6', 'status_id: 6'],
    ['worklogAuthor = fred', 'worklog author_id: 7'],
    ['not worklogDate > 2024-01-01', 'worklog started_day <= 2024-01-01'],
    [
      'worklogAuthor = fred and type = Bug and worklogDate >= startOfDay()',
      '(work{worklog author_id: 7 & worklog started_day >= 2024-02-01} & issue_type_id: 1)',
    ],
    [
      'not (worklogAuthor != fred or worklogDate < 2024-01-01)',
      '(work{worklog author_id: 7 & worklog started_day >= 2024-01-01})',
    ],
    ['status = "6"', 'status_id: 9'],
    ['status != Closed', 'not status_id: 6'],
    ['not status = Closed', 'not status_id: 6'],
    ['not status != Closed', 'status_id: 6'],
    ['not (status = Closed and type = Bug)', '(not status_id: 6 | not issue_type_id: 1)'],
    ['not (status = Closed or not type = Bug)', '(not status_id: 6 & issue_type_id: 1)'],
    ['status in (closed, (open, closed))', 'status_id: 6 1'],
    ['project = test', 'project_id: 10'],
    ['project = "A Project"', 'project_id: 11'],
    ['project = 11', 'project_id: 11'],
    ['statusCategory = Done', 'status category_id: 3'],
    ['statusCategory in (New, Indeterminate, Complete)', 'status category_id: 2 4 3'],
    ['statusCategory != "In Progress"', 'not status category_id: 4'],
    ['assignee = fred', 'assignee_id: 7'],
    ['assignee = "Fred F. User"', 'assignee_id: 7'],
    ['assignee = "fred@example.com"', 'assignee_id: 7'],
    // A user name beats a full name; a full name may be that of several.
    ['assignee = pat', 'assignee_id: 9'],
    ['reporter = twin', 'reporter_id: 12 13'],
    ['creator = currentUser()', 'creator_id: 7'],
    ['assignee in (currentUser(), sam)', 'assignee_id: 7 8'],
    ['assignee in membersOf(Developers)', 'assignee_id: @50'],
    ['assignee not in (membersOf("developers"), empty)', 'not assignee_id: @50 empty'],
    ['assignee is empty', 'assignee_id: empty'],
    ['assignee = null', 'assignee_id: empty'],
    ['assignee is not empty', 'not assignee_id: empty'],
    ['not assignee is empty', 'not assignee_id: empty'],
    ['resolution = Unresolved', 'resolution_id: empty'],
    ['resolution != unresolved', 'not resolution_id: empty'],
    ['resolution in (Done, EMPTY)', 'resolution_id: 10000 empty'],
    ['priority > Medium', 'priority_id: 1'],
    ['priority >= Medium', 'priority_id: 1 3'],
    ['priority < Medium', 'priority_id: 2'],
    ['not priority > Medium', 'priority_id: 3 2'],
    ['component = UI', 'component_id: 20'],
    ['component in componentsLeadByUser()', 'component_id: 20'],
    ['project in projectsLeadByUser()', 'project_id: 10'],
    ['project in projectsLeadByUser(sam)', 'project_id: 11'],
    ['labels in (Red, GREEN)', 'label_lower: red green'],
    ['labels is empty', 'label_lower: empty'],
    ['fixVersion = 1.0', 'version_id: 30 33'],
    ['fixVersion > "1.0"', '> 10#1 11#7'],
    ['not fixVersion > "2.0"', '<= 10#2'],
    ['affectedVersion ~ "1*"', 'affects like 1*'],
    ['fixVersion !~ "1.0"', 'not fix like 1.0'],
    ['fixVersion in releasedVersions()', 'version_id: 30'],
    ['fixVersion in unreleasedVersions(TEST)', 'version_id: 31 32'],
    ['fixVersion = earliestUnreleasedVersion(TEST)', 'version_id: 31'],
    ['fixVersion = latestReleasedVersion(TEST)', 'version_id: 30'],
    ['issuetype in standardIssueTypes()', 'issue_type_id: 1'],
    ['issuetype in subtaskIssueTypes()', 'issue_type_id: 5'],
    ['key = test-5', 'id: 77'],
    ['id = 77', 'id: 77'],
    ['issuekey >= TEST-5', '10-number >= 5'],
    ['parent = TEST-5', 'parent_id: 77'],
    ['created >= 2024-01-31', `created >= ${at('2024-01-30T23:00Z')}`],
    ['created < -1d', `created < ${now - 86_400_000}`],
    ['updated > startOfDay()', `updated > ${at('2024-01-31T23:00Z')}`],
    ['updated <= endOfDay("-1")', `updated <= ${at('2024-01-31T22:59:59.999Z')}`],
    ['created > 1700000000000', 'created > 1700000000000'],
    ['resolved = now()', `resolved: ${now}`],
    ['due = "2024/02/01"', 'due_date: 2024-02-01'],
    // It is already February in Berlin.
    ['due <= now()', 'due_date <= 2024-02-01'],
    ['due < 1w', 'due_date < 2024-02-08'],
    ['duedate is empty', 'due_date: empty'],
    ['originalEstimate > 2h', 'time_original > 7200'],
    ['timeSpent = 90', 'time_spent: 5400'],
    ['votes >= 3', 'count vote >= 3'],
    ['watchers != 0', 'not count watcher: 0'],
    ['watcher = currentUser()', 'user_id: 7'],
    ['workratio > 50', 'work-ratio  > 50'],
    ['attachments is not empty', 'not id: empty'],
    ['summary ~ "Full screen"', 'summary has full screen'],
    ['not summary ~ x', 'not summary has x'],
    ['description is empty', 'no description'],
    ['description ~ empty', 'no description'],
    ['environment is not empty', 'some environment'],
    ['text ~ x', 'summary+description+environment+comments has x'],
    ['not text ~ x', 'not summary+description+environment+comments has x'],
  ])('%s', (query, expected) => {
    const { condition, problems } = run(query);
    expect(problems).toEqual([]);
    expect(show(condition)).toBe(expected);
  });

  it('nobody is the current user of an anonymous visitor', () => {
    expect(show(run('assignee = currentUser()', { userId: null }).condition)).toBe('assignee_id: ');
  });

  it('an order has the field’s own direction, or the one that is written', () => {
    const { order } = run('order by created, key, priority asc, assignee desc, created asc');
    expect(order.map(({ key, descending }) => [key.by, descending])).toEqual([
      ['column', true],
      ['key', false],
      ['priority', false],
      ['display-name', true],
    ]);
  });
});

describe('a query that means nothing is told so, in Jira’s words:', () => {
  it.each([
    ['bogus = 1', "Field 'bogus' does not exist or you do not have permission to view it."],
    ['cf[10001] = 1', "Field 'cf[10001]' does not exist or you do not have permission to view it."],
    ['"Epic Link" = X-1', "Field 'Epic Link' does not exist or you do not have permission to view it."],
    ['text = x', "The operator '=' is not supported by the 'text' field."],
    ['text !~ x', "The operator '!~' is not supported by the 'text' field."],
    ['status > Open', "The operator '>' is not supported by the 'status' field."],
    ['Summary = x', "The operator '=' is not supported by the 'Summary' field."],
    ['comment is empty', "The operator 'is' is not supported by the 'comment' field."],
    ['comment ~ empty', "The field 'comment' does not support searching for EMPTY values."],
    ['parent = empty', "The field 'parent' does not support searching for EMPTY values."],
    ['project = X', "The value 'X' does not exist for the field 'project'."],
    ['component = 0', "A value with ID '0' does not exist for the field 'component'."],
    ['priority > Blocker', "The value 'Blocker' does not exist for the field 'priority'."],
    ['assignee = nobody', "The value 'nobody' does not exist for the field 'assignee'."],
    ['key = CFD-1', "An issue with key 'CFD-1' does not exist for field 'key'."],
    ['key > CFD-1', "An issue with key 'CFD-1' does not exist for field 'key'."],
    ['issue = hello', "The issue key 'hello' for field 'issue' is invalid."],
    ['id = 4', "A value with ID '4' does not exist for the field 'id'."],
    [
      'updated > soon',
      "Date value 'soon' for field 'updated' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.",
    ],
    ['votes > many', "The value 'many' for the field 'votes' is not a whole number."],
    [
      'timespent > eternal',
      "The value 'eternal' for the field 'timespent' is not a duration such as '3h' or '1w 2d'.",
    ],
    ['summary ~ ""', "The field 'summary' does not support searching for an empty string."],
    ['text ~ "AND"', "Unable to parse the text 'AND' for field 'text'."],
    [
      'affectedVersion ~ "*a*b*c*d*e*f*g*h*i*j*"',
      "Unable to parse the text '*a*b*c*d*e*f*g*h*i*j*' for field 'affectedVersion'.",
    ],
    ['assignee = bogusFunctionName()', "Unable to find JQL function 'bogusFunctionName()'."],
    ['assignee = echo(HSP, 1)', "Unable to find JQL function 'echo(HSP, 1)'."],
    ['created > now(1)', "Function 'now' expected '0' arguments but received '1'."],
    [
      'created > startOfDay(1, 2)',
      "Function 'startOfDay' expected between '0' and '1' arguments but received '2'.",
    ],
    [
      'created > startOfDay(x)',
      "Duration for function 'startOfDay' should have the format (+/-)n(yMwdhm), e.g. -1M for 1 month earlier.",
    ],
    [
      'status = currentUser()',
      "A value provided by the function 'currentUser' is invalid for the field 'status'.",
    ],
    [
      'summary ~ currentUser()',
      "A value provided by the function 'currentUser' is invalid for the field 'summary'.",
    ],
    [
      'fixVersion ~ latestReleasedVersion(TEST)',
      "The operator '~' is not supported by the 'fixVersion' field.",
    ],
    [
      'assignee = membersOf(developers)',
      "The operator '=' is not supported by the function 'membersOf', which gives a list.",
    ],
    [
      'assignee in membersOf(nosuchgroup)',
      "Function 'membersOf' can not generate a list of usernames for group 'nosuchgroup'; the group does not exist.",
    ],
    [
      'fixVersion in releasedVersions(X)',
      "Could not resolve the project 'X' provided to function 'releasedVersions'.",
    ],
    ['order by bogus', "Not able to sort using field 'bogus'."],
    ['order by text', "Not able to sort using field 'text'."],
    ['summary was x', "The operator 'was' is not supported by the 'summary' field."],
    ['filter = 1', "A value with ID '1' does not exist for the field 'filter'."],
    ['filter is empty', "The operator 'is' is not supported by the 'filter' field."],
    [
      'issue.property[a].b > x',
      "The value 'x' for the field 'issue.property' is neither a number nor a date.",
    ],
    ['key in linkedIssues(X-1)', "Issue 'X-1' could not be found in function 'linkedIssues'."],
    ['key in openSprints()', "Unable to find JQL function 'openSprints()'."],
  ])('%s', (query, expected) => {
    const { problems, condition } = run(query);
    expect(problems).toEqual([expected]);
    if (!query.startsWith('order')) expect(show(condition)).toBe('never');
  });

  it('all that is wrong at once', () => {
    expect(run('bogus = 1 and project = X or project in (X, Y) order by z').problems).toEqual([
      "Field 'bogus' does not exist or you do not have permission to view it.",
      "The value 'X' does not exist for the field 'project'.",
      "The value 'Y' does not exist for the field 'project'.",
      "Not able to sort using field 'z'.",
    ]);
  });

  it('an anonymous visitor, of a field', () => {
    expect(run('bogus = 1', { userId: null }).problems).toEqual([
      "Field 'bogus' does not exist or this field cannot be viewed by anonymous users.",
    ]);
  });

  it('what is wrong finds nothing, whatever NOT says, and the rest of a list still counts', () => {
    expect(show(run('not project = X').condition)).toBe('never');
    expect(show(run('project in (X, TEST)').condition)).toBe('project_id: 10');
  });

  it('who may not browse users is not told which names somebody bears', () => {
    const nobody = run('assignee = nobody', { browsesUsers: false });
    expect(nobody.problems).toEqual([]);
    expect(show(nobody.condition)).toBe('assignee_id: ');
  });
});
