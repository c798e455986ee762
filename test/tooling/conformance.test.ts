/** The tool behind `npm run conformance`, without the description that it reads. */
import { describe, expect, it } from 'vitest';
import type { Outcome, State } from '../conformance/call.ts';
import { partsOf, schemasOf } from '../conformance/described-fields.ts';
import { recorded, withTable, worse } from '../conformance/report.ts';
import { described, differences, type Schema } from '../conformance/shape.ts';
import { routeAt, standingOf, understood } from '../conformance/understood.ts';

const user: Schema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    active: { type: 'boolean' },
    groups: { type: 'array', items: { type: 'string' } },
    anything: { type: 'object' },
  },
};
const schemas = { User: user };
const ref = { $ref: '#/components/schemas/User' };
const kinds = (value: unknown) => differences(value, ref, schemas).map(({ kind, at }) => `${kind} ${at}`);

describe('An answer is held against its type', () => {
  it('and fits where every described member is there, whatever there is besides', () => {
    expect(kinds({ name: 'fred', active: true, groups: ['a'], anything: [1], more: 1 })).toEqual([]);
  });

  it('and told what is mistyped, missing or left out', () => {
    expect(kinds({ active: 'yes', groups: [1], anything: {} })).toEqual([
      'missing name',
      'mistyped active',
      'mistyped groups[]',
    ]);
    expect(kinds({ name: 'fred' })).toEqual(['left-out active', 'left-out groups', 'left-out anything']);
    expect(kinds(5)).toEqual(['mistyped ']);
  });

  it('element by element where it is a list, a page, or an object of lists', () => {
    expect(kinds([{ name: 1, active: true, groups: [], anything: {} }])).toEqual(['mistyped [].name']);
    expect(described({ self: 'x', values: [{ name: 'a' }] }, ref, schemas)).toEqual([{ name: 'a' }]);
    expect(described({ name: 'a' }, ref, schemas)).toEqual({ name: 'a' });
    expect(described({ count: 1 }, ref, schemas)).toBeUndefined();
  });
});

const nothingDescribed = { parameters: new Map(), requests: new Map(), responses: new Map() };

describe('The members that are described', () => {
  it('make up a type, or two where an answer may be a list or an object', () => {
    const [list, object] = schemasOf([
      { at: '[].id!', type: 'integer' },
      { at: 'values[].kind', type: 'string a|b' },
      { at: 'byKey.<key>.self', type: 'string/uri' },
    ]);
    const item = { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] };
    expect(list).toEqual({ type: 'array', items: item });
    const found = differences({ values: [{ kind: 'c' }], byKey: { x: { self: 1 } } }, object ?? {}, {});
    expect(found.map(({ at, kind }) => `${kind} ${at}`)).toEqual([
      'mistyped values[].kind',
      'mistyped byKey.*.self',
    ]);
  });

  it('are declared, let in or refused by the schema of a body', () => {
    const standing = (at: string) =>
      standingOf(
        {
          type: 'object',
          properties: {
            name: { type: 'string' },
            any: {},
            list: { type: 'array', items: { type: 'object', properties: { id: {} } } },
            either: { anyOf: [{ type: 'null' }, { type: 'object', properties: { x: {} } }] },
          },
          additionalProperties: false,
        },
        partsOf(at),
      );
    expect(standing('name!')).toBe('declared');
    expect(standing('list[].id')).toBe('declared');
    expect(standing('either.x')).toBe('declared');
    expect(standing('any.member')).toBe('let-in');
    expect(standing('list[].more')).toBe('let-in');
    expect(standing('more')).toBe('refused');
    expect(standing('name.deeper')).toBe('refused');
  });

  it('are missed where the route does not know them', () => {
    const described = {
      parameters: new Map([['GET /rest/api/2/issue/{issueIdOrKey}', ['updateHistory', 'noSuchParameter']]]),
      requests: new Map([['POST /rest/api/2/component', [{ at: 'noSuchMember', type: 'string' }]]]),
      responses: new Map(),
    };
    const issue = understood('GET', '/rest/api/2/issue/{issueIdOrKey}', described);
    expect(issue).toMatchObject({ missing: ['?noSuchParameter'], parameters: 2 });
    expect(understood('POST', '/rest/api/2/component', described).missing).toEqual(['noSuchMember']);
    expect(routeAt('GET', '/secure/attachment/{id}/{filename}')?.url).toBe('/secure/attachment/:id/*');
  });
});

describe('The table of conformance', () => {
  const outcome = (path: string, state: State, broken = false): Outcome => ({
    operation: { tier: 'A', method: 'GET', path, documented: true, success: [200], errors: [], schemas: [] },
    state,
    notes: ['a | b'],
    broken,
  });
  const page = 'Before\n<!-- conformance: x -->\n<!-- conformance end -->\nAfter';

  it('is read as it was written', () => {
    const written = withTable(
      page,
      [outcome('/a', 'conforms'), outcome('/b/{id}', 'missing 501')],
      nothingDescribed,
    );
    expect(written).toMatch(/^Before[\s\S]*After$/);
    expect([...recorded(written)]).toEqual([
      ['GET /a', 'conforms'],
      ['GET /b/{id}', 'missing 501'],
    ]);
    expect(written).toContain('| tier A | 1 | 0 | 0 | 1 | 0 | 2 |');
  });

  it('tells what has become worse, and every answer of 500', () => {
    const record = new Map<string, State>([
      ['GET /a', 'conforms'],
      ['GET /b', 'missing 501'],
      ['GET /c', 'fails'],
    ]);
    const now = [
      outcome('/a', 'served, shape unchecked'),
      outcome('/b', 'conforms'),
      outcome('/c', 'fails', true),
      outcome('/new', 'fails'),
    ];
    expect(worse(now, record).map(({ operation }) => operation.path)).toEqual(['/a', '/c']);
  });
});
