import type { Generated } from 'kysely';

export interface CustomFieldTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
  /** The whole type key: com.atlassian.jira.plugin.system.customfieldtypes:select */
  type: string;
  /** null: JQL does not find it. */
  searcher: string | null;
}

/** Where a field is: in which projects, for which issue types. */
export interface CustomFieldContextTable {
  id: Generated<number>;
  field_id: number;
  name: string;
  description: string;
  all_projects: number;
  all_issue_types: number;
}

/** One project or one issue type that a context is restricted to. */
export interface CustomFieldScopeTable {
  context_id: number;
  project_id: number | null;
  issue_type_id: number | null;
}

export interface CustomFieldOptionTable {
  id: Generated<number>;
  context_id: number;
  /** Of the second choice of a cascading select. */
  parent_id: number | null;
  value: string;
  value_lower: string;
  sequence: number;
  disabled: number;
}

/** One value of a field on an issue, in the column of its kind; the others are null. */
export interface CustomFieldValueTable {
  id: Generated<number>;
  issue_id: number;
  field_id: number;
  sequence: number;
  text: string | null;
  text_lower: string | null;
  /** What the text is found by (db/full-text.ts). */
  text_terms: string | null;
  /** Short texts that are compared as a whole: labels, addresses. */
  term_lower: string | null;
  number: number | null;
  instant: number | null;
  /** yyyy-MM-dd */
  day: string | null;
  option_id: number | null;
  /** Of a cascading select. */
  child_option_id: number | null;
  user_id: number | null;
  group_id: number | null;
  project_id: number | null;
  version_id: number | null;
  updated: number;
}
