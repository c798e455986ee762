/**
 * JQL's functions. Each says which fields and operators take it, what must be looked up for its arguments, and what
 * it comes to.
 */
import type { Clause, OperandKind } from '../../issue/fields/clause.ts';
import { fold } from '../../kernel/fold.ts';
import type { FunctionOperand } from './ast.ts';
import { boundary, type Period } from './date.ts';
import { type Directory, type Entry, everything, find } from './directory.ts';
import type { JqlFunction, Outcome, Reader } from './function.ts';
import { functionsOfIssues } from './functions-of-issues.ts';
import { functionsOfProjects } from './functions-of-projects.ts';
import { clip } from './jql.errors.ts';

export type { JqlFunction, Outcome, Reader, Result } from './function.ts';

const dated: readonly OperandKind[] = ['instant', 'day', 'property'];

const now: JqlFunction = {
  name: 'now',
  kinds: dated,
  list: false,
  arity: [0, 0],
  evaluate: (_call, reader) => ({ instant: reader.now }),
};

/** currentLogin(), lastLogin(): of whoever never logged in there is no such moment, and nothing fits it. */
const loginAt = (name: 'currentLogin' | 'lastLogin'): JqlFunction => ({
  name,
  kinds: dated,
  list: false,
  arity: [0, 0],
  evaluate: (_call, reader) => {
    const instant = reader[name];
    return instant === undefined ? { ids: [] } : { instant };
  },
});

function edgeOf(edge: 'start' | 'end', period: Period): JqlFunction {
  const name = `${edge}Of${period.charAt(0).toUpperCase()}${period.slice(1)}`;
  return {
    name,
    kinds: dated,
    list: false,
    arity: [0, 1],
    evaluate: ({ args }, reader) => {
      const instant = boundary(edge, period, args[0], reader.now, reader.timeZone);
      if (instant !== null) return { instant };
      return {
        problem: `Duration for function '${name}' should have the format (+/-)n(yMwdhm), e.g. -1M for 1 month earlier.`,
      };
    },
  };
}

const currentUser: JqlFunction = {
  name: 'currentUser',
  kinds: ['user'],
  list: false,
  arity: [0, 0],
  evaluate: (_call, { userId }) => ({ ids: userId === null ? [] : [userId] }),
};

const membersOf: JqlFunction = {
  name: 'membersOf',
  kinds: ['user'],
  list: true,
  arity: [1, 1],
  argument: 'group',
  evaluate: ({ args }, _reader, directory) => {
    const group = args[0] ?? '';
    const groupIds = find(directory, 'group', fold(group), false).map(({ id }) => id);
    if (groupIds.length > 0) return { ids: [], groupIds };
    return {
      problem: `Function 'membersOf' can not generate a list of usernames for group '${clip(group)}'; the group does not exist.`,
    };
  },
};

const issueTypes = (name: string, subtask: boolean): JqlFunction => ({
  name,
  kinds: ['issueType'],
  list: true,
  arity: [0, 0],
  whole: ['issueType'],
  evaluate: (_call, _reader, directory) => ({
    ids: idsOf(everything(directory, 'issueType'), (type) => type.subtask === subtask),
  }),
});

const idsOf = (entries: readonly Entry[], wanted: (entry: Entry) => boolean): number[] =>
  entries.filter(wanted).map(({ id }) => id);

/** projectsLeadByUser([user]), componentsLeadByUser([user]): without an argument, by the reader. */
const ledByUser = (name: string, kind: 'project' | 'component'): JqlFunction => ({
  name,
  kinds: [kind],
  list: true,
  arity: [0, 1],
  argument: 'user',
  whole: [kind],
  evaluate: ({ args }, reader, directory) => {
    const leads =
      args[0] === undefined
        ? [reader.userId]
        : find(directory, 'user', fold(args[0]), false).map(({ id }) => id);
    if (leads.length === 0 && reader.browsesUsers) {
      return { problem: `Function '${name}' can not find a user with the name '${clip(args[0] ?? '')}'.` };
    }
    return {
      ids: idsOf(everything(directory, kind), ({ leadId }) => leadId != null && leads.includes(leadId)),
    };
  },
});

/** releasedVersions([project …]), unreleasedVersions([project …]): without an argument, of every project. */
const versionsByRelease = (name: string, released: boolean): JqlFunction => ({
  name,
  kinds: ['version'],
  list: true,
  arity: [0, 50],
  argument: 'project',
  whole: ['version'],
  evaluate: ({ args }, _reader, directory) => {
    const projects = projectsNamed(name, args, directory);
    if ('problem' in projects) return projects;
    const fits = (version: Entry) =>
      version.released === released &&
      !version.archived &&
      (args.length === 0 || projects.ids.has(version.projectId ?? 0));
    return { ids: idsOf(everything(directory, 'version'), fits) };
  },
});

