import { describe, expect, it } from 'vitest';
import { systemClauses, systemFields } from './system-fields.ts';

describe('system fields', () => {
  it('have ids and clause names of their own', () => {
    const ids = systemFields.map((field) => field.id);
    expect(new Set(ids).size).toBe(ids.length);
    const names = systemClauses.flatMap((clause) => clause.names.map((name) => name.toLowerCase()));
    expect(new Set(names).size).toBe(names.length);
  });

  it('have a schema wherever they have a value, and name themselves in it', () => {
    for (const field of systemFields.filter((one) => one.present && !one.custom)) {
      expect(field.schema?.system, field.id).toBe(field.id);
    }
  });

  it('tell the history of whatever can be changed', () => {
    const silent = systemFields
      .filter((field) => field.input && !field.input.changes)
      .map((field) => field.id);
    expect(silent.sort()).toEqual(['comment', 'issuelinks', 'parent', 'project', 'worklog']);
  });

  it('can be read where they can be set', () => {
    for (const field of systemFields.filter((one) => one.input))
      expect(field.present, field.id).toBeDefined();
  });
});
