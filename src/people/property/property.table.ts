/** Whatever scripts and apps keep about a user. */
export interface UserPropertyTable {
  user_id: number;
  key: string;
  /** JSON. */
  value: string;
}
