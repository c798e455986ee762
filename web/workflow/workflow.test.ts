import { describe, expect, it } from 'vitest';
import { type Definition, withoutStep, withoutTransition, withStep, withTransition } from './workflow.ts';

const definition: Definition = {
  steps: [{ statusId: 1 }, { statusId: 2 }, { statusId: 3 }],
  transitions: [
    { id: 1, name: 'Create', from: 'initial', to: 1 },
    { id: 11, name: 'Start', from: [1, 3], to: 2 },
    { id: 21, name: 'Finish', from: [2], to: 3 },
    { id: 31, name: 'Note', from: 'any', to: 'same' },
  ],
};

describe('Editing a workflow', () => {
  it('a new transition gets a number of its own, a known one keeps its own', () => {
    const added = withTransition(definition, { name: 'Back', from: [2], to: 1 });
    expect(added.transitions.at(-1)).toEqual({ id: 41, name: 'Back', from: [2], to: 1 });
    const renamed = withTransition(definition, { id: 21, name: 'Close', from: [2], to: 3 });
    expect(renamed.transitions.map(({ name }) => name)).toEqual(['Create', 'Start', 'Close', 'Note']);
  });

  it('a status goes with what leads to it, and what comes from it alone', () => {
    const { steps, transitions } = withoutStep(definition, 2);
    expect(steps).toEqual([{ statusId: 1 }, { statusId: 3 }]);
    expect(transitions.map(({ name }) => name)).toEqual(['Create', 'Note']);
    expect(withoutStep(definition, 3).transitions[1]?.from).toEqual([1]);
  });

  it('changes nothing of what it was given', () => {
    withStep(withoutTransition(definition, 11), { statusId: 4 });
    expect(definition.steps).toHaveLength(3);
    expect(definition.transitions).toHaveLength(4);
  });
});
