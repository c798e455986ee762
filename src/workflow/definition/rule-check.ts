/** Reads the rules of a transition as they are sent, by the table of rule-kinds.ts. */
import { RE2JS } from 're2js';
import {
  isObject,
  noteAt,
  readList,
  readNumber,
  readObject,
  readText,
  type Spot,
  within,
} from './definition-problems.ts';
import type { DefinitionWorld, FieldHolds, RuleField } from './definition-world.ts';
import {
  comparisons,
  conditionKinds,
  deepest,
  longestPattern,
  longestText,
  type MemberKind,
  mostRules,
  people,
  type RuleKinds,
} from './rule-kinds.ts';

export interface Checking {
  readonly world: DefinitionWorld;
  /** The statuses that are steps of the workflow. */
  readonly stepIds: ReadonlySet<number>;
}

/** Rules of one kind, as far as they are right; what is wrong is noted. */
export function readRules<T>(spot: Spot, value: unknown, kinds: RuleKinds, checking: Checking): T[] {
  return readList(spot, value ?? [], { most: mostRules }, (at, one) =>
    readRule(at, one, kinds, checking, 1),
  ) as T[];
}

type Rule = Record<string, unknown>;

function readRule(
  spot: Spot,
  value: unknown,
  kinds: RuleKinds,
  checking: Checking,
  depth: number,
): Rule | null {
  const type = isObject(value) ? value.type : undefined;
  if (typeof type !== 'string' || !Object.hasOwn(kinds, type)) {
    const known = Object.keys(kinds).join(', ');
    noteAt(isObject(value) ? within(spot, 'type') : spot, `One of these is expected: ${known}.`);
    return null;
  }
  const members = kinds[type] ?? {};
  const sent = readObject(spot, value, ['type', ...Object.keys(members)]);
  if (!sent) return null;
  const rule: Rule = { type };
  for (const [name, { kind, optional }] of Object.entries(members)) {
    const at = within(spot, name);
    if (sent[name] === undefined) {
      if (!optional) noteAt(at, 'This must be given.');
    } else rule[name] = readMember(at, sent[name], kind, checking, depth);
  }
  if (type === 'copy-field') refuseUnlike(spot, rule, checking.world);
  return rule;
}

function refuseUnlike(spot: Spot, { from, to }: Rule, { fields }: DefinitionWorld): void {
  const [one, other] = [fields.get(String(from)), fields.get(String(to))];
  if (!one || !other) return;
  if (one.holds !== other.holds || !copied.has(one.holds)) {
    noteAt(within(spot, 'to'), 'A value is copied only between two fields that hold the same kind of value.');
  }
}

const copied: ReadonlySet<FieldHolds> = new Set<FieldHolds>([
  'text',
  'label',
  'number',
  'date',
  'user',
  'group',
  'version',
  'project',
]);

function readMember(
  spot: Spot,
  value: unknown,
  kind: MemberKind,
  checking: Checking,
  depth: number,
): unknown {
  const { world, stepIds } = checking;
  switch (kind) {
    case 'permission':
      return knownText(spot, value, world.permissions, 'There is no such project permission.');
    case 'group':
      return knownText(spot, value, world.groups, 'There is no such group.');
    case 'groups':
      return readList(spot, value, { least: 1, most: mostRules }, (at, one) =>
        knownText(at, one, world.groups, 'There is no such group.'),
      );
    case 'role':
      return knownNumber(spot, value, world.roleIds, 'There is no such project role.');
    case 'resolution':
      return knownNumber(spot, value, world.resolutionIds, 'There is no such resolution.');
    // Other workflows' statuses count too: sub-tasks follow theirs, and an issue may have come from one.
    case 'status':
      return knownNumber(spot, value, world.statusIds, 'There is no such status.');
    case 'statuses':
      return readList(spot, value, { least: 1, most: mostRules }, (at, one) =>
        knownNumber(at, one, world.statusIds, 'There is no such status.'),
      );
    case 'comparison':
      return knownText(
        spot,
        value,
        new Set(comparisons),
        `One of these is expected: ${comparisons.join(' ')}`,
      );
    case 'person':
      return knownText(spot, value, new Set(people), `One of these is expected: ${people.join(', ')}.`);
    case 'text':
      return readText(spot, value, { least: 1, most: longestText });
    case 'pattern':
      return readPattern(spot, value);
    case 'flag':
      if (typeof value !== 'boolean') noteAt(spot, 'true or false is expected here.');
      return value === true;
    case 'value':
      return value;
    case 'conditions':
      return readGroup(spot, value, { world, stepIds }, depth);
    default:
      return readField(spot, value, kind, world);
  }
}

function readGroup(spot: Spot, value: unknown, checking: Checking, depth: number): unknown {
  if (depth >= deepest) {
    noteAt(spot, `Conditions can be nested ${deepest} deep at most.`);
    return [];
  }
  return readList(spot, value, { least: 1, most: mostRules }, (at, one) =>
    readRule(at, one, conditionKinds, checking, depth + 1),
  );
}

function knownText(spot: Spot, value: unknown, known: ReadonlySet<string>, sentence: string): string {
  if (typeof value === 'string' && known.has(value)) return value;
  noteAt(spot, sentence);
  return '';
}

function knownNumber(spot: Spot, value: unknown, known: ReadonlySet<number>, sentence: string): number {
  const id = readNumber(spot, value, 0, Number.MAX_SAFE_INTEGER);
  if (id !== null && !known.has(id)) noteAt(spot, sentence);
  return id ?? 0;
}

function readPattern(spot: Spot, value: unknown): string {
  const pattern = readText(spot, value, { least: 1, most: longestPattern });
  if (pattern === '') return '';
  try {
    RE2JS.compile(pattern);
  } catch {
    noteAt(
      spot,
      "This is no regular expression in RE2's syntax, which has no look-around and no back-references.",
    );
  }
  return pattern;
}

export type FieldKind = Extract<MemberKind, `${string}-field` | 'date-field-or-now'>;

const fits: Readonly<Record<FieldKind, { holds: readonly FieldHolds[] | null; sentence: string }>> = {
  'settable-field': { holds: null, sentence: 'There is no such field, or no rule can set it.' },
  'user-field': { holds: ['user'], sentence: 'A field that holds users is expected here.' },
  'group-field': { holds: ['group'], sentence: 'A field that holds groups is expected here.' },
  'text-field': { holds: ['text', 'label'], sentence: 'A field that holds text is expected here.' },
  'date-field': { holds: ['date'], sentence: 'A field that holds a date is expected here.' },
  'date-field-or-now': {
    holds: ['date'],
    sentence: "A field that holds a date, or 'now', is expected here.",
  },
  'compared-field': {
    holds: ['text', 'label', 'number', 'date', 'version', 'project', 'choice'],
    sentence: 'A field whose values can be compared is expected here.',
  },
};

const isOfKind = ({ holds, settable }: RuleField, kind: FieldKind): boolean =>
  fits[kind].holds?.includes(holds) ?? settable;

/** Which members of rules can name the field. */
export const kindsOf = (field: RuleField): FieldKind[] =>
  (Object.keys(fits) as FieldKind[]).filter((kind) => isOfKind(field, kind));

function readField(spot: Spot, value: unknown, kind: FieldKind, { fields }: DefinitionWorld): string {
  if (kind === 'date-field-or-now' && value === 'now') return value;
  const field = typeof value === 'string' ? fields.get(value) : undefined;
  if (field && isOfKind(field, kind)) return String(value);
  noteAt(spot, fits[kind].sentence);
  return '';
}