/** latestReleasedVersion(project), earliestUnreleasedVersion(project). */
const outermostVersion = (name: string, released: boolean, last: boolean): JqlFunction => ({
  name,
  kinds: ['version'],
  list: false,
  arity: [1, 1],
  argument: 'project',
  whole: ['version'],
  evaluate: ({ args }, _reader, directory) => {
    const projects = projectsNamed(name, args, directory);
    if ('problem' in projects) return projects;
    const ordered = everything(directory, 'version')
      .filter((one) => one.released === released && !one.archived && projects.ids.has(one.projectId ?? 0))
      .sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));
    const chosen = last ? ordered.at(-1) : ordered[0];
    return { ids: chosen ? [chosen.id] : [] };
  },
});

function projectsNamed(
  name: string,
  args: readonly string[],
  directory: Directory,
): { ids: Set<number> } | { problem: string } {
  const ids = new Set<number>();
  for (const arg of args) {
    const found = find(directory, 'project', fold(arg), /^\d+$/.test(arg));
    if (found.length === 0)
      return { problem: `Could not resolve the project '${clip(arg)}' provided to function '${name}'.` };
    for (const { id } of found) ids.add(id);
  }
  return { ids };
}

/** cascadeOption(first[, second]), cascadeOption(first, none): what is chosen is told by resolve-cascade.ts. */
const cascadeOption: JqlFunction = {
  name: 'cascadeOption',
  kinds: ['cascade'],
  list: true,
  arity: [1, 2],
  evaluate: () => ({ ids: [] }),
};

const periods: readonly Period[] = ['day', 'week', 'month', 'year'];

/** The issues that the reader looked at lately; of strangers nothing is remembered. */
const issueHistory: JqlFunction = {
  name: 'issueHistory',
  kinds: ['issue'],
  list: true,
  arity: [0, 0],
  whole: ['viewedIssue'],
  evaluate: (_call, _reader, directory) => ({
    ids: everything(directory, 'viewedIssue').map(({ id }) => id),
  }),
};

const functions: readonly JqlFunction[] = [
  now,
  loginAt('currentLogin'),
  loginAt('lastLogin'),
  ...periods.flatMap((period) => [edgeOf('start', period), edgeOf('end', period)]),
  currentUser,
  issueHistory,
  membersOf,
  issueTypes('standardIssueTypes', false),
  issueTypes('subtaskIssueTypes', true),
  ledByUser('projectsLeadByUser', 'project'),
  ledByUser('componentsLeadByUser', 'component'),
  versionsByRelease('releasedVersions', true),
  versionsByRelease('unreleasedVersions', false),
  outermostVersion('latestReleasedVersion', true, true),
  outermostVersion('earliestUnreleasedVersion', false, false),
  cascadeOption,
  ...functionsOfIssues,
  ...functionsOfProjects,
];

const byName = new Map(functions.map((one) => [one.name.toLowerCase(), one]));

/** Every function there is. */
export const listFunctions = (): readonly JqlFunction[] => functions;

export const findFunction = (name: string): JqlFunction | null => byName.get(name.toLowerCase()) ?? null;

/**
 * Evaluates a call where it stands.
 * @returns its values, or Jira's sentence about what is wrong with it
 */
export function call(
  operand: FunctionOperand,
  place: { field: string; clause: Clause; operator: string },
  reader: Reader,
  directory: Directory,
): Outcome {
  const found = findFunction(operand.name);
  if (!found) return { problem: notFound(operand) };
  const [least, most] = found.arity;
  const count = operand.args.length;
  if (count < least || count > most) {
    const wanted = least === most ? `'${least}' arguments` : `between '${least}' and '${most}' arguments`;
    return { problem: `Function '${found.name}' expected ${wanted} but received '${count}'.` };
  }
  if (!found.kinds.includes(place.clause.operand)) {
    return {
      problem: `A value provided by the function '${found.name}' is invalid for the field '${clip(place.field)}'.`,
    };
  }
  if (found.list && !/in$/.test(place.operator)) {
    return {
      problem: `The operator '${place.operator}' is not supported by the function '${found.name}', which gives a list.`,
    };
  }
  return found.evaluate(operand, reader, directory);
}

const notFound = ({ name, args }: FunctionOperand): string =>
  `Unable to find JQL function '${clip(`${name}(${args.join(', ')}`)})'.`;
