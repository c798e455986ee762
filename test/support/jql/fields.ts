/** Every field by jql.md: its names, its operators, what it has in an issue, and what a value of it is called. */
import { fold } from '../../../src/kernel/fold.ts';
import type { CustomField, Facts, Json, Seen } from './facts.ts';
import { dayOf } from './times.ts';
import { readers } from './world.ts';

export type Value = string | number;

/** Names in the order in which they count, and who bears them. */
export interface Bearer {
  id: Value;
  names: readonly string[];
  /** May also be named by a number. */
  number?: string;
}

export interface Field {
  names: readonly string[];
  kind: string;
  operators: readonly string[];
  /** What an issue has in it; null: the issue does not have the field. */
  values(issue: Seen): readonly Value[] | null;
  /** For kinds that are named. */
  bearers?: readonly Bearer[];
  /** The order of values: the greater comes later. */
  rank?(id: Value): number;
  /** Names that only histories know, by the field's name there. */
  past?: { field: string; names: string };
}

const eq = ['=', '!='];
const cmp = [...eq, '<', '<=', '>', '>='];
const set = ['in', 'not in'];
const is = ['is', 'is not'];
const was = ['was', 'was not', 'was in', 'was not in'];
const hist = [...was, 'changed'];
const like = ['~', '!~'];

const some = <T>(value: T | null | undefined): T[] => (value === null || value === undefined ? [] : [value]);
const idOf = (one: Json): Value[] => some(one?.id).map(String);
const idsOf = (list: Json[] | null): Value[] => (list ?? []).map((one) => String(one.id));
const instant = (text: string | null): Value[] => some(text).map((one) => Date.parse(one));
const keyed = (one: { id: string; name: string }): Bearer => ({
  id: String(one.id),
  names: [one.name],
  number: String(one.id),
});

/** The day that it was to whoever did the work. */
const dayOfWork = ({ started, author }: Json): string =>
  dayOf(Date.parse(started), readers.find(({ name }) => name === author.name)?.timeZone ?? 'UTC');

