/** A word of Jira's that an installation calls otherwise. */
export interface TerminologyTable {
  original_name: string;
  new_name: string;
  new_name_plural: string;
}
