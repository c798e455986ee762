/** The columns that a user chose for lists of issues, in their order. */
export interface UserColumnTable {
  user_id: number;
  sequence: number;
  field_id: string;
}

/** Those of one filter. */
export interface FilterColumnTable {
  filter_id: number;
  sequence: number;
  field_id: string;
}

/** Those of everyone who chose none; empty: the program's own. */
export interface StandardColumnTable {
  sequence: number;
  field_id: string;
}
