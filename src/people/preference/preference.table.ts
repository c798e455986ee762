/** What a user set for himself, as text. */
export interface UserPreferenceTable {
  user_id: number;
  key: string;
  value: string;
}
