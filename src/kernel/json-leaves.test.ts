import { expect, it } from 'vitest';
import { jsonLeaves } from './json-leaves.ts';

const shown = (document: unknown) =>
  jsonLeaves(document)
    .map(({ path, value }) => `${path}=${JSON.stringify(value)}`)
    .sort();

it('finds every scalar, with the path to it', () => {
  expect(shown('x')).toEqual(['="x"']);
  expect(shown({ a: 1, b: { c: true, d: null, e: {} }, f: ['x', 'y', 'x', { g: 2 }] })).toEqual([
    'a=1',
    'b.c=true',
    'f.g=2',
    'f="x"',
    'f="y"',
  ]);
  expect(shown(null)).toEqual([]);
});

it('bears documents as deep as they are long', () => {
  expect(jsonLeaves(JSON.parse(`${'['.repeat(15_000)}1${']'.repeat(15_000)}`))).toEqual([
    { path: '', value: 1 },
  ]);
});
