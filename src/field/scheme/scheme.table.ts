import type { Generated } from 'kysely';

/** Which screen is shown for which operation. */
export interface ScreenSchemeTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
}

export interface ScreenSchemeEntryTable {
  scheme_id: number;
  /** default, create, edit or view */
  operation: string;
  screen_id: number;
}

/** Which screen scheme is followed for which issue type. */
export interface IssueTypeScreenSchemeTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
}

export interface IssueTypeScreenSchemeEntryTable {
  scheme_id: number;
  /** null: every type that has no entry of its own. */
  issue_type_id: number | null;
  screen_scheme_id: number;
}

/** Which of these schemes a project wears; no row: Jira's defaults. */
export interface ProjectFieldSchemeTable {
  project_id: number;
  issue_type_screen_scheme_id: number | null;
  field_configuration_scheme_id: number | null;
}
