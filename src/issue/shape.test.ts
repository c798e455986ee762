import { describe, expect, it } from 'vitest';
import { issueShape, readSelection, selects } from './shape.ts';

const reader = { zone: 'UTC', now: 0 };
const ids = (fields: string[] | undefined, standard: '*all' | '*navigable' | 'none' = '*navigable') =>
  issueShape({ fields, standard }, reader).fields.map((field) => field.id);

describe('what a reader asks for', () => {
  it('is the standard where no field is named', () => {
    expect(ids(undefined)).toEqual(ids(['*navigable'], '*all'));
    expect(ids([], '*all')).toEqual(ids(['*all']));
    expect(ids(undefined, 'none')).toEqual([]);
  });

  it('is the standard without what a minus names, where nothing else is', () => {
    expect(ids(['-summary'])).toEqual(ids(undefined).filter((id) => id !== 'summary'));
    expect(ids(['-comment'], '*all')).not.toContain('comment');
  });

  it('is what is named and known, each once', () => {
    expect(ids(['summary', 'nope', 'summary', 'comment']).sort()).toEqual(['comment', 'summary']);
    expect(ids(['*navigable', 'comment', '-summary'])).toEqual(expect.arrayContaining(['comment', 'status']));
    expect(ids(['*navigable', 'comment', '-summary'])).not.toContain('summary');
  });

  it('needs nothing read that no field asks for', () => {
    expect([...issueShape({ fields: ['summary', 'status'], standard: '*all' }, reader).needs]).toEqual([]);
    expect([...issueShape({ fields: ['labels'], standard: '*all' }, reader).needs]).toEqual(['labels']);
  });

  it('selects properties by name, all of them, or all but some', () => {
    const chosen = (names: string[]) => ['a', 'b', 'c'].filter((name) => selects(readSelection(names), name));
    expect(chosen(['a', 'x'])).toEqual(['a']);
    expect(chosen(['*all'])).toEqual(['a', 'b', 'c']);
    expect(chosen(['*all', '-b'])).toEqual(['a', 'c']);
    expect(chosen(['-b'])).toEqual(['a', 'c']);
  });
});
