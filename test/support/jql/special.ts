/** Links and saved filters: what has no values of its own. */
import { fold } from '../../../src/kernel/fold.ts';
import type { Clause, Operand, ValueOperand } from '../../../src/search/jql/ast.ts';
import { parse } from '../../../src/search/jql/parse.ts';
import type { Meaning, World } from './evaluate.ts';
import type { Facts, Json, Seen } from './facts.ts';
import { itemsOf } from './operands.ts';
import { Refused } from './refused.ts';

export interface SavedFilter {
  id: string;
  name: string;
  own: boolean;
  where: Clause | null;
}

/** @param list of filters that the reader may use, as REST tells of them */
export const filtersOf = (list: readonly Json[], reader: string | null): SavedFilter[] =>
  list.map(({ id, name, owner, jql }) => ({ id, name, own: owner.name === reader, where: parse(jql).where }));

/** A bare number is an id first, everything else a name first; one's own comes before others'. */
export function savedFilter({ text, numeric }: ValueOperand, { filters }: World): SavedFilter {
  const byId = filters.find(({ id }) => id === text);
  const byName = filters
    .filter(({ name }) => fold(name) === fold(text))
    .sort((a, b) => Number(b.own) - Number(a.own) || Number(a.id) - Number(b.id))[0];
  const found = numeric ? (byId ?? byName) : (byName ?? byId);
  if (!found) throw new Refused(`filter ${text}`);
  return found;
}

/** What the ends of an issue's links say, as `typeId side`. */
const ends = ({ fields }: Seen): string[] =>
  fields.issuelinks.map((one: Json) => `${one.type.id} ${one.outwardIssue ? 'source' : 'destination'}`);

/** The ends that a text means: those that say it, or else both of a type that has that name. */
export function endsNamed(text: string, { linkTypes }: Facts, alike: (text: string) => string): string[] {
  const means = (one: string) => alike(one) === alike(text);
  const said = linkTypes.flatMap(({ id, inward, outward }) => [
    ...(means(outward) ? [`${id} source`] : []),
    ...(means(inward) ? [`${id} destination`] : []),
  ]);
  if (said.length > 0) return said;
  return linkTypes
    .filter(({ name }) => means(name))
    .flatMap(({ id }) => [`${id} source`, `${id} destination`]);
}

export function linked(operand: Operand, { facts }: World): Meaning {
  const wanted = itemsOf(operand).flatMap((one) => {
    const found = one.kind === 'value' ? endsNamed(one.text, facts, fold) : [];
    if (found.length === 0) throw new Refused('issueLinkType');
    return found;
  });
  return (issue) => ends(issue).some((end) => wanted.includes(end));
}

/** Keys of what is linked with an issue, through one of these ends of it. */
export const linkedWith = (issue: Seen, through: readonly string[] | null): string[] =>
  issue.fields.issuelinks
    .filter((_one: Json, at: number) => through === null || through.includes(ends(issue)[at] as string))
    .map((one: Json) => (one.outwardIssue ?? one.inwardIssue).key);
