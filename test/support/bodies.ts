/** Bodies and queries that nobody should send: made after the schema of a route, or by spoiling a good body. */
import fc from 'fast-check';

interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  required?: string[];
}

const nastyTexts = [
  '',
  ' ',
  '\0',
  '\ud800',
  '🦀'.repeat(100),
  'x'.repeat(256),
  'y'.repeat(70_000),
  "'; DROP TABLE issue; --",
  '%_%',
  '<script>',
  '-1',
  '0',
  '1',
  '10000',
  '9223372036854775808',
  '99999999999999999999999',
  '1e999',
  'NaN',
  'true',
  'null',
  '__proto__',
  'constructor',
  '../..',
  '2026-02-31',
  '0000-00-00',
  '2026-01-02T03:04:05.000+0000',
  'plain',
  'TEST-1',
  'jira-software-users',
];

const text = fc.oneof(fc.constantFrom(...nastyTexts), fc.string(), fc.string({ unit: 'binary' }));
const number = fc.oneof(
  fc.constantFrom(0, 1, -1, 10_000, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 0.5),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const anything: fc.Arbitrary<unknown> = fc.oneof(
  text,
  number,
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom([], {}, [null], [[]], [''], { id: null }, { name: 'x'.repeat(300) }, { id: '10000' }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Mostly what the schema allows, sometimes not. */
export function fromSchema(schema: Schema | undefined): fc.Arbitrary<unknown> {
  if (!schema) return anything;
  const good = allowed(schema);
  return fc.oneof({ weight: 6, arbitrary: good }, { weight: 1, arbitrary: anything });
}

function allowed(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(fromSchema));
  switch (schema.type) {
    case 'string':
      return text;
    case 'integer':
    case 'number':
      return number;
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(fromSchema(schema.items), { maxLength: 3 });
    case 'object':
      return members(schema);
    default:
      return anything;
  }
}

function members({ properties = {}, patternProperties, required = [] }: Schema): fc.Arbitrary<unknown> {
  const known = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, fromSchema(schema)])),
    { requiredKeys: required },
  );
  const any = Object.values(patternProperties ?? {})[0];
  if (any) return fc.dictionary(text, fromSchema(any), { maxKeys: 3 });
  return fc.oneof(
    { weight: 5, arbitrary: known },
    {
      weight: 1,
      arbitrary: fc.tuple(known, text, anything).map(([body, key, value]) => ({ ...body, [key]: value })),
    },
  );
}

/** A good body with one place of it spoilt: another value, none, or one more. */
export function spoilt(good: unknown): fc.Arbitrary<unknown> {
  const places = placesOf(good);
  return fc
    .tuple(fc.constantFrom(...places), fc.constantFrom('set', 'drop', 'add'), text, anything)
    .map(([place, how, name, value]) => {
      if (place.length === 0) return how === 'set' ? value : good;
      const copy = structuredClone(good) as Record<string, unknown>;
      const owner = place.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, copy);
      const last = place.at(-1) ?? '';
      if (how === 'drop') delete owner[last];
      else owner[how === 'set' || Array.isArray(owner) ? last : name] = value;
      return copy;
    });
}

function placesOf(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, item]) => placesOf(item, [...at, key]))];
}

/** Values for the fields of an issue, whatever they are called. */
export const issueFields = (good: Record<string, unknown>): fc.Arbitrary<unknown> =>
  fc.dictionary(fc.constantFrom(...fieldNames), anything, { minKeys: 1, maxKeys: 2 }).chain((spoils) =>
    fc.constantFrom(
      { fields: { ...good, ...spoils } },
      {
        fields: good,
        update: Object.fromEntries(Object.entries(spoils).map(([key, to]) => [key, [{ set: to }]])),
      },
      {
        fields: good,
        update: Object.fromEntries(Object.entries(spoils).map(([key, to]) => [key, [{ add: to }]])),
      },
      { fields: good, update: spoils },
    ),
  );

const fieldNames = [
  'summary',
  'description',
  'environment',
  'project',
  'issuetype',
  'priority',
  'assignee',
  'reporter',
  'labels',
  'components',
  'fixVersions',
  'versions',
  'duedate',
  'timetracking',
  'resolution',
  'security',
  'parent',
  'status',
  'comment',
  'worklog',
  'issuelinks',
  'attachment',
  'votes',
  'watches',
  'created',
  'customfield_10000',
  'customfield_99999999',
];

/** A query with spoilt values for the parameters that there are. */
export const queries = (
  schema: { properties?: Record<string, unknown> } | undefined,
): fc.Arbitrary<string> => {
  const names = Object.keys(schema?.properties ?? {});
  if (names.length === 0) return fc.constant('');
  return fc
    .dictionary(
      fc.constantFrom(...names),
      fc.oneof(fc.constantFrom(...nastyTexts.filter(short)), fc.string()),
      {
        maxKeys: 2,
      },
    )
    .map((values) => new URLSearchParams(values).toString());
};

const short = (one: string): boolean => one.length < 5000;
