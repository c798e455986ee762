/** Holds an answer against the types that the description gives. */

export interface Schema {
  type?: string;
  $ref?: string;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  enum?: readonly unknown[];
  oneOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
  writeOnly?: boolean;
}

export interface Difference {
  /** Where in the answer: `author.active`, `values[].id`. */
  at: string;
  /** mistyped: of another type. missing: it must be there. left-out: it may be there, and is not. */
  kind: 'mistyped' | 'missing' | 'left-out';
  sentence: string;
}

type Schemas = Readonly<Record<string, Schema>>;

/**
 * What of an answer its type is about: the description calls a page, or an object of lists, by the type of the elements,
 * and some answers by a type that has nothing to do with them (undefined).
 */
export function described(value: unknown, schema: Schema, schemas: Schemas): unknown {
  const { properties } = resolve(schema, schemas);
  if (!properties || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const names = Object.keys(value);
  if (names.some((name) => name !== 'self' && name in properties)) return value;
  const lists = Object.values(value).filter(Array.isArray);
  return lists.length > 0 ? lists.flat() : undefined;
}

/**
 * What an answer has otherwise than its type says. The description calls a list by the type of its elements, so a list
 * is held against the type element by element. Members that the type does not know are not looked at: a client skips them.
 * null counts as left out, as Jira writes it.
 */
export function differences(value: unknown, schema: Schema, schemas: Schemas, at = ''): Difference[] {
  const type = resolve(schema, schemas);
  if (Array.isArray(value)) {
    if (isAnything(type)) return [];
    const items = type.type === 'array' ? type.items : at === '' ? type : undefined;
    if (!items) return [mistyped(at, type.type, 'array')];
    return unique(value.slice(0, 20).flatMap((one) => differences(one, items, schemas, `${at}[]`)));
  }
  if (value === null || value === undefined || !type.type) return [];
  const found = typeof value;
  if (!isOf(value, type.type)) {
    if (isAnything(type)) return [];
    return [mistyped(at, type.type, found)];
  }
  if (type.enum && !type.enum.includes(value))
    return [{ at, kind: 'mistyped', sentence: `\`${at}\` is none of the values that are described` }];
  return found === 'object' ? members(value as Record<string, unknown>, type, schemas, at) : [];
}

function members(value: Record<string, unknown>, type: Schema, schemas: Schemas, at: string): Difference[] {
  const place = (name: string) => (at === '' ? name : `${at}.${name}`);
  const known = type.properties ?? {};
  const absent = Object.entries(known)
    .filter(([name, member]) => !(name in value) && !member.writeOnly)
    .map(([name]): Difference => {
      const kind = type.required?.includes(name) ? 'missing' : 'left-out';
      return { at: place(name), kind, sentence: `\`${place(name)}\` is not sent` };
    });
  const any = typeof type.additionalProperties === 'object' ? type.additionalProperties : undefined;
  const wrong = Object.entries(value).flatMap(([name, member]) => {
    const schema = known[name] ?? any;
    return schema ? differences(member, schema, schemas, place(known[name] ? name : '*')) : [];
  });
  return unique([...absent, ...wrong]);
}

/** Whether it says that it is a list; the 10.3 description calls lists by their elements. */
export const isList = ({ type }: Schema): boolean => type === 'array';

/** An object without members is how the description says "anything". */
const isAnything = (type: Schema): boolean =>
  type.type === 'object' && !type.properties && !type.additionalProperties;

const isOf = (value: unknown, type: string): boolean => {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object';
  if (type === 'array') return false;
  return typeof value === type;
};

const mistyped = (at: string, wanted: string | undefined, found: string): Difference => ({
  at,
  kind: 'mistyped',
  sentence: `\`${at || 'the body'}\` is ${found}, described as ${wanted}`,
});

function resolve(schema: Schema, schemas: Schemas): Schema {
  const named = schema.$ref ? schemas[schema.$ref.replace('#/components/schemas/', '')] : schema;
  if (!named) return {};
  if (named.$ref) return resolve(named, schemas);
  if (named.allOf) return { type: 'object', properties: allMembers(named.allOf, schemas) };
  return named;
}

const allMembers = (parts: readonly Schema[], schemas: Schemas): Record<string, Schema> =>
  Object.assign({}, ...parts.map((part) => resolve(part, schemas).properties ?? {}));

const unique = (all: readonly Difference[]): Difference[] => [
  ...new Map(all.map((one) => [`${one.kind} ${one.at}`, one])).values(),
];
