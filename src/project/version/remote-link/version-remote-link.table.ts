export interface VersionRemoteLinkTable {
  version_id: number;
  global_id: string;
  /** JSON, as it was given. */
  link: string;
}
