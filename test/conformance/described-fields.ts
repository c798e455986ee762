/** Jira's description as lists: every query parameter, and every member of every body, a line each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schema } from './shape.ts';

/** A member of a body: `values[].id`, `issueTypes.<key>.self`; `$` is the body itself. */
export interface Member {
  readonly at: string;
  /** `string`, `integer/int64`, `string A|B`, `object` … */
  readonly type: string;
}

export interface DescribedFields {
  /** `METHOD /path` → its query parameters. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  readonly requests: ReadonlyMap<string, readonly Member[]>;
  /** Of the bodies of successes. */
  readonly responses: ReadonlyMap<string, readonly Member[]>;
}

export function readDescribedFields(folder: string): DescribedFields {
  const parameters = new Map<string, string[]>();
  for (const [method, path, name = ''] of rows(folder, 'rest-params.tsv'))
    push(parameters, `${method} ${path}`, name);
  const requests = new Map<string, Member[]>();
  const responses = new Map<string, Member[]>();
  for (const [method, path, body = '', at = '', type = ''] of rows(folder, 'rest-fields.tsv')) {
    const list = body === 'request' ? requests : /^response 2/.test(body) ? responses : null;
    if (list) push(list, `${method} ${path}`, { at, type });
  }
  return { parameters, requests, responses };
}

const rows = (folder: string, name: string): string[][] =>
  readFileSync(join(folder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'));

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** `issueTypes.<key>[].self!` → issueTypes, <key>, [], self */
export const partsOf = (at: string): string[] =>
  at === '$'
    ? []
    : at
        .replace(/!/g, '')
        .replace(/\[\]/g, '.[].')
        .split('.')
        .filter((part) => part !== '');

/** The types that the members of an answer make up: where it may be a list or an object, one of each. */
export function schemasOf(members: readonly Member[]): Schema[] {
  const isList = ({ at }: Member) => at.startsWith('[]');
  return [members.filter(isList), members.filter((one) => !isList(one))].flatMap((some) =>
    some.length > 0 ? schemaOf(some) : [],
  );
}

interface Node {
  properties?: Record<string, Node>;
  required?: string[];
  items?: Node;
  additionalProperties?: Node;
  leaf?: string;
}

function schemaOf(members: readonly Member[]): Schema {
  const root: Node = {};
  for (const { at, type } of members) place(root, partsOf(at), at.endsWith('!'), type);
  return finish(root);
}

function place(node: Node, [part, ...rest]: string[], required: boolean, type: string): void {
  if (part === undefined) {
    node.leaf = type;
  } else if (part === '[]') {
    node.items ??= {};
    place(node.items, rest, required, type);
  } else if (part.startsWith('<')) {
    node.additionalProperties ??= {};
    place(node.additionalProperties, rest, required, type);
  } else {
    node.properties ??= {};
    const member = node.properties[part] ?? {};
    node.properties[part] = member;
    if (required && rest.length === 0) node.required = [...(node.required ?? []), part];
    place(member, rest, required, type);
  }
}

function finish({ properties, required, items, additionalProperties, leaf }: Node): Schema {
  if (items) return { type: 'array', items: finish(items) };
  if (properties)
    return {
      type: 'object',
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, finish(one)])),
      required,
    };
  if (additionalProperties) return { type: 'object', additionalProperties: finish(additionalProperties) };
  return leafSchema(leaf ?? 'any');
}

function leafSchema(text: string): Schema {
  const [kind = '', values] = text.split(' ');
  const type = kind.split('/')[0] ?? '';
  if (type === 'array') return { type, items: {} };
  if (!['string', 'integer', 'number', 'boolean', 'object'].includes(type)) return {};
  return values?.includes('|') ? { type, enum: values.split('|') } : { type };
}
