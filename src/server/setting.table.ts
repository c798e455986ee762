/** What an administrator set while the program ran. */
export interface ServerSettingTable {
  key: string;
  value: string;
}