export function fieldsOf(facts: Facts): Field[] {
  const { lists } = facts;
  const users = usersOf(facts);
  const versions = facts.versions.map(keyed);
  const versionRank = (id: Value) => facts.versions.find((one) => one.id === id)?.sequence ?? 0;
  // The most urgent priority comes first, and is the greatest.
  const priorityRank = (id: Value) => -lists.priority.findIndex((one) => one.id === id);
  const resolutionRank = (id: Value) => -lists.resolution.findIndex((one) => one.id === id);
  const person = (name: string, of: (fields: Json) => Json, operators: string[]): Field => ({
    names: [name],
    kind: 'user',
    operators,
    bearers: users,
    values: ({ fields }) => some(of(fields)).map((one) => one.name),
    past: { field: name, names: '' },
  });
  const date = (names: string[], key: string): Field => ({
    names,
    kind: 'instant',
    operators: [...cmp, ...set, ...is],
    values: ({ fields }) => instant(fields[key]),
  });
  const duration = (names: string[], key: string): Field => ({
    names,
    kind: 'duration',
    operators: [...cmp, ...set, ...is],
    values: ({ fields }) => some(fields[key]),
  });
  const text = (name: string, operators: string[], of: (fields: Json) => string[]): Field => ({
    names: [name],
    kind: 'text',
    operators,
    values: ({ fields }) => of(fields).filter((one) => one !== ''),
  });
  const comments = (fields: Json): string[] => fields.comment.comments.map((one: Json) => one.body);
  const worklogs = (fields: Json): Json[] => fields.worklog.worklogs;
  return [
    {
      names: ['project'],
      kind: 'name',
      operators: [...eq, ...set, ...is],
      bearers: facts.projects.map((one) => ({ id: one.id, names: [one.key, one.name], number: one.id })),
      values: ({ fields }) => idOf(fields.project),
    },
    {
      names: ['category'],
      kind: 'name',
      operators: [...eq, ...set, ...is],
      bearers: facts.projects.flatMap(({ category }) => (category ? [keyed(category)] : [])),
      values: ({ project }) => idOf(facts.projects.find((one) => one.key === project)?.category),
    },
    {
      names: ['issuekey', 'id', 'issue', 'key'],
      kind: 'issue',
      operators: [...cmp, ...set, ...is],
      values: ({ id }) => [id],
    },
    {
      names: ['parent'],
      kind: 'issue',
      operators: [...eq, ...set],
      values: ({ fields }) => idOf(fields.parent),
    },
    {
      names: ['issuetype', 'type'],
      kind: 'name',
      operators: [...eq, ...set, ...is],
      bearers: lists.issuetype.map(keyed),
      values: ({ fields }) => idOf(fields.issuetype),
    },
    {
      names: ['status'],
      kind: 'name',
      operators: [...eq, ...set, ...is, ...hist],
      bearers: lists.status.map(keyed),
      values: ({ fields }) => idOf(fields.status),
      past: { field: 'status', names: 'status' },
    },
    {
      names: ['statusCategory'],
      kind: 'name',
      operators: [...eq, ...set, ...is],
      bearers: [
        { id: '1', names: ['No Category', 'undefined'], number: '1' },
        { id: '2', names: ['To Do', 'new'], number: '2' },
        { id: '4', names: ['In Progress', 'indeterminate'], number: '4' },
        { id: '3', names: ['Done', 'complete'], number: '3' },
      ],
      values: ({ fields }) => idOf(fields.status.statusCategory),
    },
    {
      names: ['priority'],
      kind: 'ranked',
      operators: [...cmp, ...set, ...is, ...hist],
      bearers: lists.priority.map(keyed),
      rank: priorityRank,
      values: ({ fields }) => idOf(fields.priority),
      past: { field: 'priority', names: 'priority' },
    },
    {
      names: ['resolution'],
      kind: 'ranked',
      operators: [...cmp, ...set, ...is, ...hist],
      bearers: lists.resolution.map(keyed),
      rank: resolutionRank,
      values: ({ fields }) => idOf(fields.resolution),
      past: { field: 'resolution', names: 'resolution' },
    },
    person('assignee', (one) => one.assignee, [...eq, ...set, ...is, ...hist]),
    person('reporter', (one) => one.reporter, [...eq, ...set, ...is, ...hist]),
    person('creator', (one) => one.creator, [...eq, ...set, ...is, ...was]),
    {
      names: ['voter'],
      kind: 'user',
      operators: [...eq, ...set, ...is],
      bearers: users,
      values: ({ voters }) => voters,
    },
    {
      names: ['watcher'],
      kind: 'user',
      operators: [...eq, ...set, ...is],
      bearers: users,
      values: ({ watchers }) => watchers,
    },
    {
      names: ['worklogAuthor'],
      kind: 'user',
      operators: [...eq, ...set, ...is],
      bearers: users,
      values: ({ fields }) => worklogs(fields).map((one) => one.author.name),
    },
    {
      names: ['worklogDate'],
      kind: 'day',
      operators: [...cmp, ...set],
      values: ({ fields }) => worklogs(fields).map(dayOfWork),
    },
    text('worklogComment', like, (fields) => worklogs(fields).map((one) => one.comment)),
    {
      names: ['votes'],
      kind: 'number',
      operators: [...cmp, ...set],
      values: ({ fields }) => [fields.votes.votes],
    },
    {
      names: ['watchers'],
      kind: 'number',
      operators: [...cmp, ...set],
      values: ({ fields }) => [fields.watches.watchCount],
    },
    {
      names: ['workratio'],
      kind: 'number',
      operators: [...cmp, ...set, ...is],
      values: ({ fields }) => (fields.workratio === -1 ? [] : [fields.workratio]),
    },
    {
      names: ['component'],
      kind: 'name',
      operators: [...eq, ...set, ...is],
      bearers: facts.components.map(keyed),
      values: ({ fields }) => idsOf(fields.components),
    },
    {
      names: ['fixVersion'],
      kind: 'version',
      operators: [...cmp, ...like, ...set, ...is, ...hist],
      bearers: versions,
      rank: versionRank,
      values: ({ fields }) => idsOf(fields.fixVersions),
      past: { field: 'Fix Version', names: 'version' },
    },
    {
      names: ['affectedVersion'],
      kind: 'version',
      operators: [...cmp, ...like, ...set, ...is],
      bearers: versions,
      rank: versionRank,
      values: ({ fields }) => idsOf(fields.versions),
    },
    {
      names: ['labels'],
      kind: 'word',
      operators: [...eq, ...set, ...is],
      values: ({ fields }) => fields.labels.map(fold),
    },
    date(['created', 'createdDate'], 'created'),
    date(['updated', 'updatedDate'], 'updated'),
    date(['resolved', 'resolutiondate'], 'resolutiondate'),
    date(['lastViewed'], 'lastViewed'),
    {
      names: ['due', 'duedate'],
      kind: 'day',
      operators: [...cmp, ...set, ...is],
      values: ({ fields }) => some(fields.duedate),
    },
    text('summary', [...like, ...is], (fields) => some(fields.summary)),
    text('description', [...like, ...is], (fields) => some(fields.description)),
    text('environment', [...like, ...is], (fields) => some(fields.environment)),
    text('comment', like, comments),
    text('text', ['~'], (fields) => [
      ...some<string>(fields.summary),
      ...some<string>(fields.description),
      ...some<string>(fields.environment),
      ...comments(fields),
      ...facts.custom
        .filter(({ type, exact }) => ['textfield', 'textarea'].includes(type) || exact)
        .flatMap(({ id }) => some<string>(fields[id])),
    ]),
    {
      names: ['attachments'],
      kind: 'presence',
      operators: is,
      values: ({ fields }) => idsOf(fields.attachment),
    },
    {
      names: ['level'],
      kind: 'name',
      operators: [...eq, ...set, ...is],
      bearers: facts.levels.map(keyed),
      values: ({ fields }) => idOf(fields.security),
    },
    duration(['originalEstimate', 'timeoriginalestimate'], 'timeoriginalestimate'),
    duration(['remainingEstimate', 'timeestimate'], 'timeestimate'),
    duration(['timespent'], 'timespent'),
    {
      names: ['issueLinkType'],
      kind: 'link',
      operators: [...eq, ...set],
      values: () => [],
    },
    {
      names: ['filter', 'request', 'savedFilter', 'searchRequest'],
      kind: 'filter',
      operators: [...eq, ...set],
      values: () => [],
    },
    ...facts.custom.map((one) => customOf(one, facts)),
  ];
}

