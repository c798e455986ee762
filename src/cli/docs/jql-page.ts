/** docs/jql.md: written by people, but for what fields, functions and limits there are. */
import type { Clause } from '../../issue/fields/clause.ts';
import { systemClauses } from '../../issue/fields/system-fields.ts';
import type { JqlFunction } from '../../search/jql/function.ts';
import { listFunctions } from '../../search/jql/functions.ts';
import { most } from '../../search/jql/limits.ts';

/** @param page as it is @returns it with the tables as they must be */
export const jqlPage = (page: string): string =>
  [
    ['fields', fieldTable()],
    ['functions', functionTable()],
    ['limits', limitTable()],
  ].reduce((text, [name = '', table = '']) => filled(text, name, table), page);

const filled = (page: string, name: string, table: string): string =>
  page.replace(
    new RegExp(`(<!-- ${name}: [^>]*-->)[\\s\\S]*?(<!-- end -->)`),
    (_all, begin, end) => `${begin}\n\n${table}\n\n${end}`,
  );

/** What a value is; those that only custom fields have are told with their types. */
const kinds: Partial<Record<Clause['operand'], string>> = {
  project: 'project: key, name or id',
  projectCategory: 'project category',
  issue: 'issue: key or id',
  issueType: 'issue type',
  status: 'status',
  statusCategory: 'status category: name, key or id',
  priority: 'priority',
  resolution: 'resolution, or Unresolved',
  securityLevel: 'security level',
  user: 'person',
  component: 'component',
  version: 'version',
  label: 'label',
  text: 'words',
  instant: 'date or moment',
  day: 'date',
  number: 'number',
  duration: 'duration: `1h`, `2d`; a bare number is minutes',
  presence: 'only `is`',
  linkType: 'how a link reads from either side',
};

const code = (texts: readonly string[]): string => texts.map((text) => `\`${text}\``).join(' ');

function fieldTable(): string {
  const rows = systemClauses
    .toSorted((a, b) => (a.names[0] ?? '').localeCompare(b.names[0] ?? '', 'en'))
    .map(
      ({ names, operand, operators, sort }) =>
        `| ${code(names)} | ${kinds[operand] ?? operand} | ${code(operators)} | ${sort ? 'yes' : ''} |`,
    );
  return ['| field | value | operators | ORDER BY |', '|---|---|---|---|', ...rows].join('\n');
}

/** Arguments and meaning, by name. */
const meanings: Readonly<Record<string, readonly [string, string]>> = {
  cascadeOption: ['parent, [child or none]', 'a choice of a cascading field'],
  componentsLeadByUser: ['[person]', 'components that the person leads; without one, you'],
  currentLogin: ['', 'when your session began'],
  currentUser: ['', 'you'],
  earliestUnreleasedVersion: ['project', 'the first version that is not released'],
  endOfDay: ['[increment]', 'the end of today'],
  endOfMonth: ['[increment]', 'the end of this month'],
  endOfWeek: ['[increment]', 'the end of this week'],
  endOfYear: ['[increment]', 'the end of this year'],
  issueHistory: ['', 'issues that you looked at lately'],
  issuesWithRemoteLinksByGlobalId: ['id, …', 'issues with a remote link of one of these ids, 100 at most'],
  lastLogin: ['', 'when you logged in the time before'],
  latestReleasedVersion: ['project', 'the last version that is released'],
  linkedIssues: ['issue, [link type]', 'issues that are linked with this one; the type minds case'],
  membersOf: ['group', 'members of the group'],
  now: ['', 'this moment'],
  projectsLeadByUser: ['[person]', 'projects that the person leads; without one, you'],
  projectsWhereUserHasPermission: ['permission', 'projects in which you have the permission'],
  projectsWhereUserHasRole: ['role', 'projects in which you have the role'],
  releasedVersions: ['[project, …]', 'released versions; without a project, of all'],
  standardIssueTypes: ['', 'issue types that are no sub-tasks'],
  startOfDay: ['[increment]', 'the beginning of today'],
  startOfMonth: ['[increment]', 'the beginning of this month'],
  startOfWeek: ['[increment]', 'the beginning of this week'],
  startOfYear: ['[increment]', 'the beginning of this year'],
  subtaskIssueTypes: ['', 'issue types of sub-tasks'],
  unreleasedVersions: ['[project, …]', 'versions that are not released; without a project, of all'],
  updatedBy: ['person, [from], [to]', 'issues that the person made, changed or commented, in these days'],
  votedIssues: ['', 'issues that you voted for'],
  watchedIssues: ['', 'issues that you watch'],
};

function functionTable(): string {
  const rows = listFunctions()
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    .map((one) => {
      const [args, meaning] = meaningOf(one);
      return `| \`${one.name}(${args})\` | ${meaning} | ${one.kinds.join(', ')} | ${one.list ? '`in` `not in`' : 'comparisons'} |`;
    });
  return ['| function | means | for fields of | with |', '|---|---|---|---|', ...rows].join('\n');
}

function meaningOf({ name }: JqlFunction): readonly [string, string] {
  const found = meanings[name];
  if (!found) throw new Error(`docs/jql.md does not say what ${name}() means: src/cli/docs/jql-page.ts`);
  return found;
}

function limitTable(): string {
  const rows: [string, number][] = [
    ['comparisons', most.conditions],
    ['values, those in lists included', most.values],
    ['characters of one text behind `~`', most.text],
    ['words of one text behind `~`', most.words],
    ['words that one wildcard may stand for, where it does not end in its only `*`', most.expansions],
  ];
  return [
    '| of what | at most |',
    '|---|---|',
    ...rows.map(([what, limit]) => `| ${what} | ${limit.toLocaleString('en')} |`),
  ].join('\n');
}
