import { describe, expect, it } from 'vitest';
import { changesNothing, changesOf } from './changes.ts';
import { added, moved, placeOf, type Rule, replaced, ruleAt } from './rule.ts';
import type { Definition } from './workflow.ts';

const one: Rule = { type: 'only-assignee' };
const two: Rule = { type: 'only-reporter' };
const three: Rule = { type: 'never' };
const tree: readonly Rule[] = [one, { type: 'any', conditions: [two, { type: 'all', conditions: [three] }] }];

describe('Rules of a transition', () => {
  it('are found and named by their place, as the server names it', () => {
    expect(ruleAt(tree, [1, 1, 0])).toBe(three);
    expect(ruleAt(tree, [0, 0])).toBeUndefined();
    expect(placeOf('conditions', [1, 1, 0])).toBe('conditions[1].conditions[1].conditions[0]');
  });

  it('are added to the list or to a group in it', () => {
    expect(added(tree, [], two)).toEqual([...tree, two]);
    expect(ruleAt(added(tree, [1, 1], one), [1, 1, 1])).toBe(one);
  });

  it('that are the last of a group take the group with them', () => {
    expect(replaced(tree, [1, 1, 0], [])).toEqual([one, { type: 'any', conditions: [two] }]);
    expect(replaced(replaced(tree, [1, 1, 0], []), [1, 0], [])).toEqual([one]);
  });

  it('change their order within the list, and not beyond its ends', () => {
    expect(moved([one, two, three], 2, -1)).toEqual([one, three, two]);
    expect(moved([one, two], 0, -1)).toEqual([one, two]);
    expect(moved([one, two], 1, 1)).toEqual([one, two]);
  });
});

describe('What a draft changes', () => {
  const live: Definition = {
    steps: [{ statusId: 1 }, { statusId: 2 }],
    transitions: [
      { id: 1, name: 'Create', from: 'initial', to: 1 },
      { id: 11, name: 'Go', from: [1], to: 2 },
    ],
  };

  it('is nothing where only the picture is another', () => {
    const placed = { ...live, steps: [{ position: { x: 1, y: 2 }, statusId: 1 }, { statusId: 2 }] };
    expect(changesNothing(changesOf(live, placed))).toBe(true);
  });

  it('is told by name', () => {
    const changed: Definition = {
      steps: [{ statusId: 1, properties: { a: 'b' } }, { statusId: 3 }],
      transitions: [
        { id: 1, name: 'Make', from: 'initial', to: 1 },
        { id: 21, name: 'Leap', from: [1], to: 3 },
      ],
    };
    expect(changesOf(live, changed)).toEqual({
      addedSteps: [3],
      goneSteps: [2],
      changedSteps: [1],
      addedTransitions: ['Leap'],
      goneTransitions: ['Go'],
      changedTransitions: ['Make'],
    });
  });
});
