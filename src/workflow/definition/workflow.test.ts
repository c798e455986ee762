import { describe, expect, it } from 'vitest';
import { stockPriorities, stockResolutions, stockStatuses, stockWorkflows } from '../workflow.stock.ts';
import { classicWorkflow } from './classic.ts';
import { simplifiedWorkflow } from './simplified.ts';
import { initialTransition, transitionsFrom, type WorkflowDefinition } from './workflow.ts';

const offered = (workflow: WorkflowDefinition, statusId: number) =>
  transitionsFrom(workflow, statusId).map(({ id, name, to }) => `${id} ${name} → ${to}`);

describe('The workflow jira', () => {
  it('makes issues open', () => {
    expect(initialTransition(classicWorkflow).to).toBe(1);
  });

  it('has the transitions that scripts know by their numbers', () => {
    const unfinished = ['5 Resolve Issue → 5', '2 Close Issue → 6'];
    expect(offered(classicWorkflow, 1)).toEqual(['4 Start Progress → 3', ...unfinished]);
    expect(offered(classicWorkflow, 3)).toEqual(['301 Stop Progress → 1', ...unfinished]);
    expect(offered(classicWorkflow, 4)).toEqual(['4 Start Progress → 3', ...unfinished]);
    expect(offered(classicWorkflow, 5)).toEqual(['701 Close Issue → 6', '3 Reopen Issue → 4']);
    expect(offered(classicWorkflow, 6)).toEqual(['3 Reopen Issue → 4']);
  });

  it('asks for a resolution on the way to the end, and takes it away on the way back', () => {
    for (const transition of classicWorkflow.transitions) {
      const ends = transition.from !== 'initial' && transition.screen === 'resolve';
      expect(transition.validators.some((one) => one.type === 'field-required')).toBe(ends);
    }
    const reopen = classicWorkflow.transitions.find((transition) => transition.id === 3);
    expect(reopen?.postFunctions).toEqual([{ type: 'clear-resolution' }]);
  });
});

describe('The simplified workflow', () => {
  it('leads from each status to each', () => {
    for (const { statusId } of simplifiedWorkflow.steps) {
      expect(offered(simplifiedWorkflow, statusId)).toEqual([
        '11 To Do → 10000',
        '21 In Progress → 3',
        '31 Done → 10001',
      ]);
    }
  });

  it('resolves what is done, and unresolves what is done no more', () => {
    const functions = new Map(simplifiedWorkflow.transitions.map((one) => [one.id, one.postFunctions]));
    expect(functions.get(31)).toEqual([{ type: 'set-resolution', resolutionId: 10000 }]);
    expect(functions.get(11)).toEqual([{ type: 'clear-resolution' }]);
  });
});

describe('Every stock workflow', () => {
  it.each(stockWorkflows)('holds together: $name', ({ definition }) => {
    const statuses = new Set(stockStatuses.map((status) => status.id));
    const steps = definition.steps.map((step) => step.statusId);
    for (const id of steps) expect(statuses).toContain(id);
    const ids = definition.transitions.map((transition) => transition.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(definition.transitions.filter((transition) => transition.from === 'initial')).toHaveLength(1);
    for (const { from, to, postFunctions } of definition.transitions) {
      expect(steps).toContain(to);
      if (Array.isArray(from)) for (const id of from) expect(steps).toContain(id);
      for (const one of postFunctions) {
        if (one.type === 'set-resolution')
          expect(stockResolutions.map((resolution) => resolution.id)).toContain(one.resolutionId);
      }
    }
  });

  it('survives being written down and read again', () => {
    for (const { definition } of stockWorkflows) {
      expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
    }
  });
});

describe('The stock priorities', () => {
  it('stand in the order of their urgency', () => {
    expect(stockPriorities.map((priority) => priority.sequence)).toEqual([1, 2, 3, 4, 5]);
  });
});
