/** What an operand means to a field: values of it, or what is true of one. */
import { fold } from '../../../src/kernel/fold.ts';
import type { EmptyOperand, FunctionOperand, Operand, ValueOperand } from '../../../src/search/jql/ast.ts';
import type { World } from './evaluate.ts';
import type { Seen } from './facts.ts';
import type { Bearer, Field, Value } from './fields.ts';
import { callOf } from './functions.ts';
import { Refused } from './refused.ts';
import { askedOf } from './texts.ts';
import { dateOf, dayOf } from './times.ts';

export type Item = EmptyOperand | ValueOperand | FunctionOperand;

export interface Wanted {
  has(field: Field, value: Value, issue: Seen): boolean;
  empty: boolean;
  /** A text that only says what must not be there. */
  excludes?: boolean;
}

/** Lists in lists mean the same as their items. */
export const itemsOf = (operand: Operand): Item[] =>
  operand.kind === 'list' ? operand.items.flatMap(itemsOf) : [operand];

export const functionNamed = (one: Item): string | null =>
  one.kind === 'function' ? one.name.toLowerCase() : null;

/** @param operator NOT has been applied, and the negation taken out of it @param written as in the query */
export function wantedOf(
  able: readonly Field[],
  operator: string,
  written: string,
  operand: Operand,
  world: World,
): Wanted {
  if (operator === '~') return containing(able, operand);
  if (/[<>]/.test(operator)) return beyond(able, operator, written, operand, world);
  const ids = new Map<Field, Value[]>(able.map((field) => [field, []]));
  let empty = false;
  for (const item of itemsOf(operand)) {
    const refusals = able.filter((field) => {
      try {
        const names = namesOf(item, field, world, written);
        if (names === null) empty = true;
        else ids.get(field)?.push(...names);
        return false;
      } catch (error) {
        if (error instanceof Refused) return true;
        throw error;
      }
    });
    // A value that one of several fields of a name has is right.
    if (refusals.length === able.length) throw new Refused(JSON.stringify(item));
  }
  return {
    empty,
    has: (field, value) =>
      (ids.get(field) ?? []).some((one) =>
        field.kind === 'cascade' ? isChosen(String(one), value) : one === value,
      ),
  };
}

/** `1` with anything behind it, `1/` with nothing, `/2` second choices, `1/2` */
function isChosen(wanted: string, value: Value): boolean {
  const [first, second] = wanted.split('/');
  const [parent, child = ''] = String(value).split('/');
  return (first === '' || first === parent) && (second === undefined || second === child);
}

function containing(able: readonly Field[], operand: Operand): Wanted {
  const nothing = { has: () => false };
  if (operand.kind === 'empty' && able.some(({ operators }) => operators.includes('is')))
    return { ...nothing, empty: true };
  if (operand.kind !== 'value') throw new Refused('no text');
  const [first] = able;
  if (first?.kind === 'version') return versionLike(operand.text);
  const asked = askedOf(operand.text);
  return { empty: false, excludes: asked.excludes, has: (_field, value) => asked.has(String(value)) };
}

