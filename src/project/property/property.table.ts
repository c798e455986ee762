export interface ProjectPropertyTable {
  project_id: number;
  key: string;
  /** JSON. */
  value: string;
}
