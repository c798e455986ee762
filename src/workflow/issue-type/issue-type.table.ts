import type { Generated } from 'kysely';

export interface IssueTypeTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
  icon: string;
  /** 0 or 1. */
  subtask: number;
  sequence: number;
}

export interface IssueTypeSchemeTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
  default_issue_type_id: number | null;
}

export interface IssueTypeSchemeEntryTable {
  scheme_id: number;
  issue_type_id: number;
  sequence: number;
}

export interface IssueTypePropertyTable {
  issue_type_id: number;
  key: string;
  /** JSON. */
  value: string;
}