/** `*` stands for anything; without it, a name is meant whole. */
function versionLike(text: string): Wanted {
  if (text.trim() === '') throw new Refused('no name');
  const parts = fold(text)
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('.*')}$`, 'su');
  const nameOf = (field: Field, value: Value) =>
    field.bearers?.find(({ id }) => id === value)?.names[0] ?? '';
  return { empty: false, has: (field, value) => pattern.test(fold(nameOf(field, value))) };
}

const compares: Readonly<Record<string, (a: Value, b: Value) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function beyond(
  able: readonly Field[],
  operator: string,
  written: string,
  operand: Operand,
  world: World,
): Wanted {
  const [field] = able;
  const [item] = itemsOf(operand);
  const holds = compares[operator];
  if (!field || !item || !holds) throw new Refused('nothing');
  if (item.kind === 'value' && field.kind === 'ranked' && fold(item.text) === 'unresolved')
    throw new Refused('has no place in the order');
  const marks = namesOf(item, field, world, written) ?? [];
  const { issues, versions } = world.facts;
  switch (field.kind) {
    case 'issue': {
      const mark = issues.find(({ id }) => id === marks[0]);
      return {
        empty: false,
        has: (_field, _value, issue) =>
          mark !== undefined && issue.project === mark.project && holds(issue.number, mark.number),
      };
    }
    case 'version': {
      const known = (id: Value) => versions.find((one) => one.id === id);
      return {
        empty: false,
        has: (_field, value) =>
          marks.some(
            (mark) =>
              known(mark)?.project === known(value)?.project &&
              holds(field.rank?.(value) ?? 0, field.rank?.(mark) ?? 0),
          ),
      };
    }
    case 'ranked':
      return {
        empty: false,
        has: (_field, value) =>
          marks[0] !== undefined && holds(field.rank?.(value) ?? 0, field.rank?.(marks[0]) ?? 0),
      };
    default:
      return { empty: false, has: (_field, value) => marks[0] !== undefined && holds(value, marks[0]) };
  }
}

/** @returns null: EMPTY @param inPast names that only histories know are known, too @throws Refused */
export function namesOf(
  item: Item,
  field: Field,
  world: World,
  operator: string,
  inPast = false,
): Value[] | null {
  if (item.kind === 'empty') {
    if (field.operators.includes('is')) return null;
    throw new Refused('never empty');
  }
  if (item.kind === 'function') return callOf(item, field, world, operator);
  return readValue(item, field, world, inPast);
}

const EARLIEST = Date.parse('1000-01-01T00:00:00.000Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');
const working: Readonly<Record<string, number>> = { w: 5 * 8 * 3600, d: 8 * 3600, h: 3600, m: 60 };

function readValue(item: ValueOperand, field: Field, world: World, inPast: boolean): Value[] | null {
  const { text, numeric } = item;
  const { now, timeZone } = world.facts.reader;
  switch (field.kind) {
    case 'word':
    case 'exact':
      return [fold(text)];
    case 'instant':
    case 'day': {
      const instant = numeric ? Number(text) : dateOf(text, now, timeZone);
      if (instant === null || instant < EARLIEST || instant > LATEST) throw new Refused('no date');
      return [field.kind === 'day' ? dayOf(instant, timeZone) : instant];
    }
    case 'number':
      if (!/^-?\d{1,15}$/.test(text)) throw new Refused('no number');
      return [Number(text)];
    case 'decimal':
      if (!/^[-+]?\d{1,15}(\.\d{1,15})?$/.test(text)) throw new Refused('no number');
      return [Number(text)];
    case 'duration':
      return [secondsOf(text)];
    case 'issue': {
      const found = world.facts.issues.find(({ id, key }) => id === text || key === text.toUpperCase());
      if (!found) throw new Refused(text);
      return [found.id];
    }
    case 'cascade':
      return choicesNamed(item, field, world);
    case 'text':
    case 'presence':
      throw new Refused('no such value');
    default:
      return bearersNamed(item, field, world, inPast);
  }
}

/** A working week has five days, of eight hours; a bare number is minutes. */
function secondsOf(text: string): number {
  const bare = /^\d{1,9}$/.exec(text.trim());
  if (bare) return Number(text) * 60;
  const parts = text.trim().toLowerCase().split(/\s+/);
  return parts.reduce((sum, part) => {
    const match = /^(\d{1,9}(?:\.\d{1,4})?)([wdhm])[a-z]{0,6}$/.exec(part);
    if (!match) throw new Refused('no duration');
    return sum + Math.round(Number(match[1]) * (working[match[2] as string] ?? 0));
  }, 0);
}

function bearersNamed(
  { text, numeric }: ValueOperand,
  field: Field,
  world: World,
  inPast: boolean,
): Value[] | null {
  if (field.names[0] === 'resolution' && fold(text) === 'unresolved') return null;
  const found = named(field.bearers ?? [], text, numeric);
  if (found.length > 0) return found;
  if (inPast && field.past) {
    const past = (world.facts.past[field.past.names] ?? []).map(
      ({ id, name }): Bearer => ({ id, names: [name], number: id }),
    );
    const gone = named(past, text, numeric);
    if (gone.length > 0) return gone;
  }
  // Whoever may not look for people is not told who is there.
  if (field.kind === 'user' && world.facts.reader.name === null) return [];
  throw new Refused(text);
}

/** A bare number is an id first. The better names win: a user name over a full name, a project's key over its name. */
export function named(bearers: readonly Bearer[], text: string, numeric: boolean): Value[] {
  const numbered = /^\d{1,15}$/.test(text)
    ? bearers.filter(({ number }) => number !== undefined && Number(number) === Number(text)).slice(0, 1)
    : [];
  if (numeric && numbered.length > 0) return numbered.map(({ id }) => id);
  for (const rank of [0, 1, 2]) {
    const bearing = bearers.filter(
      ({ names }) => names[rank] !== undefined && fold(names[rank]) === fold(text),
    );
    if (bearing.length > 0) return bearing.map(({ id }) => id);
  }
  return numbered.map(({ id }) => id);
}

/** First choices of the name, whatever is behind them; or else second ones. */
function choicesNamed({ text, numeric }: ValueOperand, field: Field, { facts }: World): Value[] {
  const options = facts.custom.find(({ name }) => name === field.names[0])?.options ?? [];
  const found = named(field.bearers ?? [], text, numeric);
  if (found.length === 0) throw new Refused(text);
  const first = found.filter((one) => options.find(({ id }) => id === one)?.parent === null);
  return first.length > 0 ? first : found.map((one) => `/${one}`);
}
