/** ORDER BY: what has no value comes last when ascending; what ties, by the newest id first. */
import { fold } from '../../../src/kernel/fold.ts';
import type { SortTerm } from '../../../src/search/jql/ast.ts';
import { fieldsNamed, type World } from './evaluate.ts';
import type { Facts, Json, Seen } from './facts.ts';
import type { Field, Value } from './fields.ts';
import { Refused } from './refused.ts';

type Key = Value | null;
type KeysOf = (issue: Seen) => readonly Key[];

export function comparing(terms: readonly SortTerm[], world: World): (a: Seen, b: Seen) => number {
  const order = new Map<Field, { keys: KeysOf; sign: number }>();
  for (const { field, direction } of terms) {
    const sortable = field.property
      ? []
      : fieldsNamed(field.name, world).flatMap((one) => {
          const keys = keysOf(one, world.facts);
          return keys ? [{ one, keys }] : [];
        });
    if (sortable.length === 0) throw new Refused(field.name);
    for (const { one, keys } of sortable) {
      const sign = (direction ?? (startsWithTheLast(one) ? 'desc' : 'asc')) === 'desc' ? -1 : 1;
      if (!order.has(one)) order.set(one, { keys, sign });
    }
  }
  if (order.size === 0) order.set({} as Field, { keys: byKey, sign: -1 });
  return (a, b) => {
    for (const { keys, sign } of order.values()) {
      const [left, right] = [keys(a), keys(b)];
      for (const [at, one] of left.entries()) {
        const difference = sign * compareKeys(one, right[at] ?? null);
        if (difference !== 0) return difference;
      }
    }
    return Number(b.id) - Number(a.id);
  };
}

function compareKeys(a: Key, b: Key): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

const byKey: KeysOf = ({ project, number }) => [project, number];

const startsWithTheLast = ({ names, kind, operators }: Field): boolean =>
  kind === 'instant' ||
  kind === 'duration' ||
  (kind === 'day' && operators.includes('is')) ||
  kind === 'number' ||
  names[0] === 'priority';

const least = (values: readonly Key[]): Key =>
  values.reduce((found, one) => (found === null || compareKeys(one, found) < 0 ? one : found), null);

/** null: the field has no order. */
function keysOf(field: Field, facts: Facts): KeysOf | null {
  const name = field.names[0] as string;
  const { lists } = facts;
  const place = (list: readonly { id: string }[]): KeysOf => {
    const at = (id: Value) => list.findIndex((one) => one.id === id);
    return (issue) => [least((field.values(issue) ?? []).map(at))];
  };
  const person =
    (of: (fields: Json) => Json): KeysOf =>
    ({ fields }) => [of(fields) ? fold(of(fields).displayName) : null];
  const plain: KeysOf = (issue) => [least(field.values(issue) ?? [])];
  switch (name) {
    case 'issuekey':
      return byKey;
    case 'project':
      return ({ fields }) => [fold(fields.project.name)];
    case 'issuetype':
      return place(lists.issuetype);
    case 'status':
      return place(lists.status);
    case 'resolution':
      return place(lists.resolution);
    case 'priority':
      return (issue) => [least((field.values(issue) ?? []).map((one) => field.rank?.(one) ?? 0))];
    case 'assignee':
      return person((one) => one.assignee);
    case 'reporter':
      return person((one) => one.reporter);
    case 'creator':
      return person((one) => one.creator);
    case 'level':
      return ({ fields }) => [fields.security ? fold(fields.security.name) : null];
    case 'component':
      return ({ project, fields }) => {
        const first = least(fields.components.map((one: Json) => fold(one.name)));
        return [first === null ? null : project, first];
      };
    case 'summary':
    case 'description':
    case 'environment':
      return ({ fields }) => [fields[name] === null ? null : fold(fields[name])];
    case 'category':
    case 'statusCategory':
    case 'parent':
    case 'voter':
    case 'watcher':
    case 'attachments':
    case 'issueLinkType':
    case 'filter':
    case 'text':
    case 'comment':
      return null;
    case 'labels':
      return plain;
    default:
      if (name.startsWith('worklog')) return null;
      return field.names.some((one) => one.startsWith('customfield_') || one.startsWith('cf['))
        ? customKeys(field, facts)
        : field.kind === 'version'
          ? byVersion(field)
          : plain;
  }
}

const byVersion =
  (field: Field): KeysOf =>
  (issue) => {
    const first = least((field.values(issue) ?? []).map((one) => field.rank?.(one) ?? 0));
    return [first === null ? null : issue.project, first];
  };

function customKeys(field: Field, facts: Facts): KeysOf {
  const custom = facts.custom.find(({ id }) => field.names.includes(id));
  const values = (issue: Seen) => field.values(issue) ?? [];
  const options = custom?.options ?? [];
  const place = (id: Value | undefined) => {
    const parent = options.find((one) => one.id === id)?.parent ?? null;
    const at = options.filter((one) => one.parent === parent).findIndex((one) => one.id === id);
    return at < 0 ? null : at;
  };
  switch (field.kind) {
    case 'version':
      return byVersion(field);
    case 'cascade':
      return (issue) => {
        const [first, second] = String(values(issue)[0] ?? '').split('/');
        return [place(first), place(second)];
      };
    case 'user':
      return (issue) => [
        least(
          values(issue).map((one) => fold(facts.users.find(({ name }) => name === one)?.displayName ?? '')),
        ),
      ];
    case 'name':
      if (options.length > 0) return (issue) => [least(values(issue).map(place))];
      return (issue) => [
        least(
          values(issue).map((one) => fold(facts.projects.find(({ id }) => id === one)?.name ?? String(one))),
        ),
      ];
    case 'text':
    case 'exact':
      return (issue) => [least(values(issue).map((one) => fold(String(one))))];
    default:
      return (issue) => [least(values(issue))];
  }
}
