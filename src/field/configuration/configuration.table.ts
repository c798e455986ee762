import type { Generated } from 'kysely';

export interface FieldConfigurationTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
}

/** How a field behaves; a field without a row is shown and optional. */
export interface FieldConfigurationItemTable {
  configuration_id: number;
  field_id: string;
  hidden: number;
  required: number;
  description: string;
}

/** Which configuration holds for which issue type. */
export interface FieldConfigurationSchemeTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
}

export interface FieldConfigurationSchemeEntryTable {
  scheme_id: number;
  /** null: every type that has no entry of its own. */
  issue_type_id: number | null;
  configuration_id: number;
}