/** A user name counts more than a full name; addresses are for those who may look for people. */
export const usersOf = ({ users, reader }: Facts): Bearer[] =>
  users.map(({ name, displayName, email }) => ({
    id: name,
    names: [name, displayName, ...(reader.name === null ? [] : [email])],
  }));

function customOf(custom: CustomField, facts: Facts): Field {
  const { id, name, type, exact, options } = custom;
  const there =
    (of: (value: Json) => Value[]) =>
    ({ fields }: Seen): Value[] | null =>
      id in fields ? some(fields[id]).flatMap(of) : null;
  const names = [name, `cf[${id.slice('customfield_'.length)}]`, id];
  const named = { names, kind: 'name', operators: [...eq, ...set, ...is] };
  const versions = {
    names,
    kind: 'version',
    operators: [...cmp, ...like, ...set, ...is],
    bearers: facts.versions.map(keyed),
    rank: (one: Value) => facts.versions.find((version) => version.id === one)?.sequence ?? 0,
  };
  const groups = [...facts.groups.keys()].map((one): Bearer => ({ id: one, names: [one] }));
  switch (type) {
    case 'float':
      return {
        names,
        kind: 'decimal',
        operators: [...cmp, ...set, ...is],
        values: there((one) => [one]),
      };
    case 'datepicker':
      return { names, kind: 'day', operators: [...cmp, ...set, ...is], values: there((one) => [one]) };
    case 'datetime':
      return { names, kind: 'instant', operators: [...cmp, ...set, ...is], values: there(instant) };
    case 'url':
      return {
        names,
        kind: 'exact',
        operators: [...eq, ...like, ...set, ...is],
        values: there((one) => [one]),
      };
    case 'textfield':
    case 'textarea':
      return {
        names,
        kind: exact ? 'exact' : 'text',
        operators: exact ? [...eq, ...like, ...set, ...is] : [...like, ...is],
        values: there((one) => [one]),
      };
    case 'cascadingselect':
      return {
        ...named,
        kind: 'cascade',
        bearers: options.map(keyed),
        values: there((one) => [one.child ? `${one.id}/${one.child.id}` : one.id]),
      };
    case 'select':
    case 'radiobuttons':
    case 'multiselect':
    case 'multicheckboxes':
      return { ...named, bearers: options.map(keyed), values: there((one) => [one].flat().flatMap(idOf)) };
    case 'userpicker':
    case 'multiuserpicker':
      return {
        ...named,
        kind: 'user',
        bearers: usersOf(facts),
        values: there((one) => [one].flat().map((user: Json) => user.name)),
      };
    case 'grouppicker':
    case 'multigrouppicker':
      return {
        ...named,
        bearers: groups,
        values: there((one) => [one].flat().map((group: Json) => group.name)),
      };
    case 'project':
      return {
        ...named,
        bearers: facts.projects.map((one) => ({ id: one.id, names: [one.key, one.name], number: one.id })),
        values: there(idOf),
      };
    case 'version':
    case 'multiversion':
      return { ...versions, values: there((one) => [one].flat().flatMap(idOf)) };
    default:
      return { ...named, kind: 'word', values: there((one) => [one].flat().map(fold)) };
  }
}
