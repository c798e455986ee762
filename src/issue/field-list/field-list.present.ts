import type { IssueField } from '../fields/field.ts';

/** A field as clients look it up: by its name, or by what JQL calls it. A pseudo field has no schema. */
export const presentField = (field: IssueField) => ({
  id: field.id,
  name: field.name,
  custom: field.custom ?? false,
  orderable: field.orderable,
  navigable: field.navigable,
  searchable: field.searchable,
  clauseNames: field.clauseNames ?? field.clauses.flatMap((clause) => clause.names),
  ...(field.schema && { schema: field.schema }),
});
