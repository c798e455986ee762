/** WAS and CHANGED, by going through an issue's history once more. */
import type { Change, History, Predicate } from '../../../src/search/jql/ast.ts';
import type { Meaning, World } from './evaluate.ts';
import type { Facts, Json, Seen } from './facts.ts';
import { type Field, usersOf, type Value } from './fields.ts';
import { functionNamed, itemsOf, namesOf } from './operands.ts';
import { Refused } from './refused.ts';
import { edgeOf, predicateDateOf, startOfDay } from './times.ts';

const EMPTY = '';
const FOREVER = Number.POSITIVE_INFINITY;

interface Edit {
  at: number;
  by: string;
  taken: Value[];
  put: Value[];
}

/** What was true of a field from one moment to another, and who made it so. */
interface Held {
  value: Value;
  from: number;
  until: number;
  by: string;
}

const contentOf = (values: readonly Value[]): readonly Value[] => (values.length === 0 ? [EMPTY] : values);

/** The edits of a field, and what it held before the first of them. */
function replay(issue: Seen, field: Field, { users }: Facts): { first: readonly Value[]; edits: Edit[] } {
  const userOf = (key: string) => users.find((one) => one.key === key)?.name ?? key;
  const contents = (id: string | null): Value[] =>
    id === null || id === undefined || id === '' ? [] : [field.kind === 'user' ? userOf(id) : id];
  const raw = issue.histories.flatMap((history) => {
    const items = history.items.filter((one: Json) => one.field === field.past?.field);
    const changes = {
      minus: items.flatMap((one: Json) => contents(one.from)),
      plus: items.flatMap((one: Json) => contents(one.to)),
    };
    return items.length === 0
      ? []
      : [{ at: Date.parse(history.created), by: history.author.name, ...changes }];
  });
  let held = [...(field.values(issue) ?? [])];
  const edits: Edit[] = [];
  for (const { at, by, minus, plus } of raw.toReversed()) {
    const after = contentOf(held);
    held = [...held.filter((one) => !plus.includes(one)), ...minus];
    const before = contentOf(held);
    edits.unshift({
      at,
      by,
      taken: before.filter((one) => !after.includes(one)),
      put: after.filter((one) => !before.includes(one)),
    });
  }
  return { first: contentOf(held), edits };
}

function heldBy(issue: Seen, field: Field, facts: Facts): Held[] {
  const { first, edits } = replay(issue, field, facts);
  const made = { from: Date.parse(issue.fields.created), until: FOREVER, by: issue.fields.creator.name };
  const held: Held[] = first.map((value) => ({ ...made, value }));
  for (const { at, by, taken, put } of edits) {
    for (const one of held) if (one.until === FOREVER && taken.includes(one.value)) one.until = at;
    held.push(...put.map((value) => ({ value, from: at, until: FOREVER, by })));
  }
  return held;
}

export function meaningOfPast(clause: History | Change, field: Field, world: World): Meaning {
  const { facts } = world;
  const windows = clause.predicates.flatMap((one) => windowOf(one, facts));
  const from = Math.max(Number.NEGATIVE_INFINITY, ...windows.map((one) => one[0]));
  const until = Math.min(FOREVER, ...windows.map((one) => one[1]));
  const by = clause.predicates
    .filter(({ name }) => name === 'by')
    .map(({ operand }) =>
      itemsOf(operand).flatMap((one) => namesOf(one, byField(facts), world, 'in') ?? [EMPTY]),
    );
  const isOneOf = (author: string) => by.every((names) => names.includes(author));
  const valuesOf = (operand: Predicate['operand']) =>
    itemsOf(operand).flatMap((one) => namesOf(one, field, world, 'in', true) ?? [EMPTY]);
  if (clause.kind === 'history') {
    if (itemsOf(clause.operand).some((one) => functionNamed(one) === 'currentuser'))
      throw new Refused('reader');
    const values = itemsOf(clause.operand).flatMap(
      (one) => namesOf(one, field, world, clause.operator, true) ?? [EMPTY],
    );
    // Of the future nothing is known.
    const end = Math.min(until, facts.reader.now + 1);
    return (issue) =>
      heldBy(issue, field, facts).some(
        (one) =>
          values.includes(one.value) && from < end && one.from < until && one.until > from && isOneOf(one.by),
      );
  }
  const sides = (name: string) =>
    clause.predicates.filter((one) => one.name === name).map(({ operand }) => valuesOf(operand));
  const [taken, put] = [sides('from'), sides('to')];
  return (issue) =>
    replay(issue, field, facts).edits.some(
      (edit) =>
        edit.at >= from &&
        edit.at < until &&
        isOneOf(edit.by) &&
        taken.every((values) => values.some((one) => edit.taken.includes(one))) &&
        put.every((values) => values.some((one) => edit.put.includes(one))),
    );
}

const byField = (facts: Facts): Field => ({
  names: ['by'],
  kind: 'user',
  operators: ['in'],
  bearers: usersOf(facts),
  values: () => [],
});

/** From the first moment to the last, which is left out. */
function windowOf({ name, operand }: Predicate, { reader }: Facts): [number, number][] {
  if (name === 'by' || name === 'from' || name === 'to') return [];
  const { now, timeZone } = reader;
  const items = operand.kind === 'list' ? operand.items : [operand];
  if (items.length !== (name === 'during' ? 2 : 1)) throw new Refused(name);
  const [first = 0, second = 0] = items.map((one) => {
    const instant =
      one.kind === 'value'
        ? one.numeric
          ? Number(one.text)
          : predicateDateOf(one.text, now, timeZone)
        : one.kind === 'function'
          ? one.name.toLowerCase() === 'now' && one.args.length === 0
            ? now
            : (edgeOf(one.name, one.args[0], now, timeZone) ?? null)
          : null;
    if (instant === null) throw new Refused(`date of ${name}`);
    return instant;
  });
  switch (name) {
    case 'after':
      return [[first + 1, FOREVER]];
    case 'before':
      return [[Number.NEGATIVE_INFINITY, first]];
    case 'on':
      return [[startOfDay(first, timeZone), startOfDay(first, timeZone, 1)]];
    case 'during':
      return [[first, second + 1]];
  }
}
