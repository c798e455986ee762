/** JQL's functions, over plain objects. */
import { fold } from '../../../src/kernel/fold.ts';
import type { FunctionOperand } from '../../../src/search/jql/ast.ts';
import type { World } from './evaluate.ts';
import type { Facts, Json, Seen } from './facts.ts';
import { type Field, usersOf, type Value } from './fields.ts';
import { named } from './operands.ts';
import { Refused } from './refused.ts';
import { endsNamed, linkedWith } from './special.ts';
import { dateOf, dayOf, edgeOf, startOfDay } from './times.ts';

interface Call {
  args: readonly string[];
  facts: Facts;
  field: Field;
}

interface Known {
  kinds: readonly string[];
  /** Of these fields only. */
  of?: (field: Field) => boolean;
  list: boolean;
  arity: readonly [number, number];
  values(call: Call): Value[];
}

const wellKnown = (name: string) => (field: Field) =>
  field.names[0]?.toLowerCase() === name || (name === 'project' && field.names[0] === 'Target project');

const fromIssues = (
  arity: readonly [number, number],
  wanted: (call: Call, issue: Seen) => boolean,
): Known => ({
  kinds: ['issue'],
  list: true,
  arity,
  values: (call) => call.facts.issues.filter((issue) => wanted(call, issue)).map(({ id }) => id),
});

const types = (subtask: boolean): Known => ({
  kinds: ['name'],
  of: wellKnown('issuetype'),
  list: true,
  arity: [0, 0],
  values: ({ facts }) => facts.lists.issuetype.filter((one) => one.subtask === subtask).map(({ id }) => id),
});

/** The users that an argument names. @throws Refused where there are none, unless that would tell who is here */
function usersNamed(text: string, facts: Facts): string[] {
  const found = named(usersOf(facts), text, false).map(String);
  if (found.length === 0 && facts.reader.name !== null) throw new Refused(text);
  return found;
}

const keyOf = (facts: Facts, name: string) => facts.users.find((one) => one.name === name)?.key;

const ledBy = (
  kind: 'project' | 'component',
  of: (facts: Facts) => { id: string; lead: string | null }[],
): Known => ({
  kinds: ['name'],
  of: wellKnown(kind),
  list: true,
  arity: [0, 1],
  values({ args, facts }) {
    const [text] = args;
    const names = text === undefined ? [facts.reader.name ?? ''] : usersNamed(text, facts);
    const keys = names.map((one) => keyOf(facts, one));
    return of(facts)
      .filter(({ lead }) => lead !== null && keys.includes(lead))
      .map(({ id }) => id);
  },
});

function projectsNamed(texts: readonly string[], { projects }: Facts): string[] {
  return texts.flatMap((text) => {
    const bearers = projects.map((one) => ({ id: one.key, names: [one.key, one.name], number: one.id }));
    const found = named(bearers, text, /^\d+$/.test(text)).map(String);
    if (found.length === 0) throw new Refused(text);
    return found;
  });
}

const versions = (released: boolean): Known => ({
  kinds: ['version'],
  list: true,
  arity: [0, 50],
  values({ args, facts }) {
    const wanted = projectsNamed(args, facts);
    return facts.versions
      .filter((one) => one.released === released && !one.archived)
      .filter((one) => args.length === 0 || wanted.includes(one.project))
      .map(({ id }) => id);
  },
});

const outermost = (released: boolean): Known => ({
  kinds: ['version'],
  list: false,
  arity: [1, 1],
  values({ args, facts }) {
    const wanted = projectsNamed(args, facts);
    const fitting = facts.versions
      .filter((one) => one.released === released && !one.archived && wanted.includes(one.project))
      .toSorted((a, b) => a.sequence - b.sequence);
    const found = released ? fitting.at(-1) : fitting[0];
    return found ? [found.id] : [];
  },
});

function updatedBy({ args, facts }: Call, issue: Seen): boolean {
  const [user = '', since, until] = args;
  const names = usersNamed(user, facts);
  const { now, timeZone } = facts.reader;
  const edge = (text: string | undefined, later: number, none: number): number => {
    const instant = text === undefined ? none : dateOf(text, now, timeZone);
    if (instant === null) throw new Refused('no date');
    return text === undefined ? none : startOfDay(instant, timeZone, later);
  };
  const from = edge(since, 0, Number.NEGATIVE_INFINITY);
  const to = edge(until, 1, Number.POSITIVE_INFINITY);
  const { fields, histories } = issue;
  const deeds: [string | undefined, string][] = [
    [fields.creator?.name, fields.created],
    ...histories.map((one): [string, string] => [one.author?.name, one.created]),
    ...fields.comment.comments.flatMap((one: Json): [string, string][] => [
      [one.author.name, one.created],
      [one.updateAuthor.name, one.updated],
    ]),
  ];
  return deeds.some(
    ([who, at]) => who !== undefined && names.includes(who) && Date.parse(at) >= from && Date.parse(at) < to,
  );
}

