/** The columns that a user chose for lists of issues, in their order. */
export interface UserColumnTable {
  user_id: number;
  sequence: number;
  field_id: string;
}
