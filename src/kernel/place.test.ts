import { expect, it } from 'vitest';
import { placesOf } from './place.ts';

it('places are told as errors name them', () => {
  const data = {
    a: [{ group: 'x', groups: ['y', 'x'] }, { b: { group: 'x' } }],
    properties: { 'p.group': 'x' },
  };
  expect(placesOf(data, (name, value) => /group/.test(name) && value === 'x')).toEqual([
    'a[0].group',
    'a[0].groups[1]',
    'a[1].b.group',
    'properties.p.group',
  ]);
  expect(placesOf(null, () => false)).toEqual([]);
});