function linkedIssues({ args, facts }: Call): Value[] {
  const [key = '', type] = args;
  const issue = facts.issues.find((one) => one.key === key.toUpperCase() || one.id === key);
  const ends = type === undefined ? null : endsNamed(type, facts, (text) => text);
  if (!issue || ends?.length === 0) throw new Refused(key);
  const keys = linkedWith(issue, ends);
  return facts.issues.filter((one) => keys.includes(one.key)).map(({ id }) => id);
}

/** The choice that is called none is written in quotation marks of its own. */
function cascadeOption({ args, facts, field }: Call): Value[] {
  const options = facts.custom.find(({ name }) => name === field.names[0])?.options ?? [];
  const bare = (text: string) => /^"(.*)"$/s.exec(text)?.[1] ?? text;
  const among = (text: string, of: readonly { id: string; name: string }[]) =>
    named(
      of.map(({ id, name }) => ({ id, names: [name], number: id })),
      bare(text),
      false,
    );
  const [first = '', second] = args;
  const parents = among(first, options).filter(
    (one) => options.find(({ id }) => id === one)?.parent === null,
  );
  if (parents.length === 0) throw new Refused(first);
  if (second === undefined) return parents;
  if (second.toLowerCase() === 'none') return parents.map((one) => `${one}/`);
  const children = among(second, options).filter((one) => {
    const parent = options.find(({ id }) => id === one)?.parent;
    return parent !== null && parents.includes(parent as string);
  });
  if (children.length === 0) throw new Refused(second);
  return parents.flatMap((one) => children.map((child) => `${one}/${child}`));
}

const known: Readonly<Record<string, Known>> = {
  currentuser: {
    kinds: ['user'],
    list: false,
    arity: [0, 0],
    values: ({ facts }) => (facts.reader.name === null ? [] : [facts.reader.name]),
  },
  membersof: {
    kinds: ['user'],
    list: true,
    arity: [1, 1],
    values({ args, facts }) {
      const found = [...facts.groups].find(([name]) => fold(name) === fold(args[0] ?? ''));
      if (!found) throw new Refused('no such group');
      return found[1];
    },
  },
  standardissuetypes: types(false),
  subtaskissuetypes: types(true),
  projectsleadbyuser: ledBy('project', (facts) => facts.projects),
  componentsleadbyuser: ledBy('component', (facts) => facts.components),
  releasedversions: versions(true),
  unreleasedversions: versions(false),
  latestreleasedversion: outermost(true),
  earliestunreleasedversion: outermost(false),
  votedissues: fromIssues([0, 0], ({ facts }, { voters }) => voters.includes(facts.reader.name ?? '')),
  watchedissues: fromIssues([0, 0], ({ facts }, { watchers }) => watchers.includes(facts.reader.name ?? '')),
  issuehistory: fromIssues([0, 0], (_call, { fields }) => fields.lastViewed !== null),
  issueswithremotelinksbyglobalid: fromIssues([1, 100], ({ args }, { globalIds }) =>
    globalIds.some((one) => args.includes(one)),
  ),
  updatedby: fromIssues([1, 3], updatedBy),
  linkedissues: { kinds: ['issue'], list: true, arity: [1, 2], values: linkedIssues },
  cascadeoption: { kinds: ['cascade'], list: true, arity: [1, 2], values: cascadeOption },
};

/** @throws Refused */
export function callOf(
  { name, args }: FunctionOperand,
  field: Field,
  { facts }: World,
  operator: string,
): Value[] {
  const { now, timeZone } = facts.reader;
  if (field.kind === 'instant' || field.kind === 'day') {
    const none = name.toLowerCase() === 'now' && args.length === 0;
    const instant = none ? now : args.length > 1 ? null : edgeOf(name, args[0], now, timeZone);
    if (instant === null || instant === undefined) throw new Refused(name);
    return [field.kind === 'day' ? dayOf(instant, timeZone) : instant];
  }
  const found = known[name.toLowerCase()];
  const fits =
    found?.kinds.includes(field.kind) &&
    (found.of?.(field) ?? true) &&
    args.length >= found.arity[0] &&
    args.length <= found.arity[1] &&
    (!found.list || operator.endsWith('in'));
  if (!found || !fits) throw new Refused(name);
  return found.values({ args, facts, field });
}
