/** What an installation knows about itself: its server id, its secrets' seed. */
export interface InstallationTable {
  key: string;
  value: string;
}
