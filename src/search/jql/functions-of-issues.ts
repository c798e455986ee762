/**
 * Functions that give issues: what the reader voted for or watches, what is linked, what somebody changed. They say
 * which issues are meant, and the database finds them; what the reader may not see is left out with everything else.
 */
import { readIdOrKey } from '../../issue/issue.ts';
import { fold } from '../../kernel/fold.ts';
import type { LinkEnd, ValueSet } from './condition.ts';
import { boundary, readDate } from './date.ts';
import { type Directory, everything, find, type LinkWords } from './directory.ts';
import type { JqlFunction, Outcome, Reader } from './function.ts';
import { clip } from './jql.errors.ts';

const MOST_GLOBAL_IDS = 100;

const of = (...sets: ValueSet[]): Outcome => ({ ids: [], sets });
const nothing: Outcome = { ids: [] };

/** votedIssues(), watchedIssues(): the reader's own; of a stranger there are none. */
const own = (name: string, list: 'voted' | 'watched'): JqlFunction => ({
  name,
  kinds: ['issue'],
  list: true,
  arity: [0, 0],
  evaluate: (_call, { userId }) => (userId === null ? nothing : of({ of: list, userId })),
});

/** linkedIssues(key[, type]): the type by its name or by what one end says of it, in the very same letters. */
const linkedIssues: JqlFunction = {
  name: 'linkedIssues',
  kinds: ['issue'],
  list: true,
  arity: [1, 2],
  argument: 'issue',
  whole: ['linkType'],
  evaluate({ name, args }, _reader, directory) {
    const [key = '', type] = args;
    const issueIds = readIdOrKey(key) ? find(directory, 'issue', fold(key), false).map(({ id }) => id) : [];
    if (issueIds.length === 0)
      return { problem: `Issue '${clip(key)}' could not be found in function '${name}'.` };
    if (type === undefined) return of({ of: 'linked', issueIds, ends: null });
    const ends = linkEnds(directory, type, (text) => text);
    if (ends.length > 0) return of({ of: 'linked', issueIds, ends });
    return { problem: `Issue link type '${clip(type)}' could not be found in function '${name}'.` };
  },
};

/**
 * Which ends of which types of link a text names: those that say it; or, where none does, both of a type of that name.
 * @param alike how the texts are compared
 */
export function linkEnds(directory: Directory, text: string, alike: (text: string) => string): LinkEnd[] {
  const wanted = alike(text);
  const types = everything(directory, 'linkType');
  const ends = (says: (link: LinkWords, side: LinkEnd['side']) => string): LinkEnd[] =>
    types.flatMap(({ id, link }) =>
      (['source', 'destination'] as const)
        .filter((side) => link !== undefined && alike(says(link, side)) === wanted)
        .map((side) => ({ typeId: id, side })),
    );
  const described = ends((link, side) => (side === 'source' ? link.outward : link.inward));
  return described.length > 0 ? described : ends((link) => link.name);
}

/** issuesWithRemoteLinksByGlobalId(id …). */
const byGlobalId: JqlFunction = {
  name: 'issuesWithRemoteLinksByGlobalId',
  kinds: ['issue'],
  list: true,
  arity: [1, MOST_GLOBAL_IDS],
  evaluate: ({ args }) => of({ of: 'remote-link', globalIds: args }),
};

/** updatedBy(user[, from[, to]]): from the beginning of one day to the end of the other. */
const updatedBy: JqlFunction = {
  name: 'updatedBy',
  kinds: ['issue'],
  list: true,
  arity: [1, 3],
  argument: 'user',
  evaluate({ args }, reader, directory) {
    const [user = '', from, to] = args;
    const since = from === undefined ? null : dayEdge('start', from, reader);
    const until = to === undefined ? null : dayEdge('end', to, reader);
    for (const [text, instant] of [
      [from, since],
      [to, until],
    ] as const)
      if (text !== undefined && instant === null) return { problem: badDate(text) };
    const userIds = find(directory, 'user', fold(user), false).map(({ id }) => id);
    if (userIds.length > 0) return of({ of: 'updated', userIds, from: since, to: until });
    // An unknown name and one of somebody unseen are one answer to whoever may not browse users.
    if (!reader.browsesUsers) return nothing;
    return { problem: `Function 'updatedBy' can not find a user with the name '${clip(user)}'.` };
  },
};

function dayEdge(edge: 'start' | 'end', text: string, { now, timeZone }: Reader): number | null {
  const instant = readDate(text, now, timeZone);
  return instant === null ? null : boundary(edge, 'day', undefined, instant, timeZone);
}

const badDate = (text: string): string =>
  `Date value '${clip(text)}' for function 'updatedBy' is invalid. Valid formats include: 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-8d', '-2w'.`;

export const functionsOfIssues: readonly JqlFunction[] = [
  own('votedIssues', 'voted'),
  own('watchedIssues', 'watched'),
  linkedIssues,
  byGlobalId,
  updatedBy,
];
